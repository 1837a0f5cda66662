#include "tools/script/for_each.hpp"

#include <gtest/gtest.h>

#include "tests/tools/script/test_catalogue.hpp"
#include "tools/input/input_error.hpp"
#include "tools/script/reader.hpp"

namespace headloop::script {
namespace {

std::vector<std::string> ids(const std::string& text) {
  std::vector<std::string> list;
  for (const auto& script : read(text)) list.push_back(script.id());
  return list;
}

TEST(ForEachTest, WithoutItThereIsOneScenario) {
  EXPECT_EQ(ids("title: One\ndevice: mdr-1000x\nsteps: [wear]\n"),
            std::vector<std::string>{"file.yaml#One"});
}

TEST(ForEachTest, AxesGiveEveryCombinationTheLastOneFastest) {
  EXPECT_EQ(ids("title: On ${device}\ndevice: ${device}\nunit: {seed: \"${seed}\"}\n"
                "steps: [wear]\nfor-each:\n  device: [mdr-1000x, mdr-1000xm2]\n"
                "  seed: {from: 1, to: 5, step: 4}\n"),
            (std::vector<std::string>{"file.yaml#On mdr-1000x (device=mdr-1000x, seed=1)",
                                      "file.yaml#On mdr-1000x (device=mdr-1000x, seed=5)",
                                      "file.yaml#On mdr-1000xm2 (device=mdr-1000xm2, seed=1)",
                                      "file.yaml#On mdr-1000xm2 (device=mdr-1000xm2, seed=5)"}));
}

TEST(ForEachTest, RowsAreNamedByTheirIds) {
  EXPECT_EQ(ids("title: t\ndevice: mdr-1000x\nsteps: [{wait: \"${time}\"}]\n"
                "for-each: [{id: short, time: 1 s}, {id: 2, time: 2 s}]\n"),
            (std::vector<std::string>{"file.yaml#t (short)", "file.yaml#t (2)"}));
}

TEST(ForEachTest, RowsCanBeTheValuesOfAnAxis) {
  EXPECT_EQ(ids("title: t ${case}\ndevice: ${device}\nsteps: [{wait: \"${time}\"}]\n"
                "for-each:\n  device: [mdr-1000x]\n"
                "  case: [{id: short, time: 1 s}, {id: long, time: 2 s}]\n"),
            (std::vector<std::string>{"file.yaml#t short (device=mdr-1000x, case=short)",
                                      "file.yaml#t long (device=mdr-1000x, case=long)"}));
}

TEST(ForEachTest, NamesAreReplacedInKeysAndInsideTextAndByWholeStructures) {
  const auto scripts = read(
      "title: t\ndevice: mdr-1000x\nsteps:\n  - ${action}: ${chord}\n    for: ${n}.5 s\n"
      "    expect: {\"${channel}\": \"${n}\"}\n"
      "for-each: [{id: a, action: hold, chord: [power, nc], n: 1, channel: beep}]\n");
  const world::Step& step = scripts.at(0).steps.at(0);
  EXPECT_EQ(step.controls.size(), 2U);
  EXPECT_EQ(step.duration->count, milliseconds(1'500).ns);
  EXPECT_EQ(step.text, "hold power + nc for 1.5 s");
  EXPECT_EQ(step.expects.at(0).cue.channel, Channel::beep);
}

TEST(ForEachTest, WhatHasNoValueInARowIsLeftOut) {
  const auto scripts = read(
      "title: t\ndevice: mdr-1000x\nsteps:\n  - hold: power\n    for: ${for}\n    until: ${until}\n"
      "outcome: ${outcome}\n"
      "for-each:\n  - {id: a, for: 1 s, outcome: ~}\n  - {id: b, until: {beep: 1}}\n"
      "  - {id: c, for: 1 s, outcome: works}\n");
  EXPECT_FALSE(scripts.at(0).steps.at(0).until.has_value());
  EXPECT_FALSE(scripts.at(0).outcome.has_value());
  EXPECT_FALSE(scripts.at(1).steps.at(0).duration.has_value());
  EXPECT_TRUE(scripts.at(2).outcome.has_value());
}

TEST(ForEachTest, AProblemOfAllInstancesIsSaidOnceAndOneOfSomeNamesThem) {
  const std::string head = "title: t\ndevice: ${device}\nsteps:\n  - wait: 1\n";
  EXPECT_EQ(refusal(head + "for-each: {device: [mdr-1000x, mdr-1000xm2]}\n"),
            "file.yaml:4:11: found '1', expected a duration with its unit, such as 12 s: the "
            "unit is missing");
  EXPECT_EQ(refusal("title: t\ndevice: ${device}\nsteps: [{press: nc}, {release: all}]\n"
                    "for-each: {device: [mdr-1000x, mdr-xb950n1]}\n"),
            "file.yaml:3:17: mdr-xb950n1 has no control 'nc', expected call, volume-up or "
            "volume-down; if it is meant to be missing, say 'if-missing: skip' or 'stand-in: "
            "CONTROL' (with device=mdr-xb950n1)\n"
            "file.yaml:3:32: no control is down, expected a press first (with "
            "device=mdr-xb950n1)");
}

TEST(ForEachTest, AMistakeInAWholeValueIsShownInItsRow) {
  EXPECT_EQ(refusal("title: t\ndevice: mdr-1000x\nsteps: [{wait: \"${time}\"}]\n"
                    "for-each: [{id: a, time: 1 s}, {id: b, time: 2}]\n"),
            "file.yaml:4:46: found '2', expected a duration with its unit, such as 12 s: the "
            "unit is missing (with b)");
}

TEST(ForEachTest, AsManyScenariosAsAFileMayHaveAndOneMore) {
  const auto text = [](int seeds) {
    return "title: t\ndevice: mdr-1000x\nunit: {seed: \"${seed}\"}\nsteps: [wear]\n"
           "for-each: {seed: {from: 1, to: " +
           std::to_string(seeds) + "}}\n";
  };
  EXPECT_EQ(read(text(10'000)).size(), scenarios_max);
  EXPECT_EQ(refusal(text(10'001)),
            "file.yaml:5:11: this makes more than 10000 scenarios of one file, expected at "
            "most so many");
  EXPECT_EQ(refusal(text(10'000) + "---\ntitle: u\ndevice: mdr-1000x\nsteps: [wear]\n"),
            "file.yaml:7:1: this makes more than 10000 scenarios of one file, expected at "
            "most so many");
}

TEST(ForEachTest, WhatWouldFillTheMemoryIsRefused) {
  const std::string lines = [] {
    std::string text;
    for (int i = 0; i < 1'000; ++i) text += "  " + std::string(100, 'x') + "\n";
    return text;
  }();
  EXPECT_EQ(refusal("title: t\ndevice: mdr-1000x\nunit: {seed: \"${seed}\"}\nsteps: [wear]\n"
                    "description: |\n" +
                    lines + "for-each: {seed: {from: 1, to: 10000}}\n"),
            "file.yaml:1006:11: the scenarios of one file take more than 128 MiB by now, "
            "expected fewer or smaller ones");
}

}  // namespace
}  // namespace headloop::script
