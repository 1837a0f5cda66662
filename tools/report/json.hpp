// How our JSON files are written and how fields of foreign ones are read: a field of the wrong type
// counts as missing. For .cpp files only, since the library is dear to compile.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace headloop::report {

using Json = nlohmann::ordered_json;

// On one line; bytes that are no UTF-8 are replaced.
inline std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

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
