// How our JSON files are written and how foreign ones are read: a field of the wrong type counts as
// missing. For .cpp files only, since the library is dear to compile; its writer and its parser
// most of all, which is why json.cpp alone calls them.
#pragma once

#include <cstdint>
#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace headloop::report {

using Json = nlohmann::ordered_json;

// On one line; bytes that are no UTF-8 are replaced.
std::string dumped(const Json& json);

// As a file that people read too: indented, ends with a line break.
std::string document(const Json& json);

// A text that is no JSON gives a value that is_discarded().
Json parsed(std::string_view text);
Json parsed(std::istream& in);

template <class T>
std::optional<T> field_of(const Json& json, const char* name) {
  const auto found = json.is_object() ? json.find(name) : json.end();
  if (found == json.end()) return std::nullopt;
  if constexpr (std::is_same_v<T, std::string>) {
    if (!found->is_string()) return std::nullopt;
  } else {
    if (!found->is_number_integer()) return std::nullopt;
  }
  return found->template get<T>();
}

inline std::string text_at(const Json& json, const char* name) {
  return field_of<std::string>(json, name).value_or("");
}

}  // namespace headloop::report
