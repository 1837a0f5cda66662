// Goal: the numbers of the claims stand in the data sheets that name those claims. Method: each
// number is read from scenarios/claims.yaml and looked up in the provenance of a product's sheet.
#include <gmock/gmock.h>

#include "sim/parts/contact.hpp"
#include "tests/tools/datasheet/sheets.hpp"
#include "tools/input/structures.hpp"
#include "tools/input/yaml.hpp"

namespace headloop::datasheet::tests {
namespace {

using models::Product;
using testing::HasSubstr;
using testing::StartsWith;

// The values of a claim's key, as written.
std::vector<std::string> claim_values(const std::string& id, const std::string& key) {
  static const std::string text = embedded_text("scenarios/claims.yaml");
  input::Problems problems("claims");
  const std::vector<input::Node> list = input::read_yaml(text, problems);
  for (const input::Node& claim : list.at(0).items) {
    if (claim.find("id")->text != id) continue;
    std::vector<std::string> values;
    for (const input::Node* value : input::items_of(*claim.find(key)))
      values.push_back(value->text);
    return values;
  }
  ADD_FAILURE() << "no claim " << id;
  return {};
}

std::string claim_value(const std::string& id, const std::string& key) {
  return claim_values(id, key).at(0);
}

const models::Provenance& value_at(const Product& product, const std::string& path) {
  for (const models::Provenance& value : product.provenance) {
    if (value.path == path) return value;
  }
  ADD_FAILURE() << product.id << " has no " << path;
  static const models::Provenance none;
  return none;
}

struct Person {
  std::string product;
  std::string path;
  std::string claim;
  std::string key;
  std::size_t index;
};

void PrintTo(const Person& person, std::ostream* os) { *os << person.product << person.path; }

class PersonsDuration : public testing::TestWithParam<Person> {};

TEST_P(PersonsDuration, IsTheClaims) {
  const auto& [product, path, claim, key, index] = GetParam();
  const Product sheet = sheet_of(product);
  const models::Provenance& value = value_at(sheet, path);
  EXPECT_THAT(value.source, StartsWith(claim));
  EXPECT_THAT(value.value, HasSubstr("(person: " + claim_values(claim, key).at(index) + " s)"));
}

INSTANTIATE_TEST_SUITE_P(
    All, PersonsDuration,
    testing::Values(Person{"mdr-1000x", "holds.reboot.threshold", "R1", "hold_s", 0},
                    Person{"mdr-1000xm2", "holds.reboot.threshold", "R1", "hold_s", 0},
                    Person{"mdr-1000xm3", "holds.reboot.threshold", "R1", "hold_s", 0},
                    Person{"mdr-1000xm4", "holds.reboot.threshold", "R1", "hold_s", 0},
                    Person{"mdr-1000x", "holds.reset.threshold", "P1", "hold_s", 0},
                    Person{"mdr-1000xm2", "holds.reset.threshold", "P2", "hold_s", 0},
                    Person{"mdr-1000xm3", "holds.reset.threshold", "P2", "hold_s", 0},
                    Person{"mdr-1000xm4", "holds.reset.threshold", "P3", "hold_s", 0},
                    Person{"mdr-1000xm4", "holds.reset-second.threshold", "P3", "hold_s", 1},
                    Person{"mdr-1000xm4", "reset.second-window", "P3", "gap_s", 0},
                    Person{"mdr-xb950n1", "holds.reset.threshold", "P4", "hold_s", 0},
                    Person{"mdr-1000x", "wear-sensor.teach", "F1", "teach_s", 0}));

TEST(Claims, SetWhatEverySheetHas) {
  for (const Product& product : load_products()) {
    SCOPED_TRACE(product.id);
    const auto value = [&product](const char* path) { return value_at(product, path).value; };
    EXPECT_EQ(value("eeprom.map.bluetooth"), "pages 1 to " + claim_value("R2", "paired_max"));
    EXPECT_EQ(value("battery.protection.release"), claim_value("D2", "trickle_h") + " h");
    EXPECT_EQ(value("battery.learning.anew-below"), claim_value("M1", "soc_pct") + " %");
    EXPECT_EQ(claim_value("M1", "damage_v"), "2.5");
    EXPECT_EQ(product.params.cell.damage_mv, 2'500);
    EXPECT_EQ(value("wear-sensor.metal"), claim_value("F3", "metal_cm") + " cm");
    const auto spike = claim_values("R4", "spike_ms");
    EXPECT_EQ(value("links.corrupt-spike"), spike[0] + " ms, " + spike[1] + " ms");
  }
}

TEST(Claims, LieAroundWhatUnitsDo) {
  for (const Product& product : load_products()) {
    SCOPED_TRACE(product.id);
    const models::Params& params = product.params;
    const auto ramp = claim_values("V2", "ramp_s");
    EXPECT_GT(params.anc.ramp_min, seconds(std::stoll(ramp[0])));
    EXPECT_LT(params.anc.ramp_max, seconds(std::stoll(ramp[1])));
    EXPECT_EQ(claim_value("V4", "pass_s"), "1.2");
    EXPECT_LT(params.dsp.loaded_max, milliseconds(1'200));
    EXPECT_EQ(claim_value("V4", "fail_s"), "2.5");
    EXPECT_GT(params.dsp.stale_min, milliseconds(2'500));
    // V3: on and playing takes a quarter of the capacity in an hour.
    const auto volume = std::stoi(claim_value("V3", "volume_pct"));
    EXPECT_EQ(params.load.on_ua + params.load.play_ua + volume * params.load.play_ua_per_percent,
              parts::playback_ua(params.cell.capacity_uah));
    // D2: what the original charger needs, by the cell's acceptance, in minutes.
    const std::int64_t offered =
        parts::source_of(Charger::original_usb_a).offers_ua - params.load.off_ua;
    const std::int64_t capacity = params.cell.capacity_uah;
    const std::int64_t full_min = capacity * 60 / offered * (900 + 2 * 70 + 4 * 30) / 1'000;
    EXPECT_LT(full_min, 60 * std::stoll(claim_value("D2", "full_charge_h")));
    // U4: its cycles, one every other day, cost it a fifth together with their days.
    const int served = std::stoi(claim_value("U4", "cycles"));
    const int days_ppm = 2 * served * params.cell.calendar_ppm_per_day[0];
    EXPECT_EQ(served * params.cell.cycle_loss_ppm + days_ppm, 200'000);
  }
  EXPECT_EQ(parts::drying_time, minutes(std::stoll(claim_value("F2", "dry_min"))));
}

TEST(Claims, SetWhatOneSheetHas) {
  const Product xm3 = sheet_of("mdr-1000xm3");
  EXPECT_EQ(claim_value("R3", "share"), "0.63");
  EXPECT_EQ(xm3.params.firmware.drift_share_per_10000, 6'300);
  // R3: some two years of full charges every other day lead to twelve minutes.
  EXPECT_EQ(claim_value("R3", "minutes"), "12");
  const int years_cycles = std::stoi(claim_value("R3", "age_years")) * 365 / 2;
  const int cycles = parts::drift_for_12_minutes_mv / xm3.params.firmware.drift_mv_per_cycle;
  EXPECT_NEAR(cycles, years_cycles, 100);

  const Product xm4 = sheet_of("mdr-1000xm4");
  const auto hours = claim_values("P5", "hours");
  EXPECT_EQ(value_at(xm4, "touch-panel.lock-out").value, hours[0] + " h, " + hours[1] + " h");
  EXPECT_EQ(value_at(xm4, "bugs.XM4-TOUCH-01.fixed-in").value, claim_value("P5", "fixed_in"));

  const Product xb = sheet_of("mdr-xb950n1");
  EXPECT_THAT(value_at(xb, "lights.boot-loader").value,
              HasSubstr("(times: " + claim_value("P4", "pulses") + ")"));
}

}  // namespace
}  // namespace headloop::datasheet::tests
