// What the parts of a report for people have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/guide/check/check.hpp"
#include "tools/report/terminal.hpp"

namespace headloop::checker {

// "    but     the rest of it", folded to the terminal's width; nothing without a text.
void add_labelled(std::string& out, const report::Terminal& terminal, std::string_view label,
                  const std::string& text);

// "a, b, c"
std::string joined(const std::vector<std::string>& words);

// An assumed value: "MDR-1000X keys.bounce = 5 ms".
struct Assumed {
  std::string product;
  std::string path;
  std::string value;
};
Assumed parts_of(const std::string& text);

// The data sheets, what of them is assumed, how the procedures were performed, and what each comes
// to.
std::string opening(const Report& report, const report::Terminal& terminal);

}  // namespace headloop::checker
