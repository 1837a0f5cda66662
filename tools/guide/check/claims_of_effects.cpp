// What a guide says that a procedure clears or keeps, against what it has cleared.
#include <fmt/format.h>

#include <algorithm>

#include "sim/world/checks.hpp"
#include "tools/guide/check/assertions.hpp"
#include "tools/guide/check/claim_desk.hpp"

namespace headloop::checker {
namespace {

// What a run has cleared, in the words of statements.
MemorySet cleared_by(const Trial& trial) {
  MemorySet set = 0;
  for (const Layer layer : trial.finding.cleared) {
    if (layer == Layer::bluetooth) set |= bit(Memory::bluetooth);
    if (layer == Layer::asc) set |= bit(Memory::asc);
    if (layer == Layer::battery) set |= bit(Memory::battery);
  }
  for (const Observation& o : trial.record.observations()) {
    if (!world::is(o, Channel::log, Log::calibration_cleared)) continue;
    set |= bit(o.a == static_cast<std::int32_t>(Calibration::microphone) ? Memory::microphone
                                                                         : Memory::pressure);
  }
  return set;
}

std::string name_of_run(const Tried& tried) {
  return tried.goal() == Goal::reboot ? "the restart" : reset_text(tried);
}

// "Clears the pairings only."
bool is_exclusive(std::string_view text) {
  return has_any(words_of(text), {"only", "just", "solely", "merely"});
}

// What goes beyond a list refutes it only if the list is said to be all; else it is worth a note,
// where the statement is of certain products and not of what all have in common.
void compare(ClaimDesk& desk, const Clearing& clearing, const Tried& tried) {
  const bool general = clearing.said.scope == desk.names().all();
  const MemorySet actual = cleared_by(tried.literal());
  const auto kept = static_cast<MemorySet>(clearing.clears & ~actual);
  const auto more = static_cast<MemorySet>(actual & ~clearing.clears);
  const models::Product& product = *tried.binding.product;
  const std::size_t sentence = clearing.said.sentence;
  desk.test(sentence);
  if (kept != 0) {
    desk.refute(
        sentence,
        fmt::format("on the {} {} keeps {}", product.title, name_of_run(tried), text_of(kept)),
        product, {"product.rule"});
    return;
  }
  const bool exclusive = is_exclusive(desk.text(sentence));
  if (more == 0 || (general && !exclusive)) return;
  const std::string observed = fmt::format("on the {} {} clears {} as well", product.title,
                                           name_of_run(tried), text_of(more));
  Finding& finding = exclusive ? desk.refute(sentence, observed, product, {"product.rule"})
                               : desk.complete(sentence, observed, product, {"product.rule"});
  finding.claims.emplace_back("R2");
  finding.why = "a reader loses more than the guide says: name it";
}

// Of one part of a sentence.
struct Effect {
  MemorySet memories = 0;
  bool gone = false;
  bool presets = false;  // of the equaliser
};

constexpr MemorySet everything = (1U << count_of<Memory>()) - 1;

// Some words name memory only beside others: "pairing mode" and "the battery lasts" do not.
MemorySet memories_of(const Words& clause, const Words& sentence) {
  Words named;
  for (std::size_t i = 0; i < clause.size(); ++i) {
    const bool mode = i + 1 < clause.size() && clause[i + 1].text == "mode";
    if (!mode) named.push_back(clause[i]);
  }
  MemorySet set = memories_in(named);
  if (!mentions(sentence,
                {"histor", "profile", "memor", "data", "eeprom", "threshold", "learn", "cycle"}))
    set &= static_cast<MemorySet>(~bit(Memory::battery));
  if (!mentions(sentence, {"calibrat"}))
    set &= static_cast<MemorySet>(~(bit(Memory::microphone) | bit(Memory::pressure)));
  if (has_any(clause, {"anything", "nothing", "everything"})) set = everything;
  return set;
}

// Whether it says that something is gone, or that it is kept.
std::optional<bool> gone_in(const Words& clause) {
  const bool denied = denies(clause);
  const bool again = mentions(clause, {"again", "anew", "redo", "reteach"}) &&
                     mentions(clause, {"need", "have", "must"});
  const bool erased = again || mentions(clause, {"eras", "delet", "wipe", "lost", "lose", "clear",
                                                 "remov", "forg", "gone", "vanish"});
  const bool left = mentions(clause, {"surviv", "kept", "keep", "remain", "preserv", "retain",
                                      "intact", "stay", "unaffected"}) ||
                    (denied && mentions(clause, {"affect", "touch", "chang"}));
  if (erased == left) return std::nullopt;
  if (left && denied && !mentions(clause, {"affect", "touch", "chang"})) return std::nullopt;
  return erased && !denied;
}

// A part without a verb goes on with what the one before said; one without a subject ("these
// stay") speaks of the subject before.
std::vector<Effect> effects_in(std::string_view text, const Words& words) {
  std::vector<Effect> effects;
  MemorySet pending = 0;
  bool presets = false;
  for (const Words& clause : clauses_of(text, words)) {
    const MemorySet named = memories_of(clause, words);
    presets = presets || mentions(clause, {"equal", "eq"});
    const auto gone = gone_in(clause);
    if (!gone && effects.empty()) {
      pending |= named;
    } else if (!gone) {
      if (named != 0) effects.push_back({named, effects.back().gone != denies(clause), false});
    } else {
      MemorySet all = pending | named;
      if (all == 0 && !effects.empty()) all = effects.back().memories;
      effects.push_back({all, *gone, presets});
      pending = 0;
      presets = false;
    }
  }
  return effects;
}

// F1: they live in the app and its cloud.
void test_presets(ClaimDesk& desk, std::size_t sentence, const Effect& effect, const Tried& tried) {
  desk.test(sentence);
  if (!effect.gone) return;
  const models::Product& product = *tried.binding.product;
  desk.refute(sentence,
              fmt::format("the {} has no equaliser presets that a reset could clear: they live in "
                          "the app and its cloud",
                          product.title),
              product, {"product.title"})
      .claims = {"F1"};
}

void test_memories(ClaimDesk& desk, std::size_t sentence, const Effect& effect,
                   const Tried& tried) {
  desk.test(sentence);
  const MemorySet cleared = cleared_by(tried.literal());
  // "Anything" is whatever there is.
  const MemorySet asked =
      effect.memories == everything && effect.gone ? MemorySet{cleared} : effect.memories;
  const auto wrong = static_cast<MemorySet>(effect.gone ? asked & ~cleared : asked & cleared);
  if (wrong == 0) return;
  const models::Product& product = *tried.binding.product;
  Finding& finding =
      desk.refute(sentence,
                  fmt::format("on the {} {} {} {}", product.title, name_of_run(tried),
                              effect.gone ? "keeps" : "clears", text_of(wrong)),
                  product, {"product.rule"});
  finding.claims.emplace_back(tried.goal() == Goal::reboot ? "R1" : "R2");
}

}  // namespace

void test_clearings(ClaimDesk& desk) {
  for (const Clearing& clearing : desk.statements().clearings) {
    for (const Tried* tried : desk.runs_for(clearing.said.sentence, clearing.said.scope))
      compare(desk, clearing, *tried);
  }
}

// "Locations are erased by the reset." "Your pairings stay." "This deletes nothing."
void test_effect(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  const auto& clearings = desk.statements().clearings;
  const bool listed = std::any_of(clearings.begin(), clearings.end(), [&](const Clearing& one) {
    return one.said.sentence == sentence;
  });
  // What another deed does is not said of the procedure.
  if (listed || mentions(words, {"if", "hold", "leav", "press"})) return;
  const std::vector<Effect> effects = effects_in(desk.text(sentence), words);
  if (effects.empty()) return;
  for (const Tried* tried : desk.runs_for(sentence, desk.scope(sentence))) {
    for (const Effect& effect : effects) {
      if (effect.presets) test_presets(desk, sentence, effect, *tried);
      if (effect.memories != 0) test_memories(desk, sentence, effect, *tried);
    }
  }
}

}  // namespace headloop::checker
