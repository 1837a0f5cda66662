#include "tools/script/unit.hpp"

#include <algorithm>

#include "sim/world/property.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Node;
using input::ShapePtr;
using world::UnitSetup;

namespace {

constexpr std::int64_t seed_max = 9'007'199'254'740'991;  // the largest that all JSON readers keep
constexpr std::int64_t tick_ns = 30'517;                  // of the sleep clock, rounded down
constexpr std::int64_t clock_error_max = 500'000;         // ppb; crystals are far better

void add_identity(UnitShape& shape) {
  shape.field("firmware", release(), "The release it runs; the newest one if left out.",
              [](UnitDraft& draft, const Node& node, Reading& reading) {
                draft.unit.firmware = reading.release(node);
              });
  shape.field("seed", input::integer(0, seed_max),
              "Which of all units it is: what the data sheet leaves to chance is drawn from it. 1 "
              "if left out.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.unit.seed = static_cast<std::uint64_t>(input::integer_of(node));
                draft.unit.seed_given = true;
              });
  shape.field("ppm", input::thousandths(-clock_error_max, clock_error_max),
              "How wrong its sleep clock is; drawn from the seed if left out.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.unit.clock_error_ppb = static_cast<std::int32_t>(thousandths_of(node));
              });
  shape.field("phase",
              input::quantity("phase", input::duration,
                              {.max = tick_ns, .max_text = "a tick", .bare_zero = true}),
              "How far its sleep clock is into a tick; drawn from the seed if left out.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.unit.clock_phase = duration_of(node);
              });
  shape.field("bounce", input::words({}, {"natural", "none"}), "`none`: its contacts are ideal.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.unit.bounce = node.text != "none";
              });
}

// Draws that a scenario decides.
void add_draws(UnitShape& shape) {
  const auto time = [](const char* name) {
    return input::quantity(name, input::duration,
                           {.min = 1'000, .max = 100'000'000, .max_text = "100 ms"});
  };
  shape.field("rank", percent(),
              "How many of all units come before it, where the data sheet gives a share of them: "
              "at `16 %` it is one of the first 17 %, at `17 %` it is not. Drawn from the seed if "
              "left out; the release is then the newest.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.unit.rank_percent = static_cast<int>(percent_of(node));
              });
  shape.field(
      "hold-up", time("hold-up"),
      "How long its capacitors carry it without supply; drawn from the seed if left out.",
      [](UnitDraft& draft, const Node& node, Reading&) { draft.unit.hold_up = duration_of(node); });
  shape.field("write-cycle", time("write-cycle"),
              "Of its EEPROM when new; drawn from the seed if left out.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.unit.write_cycle = duration_of(node);
              });
  shape.field(
      "failing-write", input::integer(1, 1'000'000),
      "Which of the EEPROM's writes in this scenario fails; it has to come, and to change its "
      "page, or the scenario fails. Without it only a worn EEPROM's writes fail, by chance.",
      [](UnitDraft& draft, const Node& node, Reading& reading) {
        world::FaultSetup setup;
        setup.fault = Fault::failing_write;
        setup.value = static_cast<std::int32_t>(input::integer_of(node));
        setup.at = reading.position(node);
        draft.unit.faults.push_back(std::move(setup));
      });
}

void read_age(UnitDraft& draft, const Node& node, Reading& reading) {
  const Duration age = duration_of(node);
  draft.unit.age_days = static_cast<int>(age / days(1));
  if (age == days(draft.unit.age_days)) return;
  reading.problems.add(node.at, "an age of " + input::quote(node.text) + ", expected whole days");
}

void add_state(UnitShape& shape) {
  shape.field("age", delay(), "How long it has been in use; new if left out.", read_age);
  shape.field("wear", wear(),
              "How worn parts are. Unlike a fault, wear need not show in the scenario.", read_wear);
  shape.field("charge", percent(), "What is really in its cell; 80 % if left out.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.charge = &node;
                draft.unit.charge_percent = static_cast<int>(percent_of(node));
              });
  shape.field("power", input::words_of<world::OnOff>({}),
              "`on` if left out; with a fault that leaves it without power, `off`.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.power = &node;
                draft.unit.on = input::word_of<world::OnOff>(node) == world::OnOff::on;
              });
  shape.field(
      "worn", input::yes_no(), "Whether somebody wears it; no if left out.",
      [](UnitDraft& draft, const Node& node, Reading&) { draft.unit.worn = yes_no_of(node); });
  shape.field("asc-profiles", input::integer(0, 8), "Locations it was taught; 3 if left out.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.unit.asc_profiles = static_cast<int>(input::integer_of(node));
              });
  shape.field(extra_paired_key, input::integer(0, 8),
              "Entries of its address table for hosts that are not around; none if left out.",
              [](UnitDraft& draft, const Node& node, Reading&) {
                draft.unit.extra_paired = static_cast<int>(input::integer_of(node));
              });
  shape.field("faults", faults(),
              "What is wrong with it or with its surroundings. Each has to act during the "
              "scenario, or the scenario fails.",
              read_faults);
}

bool has(const UnitSetup& unit, Fault fault) {
  return std::any_of(unit.faults.begin(), unit.faults.end(),
                     [fault](const world::FaultSetup& one) { return one.fault == fault; });
}

// Set-ups that no physical unit can be in.
void check_power(UnitDraft& draft, Reading& reading) {
  UnitSetup& unit = draft.unit;
  const bool deep = has(unit, Fault::deep_discharge);
  const bool empty = draft.charge && unit.charge_percent == 0;
  const bool dead = deep || has(unit, Fault::protection_tripped) || empty;
  if (deep && draft.charge && !empty) {
    reading.problems.add(draft.charge->at, "a deeply discharged cell with " +
                                               input::quote(draft.charge->text) +
                                               " in it, expected no 'charge'");
  }
  if (dead && draft.power && unit.on) {
    reading.problems.add(draft.power->at,
                         "a unit that is on although its cell gives no power, "
                         "expected off");
  }
  if (has(unit, Fault::hung) && draft.power && !unit.on) {
    reading.problems.add(draft.power->at, "firmware that hangs in a unit that is off, expected on");
  }
  if (deep) unit.charge_percent = 0;
  if (dead) unit.on = false;
}

}  // namespace

std::shared_ptr<const UnitShape> unit() {
  static const auto shape = [] {
    auto object = std::make_shared<UnitShape>(
        "unit", "a unit", "The physical unit on the bench when the scenario begins.");
    add_identity(*object);
    add_draws(*object);
    add_state(*object);
    object->example(
        "firmware: 2.2.0\n"
        "seed: 7\n"
        "age: 2 years\n"
        "wear: {volume-down: 60 %}\n"
        "charge: 55 %\n"
        "faults: [lint, {drift: 300 mV}]\n");
    return object;
  }();
  return shape;
}

UnitSetup unit_of(const Node* node, Reading& reading) {
  UnitDraft draft;
  if (node) unit()->read(*node, draft, reading);
  check_power(draft, reading);
  return std::move(draft.unit);
}

}  // namespace headloop::script
