// Blocks of plain text, and of text that was pasted without the blank lines that Markdown needs.
// What a line is, it says itself; only a line that cannot stand alone belongs to the one before it.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "tools/guide/reading/blocks.hpp"
#include "tools/guide/reading/line_marks.hpp"
#include "tools/guide/reading/line_tables.hpp"
#include "tools/guide/reading/line_texts.hpp"
#include "tools/guide/reading/speakers.hpp"
#include "tools/guide/reading/verbs.hpp"
#include "tools/guide/reading/words.hpp"

namespace headloop::guide {
namespace {

constexpr std::size_t heading_words_max = 30;
constexpr std::size_t wrapped_length_min = 45;  // shorter lines are not the margin's doing

struct Line {
  Span span;  // without the blanks around it
  std::size_t indent = 0;
  std::size_t marker = 0;  // bytes of the list's marker with the blanks behind it
  bool ordered = false;
  bool said = false;    // in a chat
  bool broken = false;  // what follows would have had room in it: its end is its author's
};

class Splitter {
 public:
  explicit Splitter(std::string_view source) : source_(source) {}

  std::vector<Block> split() {
    read_lines();
    number_lines();
    break_lines();
    for (at_ = 0; at_ < lines_.size();) block();
    return std::move(blocks_);
  }

 private:
  void read_lines();
  void number_lines();
  void break_lines();
  void block();
  void table();
  void wiki_table();
  void caption(Span line);
  std::size_t begin_table();
  void add_row(std::size_t table, const RowOfCells& row);
  void code();
  void item();
  void add(BlockKind kind, std::size_t parent, Span first);
  void heading(Span part, int level);
  std::size_t end_of_paragraph(std::size_t first, bool in_item) const;
  bool continues(const Line& line, const Line& next, bool in_item) const;
  std::optional<BlockKind> heading_kind(std::size_t index) const;
  bool starts_block(const Line& line) const;
  std::string_view text(const Line& line) const {
    return source_.substr(line.span.begin, line.span.end - line.span.begin);
  }
  bool blank(std::size_t index) const {
    return index >= lines_.size() || lines_[index].span.begin == lines_[index].span.end;
  }

  std::string_view source_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
  std::vector<Block> blocks_;
  std::size_t list_ = no_block;  // open, if not no_block
};

void Splitter::read_lines() {
  const std::size_t start =
      source_.starts_with("\xef\xbb\xbf") ? 3 : 0;  // a mark of the byte order
  for (std::size_t begin = start; begin < source_.size();) {
    const std::size_t end = std::min(source_.find('\n', begin), source_.size());
    const std::string_view raw = source_.substr(begin, end - begin);
    const std::size_t first = skip_blanks(raw, 0);
    const std::size_t last = raw.find_last_not_of(blanks);
    Line line;
    line.span = {begin + first, first == raw.size() ? begin + first : begin + last + 1};
    line.indent = first;
    line.marker = bullet(text(line));
    if (line.marker == 0) {
      line.marker = enumerator(text(line));
      line.ordered = line.marker > 0;
    }
    lines_.push_back(line);
    begin = end + 1;
  }
  std::vector<std::string_view> texts;
  for (const Line& line : lines_) texts.push_back(text(line));
  const std::vector<Speaker> speakers = speakers_of(texts);
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].marker > 0) continue;
    lines_[i].said = speakers[i].known;
    lines_[i].span.begin += speakers[i].length;
  }
}

// "1 Unplug it", where the line before or after that begins so has the number before or after;
// between them stand only lines that go on.
void Splitter::number_lines() {
  const auto number = [&](const Line& line) -> int {
    const std::string_view words = text(line);
    const bool one =
        line.marker == 0 && words.size() > 2 && ascii_digit(words[0]) && words[1] == ' ';
    return one && ascii_letter(words[skip_blanks(words, 1)]) ? words[0] - '0' : 0;
  };
  Line* before = nullptr;
  int last = 0;
  for (Line& line : lines_) {
    const int own = number(line);
    if (own == 0) {
      if (line.indent == 0) last = 0;
      continue;
    }
    if (last > 0 && last + 1 == own) {
      for (Line* const numbered : {before, &line}) {
        numbered->marker = skip_blanks(text(*numbered), 1);
        numbered->ordered = true;
      }
    }
    before = &line;
    last = own;
  }
}

// A margin ends a line only if the next word has no room up to where the longest line of the
// paragraph ends. Where most lines end before that, no margin ends the others either.
void Splitter::break_lines() {
  for (std::size_t begin = 0, end = 0; begin < lines_.size(); begin = end) {
    end = begin + 1;
    if (blank(begin)) continue;
    const bool casual = ascii_lower(text(lines_[begin]).front());
    std::size_t longest = width(text(lines_[begin]));
    for (; !blank(end) && !starts_block(lines_[end]); ++end)
      longest = std::max(longest, width(text(lines_[end])));
    const std::size_t give = longest / 20;  // nobody fills each line
    std::size_t broken = 0;
    for (std::size_t i = begin; i + 1 < end; ++i) {
      const std::string_view next = text(lines_[i + 1]);
      const std::size_t needed = width(text(lines_[i])) + 1 + width(next.substr(0, next.find(' ')));
      const bool apart = casual || !ascii_lower(next.front());
      lines_[i].broken = apart && needed + give <= longest;
      broken += lines_[i].broken ? 1U : 0U;
    }
    const bool no_margin = 2 * broken > end - begin - 1;
    for (std::size_t i = begin; no_margin && i + 1 < end; ++i) lines_[i].broken = true;
  }
}

void Splitter::add(BlockKind kind, std::size_t parent, Span part) {
  Block block;
  block.kind = kind;
  block.parent = parent;
  block.text = inline_text(source_, part);
  blocks_.push_back(std::move(block));
}

void Splitter::heading(Span part, int level) {
  list_ = no_block;
  add(BlockKind::heading, no_block, part);
  blocks_.back().level = level;
}

// What starts a block of its own, whatever stands before it.
bool Splitter::starts_block(const Line& line) const {
  const std::string_view words = text(line);
  return line.marker > 0 || line.said || is_pipe_row(words) || opens_wiki_table(words) ||
         words.starts_with("```") || words.starts_with("# ") || words.starts_with("##") ||
         opens_warning(words) || note_label(words) > 0;
}

bool Splitter::continues(const Line& line, const Line& next, bool in_item) const {
  const std::string_view words = text(line);
  const std::string_view more = text(next);
  if (more.empty() || starts_block(next)) return false;
  if (in_item && next.indent > 0) return true;
  if (closes(last_of(words))) return false;
  const char first = more.front();
  const bool ends = words.size() < wrapped_length_min || line.broken;
  if (ascii_lower(first))
    return !(ascii_lower(words.front()) && ends && is_fresh(more) && is_whole(words));
  return words.size() >= wrapped_length_min && !(line.broken && is_whole(words)) && !in_item &&
         !is_title_case(words) && !begins_like_instruction(more);
}

std::size_t Splitter::end_of_paragraph(std::size_t first, bool in_item) const {
  std::size_t end = first + 1;
  while (end < lines_.size() && continues(lines_[end - 1], lines_[end], in_item)) ++end;
  return end;
}

// A line over a text: it asks, or it is not closed and reads like a title.
std::optional<BlockKind> Splitter::heading_kind(std::size_t index) const {
  const std::string_view words = text(lines_[index]);
  std::size_t below = index + 1;
  while (below < lines_.size() && blank(below)) ++below;
  if (below >= lines_.size()) return std::nullopt;
  if (words.starts_with("Myth")) return BlockKind::myth;
  const std::size_t count = word_count(words);
  if (count > heading_words_max) return std::nullopt;
  const char last = last_of(words);
  if (words.back() == '?') return BlockKind::question;
  if (closes(last) || last == ',' || begins_like_instruction(words)) return std::nullopt;
  if (!ascii_letter(words.front())) return std::nullopt;
  const std::string_view next = text(lines_[below]);
  if (ascii_lower(next.front()) && below == index + 1) return std::nullopt;
  const bool short_one = count == 1 || (count <= 8 && !begins_statement(words));
  if (!short_one && !is_title_case(words)) return std::nullopt;
  return BlockKind::heading;
}

void Splitter::table() {
  const std::size_t table = begin_table();
  for (bool head = true; at_ < lines_.size() && is_pipe_row(text(lines_[at_])); ++at_) {
    if (is_pipe_dashes(text(lines_[at_]))) continue;
    RowOfCells row = pipe_row(source_, lines_[at_].span);
    row.head = std::exchange(head, false);
    add_row(table, row);
  }
}

void Splitter::wiki_table() {
  std::vector<Span> lines;
  for (++at_; at_ < lines_.size() && is_in_wiki_table(text(lines_[at_])); ++at_) {
    if (closes_wiki_table(text(lines_[at_]))) break;
    if (text(lines_[at_]).starts_with("|+")) caption(lines_[at_].span);
    lines.push_back(lines_[at_].span);
  }
  if (at_ < lines_.size() && closes_wiki_table(text(lines_[at_]))) ++at_;
  const std::size_t table = begin_table();
  for (const RowOfCells& row : wiki_rows(source_, lines)) add_row(table, row);
}

void Splitter::caption(Span line) {
  const std::string_view words = source_.substr(line.begin, line.end - line.begin);
  const std::size_t begin = skip_blanks(words, 2);  // behind "|+"
  if (begin < words.size()) heading({line.begin + begin, line.end}, 2);
}

std::size_t Splitter::begin_table() {
  list_ = no_block;
  blocks_.push_back({});
  blocks_.back().kind = BlockKind::table;
  return blocks_.size() - 1;
}

void Splitter::add_row(std::size_t table, const RowOfCells& row) {
  blocks_.push_back({});
  blocks_.back().kind = BlockKind::row;
  blocks_.back().parent = table;
  blocks_.back().level = row.head ? 0 : 1;
  const std::size_t index = blocks_.size() - 1;
  for (const Span cell : row.cells) add(BlockKind::cell, index, cell);
}

void Splitter::code() {
  list_ = no_block;
  const std::size_t begin = lines_[at_].span.begin;
  std::size_t end = at_ + 1;
  while (end < lines_.size() && !text(lines_[end]).starts_with("```")) ++end;
  Block block;
  block.kind = BlockKind::code;
  const std::size_t last = lines_[std::min(end, lines_.size() - 1)].span.end;
  block.text.append(source_.substr(begin, last - begin), begin);
  blocks_.push_back(std::move(block));
  at_ = end + 1;
}

void Splitter::item() {
  const Line& line = lines_[at_];
  if (list_ == no_block || blocks_[list_].ordered != line.ordered) {
    blocks_.push_back({});
    list_ = blocks_.size() - 1;
    blocks_[list_].kind = BlockKind::list;
    blocks_[list_].ordered = line.ordered;
  }
  blocks_.push_back({});
  blocks_.back().kind = BlockKind::item;
  blocks_.back().parent = list_;
  const std::size_t end = end_of_paragraph(at_, true);
  add(BlockKind::paragraph, blocks_.size() - 1,
      {line.span.begin + line.marker, lines_[end - 1].span.end});
  blocks_.back().only_title =
      end < lines_.size() && lines_[end].marker > 0 && lines_[end].indent > line.indent;
  at_ = end;
}

void Splitter::block() {
  if (blank(at_)) {
    ++at_;
    return;
  }
  const Line& line = lines_[at_];
  const std::string_view words = text(line);
  if (words.starts_with("```")) return code();
  if (opens_wiki_table(words)) return wiki_table();
  const bool headed = at_ + 1 < lines_.size() && is_pipe_dashes(text(lines_[at_ + 1]));
  if (is_pipe_row(words) && headed) return table();
  if (const std::size_t signs = wiki_heading(words)) {
    const std::size_t end = words.find_last_not_of("= ") + 1;
    heading({line.span.begin + skip_blanks(words, signs), line.span.begin + end},
            static_cast<int>(signs));
    ++at_;
    return;
  }
  const std::size_t hashes = std::min(words.find_first_not_of('#'), words.size());
  if (hashes > 0 && hashes <= 6 && hashes < words.size() && words[hashes] == ' ') {
    heading({line.span.begin + skip_blanks(words, hashes), line.span.end},
            static_cast<int>(hashes));
    ++at_;
    return;
  }
  if (line.marker > 0) return item();
  if (words.find_first_not_of("-=_* ") == std::string_view::npos) {
    ++at_;
    return;
  }
  const bool warns = opens_warning(words);
  const std::size_t end = end_of_paragraph(at_, false);
  const bool alone = end == at_ + 1;
  const bool untitled = !alone || warns || line.said || note_label(words) > 0;
  const auto title = untitled ? std::nullopt : heading_kind(at_);
  list_ = no_block;
  const BlockKind kind = warns ? BlockKind::warning : title.value_or(BlockKind::paragraph);
  add(kind, no_block, {line.span.begin, lines_[end - 1].span.end});
  if (title) blocks_.back().level = 2;
  at_ = end;
}

}  // namespace

std::vector<Block> blocks_of_lines(std::string_view source) { return Splitter(source).split(); }

}  // namespace headloop::guide
