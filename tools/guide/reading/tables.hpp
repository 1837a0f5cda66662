// A table whose rows tell procedures: its columns say what to press, for how long, until what; or
// each of its columns is a model's, and the first cell of a row says what the others are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/guide/reading/reading.hpp"
#include "tools/guide/reading/steps.hpp"
#include "tools/guide/reading/tokens.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {

enum class Column {
  text,   // sentences like anywhere else
  keys,   // names of controls, without a verb
  time,   // how long they are held
  until,  // the sign that ends the holding
  sign    // what is shown
};

// Steps of one row, or of a model's column, and the amounts and signs for them, in whichever order
// they stand.
struct StepsInCells {
  struct Time {
    Duration duration;
    Span span;
  };
  // "Second hold within 3 s".
  struct Limit {
    std::size_t ordinal;
    std::int64_t within_ms;
  };
  std::vector<StepRef> keys;   // of cells that name keys
  std::vector<StepRef> steps;  // else what can last
  std::vector<Time> times;
  std::vector<Cue> until;
  std::vector<Limit> limits;

  void apply(std::vector<Sentence>& sentences) const;
};

bool can_last(Action action);

// A cell that says how soon one of its row's steps begins.
std::optional<StepsInCells::Limit> limited_step(const Tokens& cell);

class Table {
 public:
  // A cell of the head; cells come in their order.
  void head(const std::string& cell, const Tokens& tokens);
  // Each cell of a row, in its order: what it is.
  void row(std::vector<Sentence>& sentences);
  Column cell(const Tokens& tokens);
  void finish(std::vector<Sentence>& sentences);

  // Of the cell at hand: what its column's cells before left behind, where each is a model's.
  bool is_model() const { return at_ < models_.size() && models_[at_]; }
  Context& context();
  StepsInCells& steps();
  // It only says what the cells behind it are.
  bool is_label() const { return label_; }
  // What is done with the things that it names.
  std::optional<VerbGroup> verb(Column column) const;

  bool is_verb() const { return is_verb_; }
  // "12" below "Seconds" is 12 s.
  Tokens with_unit(Tokens cell) const;
  // "Hold", and the cell behind it may name what: then that one's sentence tells the step.
  void wait_for_object(std::size_t sentence) { verb_sentence_ = sentence; }
  std::optional<std::size_t> completed_verb();

 private:
  std::vector<Column> columns_;
  std::vector<bool> models_;
  std::vector<std::string> units_;
  std::vector<Context> contexts_;
  std::vector<StepsInCells> of_models_;
  StepsInCells of_row_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;
  Column row_ = Column::text;      // what the first cell says of its row
  std::optional<VerbGroup> verb_;  // that the cell before consists of
  std::optional<std::size_t> verb_sentence_;
  bool is_verb_ = false;
  bool label_ = false;
};

}  // namespace headloop::guide
