#include "tools/runner/selection.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "tools/input/usage_error.hpp"

namespace headloop::runner {
namespace {

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool fits_any(const std::vector<std::string>& patterns, const world::Script& script,
              const Item& item) {
  if (patterns.empty()) return true;
  const std::string names[] = {script.id(), script.name, item_id(script, item),
                               item_name(script, item)};
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return std::any_of(std::begin(names), std::end(names),
                       [&](const std::string& name) { return fits(pattern, name); });
  });
}

// A scenario that states its seed means that unit, and keeps it.
std::vector<Item> with_seeds(const std::vector<world::Script>& scripts,
                             const std::optional<Seeds>& seeds) {
  std::vector<Item> items;
  for (std::uint32_t i = 0; i < scripts.size(); ++i) {
    const std::uint64_t own = scripts[i].unit.seed;
    if (!seeds || scripts[i].unit.seed_given) {
      items.push_back({i, false, own});
      continue;
    }
    const std::uint64_t first = seeds->first.value_or(own);
    for (std::uint64_t k = 0; k < seeds->count; ++k) items.push_back({i, true, first + k});
  }
  return items;
}

// The same in the order of the scripts, each as often as it is wanted.
std::vector<Item> wanted_items(const std::vector<world::Script>& scripts,
                               const std::vector<Wanted>& only) {
  std::unordered_map<std::string, std::uint32_t> by_id;
  for (std::uint32_t i = 0; i < scripts.size(); ++i) by_id.emplace(scripts[i].id(), i);
  std::vector<Item> items;
  std::string missing;
  for (const Wanted& one : only) {
    const std::string id = one.seed ? one.id.substr(0, one.id.rfind("#seed=")) : one.id;
    const auto found = by_id.find(id);
    if (found == by_id.end()) {
      missing += "\n  " + one.id;
    } else {
      const std::uint64_t own = scripts[found->second].unit.seed;
      items.push_back({found->second, one.seed.has_value(), one.seed.value_or(own)});
    }
  }
  if (!missing.empty()) {
    throw input::UsageError("these scenarios of the earlier run are not among the ones given:" +
                            missing);
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& x, const Item& y) { return x.script < y.script; });
  return items;
}

}  // namespace

std::vector<Item> select(const std::vector<world::Script>& scripts,
                         const SelectionOptions& options) {
  std::vector<Item> items =
      options.only ? wanted_items(scripts, *options.only) : with_seeds(scripts, options.seeds);
  std::erase_if(items, [&](const Item& item) {
    return !fits_any(options.filters, scripts[item.script], item);
  });
  if (items.empty()) {
    throw input::UsageError(fmt::format(
        "no scenario is selected: none of {} fits the filter; headloop run --list without it shows "
        "their names",
        scripts.size()));
  }
  std::vector<Item> part;
  for (std::size_t i = options.shard.part - 1; i < items.size(); i += options.shard.parts) {
    part.push_back(items[i]);
  }
  if (part.empty()) {
    throw input::UsageError(fmt::format("no scenario is selected: part {} of {} is empty",
                                        options.shard.part, options.shard.parts));
  }
  return part;
}

std::string item_name(const world::Script& script, const Item& item) {
  return item.seed_chosen ? fmt::format("{}#seed={}", script.name, item.seed) : script.name;
}

std::string item_id(const world::Script& script, const Item& item) {
  return item.seed_chosen ? fmt::format("{}#seed={}", script.id(), item.seed) : script.id();
}

bool fits(const std::string& pattern, const std::string& text) {
  return pattern == text || fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
}

Shard shard_of(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto part = number_of(text.substr(0, slash));
  const auto parts =
      slash == std::string_view::npos ? std::nullopt : number_of(text.substr(slash + 1));
  if (!part || !parts || *part < 1 || *part > *parts) {
    throw input::UsageError(
        fmt::format("--shard {}: expected i/n with 1 <= i <= n, as in --shard 2/5", text));
  }
  return {*part, *parts};
}

Seeds seeds_of(std::string_view text) {
  constexpr std::uint64_t count_max = 10'000'000;
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    const auto count = number_of(text);
    if (count && *count >= 1 && *count <= count_max) return {std::nullopt, *count};
  } else {
    const auto first = number_of(text.substr(0, dots));
    const auto last = number_of(text.substr(dots + 2));
    if (first && last && *first <= *last && *last - *first < count_max) {
      return {first, *last - *first + 1};
    }
  }
  throw input::UsageError(fmt::format(
      "--seeds {}: expected how many, as in --seeds 100, or which, as in --seeds 7..9; at most {}",
      text, count_max));
}

}  // namespace headloop::runner
