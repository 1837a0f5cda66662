// Statements of what a unit holds, and of what goes out of it before a reset and back behind it.
#include <fmt/format.h>

#include <algorithm>

#include "models/platform/params.hpp"
#include "tools/guide/check/assertions.hpp"
#include "tools/guide/check/experiment.hpp"
#include "tools/guide/check/outcome_words.hpp"

namespace headloop::checker {
namespace {

using world::AppAction;
using world::HostAction;
using world::Property;

// How many hosts a unit remembers that has met one more than its table has room for.
std::int64_t hosts_held(ClaimDesk& desk, const models::Product& product) {
  Experiment experiment(product);
  experiment.has_paired(platform::hosts_max - 2);
  for (int i = 0; i < 2; ++i) experiment.phone(HostAction::pair, experiment.other_phone());
  return experiment.run(desk).state_of(Property::paired_hosts);
}

// Set to something that no factory has it at.
constexpr std::int64_t strength_by_hand = 40;

struct Restored {
  bool locations = false;
  bool strength = false;
};

// Exported before the reset, imported behind it.
Restored restored_by_import(ClaimDesk& desk, const Tried& reset) {
  Experiment experiment(reset);
  experiment.leave_for(seconds(5)).phone(HostAction::connect);
  experiment.app(AppAction::anc_strength, strength_by_hand).app(AppAction::export_profiles);
  experiment.then_reset();
  experiment.phone(HostAction::forget).phone(HostAction::pair).app(AppAction::import_profiles);
  const Trial trial = experiment.run(desk);
  const std::int64_t had = trial.plan.script.unit.asc_profiles;
  return {trial.state_of(Property::asc_profiles) == had,
          trial.state_of(Property::anc_strength) == strength_by_hand};
}

// "Import ..." may stand in one of the sentences before.
bool speaks_of_import(const ClaimDesk& desk, std::size_t sentence) {
  constexpr std::size_t looked_back = 2;
  for (std::size_t back = 0; back <= std::min(looked_back, sentence); ++back) {
    if (mentions(desk.text(sentence - back), {"import"})) return true;
  }
  return false;
}

}  // namespace

// "EQ profiles are stored in the app", "... live on the headphones". F1
void test_presets_home(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  for (const Words& clause : clauses_of(desk.text(sentence), words)) {
    const bool presets = mentions(clause, {"equali"}) || has_any(clause, {"eq"});
    if (!presets || !mentions(clause, {"stor", "sav", "live", "resid"})) continue;
    const bool app = mentions(clause, {"app", "cloud", "phone", "account"});
    const bool unit = mentions(clause, {"headphones", "headset", "unit", "device"});
    if (app == unit) continue;
    each_product(desk, sentence, [&](const models::Product& product) {
      desk.test(sentence);
      if (app != denies(clause)) return;
      desk.refute(sentence,
                  fmt::format("the {} holds no equaliser presets: they live in the app and its "
                              "cloud",
                              product.title),
                  product, {"product.title"})
          .claims = {"F1"};
    });
  }
}

// "It remembers up to 8 devices." R2
void test_capacity(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  const auto said = range_of(words, {"pair", "device", "host", "phone", "connection"});
  const bool most = mentions(words, {"up", "most", "max", "maximum"}) &&
                    mentions(words, {"pair", "remember", "stor", "hold", "memor", "table"});
  if (!said || !most || mentions(words, {"if", "same"})) return;
  each_product(desk, sentence, [&](const models::Product& product) {
    const std::int64_t held = hosts_held(desk, product);
    desk.test(sentence);
    if (said->most == held * 1'000) return;
    desk.refute(
            sentence,
            fmt::format("on the {} the table has room for {} devices: the next one pushes one out",
                        product.title, held),
            product, {"product.title"})
        .claims = {"R2"};
  });
}

// "The import restores the locations, but not the manual strength." F5
void test_import(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  if (!speaks_of_import(desk, sentence) || mentions(words, {"if"}) ||
      !mentions(words, {"restor", "back", "keep", "kept", "surviv", "preserv"}))
    return;
  for (const Words& clause : clauses_of(desk.text(sentence), words)) {
    const bool strength = mentions(clause, {"strength", "slider", "manual"});
    const bool locations = (memories_in(clause) & bit(Memory::asc)) != 0;
    if (!strength && !locations) continue;
    for (const Tried* reset : desk.resets(desk.scope(sentence))) {
      const Restored restored = restored_by_import(desk, *reset);
      desk.test(sentence);
      const bool is = strength ? restored.strength : restored.locations;
      if (is != denies(clause)) continue;
      const models::Product& product = *reset->binding.product;
      desk.refute(sentence,
                  fmt::format("on the {}, exported before {} and imported behind it, the {} {}",
                              product.title, reset_text(*reset),
                              strength ? "strength set by hand" : "locations",
                              is ? "is there again" : "is not there"),
                  product, {"product.title"})
          .claims = {"F5"};
    }
  }
}

}  // namespace headloop::checker
