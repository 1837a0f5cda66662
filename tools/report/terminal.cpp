#include "tools/report/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace headloop::report {
namespace {

constexpr int width_min = 40;
constexpr int width_max = 400;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view{value};
}

int width_of(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view columns = variable("COLUMNS");
  int width = 0;
  const auto [end, error] = std::from_chars(columns.data(), columns.data() + columns.size(), width);
  const bool whole = error == std::errc{} && end == columns.data() + columns.size();
  return whole && width > 0 ? width : Terminal{}.width;
}

}  // namespace

Terminal Terminal::of(int descriptor) {
  Terminal terminal;
  const std::string_view kind = variable("TERM");
  terminal.interactive = isatty(descriptor) == 1 && kind != "dumb";
  terminal.colour = terminal.interactive && variable("NO_COLOR").empty();
  terminal.width = std::clamp(width_of(descriptor), width_min, width_max);
  return terminal;
}

std::string styled(const Terminal& terminal, Style style, std::string_view text) {
  if (!terminal.colour || style == Style::plain) return std::string(text);
  static constexpr std::array<std::string_view, 8> codes = {"0",  "1",  "2",  "31",
                                                            "32", "34", "33", "37"};
  std::string out = "\x1b[";
  out += codes[static_cast<std::size_t>(style)];
  out += 'm';
  out += text;
  out += "\x1b[0m";
  return out;
}

}  // namespace headloop::report
