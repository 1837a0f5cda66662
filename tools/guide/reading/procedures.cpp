#include "tools/guide/reading/procedures.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/classes.hpp"
#include "tools/guide/reading/labels.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// What a reader can be after; the words of a row mean the same.
constexpr std::array<std::string_view, 6> goals = {
    " reset resets resetting restore erase wipe initialize initialise clear factory ",
    " reboot reboots rebooting restart restarts restarting ",
    " pair pairing re-pair unpair connect reconnect ",
    " off ",
    " on ",
    " check test verify "};

using Goals = unsigned;
constexpr Goals reset_goal = 1;  // the first row: what a guide is about that does not say it

Goals goals_in(const Tokens& tokens, std::size_t begin, std::size_t end) {
  Goals found = 0;
  for (std::size_t i = begin; i < std::min(end, tokens.size()); ++i) {
    for (std::size_t goal = 0; goal < goals.size(); ++goal) {
      if (among(goals[goal], tokens[i].text)) found |= 1U << goal;
    }
  }
  return found;
}

// "To reboot", "to turn it off", where the sentence begins or behind what it tells.
Goals purpose_of(const Tokens& tokens, std::size_t begin) {
  constexpr std::size_t purpose_max = 4;
  for (std::size_t i = begin; i + 1 < tokens.size(); ++i) {
    const bool to = tokens[i].is("to") && !tokens[i].quoted;
    if (!to || !tokens[i + 1].is(Lex::purpose)) continue;
    std::size_t end = i + 2;
    while (end < std::min(tokens.size(), i + 1 + purpose_max) &&
           tokens[end].kind == Token::Kind::word)
      ++end;
    if (const Goals found = goals_in(tokens, i + 1, end)) return found;
  }
  return 0;
}

// "Alternatively, ...", "If that does not help, ...": another way to the same.
bool is_other_way(const Tokens& tokens, std::size_t at) {
  constexpr std::array<std::string_view, 5> ways = {"alternatively", "if nothing", "if this does",
                                                    "if that does", "if it does"};
  constexpr std::array<std::string_view, 4> failures = {"if this fails", "if that fails",
                                                        "if it fails", "if all else fails"};
  return says_any(tokens, at, tokens.size(), ways) > 0 ||
         says_any(tokens, at, tokens.size(), failures) > 0;
}

// "Before you begin", "What you need": what belongs to the procedure behind it.
bool prepares(const Tokens& tokens) {
  constexpr std::string_view words =
      " preparation preparations prepare preparing prerequisites prerequisite requirements "
      "beforehand checklist ";
  const bool named = std::any_of(tokens.begin(), tokens.end(),
                                 [&](const Token& token) { return among(words, token.text); });
  return named || says(tokens, 0, tokens.size(), "before") > 0 ||
         says(tokens, 0, tokens.size(), "what you need") > 0 ||
         says(tokens, 0, tokens.size(), "you will need") > 0;
}

bool is_finger(const Step& step) {
  return step.action == Action::press || step.action == Action::hold || step.action == Action::tap;
}

// "How I reset my MDR-1000XM3.": short, and about a reset or a model.
bool names_a_guide(const Sentence& sentence) {
  constexpr std::size_t words_max = 12;
  if (sentence.kind == SentenceClass::instruction) return false;
  const Tokens tokens = tokens_of(sentence.text);
  if (tokens.size() > words_max) return false;
  return !models_in(sentence.text).empty() || goals_in(tokens, 0, tokens.size()) != 0;
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
  void title(const Sentence& sentence);
  void place(std::size_t index, const Sentence& sentence);
  bool opens_another(const Sentence& sentence, const Tokens& tokens, bool other_block) const;
  std::string label_of(const Sentence& sentence, const Tokens& tokens) const;
  std::size_t naming_cell(std::size_t row) const;
  std::string title_of_row(std::size_t row) const;
  bool tells_problems(std::size_t table) const;

  // A table whose columns are models tells them side by side.
  bool in_column(std::size_t index, const Sentence& sentence);
  void close_columns();

  void close() {
    close_columns();
    if (open_.steps.size() > shared_) procedures_.push_back(std::move(open_));
    open_ = {};
    shared_ = 0;
    fingers_ = 0;
  }
  void begin(std::string heading) {
    close();
    labelled_ = false;
    name(std::move(heading));
  }
  void name(std::string heading) {
    const Tokens tokens = tokens_of(heading);
    known_ = goals_in(tokens, 0, tokens.size());
    open_.models = models_in(heading);
    open_.heading = std::move(heading);
  }
  void begin_for_model(std::string heading);
  std::size_t list_of(std::size_t block) const;
  std::size_t row_of(std::size_t block) const;
  bool is_inside(std::size_t list, std::size_t outer) const;

  const Guide& guide_;
  std::vector<Procedure> procedures_;
  Procedure open_;
  std::size_t shared_ = 0;   // of its steps: what was told before, for several models
  std::size_t fingers_ = 0;  // of its steps: presses
  Goals known_ = 0;          // of its heading
  std::vector<StepRef> preparation_;
  std::string title_;
  bool labelled_ = false;  // the open one is an item with a label of its own, and ends with it
  std::size_t list_ = no_block;
  std::size_t row_ = no_block;
  std::size_t block_ = no_block;
  std::vector<Procedure> columns_;
  std::size_t columns_table_ = no_block;
};

// The list that the block is an item of, however deep.
std::size_t Grouper::list_of(std::size_t block) const {
  const std::size_t parent = guide_.blocks[block].parent;
  if (parent == no_block || guide_.blocks[parent].kind != BlockKind::item) return no_block;
  return guide_.blocks[parent].parent;
}

// Lists in items of lists.
bool Grouper::is_inside(std::size_t list, std::size_t outer) const {
  constexpr int depth_max = 64;
  for (int depth = 0; list != no_block && depth < depth_max; ++depth) {
    if (list == outer) return true;
    list = guide_.blocks[list].parent;
  }
  return false;
}

// Of a table's body.
std::size_t Grouper::row_of(std::size_t block) const {
  const std::size_t parent = guide_.blocks[block].parent;
  const bool row = guide_.blocks[block].kind == BlockKind::cell && parent != no_block &&
                   guide_.blocks[parent].level > 0;
  return row ? parent : no_block;
}

bool Grouper::tells_problems(std::size_t table) const {
  constexpr std::string_view words = " problem problems symptom symptoms issue error fault ";
  if (table + 2 >= guide_.blocks.size()) return false;
  const std::string& text = guide_.blocks[table + 2].text.text();  // behind the table and its head
  constexpr std::size_t looked_at = 40;
  const Tokens tokens = tokens_of(std::string_view(text).substr(0, looked_at));
  return !tokens.empty() && among(words, tokens[0].text);
}

// The cell whose head says that models stand below it; else the first one.
std::size_t Grouper::naming_cell(std::size_t row) const {
  constexpr std::string_view words = " model models product products device headphones headset ";
  const std::size_t head = guide_.blocks[row].parent + 1;
  for (std::size_t column = 1; row + column < guide_.blocks.size(); ++column) {
    if (guide_.blocks[row + column].parent != row || guide_.blocks[head + column].parent != head)
      break;
    const Tokens tokens = tokens_of(guide_.blocks[head + column].text.text());
    if (tokens.size() == 1 && among(words, tokens[0].text)) return row + column;
  }
  return row + 1;
}

// What its row is about, if that is a model's name or a problem.
std::string Grouper::title_of_row(std::size_t row) const {
  constexpr std::size_t name_size_max = 60;
  if (row == no_block || row + 1 >= guide_.blocks.size()) return {};
  const std::string& text = guide_.blocks[naming_cell(row)].text.text();
  const bool named = !models_in(text).empty() || tells_problems(guide_.blocks[row].parent);
  return text.size() <= name_size_max && named ? text : std::string();
}

// What was told before the models part is for each of them.
void Grouper::begin_for_model(std::string heading) {
  constexpr std::size_t preparation_max = 12;
  const bool prepared = fingers_ == 0 && open_.steps.size() <= preparation_max;
  if (prepared && open_.steps.size() > shared_) preparation_ = open_.steps;
  if (prepared) open_.steps.clear();
  begin(std::move(heading));
  open_.steps = preparation_;
  shared_ = preparation_.size();
}

void Grouper::title(const Sentence& sentence) {
  if (numbers_a_step(tokens_of(sentence.text))) return;
  const bool goes_on = prepares(tokens_of(title_)) && fingers_ == 0;
  title_ = sentence.text;
  if (goes_on && !open_.steps.empty()) {
    name(title_);
    return;
  }
  preparation_.clear();
  begin(title_);
}

// "MDR-1000XM2: hold ...", "On the XM3, hold ...".
std::string Grouper::label_of(const Sentence& sentence, const Tokens& tokens) const {
  constexpr std::size_t words_max = 7;
  if (sentence.kind == SentenceClass::not_understood || tokens.empty()) return {};
  const std::size_t behind = behind_label(tokens);
  if (is_condition(tokens, behind) && !is_other_way(tokens, 0) && models_in(sentence.text).empty())
    return {};
  if (behind > 0 && behind < tokens.size())
    return sentence.text.substr(0, tokens[behind - 1].begin);
  if (!(tokens[0].is("for") || tokens[0].is("on") || tokens[0].is("with") || tokens[0].is("if")))
    return {};
  for (std::size_t i = 1; i < std::min(words_max, tokens.size()); ++i) {
    if (!tokens[i].is(",")) continue;
    std::string label = sentence.text.substr(0, tokens[i].begin);
    return models_in(label).empty() ? std::string() : label;
  }
  return {};
}

// Whether these words tell something else than the procedure that is open.
bool Grouper::opens_another(const Sentence& sentence, const Tokens& tokens,
                            bool other_block) const {
  const bool presses = std::any_of(sentence.steps.begin(), sentence.steps.end(), is_finger);
  if (!presses || fingers_ == 0) return false;
  const std::size_t at = behind_label(tokens);
  if (other_block && is_other_way(tokens, at)) return true;
  const Goals goal = purpose_of(tokens, at);
  return goal != 0 && (goal & (known_ == 0 ? reset_goal : known_)) == 0;
}

bool Grouper::in_column(std::size_t index, const Sentence& sentence) {
  const std::size_t row = row_of(sentence.block);
  if (row == no_block) return false;
  const std::size_t table = guide_.blocks[row].parent;
  const std::size_t column = sentence.block - row - 1;
  const std::size_t head = table + 2 + column;  // behind the table and its first row
  const bool is_head = head < guide_.blocks.size() && guide_.blocks[head].parent == table + 1 &&
                       guide_.blocks[table + 1].level == 0;
  if (!is_head || models_in(guide_.blocks[head].text.text()).empty())
    return table == columns_table_ && sentence.steps.empty();
  if (table != columns_table_) {
    begin_for_model(open_.heading);
    columns_table_ = table;
  }
  if (columns_.size() <= column) columns_.resize(column + 1);
  Procedure& procedure = columns_[column];
  if (procedure.heading.empty()) {
    procedure.heading = guide_.blocks[head].text.text();
    procedure.models = models_in(procedure.heading);
    procedure.steps = preparation_;
  }
  for (std::size_t i = 0; i < sentence.steps.size(); ++i) procedure.steps.push_back({index, i});
  return true;
}

void Grouper::close_columns() {
  for (Procedure& procedure : columns_) {
    if (procedure.steps.size() > preparation_.size()) procedures_.push_back(std::move(procedure));
  }
  columns_.clear();
  columns_table_ = no_block;
}

void Grouper::place(std::size_t index, const Sentence& sentence) {
  for (std::size_t i = 0; i < sentence.steps.size(); ++i) {
    open_.steps.push_back({index, i});
    if (is_finger(sentence.steps[i])) ++fingers_;
  }
}

void Grouper::sentence(std::size_t index) {
  const Sentence& sentence = guide_.sentences[index];
  const Block& block = guide_.blocks[sentence.block];
  const bool over = is_title(block.kind);
  if (sentence.steps.empty() && (over || (index == 0 && names_a_guide(sentence))))
    return title(sentence);
  if (in_column(index, sentence)) return;
  close_columns();
  const bool first_of_block = sentence.block != block_;
  block_ = sentence.block;
  const std::size_t list = list_of(sentence.block);
  const std::size_t row = row_of(sentence.block);
  const bool same_list = list != no_block && list == list_;
  const bool other_list =
      list != no_block && list_ != no_block && !is_inside(list, list_) && !is_inside(list_, list);
  if (first_of_block && other_list && fingers_ > 0) begin(title_);
  if (first_of_block && labelled_ && list == no_block) begin(title_);
  list_ = list;
  if (row != row_) {
    const std::string model = title_of_row(row);
    if (!model.empty()) {
      begin_for_model(model);
    } else if (!title_of_row(row_).empty()) {
      begin(title_);
    }
    row_ = row;
  }
  if (list == no_block && sentence.text.ends_with(':')) begin(sentence.text);
  const Tokens tokens = tokens_of(sentence.text);
  constexpr std::size_t name_words_max = 4;
  if (row == no_block && sentence.steps.empty() && tokens.size() <= name_words_max &&
      !models_in(sentence.text).empty())
    return begin_for_model(sentence.text);
  const std::string label = row == no_block ? label_of(sentence, tokens) : std::string();
  const bool of_model =
      !sentence.steps.empty() && !models_in(label).empty() && models_in(label) != open_.models;
  const bool labelled = first_of_block && !label.empty() && note_label(sentence.text) == 0 &&
                        list != no_block && !guide_.blocks[list].ordered;
  const Tokens words = tokens_of(label);
  const auto verb = verb_group(words, 0, words.size(), Form::base);
  const bool presses = verb && (verb->kin == Kin::press || verb->kin == Kin::hold);
  const bool titled = first_of_block && list == no_block && !presses && !sentence.steps.empty() &&
                      goals_in(words, 0, words.size()) != 0;
  if (of_model && !(list != no_block && guide_.blocks[list].ordered)) {
    begin_for_model(label);
  } else if (labelled || titled) {
    begin(label);
  } else if (!same_list && row == no_block && opens_another(sentence, tokens, first_of_block)) {
    begin(sentence.text);
  }
  labelled_ = labelled_ || labelled;
  place(index, sentence);
}

}  // namespace

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

std::vector<Procedure> procedures_of(const Guide& guide) { return Grouper(guide).group(); }

}  // namespace headloop::guide
