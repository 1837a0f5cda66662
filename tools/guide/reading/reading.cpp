#include "tools/guide/reading/reading.hpp"

#include <algorithm>
#include <utility>

#include "tools/guide/reading/admission.hpp"
#include "tools/guide/reading/classes.hpp"
#include "tools/guide/reading/fragments.hpp"
#include "tools/guide/reading/labels.hpp"
#include "tools/guide/reading/procedures.hpp"
#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/questions.hpp"
#include "tools/guide/reading/sentences.hpp"
#include "tools/guide/reading/step_headings.hpp"
#include "tools/guide/reading/steps.hpp"
#include "tools/guide/reading/tables.hpp"
#include "tools/input/text_map.hpp"

namespace headloop::guide {
namespace {

// Nobody reads a sentence of so many words; and no time is spent on what is none.
constexpr std::size_t sentence_size_max = 4'000;
constexpr std::size_t opening_max = 40;  // enough to see how a text begins

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Offsets in the sentence become offsets in the source.
Span in_source(const Block& block, Span sentence, Span part) {
  return block.text.source(sentence.begin + part.begin, sentence.begin + part.end);
}

class Reader {
 public:
  Reader(std::string_view text, std::string name, const Lexicon& lexicon)
      : map_(text), text_(text), names_(lexicon) {
    guide_.name = std::move(name);
    guide_.blocks = blocks_of(text);
    settle_step_headings(guide_.blocks);
  }

  Guide read() {
    for (std::size_t i = 0; i < guide_.blocks.size(); ++i) block(i);
    table_.finish(guide_.sentences);
    settle_asides();
    guide_.procedures = procedures_of(guide_);
    return std::move(guide_);
  }

 private:
  void block(std::size_t index);
  void sentence(std::size_t index, Span part);
  void classify(Sentence& sentence, const Block& block, Span part);
  SentenceClass class_of_untold(const Reading& reading, const Tokens& tokens, std::size_t begin,
                                bool warns) const;
  void cell(std::size_t index);
  void silence(std::size_t first);
  void collect(Column column, const Block& block, const Tokens& tokens, std::size_t first);
  void learn_marks(const Sentence& sentence);
  void mention(const Tokens& tokens, std::size_t begin);
  bool stands_over_text(std::size_t index) const;
  bool lists_effects(const Tokens& tokens, const Block& block);
  Step* last_hold();
  void ask(const Sentence& sentence);
  std::optional<VerbGroup> answered_deed(const Tokens& tokens, std::size_t begin) const;
  bool completes_hold(Sentence& sentence, const Block& block, Span part, const Tokens& tokens,
                      std::size_t begin);
  void share_press(const Tokens& tokens, std::size_t begin);
  void settle_asides();

  const input::TextMap map_;
  const std::string_view text_;
  ControlNames names_;
  Guide guide_;
  Context context_;
  Table table_;
  std::optional<VerbGroup> implied_;  // by the column of a table's cell
  // Sentences whose subject is a deed ("Holding X for 3 s resets it"), or that tell what somebody
  // did ("I held X").
  struct Aside {
    std::size_t sentence;
    bool gerund;
  };
  std::vector<Aside> asides_;
  bool effects_ = false;           // a list of what is going to happen was announced
  std::size_t fingers_ = 0;        // steps that press something
  bool rested_ = false;            // the sentence before puts fingers on keys, and tells no more
  std::string question_;           // the last one
  std::optional<Question> asked_;  // by the sentence before
};

// "Put your thumb on Call." "Press it.": the press alone.
bool presses_same(const Step& step, const Step& rested) {
  const bool finger = step.action == Action::press || step.action == Action::hold;
  return finger && step.controls == rested.controls;
}

void Reader::block(std::size_t index) {
  const Block& block = guide_.blocks[index];
  if (block.kind == BlockKind::table) {
    table_.finish(guide_.sentences);
    table_ = {};
  }
  if (block.kind == BlockKind::row) table_.row(guide_.sentences);
  if (block.kind == BlockKind::cell) return cell(index);
  if (block.text.empty() || block.kind == BlockKind::html || block.kind == BlockKind::code) return;
  const std::string_view opening = std::string_view(block.text.text()).substr(0, opening_max);
  if (is_title(block.kind) && !numbers_a_step(tokens_of(opening))) context_ = {};
  for (const Span part : sentences_of(block.text.text())) sentence(index, part);
}

// A cell is read as its column's head wants it.
void Reader::cell(std::size_t index) {
  const Block& block = guide_.blocks[index];
  const std::string& text = block.text.text();
  const Tokens tokens = tokens_of(std::string_view(text).substr(0, sentence_size_max));
  const std::size_t first = guide_.sentences.size();
  if (block.parent != no_block && guide_.blocks[block.parent].level == 0) {
    table_.head(text, tokens);
    for (const Span part : sentences_of(text)) sentence(index, part);
    return silence(first);  // "Hold for" tells nothing to do
  }
  const Column column = table_.cell(tokens);
  Context* const own = table_.is_model() ? &table_.context() : nullptr;
  if (own != nullptr) std::swap(context_, *own);
  implied_ = table_.verb(column);
  for (const Span part : sentences_of(text)) sentence(index, part);
  implied_.reset();
  if (own != nullptr) std::swap(context_, *own);
  if (table_.is_label()) return silence(first);
  if (!tokens.empty()) collect(column, block, tokens, first);
}

// Sentences that only look as if they told something.
void Reader::silence(std::size_t first) {
  for (std::size_t i = first; i < guide_.sentences.size(); ++i) {
    guide_.sentences[i].kind = SentenceClass::other;
    guide_.sentences[i].steps.clear();
  }
}

// What a cell says of its row's steps, or of its model's.
void Reader::collect(Column column, const Block& block, const Tokens& tokens, std::size_t first) {
  StepsInCells& of = table_.steps();
  const bool verb_only = table_.is_verb() && !table_.is_model();
  bool told = false;
  for (std::size_t i = first; i < guide_.sentences.size(); ++i) {
    for (std::size_t j = 0; j < guide_.sentences[i].steps.size(); ++j) {
      told = true;
      if (!can_last(guide_.sentences[i].steps[j].action)) continue;
      (column == Column::keys ? of.keys : of.steps).push_back({i, j});
    }
  }
  if (const auto keys = only_keys(tokens, told ? 0 : tokens.size(), names_))
    context_.point_to(*keys);
  if (verb_only) {
    table_.wait_for_object(first);
  } else if (const auto verb = told ? table_.completed_verb() : std::nullopt) {
    guide_.sentences[*verb].steps.clear();
  }
  if (column == Column::until)
    of.until.push_back(cue_of(block.text.text(), tokens, 0, tokens.size()));
  if (const auto soon = told ? std::nullopt : limited_step(tokens)) of.limits.push_back(*soon);
  const Tokens timed = column == Column::time ? table_.with_unit(tokens) : Tokens();
  for (std::size_t i = 0; i < timed.size(); ++i) {
    const auto time = duration_at(timed, i, timed.size());
    if (!time) continue;
    const Span span{timed[time->begin].begin, timed[time->end - 1].end};
    of.times.push_back({time->duration, block.text.source(span.begin, span.end)});
    i = time->end - 1;
  }
}

void Reader::sentence(std::size_t index, Span part) {
  const Block& block = guide_.blocks[index];
  Sentence sentence;
  sentence.block = index;
  sentence.text = one_line(block.text.text().substr(part.begin, part.end - part.begin));
  sentence.span = block.text.source(part.begin, part.end);
  sentence.begin = map_.place(sentence.span.begin);
  sentence.end = map_.place(sentence.span.end);
  classify(sentence, block, part);
  ask(sentence);
  if (sentence.steps.empty()) learn_marks(sentence);
  context_.cable = speaks_of_cable(sentence.text) || (context_.cable && sentence.steps.empty());
  guide_.sentences.push_back(std::move(sentence));
}

void Reader::classify(Sentence& sentence, const Block& block, Span part) {
  if (sentence.text.size() > sentence_size_max) {
    sentence.kind = SentenceClass::not_understood;
    return;
  }
  const Tokens tokens = tokens_of(sentence.text);
  if (tokens.empty()) return;
  if (lists_effects(tokens, block)) {
    sentence.kind = SentenceClass::claim;
    return;
  }
  const auto key = timed_key(tokens, names_);
  const std::size_t begin = key ? key->begin : behind_interjections(tokens, behind_label(tokens));
  const bool told_in_title = begin > 0 || (tokens[0].is("step"));
  const bool word_over_text = tokens.size() <= begin + 1 && stands_over_text(sentence.block);
  const bool silent = !told_in_title || block.only_title;
  if (word_over_text || (is_title(block.kind) && silent)) return;
  auto implied = answered_deed(tokens, begin);
  const bool item = block.parent != no_block && guide_.blocks[block.parent].kind == BlockKind::item;
  if (!implied) implied = key ? held_unsaid : unsaid_deed(tokens, begin, item);
  const bool warns = block.kind == BlockKind::warning || opens_warning(sentence.text);
  if (const auto kind = class_before_steps(tokens, begin, warns)) {
    sentence.kind = *kind;
    return;
  }
  if (question_of(tokens) || completes_hold(sentence, block, part, tokens, begin)) return;
  share_press(tokens, begin);
  if (const auto keys = only_keys(tokens, begin - std::min<std::size_t>(begin, 1), names_))
    context_.point_to(*keys);  // "Power + Custom: hold for 7 s"
  Step* const held = last_hold();
  const bool rested = std::exchange(rested_, false) && !guide_.sentences.back().steps.empty();
  Reading reading = read_steps(sentence.text, tokens, begin, key ? key->end : tokens.size(),
                               context_, names_, implied);
  if (reading.steps.empty()) {
    if (!reading.forbids) mention(tokens, begin);
    if (!is_title(block.kind)) sentence.kind = class_of_untold(reading, tokens, begin, warns);
    return;
  }
  if (held && reading.held_for) {
    held->action = Action::hold;
    held->duration = reading.held_for->duration;
    held->duration_span = in_source(block, part, reading.held_for->span);
  }
  if (rested && presses_same(reading.steps.front(), guide_.sentences.back().steps.back()))
    guide_.sentences.back().steps.pop_back();
  rested_ = reading.rests;
  apply_label(sentence.text, tokens, begin, question_, reading.steps);
  const bool aside = reading.gerund || reading.reported;
  if (aside) asides_.push_back({guide_.sentences.size(), reading.gerund});
  for (Step& step : reading.steps) {
    step.span = in_source(block, part, step.span);
    if (step.duration_span) step.duration_span = in_source(block, part, *step.duration_span);
    if (!aside && (step.action == Action::press || step.action == Action::hold)) ++fingers_;
  }
  sentence.kind = SentenceClass::instruction;
  sentence.steps = std::move(reading.steps);
}

// A title and what it is of, an item and the list in it.
bool Reader::stands_over_text(std::size_t index) const {
  if (index + 1 >= guide_.blocks.size()) return false;
  const Block& block = guide_.blocks[index];
  const Block& below = guide_.blocks[index + 1];
  if (is_title(block.kind)) return !is_title(below.kind);
  if (block.only_title) return true;
  return below.kind == BlockKind::list && below.parent == block.parent && block.parent != no_block;
}

// Items below "A factory reset will:".
bool Reader::lists_effects(const Tokens& tokens, const Block& block) {
  const bool item = block.parent != no_block && guide_.blocks[block.parent].kind == BlockKind::item;
  if (effects_ && item) return true;
  effects_ = announces_effects(tokens);
  return false;
}

// "There is a reset button on the back. Hold it": what is spoken of, if nothing was pressed yet.
void Reader::mention(const Tokens& tokens, std::size_t begin) {
  if (!context_.controls.empty()) return;
  const auto named = named_keys(tokens, begin, tokens.size(), names_);
  if (!named.empty()) context_.point_to({.names = {named.front()}});
}

SentenceClass Reader::class_of_untold(const Reading& reading, const Tokens& tokens,
                                      std::size_t begin, bool warns) const {
  if (reading.forbids && !reading.missed) return SentenceClass::warning;
  if (reading.told)
    return reading.missed ? SentenceClass::not_understood : SentenceClass::instruction;
  const bool answers = asked_ && asked_->bare && is_bare_answer(tokens, begin);
  if (answers || looks_like_instruction(tokens, begin)) return SentenceClass::not_understood;
  return warns ? SentenceClass::warning : class_without_steps(tokens, begin, fingers_ > 0);
}

// What the next sentence may answer, and of which keys.
void Reader::ask(const Sentence& sentence) {
  asked_.reset();
  if (!sentence.text.ends_with('?') || sentence.text.size() > sentence_size_max) return;
  question_ = sentence.text;
  const Tokens tokens = tokens_of(sentence.text);
  asked_ = question_of(tokens);
  if (!asked_ || !asked_->deed) return;
  const std::vector<bool> none(tokens.size(), false);
  const ControlPhrase phrase = controls_at(tokens, asked_->object, tokens.size(), none, names_);
  if (phrase.names.empty()) return;
  context_.controls = phrase.names;
  context_.together = phrase.together;
}

// "How long do I hold both?" "12 seconds.": the deed that an answer without a verb is about.
std::optional<VerbGroup> Reader::answered_deed(const Tokens& tokens, std::size_t begin) const {
  if (implied_ || !asked_ || !asked_->deed || !is_bare_answer(tokens, begin)) return implied_;
  return asked_->deed;
}

// "Hold both. How long? Ten seconds, until it beeps.", "HOLD CALL. 15 SEC."
bool Reader::completes_hold(Sentence& sentence, const Block& block, Span part, const Tokens& tokens,
                            std::size_t begin) {
  Step* const held = block.kind == BlockKind::cell ? nullptr : last_hold();
  const bool answers = asked_ && asked_->bare && is_bare_answer(tokens, begin);
  if (held == nullptr || !(answers || is_bare_time(tokens, begin))) return false;
  const Reading reading =
      read_steps(sentence.text, tokens, begin, tokens.size(), context_, names_, held_unsaid);
  if (reading.steps.size() != 1 || reading.steps[0].controls != held->controls) return false;
  const Step& more = reading.steps[0];
  held->action = Action::hold;
  held->duration = more.duration;
  if (more.duration_span) held->duration_span = in_source(block, part, *more.duration_span);
  held->until = more.until;
  sentence.kind = SentenceClass::instruction;
  return true;
}

// "(A) Power key", also where "(A)" is taken for the number of an item.
void Reader::learn_marks(const Sentence& sentence) {
  constexpr std::size_t marker_max = 8;
  const std::size_t begin = sentence.span.begin;
  const std::size_t from = begin - std::min(begin, marker_max);
  const std::string_view before = text_.substr(from, begin - from);
  const std::size_t mark = before.rfind('(');
  const bool item = mark != std::string_view::npos && before.find('\n', mark) == std::string::npos;
  if (!item && sentence.text.find('(') == std::string::npos) return;
  names_.learn_marks(tokens_of((item ? std::string(before.substr(mark)) : "") +
                               sentence.text.substr(0, sentence_size_max)));
}

// "Press it four times. On the fourth press, hold ...": the fourth is not one of the presses
// before.
void Reader::share_press(const Tokens& tokens, std::size_t begin) {
  if (guide_.sentences.empty() || guide_.sentences.back().steps.empty()) return;
  Step& last = guide_.sentences.back().steps.back();
  if (!last.count || *last.count < 2 ||
      (last.action != Action::press && last.action != Action::tap))
    return;
  for (std::size_t i = begin; i + 1 < std::min(tokens.size(), begin + 5); ++i) {
    const auto ordinal = ordinal_word(tokens[i].text);
    if (ordinal && *ordinal == *last.count && tokens[i + 1].text.starts_with("press")) {
      last.count = *last.count == 2 ? std::nullopt : std::optional(*last.count - 1);
      return;
    }
  }
}

// The hold that the last sentence tells without saying how long.
Step* Reader::last_hold() {
  std::size_t behind = guide_.sentences.size();
  if (asked_ && behind > 0) --behind;  // "How long?"
  if (behind == 0 || guide_.sentences[behind - 1].steps.empty()) return nullptr;
  Step& last = guide_.sentences[behind - 1].steps.back();
  const bool finger = last.action == Action::hold || (last.action == Action::press && !last.count);
  return finger && !last.duration && last.until.empty() ? &last : nullptr;
}

// Such a sentence tells what to do only where nothing else does.
void Reader::settle_asides() {
  for (const Aside& aside : asides_) {
    Sentence& sentence = guide_.sentences[aside.sentence];
    const std::size_t parent = guide_.blocks[sentence.block].parent;
    const bool item = parent != no_block && guide_.blocks[parent].kind == BlockKind::item;
    if (fingers_ == 0 || item) continue;
    sentence.kind = aside.gerund ? SentenceClass::claim : SentenceClass::other;
    sentence.steps.clear();
  }
}

}  // namespace

Guide read_guide(std::string_view text, std::string name, const Lexicon& lexicon) {
  check_text(text, name);
  return Reader(text, std::move(name), lexicon).read();
}

}  // namespace headloop::guide
