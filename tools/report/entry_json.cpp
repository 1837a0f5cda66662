#include "tools/report/entry_json.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace headloop::report {
namespace {

std::optional<Channel> channel_named(std::string_view name) {
  for (int i = 0; i < channel_count; ++i) {
    if (name_of(static_cast<Channel>(i)) == name) return static_cast<Channel>(i);
  }
  return std::nullopt;
}

Field field_from_json(const std::string& name, const Json& value) {
  if (value.is_string()) return {name, value.get<std::string>()};
  if (value.is_boolean()) return {name, value.get<bool>()};
  if (value.is_number_integer()) return {name, value.get<std::int64_t>()};
  throw std::invalid_argument(fmt::format(
      "\"{}\" holds {}; a value is a word, a whole number, true or false", name, dumped(value)));
}

}  // namespace

Json entry_to_json(const Entry& entry) {
  Json json = {{"t", entry.at.ns}, {"ch", name_of(entry.channel)}};
  for (const Field& field : entry.fields) {
    std::visit([&](const auto& value) { json[field.name] = value; }, field.value);
  }
  return json;
}

Entry entry_from_json(const Json& json) {
  if (!json.is_object()) throw std::invalid_argument("an observation is a JSON object");
  const auto instant = field_of<std::int64_t>(json, "t");
  if (!instant) {
    throw std::invalid_argument("an observation needs its instant: \"t\", in whole nanoseconds");
  }
  const auto channel = channel_named(text_at(json, "ch"));
  if (!channel) {
    throw std::invalid_argument(fmt::format(
        "an observation needs its channel, \"ch\"; '{}' is none of them", text_at(json, "ch")));
  }
  Entry entry{{*instant}, *channel, {}};
  for (const auto& [name, value] : json.items()) {
    if (name != "t" && name != "ch") entry.fields.push_back(field_from_json(name, value));
  }
  return entry;
}

}  // namespace headloop::report
