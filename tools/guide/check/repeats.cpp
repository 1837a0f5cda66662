#include "tools/guide/check/repeats.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

using guide::Action;
using guide::BlockKind;
using guide::StepRef;

// More is said to be untried: nobody does as much.
constexpr std::size_t done_max = 200;

const guide::Step& step_at(const guide::Guide& guide, StepRef ref) {
  return guide.sentences[ref.sentence].steps[ref.step];
}

// The item of a numbered list that a sentence stands in.
std::optional<std::size_t> numbered_item(const guide::Guide& guide, std::size_t sentence) {
  for (std::size_t at = guide.sentences[sentence].block; at != guide::no_block;
       at = guide.blocks[at].parent) {
    const std::size_t parent = guide.blocks[at].parent;
    if (guide.blocks[at].kind == BlockKind::item && parent != guide::no_block &&
        guide.blocks[parent].ordered)
      return at;
  }
  return std::nullopt;
}

// Which one of its list an item is, from 1.
int number_of(const guide::Guide& guide, std::size_t item) {
  const std::size_t list = guide.blocks[item].parent;
  int number = 1;
  for (std::size_t at = list + 1; at < item; ++at)
    number += guide.blocks[at].kind == BlockKind::item && guide.blocks[at].parent == list ? 1 : 0;
  return number;
}

// The numbers that a guide's reader gives to steps: those of the list, or else each block's of
// its own.
std::vector<int> numbers_of(const guide::Guide& guide, const std::vector<StepRef>& steps) {
  std::vector<int> numbers;
  const bool listed = std::any_of(steps.begin(), steps.end(), [&](StepRef ref) {
    return numbered_item(guide, ref.sentence).has_value();
  });
  std::size_t last = guide::no_block;
  int blocks = 0;
  for (const StepRef& ref : steps) {
    const std::size_t block = guide.sentences[ref.sentence].block;
    if (block != last) ++blocks;
    last = block;
    const auto item = numbered_item(guide, ref.sentence);
    numbers.push_back(!listed ? blocks : item ? number_of(guide, *item) : 0);
  }
  return numbers;
}

bool is_one_of(const Word& word, std::initializer_list<std::string_view> texts) {
  return std::find(texts.begin(), texts.end(), word.text) != texts.end();
}

bool has_one_of(const Words& words, std::initializer_list<std::string_view> texts) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& word) { return is_one_of(word, texts); });
}

// The number of a step that a word gives; "twice" and "three times" are of something else.
std::optional<int> number_in(const Words& words, std::size_t at, int before) {
  const Word& word = words[at];
  if (is_one_of(word, {"previous", "last", "preceding"})) return before;
  if (word.ordinal > 0) return word.ordinal;
  const bool times = is_one_of(word, {"once", "twice", "thrice", "double"}) ||
                     (at + 1 < words.size() && is_one_of(words[at + 1], {"times", "more", "x"}));
  if (!word.thousandths || times) return std::nullopt;
  return static_cast<int>(*word.thousandths / 1'000);
}

// "step 2", "steps 1 and 2", "steps 2-4", "the previous step", "the whole procedure".
std::vector<int> named_in(const std::string& text, int before) {
  const Words words = words_of(text);
  std::vector<int> named;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto number = number_in(words, i, before)) named.push_back(*number);
  }
  const bool range = has_one_of(words, {"to", "through", "thru", "till", "until"}) ||
                     text.find('-') != std::string::npos ||
                     text.find("\u2013") != std::string::npos;
  int from = 0;
  int to = -1;
  if (range && named.size() == 2) {
    from = named[0];
    to = std::min(named[1], before);
  } else if (named.empty() && has_one_of(words, {"procedure", "process", "sequence", "steps",
                                                 "everything", "whole", "all", "above"})) {
    to = before;
  } else {
    return named;
  }
  named.clear();
  for (int number = from; number <= to; ++number) named.push_back(number);
  return named;
}

}  // namespace

std::vector<DoneStep> done_steps(const guide::Guide& guide, const guide::Procedure& procedure) {
  const auto repeats = [&](StepRef ref) { return step_at(guide, ref).action == Action::repeat; };
  const std::vector<StepRef>& steps = procedure.steps;
  std::vector<int> numbers;
  if (std::any_of(steps.begin(), steps.end(), repeats)) numbers = numbers_of(guide, steps);
  std::vector<DoneStep> done;
  std::vector<std::size_t> ends;  // of what each step has done
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::size_t size = done.size();
    const guide::Step& step = step_at(guide, steps[i]);
    const bool always = repeats(steps[i]) && step.condition.empty();
    const int before = always && i > 0 ? numbers[i - 1] : 0;
    const std::vector<int> named = always ? named_in(step.meanwhile, before) : std::vector<int>();
    for (int times = 0; !named.empty() && times < step.count.value_or(1); ++times) {
      for (std::size_t k = 0; k < i && done.size() < done_max; ++k) {
        const bool is_named = std::find(named.begin(), named.end(), numbers[k]) != named.end();
        for (std::size_t j = k == 0 ? 0 : ends[k - 1]; is_named && j < ends[k]; ++j) {
          const StepRef words = done[j].words;
          if (!repeats(words)) done.push_back({words, steps[i].sentence});
        }
      }
    }
    if (done.size() == size) done.push_back({steps[i], steps[i].sentence});
    ends.push_back(done.size());
  }
  return done;
}

}  // namespace headloop::checker
