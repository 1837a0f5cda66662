#include "tools/guide/reading/procedures.hpp"

#include "tools/guide/reading/classes.hpp"

namespace headloop::guide {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Words of capitals and digits, as models are called: "MDR-1000XM2", "XM3".
std::vector<std::string> models_in(const std::string& text) {
  constexpr std::size_t name_size_min = 3;
  std::vector<std::string> models;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    bool digit = false;
    bool capital = false;
    const auto inside = [&](char c) { return is_digit(c) || is_upper(c) || c == '-'; };
    for (; end < text.size() && inside(text[end]); ++end) {
      digit = digit || is_digit(text[end]);
      capital = capital || is_upper(text[end]);
    }
    const bool whole =
        end == text.size() || !((text[end] | 0x20) >= 'a' && (text[end] | 0x20) <= 'z');
    const bool fresh = i == 0 || text[i - 1] == ' ' || text[i - 1] == '(' || text[i - 1] == '/';
    if (digit && capital && whole && fresh && end - i >= name_size_min && is_upper(text[i]))
      models.push_back(text.substr(i, end - i));
    i = std::max(end, i + 1);
  }
  return models;
}

class Grouper {
 public:
  explicit Grouper(const Guide& guide) : guide_(guide) {}

  std::vector<Procedure> group() {
    for (std::size_t i = 0; i < guide_.sentences.size(); ++i) sentence(i);
    close();
    return std::move(procedures_);
  }

 private:
  void sentence(std::size_t index);
  void close() {
    if (!open_.steps.empty()) procedures_.push_back(std::move(open_));
    open_ = {};
  }
  void begin(std::string heading) {
    close();
    labelled_ = false;
    open_.models = models_in(heading);
    open_.heading = std::move(heading);
  }
  std::size_t list_of(std::size_t block) const;

  const Guide& guide_;
  std::vector<Procedure> procedures_;
  Procedure open_;
  std::string title_;
  bool labelled_ = false;  // the open one is an item with a label of its own, and ends with it
  std::size_t list_ = no_block;
  std::size_t block_ = no_block;
};

// The list that the block is an item of, however deep.
std::size_t Grouper::list_of(std::size_t block) const {
  const std::size_t parent = guide_.blocks[block].parent;
  if (parent == no_block || guide_.blocks[parent].kind != BlockKind::item) return no_block;
  return guide_.blocks[parent].parent;
}

void Grouper::sentence(std::size_t index) {
  const Sentence& sentence = guide_.sentences[index];
  const Block& block = guide_.blocks[sentence.block];
  const bool title = block.kind == BlockKind::heading || block.kind == BlockKind::question ||
                     block.kind == BlockKind::myth;
  if (title && sentence.steps.empty()) {
    title_ = sentence.text;
    begin(title_);
    return;
  }
  const bool first_of_block = sentence.block != block_;
  block_ = sentence.block;
  const std::size_t list = list_of(sentence.block);
  const bool lead_in = list == no_block && sentence.text.ends_with(':');
  if (first_of_block && list != list_ && list != no_block && !open_.steps.empty() &&
      list_ != no_block)
    begin(title_);
  if (first_of_block && labelled_ && list == no_block) begin(title_);
  list_ = list;
  if (lead_in) begin(sentence.text);
  if (first_of_block && sentence.kind != SentenceClass::not_understood) {
    const Tokens tokens = tokens_of(sentence.text);
    const std::size_t behind = behind_label(tokens);
    const bool labelled =
        behind > 0 && behind < tokens.size() && list != no_block && !guide_.blocks[list].ordered;
    if (labelled) begin(sentence.text.substr(0, tokens[behind - 1].begin));
    labelled_ = labelled_ || labelled;
  }
  for (std::size_t i = 0; i < sentence.steps.size(); ++i) open_.steps.push_back({index, i});
}

}  // namespace

std::vector<Procedure> procedures_of(const Guide& guide) { return Grouper(guide).group(); }

}  // namespace headloop::guide
