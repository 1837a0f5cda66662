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
  Start start = Start::on;
  Precondition precondition;
  bool (*speaks)(const Words&) = nullptr;
};
constexpr std::array rows = {
    Row{Start::on,
        {"that it has to be off", "product.rule", "Turn the headphones off."},
        speaks_of_off},
    Row{Start::off,
        {"that it has to be on", "product.rule", "Turn the headphones on."},
        speaks_of_off},
    Row{Start::charging,
        {"that no cable may be plugged in", "reset.cable-blocks", "Unplug the cable."},
        speaks_of_cable},
    Row{Start::worn,
        {"that nobody may wear it", "reset.worn-aborts", "Take the headphones off your head."},
        speaks_of_wearing},
    Row{Start::connected, {"that no phone may be connected", "product.rule", ""}, speaks_of_link}};

const Row& row_of(Start start) { return rows[static_cast<std::size_t>(start)]; }

bool prepares(guide::Action action) {
  using guide::Action;
  constexpr std::array preparing = {Action::unplug, Action::take_off, Action::place,
                                    Action::power_on, Action::power_off};
  return std::find(preparing.begin(), preparing.end(), action) != preparing.end();
}

bool only_prepares(const guide::Guide& guide, const guide::Procedure& procedure) {
  return std::all_of(procedure.steps.begin(), procedure.steps.end(), [&](guide::StepRef ref) {
    return prepares(guide.sentences[ref.sentence].steps[ref.step].action);
  });
}

// "Phase two", "Second stage", "Step 2: the other chord"
bool is_later_part(std::string_view heading) {
  const Words words = words_of(heading);
  const bool part = std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.text == "phase" || word.text == "stage" || word.text == "step" ||
           word.text == "part";
  });
  return part && std::any_of(words.begin(), words.end(), [](const Word& word) {
           return word.ordinal > 1 ||
                  (word.thousandths && *word.thousandths > 1'000 && *word.thousandths < 10'000);
         });
}

bool touches(guide::Action action) {
  using guide::Action;
  return action == Action::press || action == Action::hold || action == Action::tap ||
         action == Action::slide;
}

// "Before you start:", "What you need" over a list: what the list names has to be so.
bool asks_for_a_state(std::string_view lead) {
  return mentions(lead, {"before", "prepar", "prerequisit", "precondition", "requirement", "need",
                         "first", "sure", "ensure", "checklist"});
}

std::unordered_set<std::size_t> sentences_of_steps(const guide::Guide& guide) {
  std::unordered_set<std::size_t> sentences;
  for (const guide::Procedure& procedure : guide.procedures) {
    if (only_prepares(guide, procedure)) continue;  // that binds whoever reads on
    for (const guide::StepRef& ref : procedure.steps) sentences.insert(ref.sentence);
  }
  return sentences;
}

// "No cable connected" needs no verb.
bool binds(const guide::Sentence& sentence, const Words& words) {
  return sentence.kind == SentenceClass::precondition || sentence.kind == SentenceClass::warning ||
         sentence.kind == SentenceClass::instruction ||
         (sentence.kind == SentenceClass::other && !words.empty() && words.front().text == "no");
}

}  // namespace

const Precondition& precondition_against(Start start) { return row_of(start).precondition; }

bool speaks_of(Start start, const Words& words) { return row_of(start).speaks(words); }

void join_parts(guide::Guide& guide) {
  std::vector<guide::Procedure> joined;
  for (guide::Procedure& procedure : guide.procedures) {
    if (!joined.empty() && is_later_part(procedure.heading) && procedure.models.empty()) {
      joined.back().steps.insert(joined.back().steps.end(), procedure.steps.begin(),
                                 procedure.steps.end());
      continue;
    }
    const bool prepared = !joined.empty() && only_prepares(guide, joined.back()) &&
                          !only_prepares(guide, procedure) &&
                          (joined.back().models.empty() || procedure.models.empty());
    if (prepared) {
      procedure.steps.insert(procedure.steps.begin(), joined.back().steps.begin(),
                             joined.back().steps.end());
      joined.pop_back();
    }
    joined.push_back(std::move(procedure));
  }
  guide.procedures = std::move(joined);
}

guide::StepRef first_touch(const guide::Guide& guide, const guide::Procedure& procedure) {
  for (const guide::StepRef& ref : procedure.steps) {
    if (touches(guide.sentences[ref.sentence].steps[ref.step].action)) return ref;
  }
  return procedure.steps.front();
}

Preconditions::Preconditions(const guide::Guide& guide) : guide_(guide) {
  const std::unordered_set<std::size_t> steps = sentences_of_steps(guide);
  for (std::size_t i = 0; i < guide.sentences.size(); ++i) {
    const guide::Sentence& sentence = guide.sentences[i];
    const Words words = words_of(sentence.text);
    const bool of_reset = mentions(words, {"reset", "block", "abort"});
    for (const Row& row : rows) {
      if (!row.speaks(words)) continue;
      Spoken& spoken = spoken_[static_cast<std::size_t>(row.start)];
      if (of_reset) spoken.of_resets.push_back(i);
      if (!binds(sentence, words) && !is_asked_for(i)) continue;
      // A step of another procedure tells this one's reader nothing.
      if (steps.contains(i)) {
        spoken.blocks.insert(sentence.block);
        spoken.steps.insert(i);
      } else if (!spoken.first) {
        spoken.first = i;
      }
    }
  }
}

// An item of a list whose lead or heading asks for a state.
bool Preconditions::is_asked_for(std::size_t sentence) const {
  const std::size_t item = guide_.sentences[sentence].block;
  std::size_t list = item;
  while (list != guide::no_block && guide_.blocks[list].kind != guide::BlockKind::list)
    list = guide_.blocks[list].parent;
  if (list == guide::no_block || list == 0) return false;
  return asks_for_a_state(shortened(guide_.blocks[list - 1].text.text()));
}

Told Preconditions::told(const guide::Procedure& procedure, Start start) const {
  const std::size_t first = first_touch(guide_, procedure).sentence;
  const std::size_t block = guide_.sentences[first].block;
  const Spoken& spoken = spoken_[static_cast<std::size_t>(start)];
  const bool by_step =
      std::any_of(procedure.steps.begin(), procedure.steps.end(), [&](const guide::StepRef& ref) {
        return ref.sentence <= first && spoken.steps.contains(ref.sentence);
      });
  Told told;
  told.before = (spoken.first && *spoken.first < first) || by_step ||
                (block > 0 && spoken.blocks.contains(block - 1));
  const auto later = std::upper_bound(spoken.of_resets.begin(), spoken.of_resets.end(), first);
  if (!told.before && later != spoken.of_resets.end()) told.later = *later;
  return told;
}

}  // namespace headloop::checker
