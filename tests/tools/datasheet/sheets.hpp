// Data sheets to read in tests: those of the project, and what becomes of them by an edit.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "models/unit/product.hpp"
#include "tools/datasheet/datasheet.hpp"
#include "tools/datasheet/embedded.hpp"
#include "tools/input/input_error.hpp"

namespace headloop::datasheet::tests {

inline std::string embedded_text(std::string_view path) {
  for (const embedded::File& file : embedded::files()) {
    if (file.path == path) return std::string(file.text);
  }
  ADD_FAILURE() << "no embedded file " << path;
  return {};
}

inline std::string sheet_text(const std::string& product) {
  return embedded_text("models/" + product + "/datasheet.yaml");
}

inline models::Product sheet_of(const std::string& product) {
  return read_datasheet(product, sheet_text(product));
}

// The text with the one `from` in it replaced.
inline std::string edited(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
    ADD_FAILURE() << "not exactly once in the sheet: " << from;
    return text;
  }
  return text.replace(at, from.size(), to);
}

// "12:7" of the first `needle`; the sheets are ASCII.
inline std::string place_of(std::string_view text, std::string_view needle) {
  const std::string_view before = text.substr(0, text.find(needle));
  const std::size_t line_start = before.rfind('\n') + 1;
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return std::to_string(lines + 1) + ":" + std::to_string(before.size() - line_start + 1);
}

// What reading the text complains of, "line:column: message" each.
inline std::vector<std::string> problems_of(std::string_view text) {
  std::vector<std::string> list;
  try {
    read_datasheet("", text);
  } catch (const input::InputError& error) {
    for (const auto& problem : error.problems()) list.push_back(to_string(problem).substr(1));
  }
  return list;
}

}  // namespace headloop::datasheet::tests
