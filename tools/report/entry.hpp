// One observation in words: what a Record's numbers mean for this product and this scenario. Every
// reader of a Record for people (file, excerpt, timeline, difference) starts from here.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/platform/machine.hpp"
#include "sim/core/record.hpp"
#include "sim/world/faceplate.hpp"
#include "sim/world/script.hpp"

namespace headloop::report {

// A number's unit is the end of its name: "charge_uah".
struct Field {
  std::string name;
  std::variant<std::int64_t, bool, std::string> value;

  friend bool operator==(const Field&, const Field&) = default;
};

struct Entry {
  Instant at;
  Channel channel = Channel::log;
  std::vector<Field> fields;  // in the order in which a sentence says them

  const std::string* word(std::string_view name) const;
  const std::int64_t* number(std::string_view name) const;

  friend bool operator==(const Entry&, const Entry&) = default;
};

// Where the numbers of an observation get their names. What it points to outlives it.
struct Names {
  const world::Faceplate* face = nullptr;
  const world::Script* script = nullptr;  // hosts and steps; may be missing
  std::vector<std::string> bugs;
  std::vector<const platform::MachineInfo*> machines;
};

// A number without a name in `names` becomes "#7": a Record is shown whatever it holds.
Entry entry_of(const Observation& observation, const Names& names);
std::vector<Entry> entries_of(const Record& record, const Names& names);

// "write-done, page 3, write 17": the words, then each number with its name and unit.
std::string sentence(const Entry& entry);

// "red 500 ms, dark 500 ms, 5 times"
std::string look_of(const world::LedPattern& pattern);

}  // namespace headloop::report
