// Blocks and inline text through cmark-gfm.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "tools/guide/reading/aligner.hpp"
#include "tools/guide/reading/blocks.hpp"
#include "tools/guide/reading/verbs.hpp"
#include "tools/guide/reading/words.hpp"

namespace headloop::guide {
namespace {

struct Free {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

std::unique_ptr<cmark_node, Free> parsed(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, Free> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return std::unique_ptr<cmark_node, Free>(cmark_parser_finish(parser.get()));
}

// Where lines begin, as Markdown ends them: also at a lone carriage return.
std::vector<std::size_t> line_starts(std::string_view text) {
  std::vector<std::size_t> starts = {0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool crlf = text[i] == '\r' && text.substr(i + 1, 1) == "\n";
    if (text[i] == '\n' || (text[i] == '\r' && !crlf)) starts.push_back(i + 1);
  }
  starts.push_back(text.size());
  return starts;
}

std::string_view literal_of(cmark_node* node) {
  const char* const text = cmark_node_get_literal(node);
  return text ? std::string_view(text) : std::string_view();
}

bool is_leaf(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::paragraph || kind == BlockKind::cell;
}

// Appends what an inline node contributes to the text around it.
void append_inline(cmark_node* node, Aligner& aligner, MappedText& out) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) aligner.place(literal_of(node), out);
  if (type == CMARK_NODE_SOFTBREAK) aligner.end_line(" ", out);
  if (type == CMARK_NODE_LINEBREAK) aligner.end_line("\n", out);
  if (type == CMARK_NODE_HTML_INLINE) {
    const std::string_view tag = literal_of(node);
    // Prose writes <Power> where it means a key; what looks like a tag of HTML is one.
    MappedText unseen;
    aligner.place(tag, is_html_tag(tag) ? unseen : out);
    if (is_line_break_tag(tag) && !unseen.empty()) out.append("\n", unseen.source());
  }
}

// Text without markup; the end of a line, with the next one's indent, counts as a blank.
// "char-" at the end of a line, and "ging" on the next one: one word; "MDR-" and "1000X" as well.
// How much of the line is the word's: the hyphen of "char-" is none of it. Nothing if they are two.
std::optional<std::size_t> hyphenated(std::string_view line, std::string_view next) {
  constexpr std::string_view whole = " vol volume v long short double triple single press ";
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (line.size() < 3 || !line.ends_with('-') || next.empty()) return std::nullopt;
  const char last = line[line.size() - 2];
  if (upper(last) && next[0] >= '0' && next[0] <= '9') return line.size();
  if (!(lower(last) && lower(next[0])) && !(upper(last) && upper(next[0]))) return std::nullopt;
  const std::size_t begin = line.find_last_of(" \t(", line.size() - 2) + 1;
  std::string word(line.substr(begin, line.size() - 1 - begin));
  for (char& c : word) c = upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  if (among(whole, word)) return std::nullopt;
  return line.size() - 1;
}

void append_lines(std::string_view text, std::size_t at, MappedText& out) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", i), text.size());
    const std::size_t next = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
    const std::string_view line = text.substr(i, end - i);
    const auto part = hyphenated(line, text.substr(next));
    out.append(line.substr(0, part.value_or(line.size())), at + i);
    if (!part && end < next) out.append(" ", Span{at + end, at + next});
    i = next;
  }
}

// A paragraph that is bold from its first to its last word is a title, unless it tells something.
bool is_bold_title(cmark_node* node, std::string_view text) {
  constexpr std::size_t title_size_max = 80;
  cmark_node* const child = cmark_node_first_child(node);
  const bool bold = child != nullptr && cmark_node_get_type(child) == CMARK_NODE_STRONG &&
                    cmark_node_next(child) == nullptr;
  const bool top = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
  return bold && top && text.size() <= title_size_max && !text.ends_with('.') &&
         !begins_like_instruction(text);
}

// "**Step 1**" on a line of its own over the text of the same paragraph.
bool ends_bold_line(cmark_node* node, const Block& block) {
  if (cmark_node_get_type(node) != CMARK_NODE_SOFTBREAK || block.kind != BlockKind::paragraph)
    return false;
  cmark_node* const bold = cmark_node_previous(node);
  const bool first = bold != nullptr && cmark_node_get_type(bold) == CMARK_NODE_STRONG &&
                     cmark_node_previous(bold) == nullptr;
  return first && block.parent == no_block && !opens_warning(block.text.text()) &&
         !begins_like_instruction(block.text.text());
}

class BlockBuilder {
 public:
  explicit BlockBuilder(std::string_view source) : source_(source), starts_(line_starts(source)) {}

  std::vector<Block> build() {
    const auto document = parsed(source_);
    const std::unique_ptr<cmark_iter, Free> iter(cmark_iter_new(document.get()));
    for (cmark_event_type event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iter.get())) {
      cmark_node* const node = cmark_iter_get_node(iter.get());
      if (event == CMARK_EVENT_ENTER) {
        enter(node);
      } else if (!open_.empty() && open_.back().node == node) {
        leave();
      }
    }
    return std::move(blocks_);
  }

 private:
  struct Open {
    cmark_node* node;
    std::size_t block;
  };

  void enter(cmark_node* node) {
    const auto kind = kind_of(node);
    if (!kind) {
      if (aligner_ && is_leaf(blocks_[open_.back().block].kind)) {
        if (ends_bold_line(node, blocks_[open_.back().block])) part_title();
        append_inline(node, *aligner_, blocks_[open_.back().block].text);
      }
      return;
    }
    Block block;
    block.kind = *kind;
    block.parent = open_.empty() ? no_block : open_.back().block;
    if (*kind == BlockKind::list)
      block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (*kind == BlockKind::heading) block.level = cmark_node_get_heading_level(node);
    if (*kind == BlockKind::row) {
      block.level = cmark_gfm_extensions_get_table_row_is_header(node) != 0 ? 0 : 1;
      aligner_.emplace(source_, unplaced(lines(node)));
      aligner_->skip_opening('|');
    } else if (is_leaf(*kind) && *kind != BlockKind::cell) {
      aligner_.emplace(source_, unplaced(lines(node)));
    }
    blocks_.push_back(std::move(block));
    if (*kind == BlockKind::code || *kind == BlockKind::html) {
      append_literal(node, blocks_.back().text);
      if (*kind == BlockKind::html) title_of_details(blocks_.back());
    } else {
      open_.push_back({node, blocks_.size() - 1});
    }
  }

  void leave() {
    Block& block = blocks_[open_.back().block];
    cmark_node* const node = open_.back().node;
    open_.pop_back();
    if (block.kind == BlockKind::cell && aligner_) aligner_->skip_past('|');
    if (is_leaf(block.kind) && aligner_) placed_ = std::max(placed_, aligner_->cursor());
    if (block.kind == BlockKind::paragraph && opens_warning(block.text.text())) {
      block.kind = BlockKind::warning;
    } else if (block.kind == BlockKind::paragraph && is_bold_title(node, block.text.text())) {
      block.kind = BlockKind::heading;
      block.level = 6;
    }
  }

  // "<details><summary>Title</summary>": what unfolds has a title.
  void title_of_details(Block& block) const {
    constexpr std::string_view opens = "<summary>";
    const std::string& html = block.text.text();
    const std::size_t at = html.find(opens);
    const std::size_t end = at == std::string::npos ? at : html.find("</summary>", at);
    if (end == std::string::npos || end <= at + opens.size()) return;
    const Span span = block.text.source(at + opens.size(), end);
    block.text = inline_text(source_, span);
    block.kind = BlockKind::heading;
    block.level = 6;
  }

  // What was read of the paragraph is a title over the rest.
  void part_title() {
    Block rest;
    Block& block = blocks_[open_.back().block];
    rest.kind = block.kind;
    rest.parent = block.parent;
    block.kind = BlockKind::heading;
    block.level = 6;
    blocks_.push_back(std::move(rest));
    open_.back().block = blocks_.size() - 1;
  }

  std::optional<BlockKind> kind_of(cmark_node* node) const;

  Span lines(cmark_node* node) const {
    const auto at = [&](int line) {
      const auto index = static_cast<std::size_t>(std::max(line, 0));
      return starts_[std::min(index, starts_.size() - 1)];
    };
    return {at(cmark_node_get_start_line(node) - 1), at(cmark_node_get_end_line(node))};
  }

  // Blocks follow each other in the source as they do in the document.
  Span unplaced(Span part) const {
    part.begin = std::max(part.begin, placed_);
    part.end = std::max(part.end, part.begin);
    return part;
  }

  void append_literal(cmark_node* node, MappedText& out) {
    const std::string_view literal = literal_of(node);
    Aligner aligner(source_, unplaced(lines(node)));
    for (std::size_t i = 0; i < literal.size();) {
      const std::size_t end = std::min(literal.find('\n', i), literal.size());
      aligner.place(literal.substr(i, end - i), out);
      aligner.end_line("\n", out);
      i = end + 1;
    }
    placed_ = std::max(placed_, aligner.cursor());
  }

  std::string_view source_;
  std::vector<std::size_t> starts_;
  std::vector<Block> blocks_;
  std::vector<Open> open_;
  std::optional<Aligner> aligner_;
  std::size_t placed_ = 0;  // all before it belongs to a block
};

std::optional<BlockKind> BlockBuilder::kind_of(cmark_node* node) const {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: return BlockKind::heading;
    case CMARK_NODE_PARAGRAPH: return BlockKind::paragraph;
    case CMARK_NODE_LIST: return BlockKind::list;
    case CMARK_NODE_ITEM: return BlockKind::item;
    case CMARK_NODE_BLOCK_QUOTE: return BlockKind::quote;
    case CMARK_NODE_CODE_BLOCK: return BlockKind::code;
    case CMARK_NODE_HTML_BLOCK: return BlockKind::html;
    default: break;
  }
  const std::string_view type = cmark_node_get_type_string(node);
  if (type == "table") return BlockKind::table;
  if (type == "table_row" || type == "table_header") return BlockKind::row;
  if (type == "table_cell") return BlockKind::cell;
  return std::nullopt;
}

}  // namespace

std::vector<Block> blocks_of_markdown(std::string_view source) {
  return BlockBuilder(source).build();
}

MappedText inline_text(std::string_view source, Span part) {
  constexpr std::size_t markup_size_max = 16'384;  // cmark takes longer than linear for some texts
  const std::string_view text = source.substr(part.begin, part.end - part.begin);
  MappedText out;
  if (text.size() > markup_size_max || text.find_first_of("*_`[<&\\") == std::string_view::npos) {
    append_lines(text, part.begin, out);
    return out;
  }
  const auto document = parsed(text);
  const std::unique_ptr<cmark_iter, Free> iter(cmark_iter_new(document.get()));
  Aligner aligner(source, part);
  while (cmark_iter_next(iter.get()) != CMARK_EVENT_DONE) {
    cmark_node* const node = cmark_iter_get_node(iter.get());
    const bool first_time = cmark_node_first_child(node) == nullptr;
    if (first_time) append_inline(node, aligner, out);
  }
  if (out.empty()) append_lines(text, part.begin, out);  // a block of HTML or code, for Markdown
  return out;
}

}  // namespace headloop::guide
