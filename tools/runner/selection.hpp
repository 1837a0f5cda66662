// Which scenarios of those found are run, and with which seeds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/world/script.hpp"

namespace headloop::runner {

// "2/5" is the second of five parts.
struct Shard {
  std::uint64_t part = 1;
  std::uint64_t parts = 1;
};

// As many seeds as asked for, from each scenario's own on, or the same ones for all; but for those
// that state their seed.
struct Seeds {
  std::optional<std::uint64_t> first;
  std::uint64_t count = 1;
};

// A scenario that an earlier run named.
struct Wanted {
  std::string id;  // with its seed, where that was chosen
  std::optional<std::uint64_t> seed;
};

struct SelectionOptions {
  std::vector<std::string> filters = {};  // any of them; none: all
  std::optional<Seeds> seeds = {};        // unset: each scenario's own, which is no part of its id
  Shard shard = {};
  std::optional<std::vector<Wanted>> only = {};  // of an earlier run; says the seeds as well
};

// One run: which script, and with which seed.
struct Item {
  std::uint32_t script = 0;
  bool seed_chosen = false;
  std::uint64_t seed = 0;
};

// In the order of the scripts, then of the seeds. Throws input::UsageError if that is none, or if
// `only` names one that is not there.
std::vector<Item> select(const std::vector<world::Script>& scripts,
                         const SelectionOptions& options);

// "scenarios/reset.yaml#Long hold#seed=7"; the name is what follows the file.
std::string item_name(const world::Script& script, const Item& item);
std::string item_id(const world::Script& script, const Item& item);

// Whether a pattern of the shell (* ? [...]) fits the whole of the text; a text also fits itself.
bool fits(const std::string& pattern, const std::string& text);

// From the command line; throw input::UsageError.
Shard shard_of(std::string_view text);  // "2/5"
Seeds seeds_of(std::string_view text);  // "100" or "7..9"

}  // namespace headloop::runner
