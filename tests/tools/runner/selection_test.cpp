#include "tools/runner/selection.hpp"

#include <gmock/gmock.h>

#include <set>

#include "tools/input/usage_error.hpp"

namespace headloop::runner {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<world::Script> scripts() {
  std::vector<world::Script> list;
  for (const char* name : {"Long hold", "Short hold", "Charge [usb]"}) {
    world::Script script;
    script.title = script.name = name;
    script.at = {"s/a.yaml", 1, 1};
    script.unit.seed = 10 * (list.size() + 1);
    list.push_back(script);
  }
  return list;
}

std::vector<std::string> names(const SelectionOptions& options) {
  const auto all = scripts();
  std::vector<std::string> list;
  for (const Item& item : select(all, options)) {
    list.push_back(item_name(all[item.script], item));
  }
  return list;
}

std::string complaint(const SelectionOptions& options) {
  try {
    names(options);
  } catch (const input::UsageError& error) {
    return error.what();
  }
  return "";
}

TEST(Select, TakesAllUnlessToldOtherwise) {
  EXPECT_THAT(names({}), ElementsAre("Long hold", "Short hold", "Charge [usb]"));
}

TEST(Select, FiltersByIdByNameAndByTheNameItself) {
  EXPECT_THAT(names({.filters = {"*hold"}}), ElementsAre("Long hold", "Short hold"));
  EXPECT_THAT(names({.filters = {"s/a.yaml#L*"}}), ElementsAre("Long hold"));
  EXPECT_THAT(names({.filters = {"Charge [usb]"}}), ElementsAre("Charge [usb]"));
  EXPECT_THAT(names({.filters = {"Long*", "C*"}}), ElementsAre("Long hold", "Charge [usb]"));
}

TEST(Select, ChosenSeedsArePartOfTheName) {
  EXPECT_THAT(names({.filters = {"Long hold"}, .seeds = Seeds{{}, 2}}),
              ElementsAre("Long hold#seed=10", "Long hold#seed=11"));
  EXPECT_THAT(names({.filters = {"*#seed=8"}, .seeds = Seeds{7, 2}}),
              ElementsAre("Long hold#seed=8", "Short hold#seed=8", "Charge [usb]#seed=8"));
}

// Who states a seed means that unit: it is run once, under its plain name.
TEST(Select, AStatedSeedIsKept) {
  auto all = scripts();
  all[1].unit.seed_given = true;
  std::vector<std::string> list;
  for (const Item& item : select(all, {.filters = {"*hold*"}, .seeds = Seeds{7, 2}})) {
    list.push_back(item_name(all[item.script], item) + " " + std::to_string(item.seed));
  }
  EXPECT_THAT(list, ElementsAre("Long hold#seed=7 7", "Long hold#seed=8 8", "Short hold 20"));
}

TEST(Select, ShardsAreDisjointAndTogetherAll) {
  std::multiset<std::string> seen;
  for (std::uint64_t part = 1; part <= 2; ++part) {
    for (const auto& name : names({.seeds = Seeds{{}, 3}, .shard = {part, 2}})) seen.insert(name);
  }
  const auto all = names({.seeds = Seeds{{}, 3}});
  EXPECT_EQ(seen, std::multiset<std::string>(all.begin(), all.end()));
}

TEST(Select, NothingSelectedIsAnError) {
  EXPECT_THAT(complaint({.filters = {"nope"}}), HasSubstr("no scenario is selected"));
  EXPECT_THAT(complaint({.shard = {4, 4}}), HasSubstr("part 4 of 4 is empty"));
}

TEST(Select, RunsAgainWhatAnEarlierRunNamed) {
  const std::vector<Wanted> wanted = {{"s/a.yaml#Short hold", {}},
                                      {"s/a.yaml#Long hold#seed=12", 12}};
  EXPECT_THAT(names({.only = wanted}), ElementsAre("Long hold#seed=12", "Short hold"));
  EXPECT_THAT(complaint({.only = std::vector<Wanted>{{"s/a.yaml#Gone", {}}}}),
              HasSubstr("not among the ones given:\n  s/a.yaml#Gone"));
}

TEST(Options, AreRefusedWithWhatWasExpected) {
  EXPECT_EQ(shard_of("2/5").part, 2U);
  EXPECT_EQ(seeds_of("7..9").count, 3U);
  EXPECT_EQ(seeds_of("100").count, 100U);
  for (const char* text : {"", "1", "0/2", "3/2", "a/b", "1/2/3", "-1/2", "1/0"}) {
    EXPECT_THROW(shard_of(text), input::UsageError) << text;
  }
  for (const char* text : {"", "0", "x", "9..7", "1..", "..2", "-3", "99999999999"}) {
    EXPECT_THROW(seeds_of(text), input::UsageError) << text;
  }
}

}  // namespace
}  // namespace headloop::runner
