#include "tests/support/source_tree.hpp"

namespace headloop::tests {

std::string in_source_tree(std::string_view path) {
  return std::string(HEADLOOP_SOURCE_DIR "/").append(path);
}

}  // namespace headloop::tests
