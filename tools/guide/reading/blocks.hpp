// A guide as blocks: what Markdown means, or what lines mean where blank ones are missing.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tools/guide/reading/text.hpp"

namespace headloop::guide {

enum class BlockKind {
  heading,
  question,  // a line that asks, over its answer
  myth,      // a line that states what the text below it denies
  paragraph,
  warning,  // a paragraph that opens with a warning sign or word
  list,
  item,
  table,
  row,
  cell,
  quote,
  code,
  html
};

// What stands over a text.
constexpr bool is_title(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::question || kind == BlockKind::myth;
}

inline constexpr std::size_t no_block = static_cast<std::size_t>(-1);

// In the order of the document, a block before those inside it.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::size_t parent = no_block;
  MappedText text;       // of headings, paragraphs, cells and their like; of items only in lines
  bool ordered = false;  // of a list
  int level = 0;         // of a heading; of a row: 0 is the table's head
  // Of a heading: the text below tells what it names. Of an item's text in lines: so does a list.
  bool only_title = false;
};

// Markdown, or lines.
std::vector<Block> blocks_of(std::string_view source);

// The two ways, for blocks_of and its tests.
bool is_markdown(std::string_view source);
std::vector<Block> blocks_of_markdown(std::string_view source);
std::vector<Block> blocks_of_lines(std::string_view source);

// The text of a part of the source, freed of emphasis, code marks, links, escapes and entities.
MappedText inline_text(std::string_view source, Span part);

}  // namespace headloop::guide
