// Statements that the runs of the guide's own procedures answer.
#include <fmt/format.h>

#include <algorithm>

#include "sim/world/checks.hpp"
#include "tools/guide/check/claim_desk.hpp"
#include "tools/guide/check/outcome_words.hpp"
#include "tools/guide/check/preconditions.hpp"
#include "tools/guide/check/sign_words.hpp"
#include "tools/report/entry.hpp"

namespace headloop::checker {
namespace {

using world::Colour;

// Whether a sign shows just these colours.
bool has_colours(const models::Product& product, std::size_t sign,
                 const std::vector<Colour>& colours) {
  const auto& look = product.face.leds[sign];
  if (!look) return false;
  const std::vector<Colour> shown = colours_of(*look);
  return std::is_permutation(shown.begin(), shown.end(), colours.begin(), colours.end());
}

// Whether the LED has shown just these colours in the run.
bool has_shown(const Tried& tried, const std::vector<Colour>& colours) {
  const auto& observations = tried.literal().record.observations();
  return std::any_of(observations.begin(), observations.end(), [&](const Observation& o) {
    return o.channel == Channel::led && has_colours(*tried.binding.product, o.what, colours);
  });
}

// A sign of success need not come in the run: some products keep it for the next boot (M2).
bool is_right(const Tried& tried, const Meaning& meaning) {
  if (has_shown(tried, meaning.colours)) return meaning.success;
  constexpr auto confirmed = static_cast<std::size_t>(LedSign::reset_confirmed);
  return !meaning.success || has_colours(*tried.binding.product, confirmed, meaning.colours);
}

// Whether a step of the procedure ends the state, so that its runs say nothing of it.
bool ends(const Binding& binding, Start start) {
  const world::Action cure =
      start == Start::charging ? world::Action::unplug : world::Action::take_off;
  return std::any_of(binding.steps.begin(), binding.steps.end(),
                     [cure](const BoundStep& bound) { return bound.step.action == cure; });
}

std::string colours_text(const std::vector<Colour>& colours) {
  std::string text;
  for (const Colour colour : colours)
    text += (text.empty() ? "" : " and ") + std::string(name_of(colour));
  return text;
}

}  // namespace

// A sign of success comes when the reset works, one of failure does not.
void test_meanings(ClaimDesk& desk) {
  for (const Meaning& meaning : desk.statements().meanings) {
    for (const Tried* tried : desk.resets(meaning.said.scope)) {
      desk.test(meaning.said.sentence);
      if (is_right(*tried, meaning)) continue;
      const models::Product& product = *tried->binding.product;
      desk.refute(meaning.said.sentence,
                  fmt::format("on the {} the LED {} {} in {}, which works", product.title,
                              meaning.success ? "never shows" : "shows",
                              colours_text(meaning.colours), reset_text(*tried)),
                  product, {"lights"})
          .assumed.clear();
    }
  }
}

// "The sensor may abort the reset if it is worn."
void test_refusal(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  const bool refuses = mentions(words, {"abort", "refus", "block", "cancel", "prevent"}) &&
                       mentions(words, {"reset"}) && !mentions(words, {"not", "never"});
  if (!refuses) return;
  for (const Start start : {Start::charging, Start::worn}) {
    if (!speaks_of(start, words)) continue;
    for (const Tried* tried : desk.resets(desk.scope(sentence))) {
      for (const FromStart& from : tried->attempts->starts) {
        if (from.start != start || ends(tried->binding, start)) continue;
        desk.test(sentence);
        if (!from.ending.works()) continue;
        const models::Product& product = *tried->binding.product;
        desk.refute(sentence,
                    fmt::format("on the {}, if it is {}: {}", product.title, name_of(start),
                                from.ending.text),
                    product, {precondition_against(start).path});
      }
    }
  }
}

// "Locks it up for 4-6 hours", of a product that a procedure of this guide harms.
void test_harm(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  if (!mentions(words, {"brick", "lock", "freez", "dead", "harm"})) return;
  const auto said = range_of(words, {"hour"});
  if (!said) return;
  const ProductSet named = desk.names().in(desk.text(sentence));
  for (std::size_t i = 0; i < desk.lab().products.size(); ++i) {
    const auto lasts = desk.harm(i);
    if ((named & bit(i)) == 0 || !lasts) continue;
    desk.test(sentence);
    const Duration hour = hours(1);
    if (*lasts * 1'000 >= hour * said->least && *lasts * 1'000 <= hour * said->most) continue;
    const models::Product& product = desk.lab().products[i];
    desk.refute(sentence, fmt::format("on the {} it lasted {}", product.title, rough_text(*lasts)),
                product, {"bugs", "touch-panel.lock-out"});
  }
}

}  // namespace headloop::checker
