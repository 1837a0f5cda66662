// YAML text as trees of Nodes. What a reader of data must not have to think about is refused here:
// anchors, aliases, merge keys, tags, keys that are no words, text that is not UTF-8, and files so
// large or so deep that reading them would be an attack.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tools/input/node.hpp"
#include "tools/input/problems.hpp"

namespace headloop::input {

struct Limits {
  std::size_t bytes = std::size_t{4} << 20;
  std::size_t line_bytes = std::size_t{64} << 10;  // yaml-cpp takes in a line as a whole
  std::size_t depth = 64;
  std::size_t values = 250'000;  // of all documents together
  std::size_t documents = 10'000;
};

// The documents of one file. Adds to `problems` what can be read past; throws InputError at what
// cannot.
std::vector<Node> read_yaml(std::string_view text, Problems& problems, const Limits& limits = {});

}  // namespace headloop::input
