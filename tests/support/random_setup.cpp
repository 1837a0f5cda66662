#include "tests/support/random_setup.hpp"

#include <algorithm>
#include <string>

namespace headloop::tests {
namespace {

using world::ControlKind;
using world::FaultSetup;
using world::UnitSetup;

bool has(const UnitSetup& unit, Fault fault) {
  return std::any_of(unit.faults.begin(), unit.faults.end(),
                     [fault](const FaultSetup& one) { return one.fault == fault; });
}

std::vector<std::uint8_t> contacts_of(const models::Product& product) {
  std::vector<std::uint8_t> list;
  for (std::size_t i = 0; i < product.face.controls.size(); ++i) {
    const bool contact = product.face.controls[i].kind != ControlKind::touch_panel;
    if (contact) list.push_back(static_cast<std::uint8_t>(i));
  }
  return list;
}

void add_fault(const models::Product& product, UnitSetup& unit, Dice& dice) {
  const auto contacts = contacts_of(product);
  const bool has_panel = contacts.size() < product.face.controls.size();
  FaultSetup setup;
  setup.fault = static_cast<Fault>(dice.number(0, static_cast<int>(Fault::hung)));
  if (has(unit, setup.fault) || (setup.fault == Fault::touch_baseline && !has_panel)) return;
  switch (setup.fault) {
    case Fault::stuck_key: setup.control = dice.one_of(contacts); break;
    case Fault::worn_contact:
      setup.control = dice.one_of(contacts);
      setup.value = dice.number(0, 100);
      break;
    case Fault::eeprom_worn: setup.value = dice.number(0, 200); break;
    case Fault::drift: setup.value = dice.number(1, 600); break;
    default: break;
  }
  unit.faults.push_back(setup);
}

void give_power_as_it_can(UnitSetup& unit) {
  if (has(unit, Fault::deep_discharge)) unit.charge_percent = 0;
  if (unit.charge_percent == 0 || has(unit, Fault::protection_tripped)) unit.on = false;
  if (unit.on) return;
  std::erase_if(unit.faults, [](const FaultSetup& one) { return one.fault == Fault::hung; });
}

}  // namespace

UnitSetup random_unit(const models::Product& product, std::uint64_t seed, Dice& dice) {
  UnitSetup unit;
  unit.seed = seed;
  if (dice.chance(60)) unit.firmware = dice.one_of(product.releases).version;
  if (dice.chance(30)) unit.clock_error_ppb = dice.number(-100'000, 100'000);
  if (dice.chance(30)) unit.clock_phase = nanoseconds(dice.between(0, 30'000));
  if (dice.chance(20)) unit.write_cycle = microseconds(dice.between(0, 100'000));
  if (dice.chance(20)) unit.hold_up = microseconds(dice.between(0, 20'000));
  if (dice.chance(10)) {
    FaultSetup failing;
    failing.fault = Fault::failing_write;
    failing.value = dice.number(1, 40);
    unit.faults.push_back(failing);
  }
  unit.bounce = dice.chance(80);
  unit.age_days = dice.chance(50) ? 0 : dice.number(1, 2'000);
  unit.charge_percent = dice.chance(70) ? dice.number(20, 100) : dice.number(0, 20);
  unit.asc_profiles = dice.number(0, 8);
  unit.on = dice.chance(75);
  unit.worn = dice.chance(20);
  const int faults = dice.chance(50) ? 0 : dice.number(1, 3);
  for (int i = 0; i < faults; ++i) add_fault(product, unit, dice);
  give_power_as_it_can(unit);
  return unit;
}

std::vector<world::HostSetup> random_hosts(UnitSetup& unit, Dice& dice) {
  std::vector<world::HostSetup> hosts(static_cast<std::size_t>(dice.number(1, 3)));
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    hosts[i].name = "host-" + std::to_string(i);
    hosts[i].app_version = dice.chance(50) ? 0x0900 : 0x0802;
    hosts[i].randomises_address = dice.chance(20);
    hosts[i].auto_connect = dice.chance(80);
    hosts[i].paired = dice.chance(80);
  }
  unit.extra_paired = dice.number(0, world::hosts_max - static_cast<int>(hosts.size()));
  return hosts;
}

}  // namespace headloop::tests
