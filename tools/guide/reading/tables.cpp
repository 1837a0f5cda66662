#include "tools/guide/reading/tables.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/procedures.hpp"

namespace headloop::guide {
namespace {

struct Head {
  std::string_view words;  // single ones, of which the head has one
  Column column;
};
// The first row that fits tells.
constexpr std::array heads = {
    Head{" until till ", Column::until},
    Head{" for time duration seconds secs sec long s how-long ", Column::time},
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

}  // namespace

void Table::head(const std::string& cell, const Tokens& tokens) {
  columns_.push_back(column_of(tokens));
  models_.push_back(!models_in(cell).empty());
}

std::optional<VerbGroup> Table::verb() const {
  VerbGroup verb;
  verb.kin = Kin::press;
  const auto held = [](Column column) { return column == Column::time || column == Column::until; };
  if (std::any_of(columns_.begin(), columns_.end(), held)) verb.kin = Kin::hold;
  return verb;
}

void RowOfSteps::apply(std::vector<Sentence>& sentences) const {
  const auto step = [&](std::size_t i) -> Step& {
    return sentences[fingers[i].sentence].steps[fingers[i].step];
  };
  // "7 s, then 5 s" beside two chords; one time beside two says not which.
  for (std::size_t i = 0; holds.size() == fingers.size() && i < holds.size(); ++i) {
    if (step(i).duration) continue;
    step(i).duration = holds[i].duration;
    step(i).duration_span = holds[i].span;
  }
  if (fingers.empty() || until.empty()) return;
  step(fingers.size() - 1).until = until;
}

}  // namespace headloop::guide
