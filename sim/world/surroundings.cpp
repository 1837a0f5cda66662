#include "sim/world/surroundings.hpp"

#include <algorithm>
#include <bit>

#include "sim/core/random.hpp"
#include "sim/parts/radio.hpp"

namespace headloop::world {
namespace {

constexpr std::uint64_t individual_bit = 0x010000000000;  // first octet, bit 0: clear
constexpr std::uint64_t local_bit = 0x020000000000;       // first octet, bit 1: set if random

std::uint32_t initial_generation(const HostSetup& host) { return host.randomises_address ? 1 : 0; }

}  // namespace

std::uint64_t host_address(std::uint64_t seed, int host, std::uint32_t generation) {
  const auto ordinal = (static_cast<std::uint64_t>(host) << 32) | generation;
  std::uint64_t address = draw(seed, Purpose::host_address, ordinal) & 0xFFFFFFFFFFFF;
  address &= ~(individual_bit | local_bit);
  return generation == 0 ? address : address | local_bit;
}

std::uint64_t initial_host_address(const Script& script, int host) {
  const HostSetup& setup = script.hosts[static_cast<std::size_t>(host)];
  return host_address(script.unit.seed, host, initial_generation(setup));
}

Surroundings::Surroundings(const Script& script)
    : seed_(script.unit.seed), worn_(script.unit.worn) {
  HEADLOOP_CHECK(script.hosts.size() <= hosts_max, "a script has at most eight hosts");
  // A person whose phone has been paired finds the unit's address in the phone's list.
  for (const HostSetup& host : script.hosts) {
    if (host.paired) noted_address_ = parts::device_address(seed_, parts::generation_in_use);
  }
  for (std::size_t i = 0; i < script.hosts.size(); ++i) {
    const HostSetup& setup = script.hosts[i];
    hosts_[i].generation = initial_generation(setup);
    hosts_[i].address = initial_host_address(script, static_cast<int>(i));
    hosts_[i].app_version = setup.app_version;
    hosts_[i].randomises = setup.randomises_address;
    hosts_[i].knows_unit = setup.paired;
    hosts_[i].auto_connect = setup.auto_connect;
  }
}

void Surroundings::fire(Instant now, Hands& hands) {
  for (int i = 0; i < hosts_max; ++i) {
    if (at(i).next_address != now) continue;
    present_new_address(i);
    at(i).next_address = now + address_kept;
    plan();
    hands.act(
        {Act::connect, static_cast<std::uint8_t>(i), 0, static_cast<std::int64_t>(at(i).address)},
        now);
    return;
  }
}

void Surroundings::phone(int host, HostAction action, std::int64_t value, Instant now,
                         Hands& hands) {
  const auto subject = static_cast<std::uint8_t>(host);
  const auto send = [&](Act act, std::int64_t operand = 0) {
    hands.act({act, subject, static_cast<std::int32_t>(operand), 0}, now);
  };
  switch (action) {
    case HostAction::pair: return pair(host, now, hands);
    // Choosing a device that the host does not know is how a person pairs with it.
    case HostAction::connect:
      if (!at(host).knows_unit) return pair(host, now, hands);
      return reach_out(host, Act::connect, now, hands);
    case HostAction::disconnect: return send(Act::disconnect);
    case HostAction::forget:
      at(host).knows_unit = false;
      at(host).forgot_unit = true;
      send(Act::auto_connect, 0);
      return send(Act::disconnect);
    case HostAction::play: return send(Act::play, value);
    case HostAction::pause: return send(Act::pause);
    case HostAction::call: return send(Act::call);
    case HostAction::hang_up: return send(Act::hang_up);
    case HostAction::wake_word: return send(Act::wake_word);
    case HostAction::randomise_address: return set_policy(host, true, now, hands);
    case HostAction::fixed_address: return set_policy(host, false, now, hands);
    case HostAction::auto_connect_on:
    case HostAction::auto_connect_off:
      at(host).auto_connect = action == HostAction::auto_connect_on;
      return send(Act::auto_connect, at(host).auto_connect ? 1 : 0);
  }
}

void Surroundings::app(int host, AppAction action, std::int64_t value, Instant now, Hands& hands) {
  const auto subject = static_cast<std::uint8_t>(host);
  const auto operand = static_cast<std::int32_t>(value);
  switch (action) {
    case AppAction::firmware:
      return hands.act(
          {Act::app_firmware, subject, static_cast<std::int32_t>(at(host).app_version), 0}, now);
    case AppAction::update: return hands.act({Act::app_update, subject, operand, 0}, now);
    case AppAction::export_profiles: return hands.act({Act::app_export, subject, 0, 0}, now);
    case AppAction::import_profiles:
      if (!at(host).exported) {
        return hands.record.add(now, Channel::app, subject, AppEvent::no_file);
      }
      return hands.act({Act::app_import, subject, 0, static_cast<std::int64_t>(*at(host).exported)},
                       now);
    case AppAction::equaliser:
      hands.act({Act::app_equaliser, subject, operand, 0}, now);
      return hands.record.add(now, Channel::app, subject, AppEvent::presets, equaliser_presets());
    case AppAction::anc_strength:
      return hands.act({Act::app_anc_strength, subject, operand, 0}, now);
    case AppAction::charge_limit:
      return hands.act({Act::app_charge_limit, subject, operand, 0}, now);
    case AppAction::teach_location:
      return hands.act({Act::teach_location, subject, operand, 0}, now);
  }
}

void Surroundings::take_in(const Stimulus& stimulus, Instant now) {
  switch (stimulus.act) {
    case Act::plug: charger_ = static_cast<Charger>(stimulus.value); break;
    case Act::unplug: charger_ = Charger::none; break;
    case Act::wear: worn_ = true; break;
    case Act::take_off:
      worn_ = false;
      taken_off_at_ = now;
      break;
    case Act::quiet: quiet_ = stimulus.value != 0; break;
    case Act::app_equaliser: presets_ |= std::uint64_t{1} << (stimulus.value & 63); break;
    default: break;
  }
}

void Surroundings::observe(const Observation& o) {
  const bool of_host = o.subject < hosts_max;
  if (o.channel == Channel::app) {
    if (of_host && static_cast<AppEvent>(o.what) == AppEvent::exported) {
      at(o.subject).exported = static_cast<std::uint64_t>(o.b);
    }
    return;
  }
  if (o.channel != Channel::radio) return;
  switch (static_cast<RadioEvent>(o.what)) {
    case RadioEvent::advertising: on_the_air_ = static_cast<std::uint64_t>(o.b); break;
    case RadioEvent::paired:
      if (!noted_address_) noted_address_ = on_the_air_;
      if (of_host) at(o.subject).knows_unit = true;
      break;
    case RadioEvent::link_up:
      if (!of_host) break;
      at(o.subject).connected = true;
      at(o.subject).next_address = at(o.subject).randomises ? o.at + address_kept : never;
      plan();
      break;
    case RadioEvent::link_down:
      if (!of_host) break;
      at(o.subject).connected = false;
      at(o.subject).next_address = never;
      plan();
      break;
    default: break;
  }
}

int Surroundings::equaliser_presets() const { return std::popcount(presets_); }

void Surroundings::present_new_address(int host) {
  at(host).address = host_address(seed_, host, ++at(host).generation);
}

// A host that forgot the unit did not answer it any more; paired again, it does.
void Surroundings::pair(int host, Instant now, Hands& hands) {
  reach_out(host, Act::pair, now, hands);
  Host& h = at(host);
  if (h.forgot_unit && h.auto_connect) {
    hands.act({Act::auto_connect, static_cast<std::uint8_t>(host), 1, 0}, now);
  }
  h.forgot_unit = false;
}

// A link is a network of its own: a host that randomises comes with a new address.
void Surroundings::reach_out(int host, Act act, Instant now, Hands& hands) {
  if (at(host).randomises) present_new_address(host);
  hands.act({act, static_cast<std::uint8_t>(host), 0, static_cast<std::int64_t>(at(host).address)},
            now);
}

// A host that changes its policy while it is connected leaves and comes back at once.
void Surroundings::set_policy(int host, bool randomises, Instant now, Hands& hands) {
  Host& h = at(host);
  if (h.randomises == randomises) return;
  h.randomises = randomises;
  h.next_address = randomises && h.connected ? now + address_kept : never;
  if (!randomises) h.address = host_address(seed_, host, 0);
  plan();
  if (h.connected) reach_out(host, Act::connect, now, hands);
}

void Surroundings::plan() {
  next_deadline_ = never;
  for (const Host& host : hosts_) next_deadline_ = std::min(next_deadline_, host.next_address);
}

void Hands::act(const Stimulus& stimulus, Instant now) {
  record.add(now, Channel::act, stimulus.subject, stimulus.act, stimulus.value, stimulus.wide);
  surroundings.take_in(stimulus, now);
  bench.apply(stimulus, now, record);
}

Instant after(Instant from, Span span, const Bench& bench) {
  return span.unit == Span::Unit::ticks ? bench.after_ticks(from, Ticks{span.count})
                                        : from + nanoseconds(span.count);
}

std::int64_t inspect(Property property, Instant now, const Bench& bench,
                     const Surroundings& surroundings) {
  return property == Property::equaliser_presets ? surroundings.equaliser_presets()
                                                 : bench.inspect(property, now);
}

}  // namespace headloop::world
