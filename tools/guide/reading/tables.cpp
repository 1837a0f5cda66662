#include "tools/guide/reading/tables.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "tools/guide/reading/procedures.hpp"
#include "tools/guide/reading/quantities.hpp"

namespace headloop::guide {
namespace {

struct Head {
  std::string_view words;  // single ones, of which the head has one
  Column column;
};
// The first row that fits tells.
constexpr std::array heads = {
    Head{" until till ", Column::until},
    Head{" for time duration seconds secs sec minutes min long s how-long ", Column::time},
    Head{" button buttons key keys hold press combo combination control controls ", Column::keys},
    Head{" sign led light voice prompt confirmation feedback signal indicator response result ",
         Column::sign}};

Column column_of(const Tokens& cell) {
  constexpr std::size_t words_max = 5;
  for (const Head& head : heads) {
    for (std::size_t i = 0; i < std::min(words_max, cell.size()); ++i) {
      if (among(head.words, cell[i].text)) return head.column;
    }
  }
  return Column::text;
}

// "1. Press", "Release": a verb and nothing that it is done to.
std::optional<VerbGroup> only_verb(const Tokens& cell) {
  std::size_t at = 0;
  while (at < cell.size() && (cell[at].kind != Token::Kind::word || cell[at].is("step"))) ++at;
  auto verb = at < cell.size() ? verb_group(cell, at, cell.size(), Form::base) : std::nullopt;
  if (!verb || verb->end < cell.size()) return std::nullopt;
  verb->begin = verb->end = 0;
  return verb;
}

}  // namespace

void Table::head(const std::string& cell, const Tokens& tokens) {
  columns_.push_back(column_of(tokens));
  models_.push_back(!models_in(cell).empty());
  const auto unit = std::find_if(tokens.begin(), tokens.end(),
                                 [](const Token& one) { return unit_ms(one.text).has_value(); });
  units_.push_back(unit == tokens.end() ? "" : unit->text);
}

Tokens Table::with_unit(Tokens cell) const {
  const bool bare = std::none_of(cell.begin(), cell.end(),
                                 [](const Token& one) { return unit_ms(one.text).has_value(); });
  if (!bare || cell.empty() || at_ >= units_.size() || units_[at_].empty()) return cell;
  Token unit;
  unit.text = units_[at_];
  unit.begin = unit.end = cell.back().end;
  cell.push_back(unit);
  return cell;
}

void Table::row(std::vector<Sentence>& sentences) {
  of_row_.apply(sentences);
  of_row_ = {};
  next_ = 0;
  row_ = Column::text;
  verb_.reset();
  verb_sentence_.reset();
}

void Table::finish(std::vector<Sentence>& sentences) {
  of_row_.apply(sentences);
  for (const StepsInCells& steps : of_models_) steps.apply(sentences);
}

Column Table::cell(const Tokens& tokens) {
  at_ = next_++;
  const auto verb = only_verb(tokens);
  const bool of_models = std::find(models_.begin(), models_.end(), true) != models_.end();
  const Column said = at_ == 0 && of_models && !verb ? column_of(tokens) : Column::text;
  is_verb_ = verb.has_value();
  label_ = said != Column::text;
  if (label_) row_ = said;
  const Column column = at_ < columns_.size() ? columns_[at_] : Column::text;
  if (is_verb_) verb_ = verb;
  return is_model() && column == Column::text ? row_ : column;
}

Context& Table::context() {
  if (contexts_.size() <= at_) contexts_.resize(at_ + 1);
  return contexts_[at_];
}

StepsInCells& Table::steps() {
  if (!is_model()) return of_row_;
  if (of_models_.size() <= at_) of_models_.resize(at_ + 1);
  return of_models_[at_];
}

std::optional<VerbGroup> Table::verb(Column column) const {
  const bool names = column == Column::keys || column == Column::text;
  if (is_verb_ || !names) return std::nullopt;
  if (verb_ || column == Column::text) return verb_;
  VerbGroup verb;
  const auto held = [](Column one) { return one == Column::time || one == Column::until; };
  const bool hold = std::any_of(columns_.begin(), columns_.end(), held);
  verb.kin = hold ? Kin::hold : Kin::press;
  return verb;
}

std::optional<std::size_t> Table::completed_verb() {
  if (!verb_ || !verb_sentence_) return std::nullopt;
  if (!is_model()) verb_.reset();
  const auto sentence = std::exchange(verb_sentence_, std::nullopt);
  std::erase_if(of_row_.steps, [&](const StepRef& step) { return step.sentence == *sentence; });
  return sentence;
}

bool can_last(Action action) {
  return action == Action::press || action == Action::hold || action == Action::wait ||
         action == Action::leave || action == Action::charge;
}

std::optional<StepsInCells::Limit> limited_step(const Tokens& cell) {
  constexpr std::size_t opening_max = 2;  // "the second hold ..."
  for (std::size_t i = 0; i < std::min(cell.size(), opening_max); ++i) {
    const auto ordinal = ordinal_word(cell[i].text);
    if (!ordinal) continue;
    for (std::size_t j = i + 1; j < cell.size(); ++j) {
      const auto time = duration_at(cell, j, cell.size());
      if (time && time->within && time->duration.max_ms)
        return StepsInCells::Limit{static_cast<std::size_t>(*ordinal), *time->duration.max_ms};
    }
  }
  return std::nullopt;
}

void StepsInCells::apply(std::vector<Sentence>& sentences) const {
  const std::vector<StepRef>& all = keys.empty() ? steps : keys;
  const auto step = [&](std::size_t i) -> Step& {
    return sentences[all[i].sentence].steps[all[i].step];
  };
  const auto hold = [](Step& one) {
    if (one.action == Action::press && !one.count) one.action = Action::hold;
  };
  // "7 s, then 5 s" beside two chords; one time beside two says not which.
  for (std::size_t i = 0; times.size() == all.size() && i < times.size(); ++i) {
    if (step(i).duration) continue;
    step(i).duration = times[i].duration;
    step(i).duration_span = times[i].span;
    hold(step(i));
  }
  for (const Limit& limit : limits) {
    if (limit.ordinal > 0 && limit.ordinal <= all.size() && !step(limit.ordinal - 1).within_ms)
      step(limit.ordinal - 1).within_ms = limit.within_ms;
  }
  if (all.empty() || until.empty()) return;
  step(all.size() - 1).until = until;
  hold(step(all.size() - 1));
}

}  // namespace headloop::guide
