#include "models/unit/before.hpp"

#include "models/unit/unit.hpp"

namespace headloop::models {
namespace {

constexpr Instant begin{0};

void add_keys(const Unit& unit, Record& record) {
  for (int key = 0; key < unit.key_count(); ++key) {
    const KeyEdge edge = unit.key(key).down() ? KeyEdge::down : KeyEdge::up;
    record.add(begin, Channel::key, unit.control_of_key(key), edge);
  }
}

void add_parts(const Unit& unit, const Product& product, Record& record) {
  if (product.params.has_proximity) {
    const Proximity seen = unit.covered() ? Proximity::covered : Proximity::clear;
    record.add(begin, Channel::proximity, 0, seen);
  }
  record.add(begin, Channel::usb, 0,
             unit.port().cable_seen() ? UsbEvent::cable_seen : UsbEvent::cable_gone);
  const auto protection =
      static_cast<world::ProtectionState>(unit.inspect(world::Property::protection, begin));
  record.add(begin, Channel::cell, 0,
             protection == world::ProtectionState::tripped ? CellEvent::protection_tripped
                                                           : CellEvent::charge_stopped);
}

// Of firmware that nothing has happened to.
void add_rest(const Product& product, const world::Script& script, Record& record) {
  record.add(begin, Channel::anc, 0, AncEvent::off);
  record.add(begin, Channel::radio, 0, RadioEvent::silent);
  for (std::size_t host = 0; host < script.hosts.size(); ++host) {
    record.add(begin, Channel::audio, static_cast<std::uint8_t>(host), AudioEvent::pause);
  }
  const std::size_t count = machines(product).size();
  for (std::size_t machine = 0; machine < count; ++machine) {
    record.add(begin, Channel::machine, static_cast<std::uint8_t>(machine), std::uint16_t{0},
               platform::first_state);
  }
}

}  // namespace

Record before_the_run(const Product& product, const world::Script& script) {
  Record unseen;
  const Unit unit(product, script, &unseen);
  Record record;
  add_keys(unit, record);
  add_parts(unit, product, record);
  add_rest(product, script, record);
  for (const Observation& o : unseen.observations()) {
    record.add(o.at, o.channel, o.subject, o.what, o.a, o.b);
  }
  return record;
}

}  // namespace headloop::models
