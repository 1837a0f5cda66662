#include "tools/datasheet/embedded.hpp"

#include <stdexcept>

namespace headloop::embedded {

std::string_view text_of(std::string_view path) {
  for (const File& file : files()) {
    if (file.path == path) return file.text;
  }
  throw std::logic_error("the program was built without " + std::string(path));
}

}  // namespace headloop::embedded
