// What stands over the sentences of a guide; looked through once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/guide/reading/reading.hpp"

namespace headloop::checker {

class Titles {
 public:
  explicit Titles(const guide::Guide& guide);

  // The heading, question or title over a sentence, not more of it than people read; empty if there
  // is none.
  std::string over(std::size_t sentence) const;
  // Over the whole guide: the first sentence, and its title.
  const std::string& of_guide() const { return of_guide_; }

 private:
  const guide::Guide& guide_;
  std::vector<std::size_t> heading_;  // of each block: the last one up to it, or guide::no_block
  std::string of_guide_;
};

}  // namespace headloop::checker
