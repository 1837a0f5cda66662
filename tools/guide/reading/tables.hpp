// A table whose rows tell procedures: its columns say what to press, for how long, until what.
#pragma once

#include <cstddef>
#include <optional>
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

class Table {
 public:
  // A cell of the head or of a row; cells come in their order.
  void head(const std::string& cell, const Tokens& tokens);
  void row() { next_ = 0; }
  // What the columns before left behind, where each is a model's.
  bool is_model() const { return next_ < models_.size() && models_[next_]; }
  Context& context() {
    if (contexts_.size() <= next_) contexts_.resize(next_ + 1);
    return contexts_[next_];
  }
  Column column() { return next_ < columns_.size() ? columns_[next_++] : Column::text; }
  // What is done with the controls of a cell of keys.
  std::optional<VerbGroup> verb() const;

 private:
  std::vector<Column> columns_;
  std::vector<bool> models_;
  std::vector<Context> contexts_;
  std::size_t next_ = 0;
};

// The amounts and signs of a row, for the steps of its cells, in whichever order the columns are.
struct RowOfSteps {
  struct Hold {
    Duration duration;
    Span span;
  };
  std::vector<StepRef> fingers;  // what is pressed or held
  std::vector<Hold> holds;
  std::vector<Cue> until;

  void apply(std::vector<Sentence>& sentences) const;
};

}  // namespace headloop::guide
