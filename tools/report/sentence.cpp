// How an Entry reads.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/report/clock_text.hpp"
#include "tools/report/entry.hpp"

namespace headloop::report {
namespace {

std::string spaced(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

// "charge_uah", 1200 -> "charge 1200 uAh"
std::string number_text(std::string_view name, std::int64_t value) {
  struct Unit {
    std::string_view suffix;
    std::string_view symbol;
  };
  static constexpr std::array<Unit, 8> units = {{{"_percent", "%"},
                                                 {"_mv", "mV"},
                                                 {"_uah", "uAh"},
                                                 {"_us", "us"},
                                                 {"_ms", "ms"},
                                                 {"_min", "min"},
                                                 {"_mm", "mm"},
                                                 {"_permille", "per mille"}}};
  if (name.ends_with("_ns")) {
    return spaced(name.substr(0, name.size() - 3)) + ' ' + span_text(nanoseconds(value));
  }
  for (const Unit& unit : units) {
    if (!name.ends_with(unit.suffix)) continue;
    const auto quantity = name.substr(0, name.size() - unit.suffix.size());
    return fmt::format("{} {} {}", spaced(quantity), value, unit.symbol);
  }
  return fmt::format("{} {}", spaced(name), value);
}

// The words in a row, then what has a name, set off by commas.
std::string plain_sentence(const std::vector<Field>& fields) {
  std::string words;
  std::string named;
  for (const Field& field : fields) {
    if (const auto* word = std::get_if<std::string>(&field.value)) {
      words += (words.empty() ? "" : " ") + *word;
    } else if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
      named += ", " + number_text(field.name, *number);
    } else {
      named += (std::get<bool>(field.value) ? ", " : ", not ") + spaced(field.name);
    }
  }
  if (words.empty() && !named.empty()) return named.substr(2);
  return words + named;
}

std::string word_or_nothing(const Entry& entry, std::string_view name) {
  const std::string* word = entry.word(name);
  return word == nullptr ? std::string{} : *word;
}

std::string led_sentence(const Entry& entry) {
  const std::string* look = entry.word("look");
  const std::string sign = word_or_nothing(entry, "sign");
  return look == nullptr ? sign : fmt::format("{}: {}", sign, *look);
}

std::string voice_sentence(const Entry& entry) {
  const std::string* words = entry.word("words");
  std::string said = words != nullptr ? fmt::format("\"{}\"", *words)
                                      : word_or_nothing(entry, "prompt") + " (mute)";
  const std::string edge = word_or_nothing(entry, "edge");
  if (edge == "begin") return said;
  return edge == "end" ? said + " ends" : said + " is cut off";
}

std::string machine_sentence(const Entry& entry) {
  const std::string* source = entry.word("source");
  const std::string machine = word_or_nothing(entry, "machine");
  const std::string state = word_or_nothing(entry, "state");
  if (source == nullptr) return plain_sentence(entry.fields);
  const std::string event = word_or_nothing(entry, "event");
  return *source == state ? fmt::format("{}: {} handles {}", machine, state, event)
                          : fmt::format("{}: {} -> {} on {}", machine, *source, state, event);
}

std::string step_sentence(const Entry& entry) {
  const std::string* text = entry.word("text");
  if (text == nullptr) return plain_sentence(entry.fields);
  const std::string edge = word_or_nothing(entry, "edge");
  return edge == "begin" ? *text : fmt::format("({}) {}", edge, *text);
}

}  // namespace

const std::string* Entry::word(std::string_view name) const {
  for (const Field& field : fields) {
    if (field.name == name) return std::get_if<std::string>(&field.value);
  }
  return nullptr;
}

const std::int64_t* Entry::number(std::string_view name) const {
  for (const Field& field : fields) {
    if (field.name == name) return std::get_if<std::int64_t>(&field.value);
  }
  return nullptr;
}

std::string sentence(const Entry& entry) {
  switch (entry.channel) {
    case Channel::step: return step_sentence(entry);
    case Channel::led: return led_sentence(entry);
    case Channel::voice: return voice_sentence(entry);
    case Channel::machine: return machine_sentence(entry);
    case Channel::ignored:
      return fmt::format("{}: {} ignores {}", word_or_nothing(entry, "machine"),
                         word_or_nothing(entry, "state"), word_or_nothing(entry, "event"));
    default: return plain_sentence(entry.fields);
  }
}

std::string look_of(const world::LedPattern& pattern) {
  std::string text;
  for (const world::LedPhase& phase : pattern.phases) {
    if (!text.empty()) text += ", ";
    text += phase.colour ? name_of(*phase.colour) : std::string_view("dark");
    if (!pattern.steady()) text += ' ' + span_text(phase.length);
  }
  if (pattern.repeats == 1) return text + ", once";
  if (pattern.repeats > 1) return text + fmt::format(", {} times", pattern.repeats);
  return text;
}

std::vector<Entry> entries_of(const Record& record, const Names& names) {
  std::vector<Entry> entries;
  entries.reserve(record.size());
  for (const Observation& observation : record.observations()) {
    entries.push_back(entry_of(observation, names));
  }
  return entries;
}

}  // namespace headloop::report
