// Goal: the project's five sheets say what the claims and the firmware need of them.
#include <gmock/gmock.h>

#include <algorithm>
#include <bit>
#include <map>

#include "models/unit/product.hpp"
#include "sim/parts/guard_band.hpp"
#include "tests/tools/datasheet/sheets.hpp"
#include "tools/input/yaml.hpp"

namespace headloop::datasheet::tests {
namespace {

using models::Product;
using platform::HoldRole;
using testing::ElementsAre;
using testing::Eq;
using testing::Field;

std::vector<std::string> controls_of(const Product& product) {
  std::vector<std::string> names;
  for (const world::Control& control : product.face.controls) names.push_back(control.name);
  return names;
}

// "power + nc-ambient 392944"
std::vector<std::string> holds_of(const Product& product) {
  std::vector<std::string> list;
  for (std::size_t row = 0; row < product.params.firmware.hold_count; ++row) {
    const platform::Hold& hold = product.params.firmware.holds[row];
    std::string text = std::string(name_of(hold.role)) + ":";
    for (unsigned keys = hold.keys; keys != 0; keys &= keys - 1) {
      const auto key = static_cast<std::size_t>(std::countr_zero(keys));
      text += " " + product.face.controls.at(key).name;
    }
    list.push_back(text + " " + std::to_string(hold.ticks.count));
  }
  return list;
}

TEST(Products, AreFive) {
  EXPECT_THAT(load_products(),
              ElementsAre(Field(&Product::id, "mdr-1000x"), Field(&Product::id, "mdr-1000xm2"),
                          Field(&Product::id, "mdr-1000xm3"), Field(&Product::id, "mdr-1000xm4"),
                          Field(&Product::id, "mdr-xb950n1")));
}

TEST(Products, HaveTheirControls) {
  EXPECT_THAT(controls_of(sheet_of("mdr-1000x")),
              ElementsAre("power", "nc-ambient", "touch-panel"));
  for (const char* const id : {"mdr-1000xm2", "mdr-1000xm3"}) {
    EXPECT_THAT(controls_of(sheet_of(id)),
                ElementsAre("power", "nc-ambient", "volume-up", "volume-down", "touch-panel"));
  }
  EXPECT_THAT(controls_of(sheet_of("mdr-1000xm4")),
              ElementsAre("power", "custom", "volume-up", "volume-down", "touch-panel"));
  EXPECT_THAT(controls_of(sheet_of("mdr-xb950n1")),
              ElementsAre("power", "call", "volume-up", "volume-down"));
}

TEST(Products, HaveTheirHolds) {
  EXPECT_THAT(
      holds_of(sheet_of("mdr-1000x")),
      ElementsAre("power: power 65272", "reboot: power 228944", "reset: power nc-ambient 392944"));
  for (const char* const id : {"mdr-1000xm2", "mdr-1000xm3"}) {
    EXPECT_THAT(holds_of(sheet_of(id)), ElementsAre("power: power 65272", "reboot: power 228944",
                                                    "reset: power volume-down 327344"));
  }
  EXPECT_THAT(holds_of(sheet_of("mdr-1000xm4")),
              ElementsAre("power: power 65272", "reboot: power 228944",
                          "reset: power custom 228944", "reset-second: power volume-up 163344",
                          "legacy-reset: power volume-down 327344"));
  EXPECT_THAT(holds_of(sheet_of("mdr-xb950n1")), ElementsAre("reset: call 491016"));
}

TEST(Products, HaveTheirWindows) {
  const parts::GuardBand guard;
  const Product xm4 = sheet_of("mdr-1000xm4");
  EXPECT_EQ(xm4.params.firmware.second_window.count, window_after_tick(seconds(3), guard).count);
  const Product xb = sheet_of("mdr-xb950n1");
  EXPECT_EQ(xb.params.firmware.immediate.count, window_between_edges(seconds(2), guard).count);
  EXPECT_EQ(xb.params.firmware.pulse_train, TickSpan{3 * 32'768});
  EXPECT_EQ(sheet_of("mdr-1000x").params.firmware.commit, TickSpan{32'768 * 3 / 4});
  EXPECT_EQ(xm4.params.firmware.boot, TickSpan{32'768 * 3 / 2});
  EXPECT_EQ(xm4.params.firmware.page_timeout, TickSpan{167'772}) << "5.12 s to the nearest tick";
  EXPECT_EQ(xm4.params.co_reset, TickSpan{12'800}) << "400 ms of a 32 kHz clock";
}

TEST(Products, DifferInColumns) {
  const auto flags = [](const char* id) {
    const Product product = sheet_of(id);
    const platform::Params& f = product.params.firmware;
    std::string text;
    if (f.cable_blocks_reset) text += "cable ";
    if (f.worn_aborts_reset) text += "worn ";
    if (f.slide_power) text += "slide ";
    if (f.anc_on_co_processor) text += "co ";
    if (f.legacy_table) text += "legacy ";
    if (f.drift_share_per_10000 > 0) text += "drift ";
    if (product.params.port == parts::PortType::micro_usb) text += "micro ";
    return text;
  };
  EXPECT_EQ(flags("mdr-1000x"), "cable micro ");
  EXPECT_EQ(flags("mdr-1000xm2"), "cable micro ");
  EXPECT_EQ(flags("mdr-1000xm3"), "cable worn legacy drift micro ");
  EXPECT_EQ(flags("mdr-1000xm4"), "worn co ");
  EXPECT_EQ(flags("mdr-xb950n1"), "slide micro ");
}

TEST(Products, HaveTheirBootLoadersKeys) {
  const Product xb = sheet_of("mdr-xb950n1");
  EXPECT_EQ(xb.params.slide_control, 0);
  EXPECT_EQ(xb.params.firmware.slide_key, 0);
  EXPECT_EQ(xb.params.firmware.call_key, 1);
  EXPECT_EQ(xb.params.touch_control, 0xFF);
  EXPECT_EQ(sheet_of("mdr-1000x").params.touch_control, 2);
}

TEST(Products, MapTheirPagesWithoutGap) {
  for (const Product& product : load_products()) {
    int next = 0;
    for (const platform::Region region : product.params.firmware.regions) {
      EXPECT_EQ(region.first, next);
      next += region.pages;
    }
    EXPECT_EQ(product.params.firmware.pages_used, next);
    EXPECT_EQ(next, 26);
  }
}

std::string look_of(const world::LedPattern& pattern) {
  std::string text = std::to_string(pattern.repeats);
  for (const world::LedPhase& phase : pattern.phases) {
    text += phase.colour ? std::string(name_of(*phase.colour)) : "dark";
    text += std::to_string(phase.length.ns);
  }
  return text;
}

TEST(Products, ShowEverySignInAnotherWay) {
  for (const Product& product : load_products()) {
    std::map<std::string, std::string> seen;
    for (std::size_t i = 0; i < count_of<LedSign>(); ++i) {
      if (!product.face.leds[i]) continue;
      const std::string name(name_of(static_cast<LedSign>(i)));
      const auto [same, fresh] = seen.emplace(look_of(*product.face.leds[i]), name);
      EXPECT_TRUE(fresh) << product.id << " shows " << name << " as " << same->second;
    }
  }
}

// D1: rapid blinking is a fault; D2's is the only rapid one.
TEST(Products, BlinkRapidlyForAFaultOnly) {
  for (const Product& product : load_products()) {
    for (std::size_t i = 0; i < count_of<LedSign>(); ++i) {
      const auto& look = product.face.leds[i];
      if (!look || look->steady()) continue;
      const bool fault = static_cast<LedSign>(i) == LedSign::charge_fault;
      EXPECT_EQ(look->period() < milliseconds(500), fault) << product.id << " " << i;
    }
  }
}

TEST(Products, SayTheirResetsPrompt) {
  const auto words = [](const char* id, Prompt prompt) {
    const Product product = sheet_of(id);
    const auto& speech = product.face.prompts[static_cast<std::size_t>(prompt)];
    return speech ? speech->words : "";
  };
  EXPECT_EQ(words("mdr-1000xm2", Prompt::resetting), "Resetting");
  EXPECT_EQ(words("mdr-1000xm3", Prompt::resetting), "Resetting");
  EXPECT_EQ(words("mdr-1000xm4", Prompt::initializing), "Initializing");
  for (const char* const id : {"mdr-1000x", "mdr-xb950n1"}) {
    EXPECT_EQ(words(id, Prompt::resetting), "");
    EXPECT_EQ(words(id, Prompt::initializing), "");
  }
}

TEST(Products, OfTheXm4HaveReleasesOnBothSidesOfTheBug) {
  const Product xm4 = sheet_of("mdr-1000xm4");
  ASSERT_THAT(xm4.bugs, ElementsAre(Field(&models::KnownBug::fixed_in, Eq(0x020301U))));
  EXPECT_EQ(xm4.bugs[0].id, "XM4-TOUCH-01");
  EXPECT_LT(xm4.releases.front().version, 0x020301U);
  EXPECT_GE(xm4.releases.back().version, 0x020301U);
}

// A reader presses something else for every control that his product lacks, where it has a button
// that could be meant.
TEST(Products, HaveStandIns) {
  for (const Product& product : load_products()) {
    for (const char* const name : {"nc-ambient", "custom", "call"}) {
      if (product.face.control(name)) continue;
      const auto& all = product.face.controls;
      EXPECT_TRUE(std::any_of(all.begin(), all.end(),
                              [name](const world::Control& control) {
                                const auto& others = control.stands_in_for;
                                return std::find(others.begin(), others.end(), name) !=
                                       others.end();
                              }))
          << product.id << " " << name;
    }
  }
}

// Every scalar of a sheet is a key, or part of a value that has a source.
void expect_sources(const input::Node& node, std::size_t& leaves) {
  if (node.find("is")) {
    EXPECT_TRUE(node.find("from")) << node.at.line;
    ++leaves;
    return;
  }
  EXPECT_EQ(node.kind, input::Node::Kind::map) << node.at.line;
  for (const auto& [key, value] : node.entries) expect_sources(value, leaves);
}

TEST(Provenance, CoversEveryValueInTheOrderOfTheFile) {
  for (const Product& product : load_products()) {
    input::Problems problems(product.id);
    const std::string text = sheet_text(product.id);
    std::size_t leaves = 0;
    expect_sources(input::read_yaml(text, problems).at(0), leaves);
    ASSERT_EQ(product.provenance.size(), leaves);
    EXPECT_GT(leaves, 100U);
    auto before = product.provenance.front();
    for (const models::Provenance& value : product.provenance) {
      EXPECT_LE(std::pair(before.line, before.column), std::pair(value.line, value.column));
      EXPECT_FALSE(value.path.empty());
      EXPECT_FALSE(value.value.empty()) << value.path;
      EXPECT_FALSE(value.source.empty()) << value.path;
      const bool assumed = value.source.find("assumed") != std::string::npos;
      EXPECT_FALSE(assumed && value.reason.empty()) << value.path;
      before = value;
    }
  }
}

TEST(Provenance, TellsValueSourceReasonAndPlace) {
  const Product product = sheet_of("mdr-1000x");
  const auto& all = product.provenance;
  const auto found = std::find_if(all.begin(), all.end(), [](const models::Provenance& value) {
    return value.path == "battery.cell.resistance";
  });
  ASSERT_NE(found, all.end());
  EXPECT_EQ(found->value, "150 mOhm");
  EXPECT_EQ(found->source, "assumed");
  EXPECT_EQ(found->reason,
            "usual for a small pouch cell with its leads (from 80 mOhm to 300 mOhm)");
  EXPECT_EQ(std::to_string(found->line) + ":" + std::to_string(found->column),
            place_of(sheet_text("mdr-1000x"), "150 mOhm"));
}

}  // namespace
}  // namespace headloop::datasheet::tests
