// What the text goes to: whether it may be coloured, how wide it is, whether a line may be redrawn.
#pragma once

#include <string>
#include <string_view>

namespace headloop::report {

struct Terminal {
  bool interactive = false;  // a person watches: progress may be drawn
  bool colour = false;
  int width = 100;  // columns

  // What stands behind a file descriptor. Colour obeys NO_COLOR and TERM=dumb, the width of a pipe
  // obeys COLUMNS.
  static Terminal of(int descriptor);
};

enum class Style { plain, bold, dim, red, green, blue, amber, white };

// `text` in a style, or as it is where colour is not wanted.
std::string styled(const Terminal& terminal, Style style, std::string_view text);

}  // namespace headloop::report
