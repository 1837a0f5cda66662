#include "tools/guide/check/titles.hpp"

#include "tools/guide/check/words.hpp"

namespace headloop::checker {

Titles::Titles(const guide::Guide& guide) : guide_(guide) {
  std::size_t last = guide::no_block;
  for (std::size_t block = 0; block < guide.blocks.size(); ++block) {
    const guide::BlockKind kind = guide.blocks[block].kind;
    if (kind == guide::BlockKind::heading || kind == guide::BlockKind::question) last = block;
    heading_.push_back(last);
  }
  if (!guide.sentences.empty()) of_guide_ = over(0) + ' ' + shortened(guide.sentences.front().text);
}

std::string Titles::over(std::size_t sentence) const {
  const std::size_t heading = heading_[guide_.sentences[sentence].block];
  return heading == guide::no_block ? std::string() : shortened(guide_.blocks[heading].text.text());
}

}  // namespace headloop::checker
