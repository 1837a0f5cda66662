#include "tools/guide/check/preconditions.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

using guide::SentenceClass;

// "Turn it on", "switched on", "make sure that it is on"
bool speaks_of_off(const Words& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const Word& word = words[i];
    const bool verb = word.starts_with("turn") || word.starts_with("switch") ||
                      word.starts_with("power") || word.text == "is" || word.text == "are" ||
                      word.text == "it" || word.text == "them" || word.starts_with("headphone");
    if (verb && words[i + 1].text == "on") return true;
  }
  return false;
}
bool speaks_of_cable(const Words& words) {
  return mentions(words, {"cable", "charger", "charging", "unplug", "usb", "plugged"});
}
bool speaks_of_wearing(const Words& words) {
  return mentions(words, {"wear", "worn", "remov", "ears", "head"}) &&
         !(mentions(words, {"headphone"}) && !mentions(words, {"wear", "worn", "remov", "ears"}));
}
bool speaks_of_link(const Words& words) {
  return mentions(words, {"disconnect", "unpair"}) ||
         (mentions(words, {"bluetooth", "phone"}) && mentions(words, {"turn", "switch", "off"}));
}

struct Row {
  Start start;
  Precondition precondition;
  bool (*speaks)(const Words&);
};
constexpr std::array rows = {
    Row{Start::on, {"that it has to be off", "product.rule"}, speaks_of_off},
    Row{Start::off, {"that it has to be on", "product.rule"}, speaks_of_off},
    Row{Start::charging,
        {"that no cable may be plugged in", "reset.cable-blocks"},
        speaks_of_cable},
    Row{Start::worn, {"that nobody may wear it", "reset.worn-aborts"}, speaks_of_wearing},
    Row{Start::connected, {"that no phone may be connected", "product.rule"}, speaks_of_link}};

const Row& row_of(Start start) { return rows[static_cast<std::size_t>(start)]; }

bool has_step_in(const guide::Guide& guide, std::size_t sentence) {
  return std::any_of(
      guide.procedures.begin(), guide.procedures.end(), [&](const guide::Procedure& procedure) {
        return std::any_of(procedure.steps.begin(), procedure.steps.end(),
                           [&](const auto& ref) { return ref.sentence == sentence; });
      });
}

}  // namespace

const Precondition& precondition_against(Start start) { return row_of(start).precondition; }

Told told_of(const guide::Guide& guide, const guide::Procedure& procedure, Start start) {
  const std::size_t first = procedure.steps.front().sentence;
  Told told;
  for (std::size_t i = 0; i < guide.sentences.size() && !told.before; ++i) {
    const guide::Sentence& sentence = guide.sentences[i];
    const Words words = words_of(sentence.text);
    if (!row_of(start).speaks(words)) continue;
    const bool binds = sentence.kind == SentenceClass::precondition ||
                       sentence.kind == SentenceClass::warning ||
                       sentence.kind == SentenceClass::instruction;
    if (i < first) {
      // A step of another procedure tells this one's reader nothing.
      told.before =
          binds && (!has_step_in(guide, i) || sentence.block + 1 == guide.sentences[first].block);
    } else if (i > first && !told.later && mentions(words, {"reset", "block", "abort"})) {
      told.later = i;
    }
  }
  return told;
}

}  // namespace headloop::checker
