// What is wrong with a unit, and how worn it is.
#include "sim/parts/contact.hpp"
#include "sim/parts/i2c_schedule.hpp"
#include "tools/script/terms.hpp"
#include "tools/script/unit.hpp"

namespace headloop::script {

using input::Need;
using input::Node;
using input::ShapePtr;
using world::ControlKind;
using world::FaultSetup;

namespace {

using FaultCase = input::Object<FaultSetup, Reading>;

const char* const eeprom = "eeprom";  // the part that wears out besides the controls

std::shared_ptr<FaultCase> fault_case(Fault fault, ShapePtr value, const char* value_doc,
                                      std::string doc, const FaultCase::Effect& effect) {
  const std::string head(name_of(fault));
  auto shape = std::make_shared<FaultCase>("", "the fault '" + head + "'", std::move(doc));
  shape->field(
      head, std::move(value), value_doc,
      [fault, effect](FaultSetup& setup, const Node& node, Reading& reading) {
        setup.fault = fault;
        effect(setup, node, reading);
      },
      Need::required);
  return shape;
}

// A contact of a switch; a touch panel has none.
void read_contact(FaultSetup& setup, const Node& node, Reading& reading) {
  setup.control = reading.control(node);
  const auto& controls = reading.device.face.controls;
  if (setup.control >= controls.size()) return;
  if (controls[setup.control].kind != ControlKind::touch_panel) return;
  reading.problems.add(
      node.at, input::quote(node.text) + " is a touch panel, expected a control with a contact");
}

// A shorter one could not show on the wire.
struct Least {
  Duration length;
  const char* text;
};
constexpr Least of_a_line{seconds(1) / parts::i2c_hertz, "2.5 us, a cycle of the bus"};
constexpr Least of_a_glitch{nanoseconds(1), "1 ns"};
constexpr Least of_a_train{parts::ContactParams{}.bounce_max,
                           "5 ms, as long as a good contact may bounce"};

// A longer one is another defect, and a train of so many edges would take for ever.
ShapePtr disturbance() {
  static const ShapePtr shape =
      input::quantity("disturbance", input::duration, {.max = hours(1).ns, .max_text = "1 h"});
  return shape;
}

void add_length(FaultCase& shape, const Least& least, const char* doc) {
  shape.field(
      "for", disturbance(), doc + std::string(" At least ") + least.text + ".",
      [least](FaultSetup& setup, const Node& node, Reading& reading) {
        setup.length = duration_of(node);
        if (setup.length >= least.length) return;
        reading.problems.add(node.at, input::quote(node.text) +
                                          " is too short to show on the wire, expected at least " +
                                          least.text);
      },
      Need::required);
}

void add_place(FaultCase& shape, const char* key, std::int64_t max, const char* doc) {
  shape.field(
      key, input::integer(0, max), doc,
      [](FaultSetup& setup, const Node& node, Reading&) {
        setup.place = static_cast<std::int32_t>(input::integer_of(node));
      },
      Need::required);
}

// Of the EEPROM's bus, in one page write.
std::shared_ptr<FaultCase> bus_fault(Fault fault, std::string doc) {
  return fault_case(fault, input::integer(1, 1'000'000), "In which page write of the run.",
                    std::move(doc), [](FaultSetup& setup, const Node& node, Reading&) {
                      setup.value = static_cast<std::int32_t>(input::integer_of(node));
                    });
}

constexpr std::int64_t cycles_max = 10'000;  // longer than any page write and its polls
constexpr std::int64_t bytes_of_a_write = 35;
const char* const cycle_doc = "From which cycle of the bus on, counted from the start condition.";

// Those that only the pin ring has.
void add_wire_faults(FaultShape& shape) {
  auto sda = bus_fault(Fault::sda_stuck, "Something holds the I2C bus's data line low.");
  add_place(*sda, "cycle", cycles_max, cycle_doc);
  add_length(*sda, of_a_line, "How long.");
  sda->example("{sda-stuck: 3, cycle: 40, for: 2 ms}\n");

  auto scl = bus_fault(Fault::scl_stuck, "Something holds the I2C bus's clock line low.");
  add_place(*scl, "cycle", cycles_max, cycle_doc);
  add_length(*scl, of_a_line, "How long.");
  scl->example("{scl-stuck: 3, cycle: 40, for: 2 ms}\n");

  auto acknowledge = bus_fault(Fault::missing_acknowledge,
                               "One acknowledge of the EEPROM's does not reach the bus.");
  add_place(*acknowledge, "byte", bytes_of_a_write - 1,
            "Of which byte: 0 is the control byte, 1 and 2 the address, 3 the first of the data.");
  acknowledge->example("{missing-acknowledge: 3, byte: 0}\n");

  auto brown_out = bus_fault(Fault::brown_out, "The supply dips, and everything behind it stops.");
  add_place(*brown_out, "cycle", cycles_max, cycle_doc);
  brown_out->example("{brown-out: 3, cycle: 117}\n");

  auto glitch = fault_case(Fault::glitch, control(), "On whose wire.",
                           "A pulse on a contact's wire: the opposite of what the contact says.",
                           read_contact);
  glitch->field(
      "at", delay(), "When, from the begin of the scenario.",
      [](FaultSetup& setup, const Node& node, Reading&) {
        setup.begins = Instant{} + duration_of(node);
      },
      Need::required);
  add_length(*glitch, of_a_glitch, "How long.");
  glitch->example("{glitch: power, at: 5 s, for: 20 us}\n");

  auto train = fault_case(Fault::bounce_train, control(), "Whose contact.",
                          "A contact that chatters after each of its edges.", read_contact);
  add_length(*train, of_a_train, "How long it goes on.");
  train->example("{bounce-train: power, for: 60 ms}\n");

  shape.one(sda).one(scl).one(acknowledge).one(brown_out).one(glitch).one(train);
}

std::shared_ptr<const FaultShape> make_fault_with_value() {
  auto contact = fault_case(Fault::worn_contact, control(), "Whose contact.",
                            "Fatigue and oxide make a contact intermittent.", read_contact);
  contact->field(
      "worn", percent(), "How far it is gone.",
      [](FaultSetup& setup, const Node& node, Reading&) {
        setup.value = static_cast<std::int32_t>(percent_of(node));
      },
      Need::required);
  contact->example("{worn-contact: volume-down, worn: 90 %}\n");

  auto stuck = fault_case(Fault::stuck_key, control(), "Which one.", "A contact that never opens.",
                          read_contact);
  stuck->example("{stuck-key: power}\n");

  auto drift = fault_case(Fault::drift, voltage(), "How far.",
                          "The stored voltage thresholds have moved away from the cell's.",
                          [](FaultSetup& setup, const Node& node, Reading&) {
                            setup.value = static_cast<std::int32_t>(millivolts_of(node));
                          });
  drift->example("{drift: 300 mV}\n");

  auto worn = fault_case(Fault::eeprom_worn, endurance(), "Of the endurance.",
                         "The EEPROM has been written as often as it can be, or more often: beyond "
                         "100 % the first writes fail, at 200 % all do.",
                         [](FaultSetup& setup, const Node& node, Reading&) {
                           setup.value = static_cast<std::int32_t>(percent_of(node));
                         });
  worn->example("{eeprom-worn: 100 %}\n");

  auto shape = std::make_shared<FaultShape>("fault", "a fault with its value", "{drift: 300 mV}",
                                            "Faults that need a value.");
  shape->one(contact).one(stuck).one(drift).one(worn);
  add_wire_faults(*shape);
  return shape;
}

const std::shared_ptr<const FaultShape>& fault_with_value() {
  static const auto shape = make_fault_with_value();
  return shape;
}

// The faults that are a word alone: all but those that need a value, here or beside the list.
std::vector<std::string> plain_faults() {
  std::vector<std::string> list = input::list_of_words<Fault>();
  std::erase(list, name_of(Fault::failing_write));
  for (const input::VariantCase& one : fault_with_value()->cases()) {
    std::erase(list, one.object->fields().front().key);
  }
  return list;
}

// Each fault once, and each control's contact once.
void check_once(const FaultSetup& setup, const Node& node, const UnitDraft& draft,
                Reading& reading) {
  for (const FaultSetup& before : draft.unit.faults) {
    if (before.fault != setup.fault || before.control != setup.control) continue;
    reading.problems.add(node.at, "the fault '" + std::string(name_of(setup.fault)) +
                                      "' for the second time, the first is at " +
                                      std::to_string(before.at.line) + ":" +
                                      std::to_string(before.at.column) + "; expected each once");
    return;
  }
}

// A fault of a part that this product lacks.
void check_part(const FaultSetup& setup, const Node& node, Reading& reading) {
  std::string lacking;
  if (setup.fault == Fault::touch_baseline && !reading.device.has_touch_panel()) {
    lacking = "touch panel";
  } else if (setup.fault == Fault::lint && !reading.device.gathers_lint) {
    lacking = "port that gathers lint, such as micro-USB,";
  }
  if (lacking.empty()) return;
  reading.problems.add(node.at, reading.product() + " has no " + lacking + " that '" +
                                    std::string(name_of(setup.fault)) +
                                    "' could be a fault of, expected another fault");
}

void add(FaultSetup setup, const Node& node, UnitDraft& draft, Reading& reading) {
  setup.at = reading.position(node);
  check_part(setup, node, reading);
  check_once(setup, node, draft, reading);
  draft.unit.faults.push_back(std::move(setup));
}

}  // namespace

ShapePtr faults() {
  static const ShapePtr shape = input::list(
      input::value_or_map(input::words("plain-fault", plain_faults()), fault_with_value()));
  return shape;
}

void read_faults(UnitDraft& draft, const Node& list, Reading& reading) {
  for (const Node& node : list.items) {
    FaultSetup setup;
    if (node.is_scalar()) {
      setup.fault = input::word_of<Fault>(node);
    } else {
      fault_with_value()->read(node, setup, reading);
    }
    add(std::move(setup), node, draft, reading);
  }
}

void refuse_wire_faults(const world::UnitSetup& unit, Reading& reading) {
  for (const FaultSetup& fault : unit.faults) {
    if (!needs_pins(fault.fault)) continue;
    reading.problems.add({fault.at.line, fault.at.column},
                         "the fault '" + std::string(name_of(fault.fault)) +
                             "' is one of wires, expected 'fidelity: pin' in the scenario");
  }
}

ShapePtr wear() {
  static const ShapePtr shape = input::table(
      "wear", "a mapping of parts and percentages",
      input::name_of_kind("wearing-part", "the name of a control, or eeprom"), endurance(),
      "Controls of the product, by name, and `eeprom`; each with how far its contact is gone, or "
      "how much of its endurance is used up.\n\n```yaml\n{volume-down: 60 %, eeprom: 99 %}\n```\n");
  return shape;
}

void read_wear(UnitDraft& draft, const Node& table, Reading& reading) {
  for (const auto& [part, amount] : table.entries) {
    FaultSetup setup;
    setup.must_act = false;
    setup.value = static_cast<std::int32_t>(percent_of(amount));
    setup.fault = part.text == eeprom ? Fault::eeprom_worn : Fault::worn_contact;
    if (setup.fault == Fault::worn_contact) read_contact(setup, part, reading);
    add(std::move(setup), part, draft, reading);
  }
}

}  // namespace headloop::script
