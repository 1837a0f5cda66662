// Statements that a verification behind the reset answers (V1 to V4): each product's own procedure
// is performed, then the test, as a person does it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "sim/world/checks.hpp"
#include "tools/guide/check/experiment.hpp"
#include "tools/guide/check/finder.hpp"

namespace headloop::checker {
namespace {

// The limits of a statement, or just that the test passes.
using Judges = bool (*)(const Measured& measured, const std::optional<NumberRange>& said);
// What was measured, in words.
using Tells = std::string (*)(const Measured& measured);

void verify(ClaimDesk& desk, std::size_t sentence, Test test,
            const std::optional<NumberRange>& said, Judges judges, Tells tells) {
  for (const Tried* tried : desk.resets(desk.scope(sentence))) {
    if (!desk.lab().known.effort.for_all()) return;
    const Measured& measured = desk.measured(*tried, test);
    desk.test(sentence);
    if (judges(measured, said)) continue;
    const models::Product& product = *tried->binding.product;
    desk.refute(
        sentence,
        fmt::format("on the {}, after {}: {}", product.title, reset_text(*tried), tells(measured)),
        product, {"product.rule"});
  }
}

bool passes(const Measured& measured, const std::optional<NumberRange>&) { return measured.passes; }
bool inside(const Measured& measured, const std::optional<NumberRange>& said) {
  return measured.least >= said->least && measured.most <= said->most;
}
bool at_most(const Measured& measured, const std::optional<NumberRange>& said) {
  return measured.most <= said->most;
}

std::string times_text(const Measured& measured) {
  return fmt::format("it takes {} to {}", seconds_text(milliseconds(measured.least)),
                     seconds_text(milliseconds(measured.most)));
}
std::string deviation_text(const Measured& measured) {
  return fmt::format("{}.{} to {}.{} % off a straight line", measured.least / 10,
                     measured.least % 10, measured.most / 10, measured.most % 10);
}
std::string address_text(const Measured&) { return "it shows another name, or its old address"; }

bool denies_cause(const Words& words) {
  return mentions(words, {"mean", "indicat", "imply", "implies", "caus", "if"});
}

// The one deviation that a sentence gives; of several, as in an example, none.
std::optional<std::int64_t> percent_in(std::string_view text, const Words& words) {
  std::optional<std::int64_t> percent;
  for (const Word& word : words) {
    const bool is = word.thousandths && word.end < text.size() && text[word.end] == '%';
    if (!is) continue;
    if (percent) return std::nullopt;
    percent = word.thousandths;
  }
  return percent;
}

// As the radio gives it after a reset (V1).
constexpr std::string_view shown_name = "headphones";

}  // namespace

const Measured& ClaimDesk::measured(const Tried& reset, Test test) {
  constexpr std::uint64_t units = 3;
  const auto [place, fresh] = measured_.try_emplace({reset.product, test});
  Measured& measured = place->second;
  for (std::uint64_t seed = 1; fresh && seed <= units; ++seed) {
    Experiment experiment(reset);
    if (test != Test::address) experiment.phone(world::HostAction::pair);
    const Trial trial = experiment.is_unit(seed).verify(test).run(*this);
    for (const Observation& o : trial.record.observations()) {
      if (o.channel != Channel::check || o.subject != static_cast<std::uint8_t>(test)) continue;
      const std::int64_t figure = std::abs(std::int64_t{o.a});  // at least so much, if in vain
      measured.least = std::min(measured.least, figure);
      measured.most = std::max(measured.most, figure);
      measured.passes = measured.passes && static_cast<CheckResult>(o.what) == CheckResult::pass;
    }
  }
  return measured;
}

// "It appears as 'Headphones' and shows a new address."
void test_address(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  const bool address =
      mentions(words, {"address"}) && mentions(words, {"new", "fresh", "differ", "chang"});
  const auto name = checker::quoted(desk.text(sentence));
  const bool shown = name && mentions(words, {"appear", "show", "call", "list", "name"}) &&
                     lower(*name) == shown_name;
  if ((!address && !shown) || denies_cause(words)) return;
  verify(desk, sentence, Test::address, {}, passes, address_text);
}

// "22-38 seconds to full attenuation"; "it ramps up gradually".
void test_ramp(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  if (denies_cause(words)) return;
  const auto said = range_of(words, {"sec", "s"});
  const bool full = mentions(words, {"noise", "anc"}) && mentions(words, {"full"});
  if (said && (full || mentions(words, {"attenuat", "ramp"})))
    return verify(desk, sentence, Test::anc_ramp, said, inside, times_text);
  if (mentions(words, {"ramp"}) && mentions(words, {"gradual", "slow"}))
    verify(desk, sentence, Test::anc_ramp, {}, passes, times_text);
}

// "At most 3.5 % off a straight line"; "it drops linearly". A figure of the bench is a permille.
void test_drain(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  if (denies_cause(words) || !mentions(words, {"linear", "straight", "evenly"})) return;
  if (const auto said = percent_in(desk.text(sentence), words))
    return verify(desk, sentence, Test::battery, NumberRange{0, *said / 100}, at_most,
                  deviation_text);
  if (mentions(words, {"drop", "drain", "fall", "decreas"}))
    verify(desk, sentence, Test::battery, {}, passes, deviation_text);
}

// "It answers within 1.2 seconds."
void test_answer(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  if (denies_cause(words) || !mentions(words, {"latency", "respon", "answer", "assistant"})) return;
  const auto said = range_of(words, {"sec", "s"});
  if (said) verify(desk, sentence, Test::assistant, said, at_most, times_text);
}

}  // namespace headloop::checker
