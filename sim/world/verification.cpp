#include "sim/world/verification.hpp"

#include <algorithm>

namespace headloop::world {
void Verification::start(Test test, int host, std::optional<Span> observed, Instant now) {
  *this = {};
  test_ = test;
  host_ = static_cast<std::uint8_t>(host);
  observed_ = observed;
  go_on(Stage::prepare, now);
}

void Verification::fire(Instant now, Hands& hands) {
  switch (stage_) {
    case Stage::prepare: return prepare(now, hands);
    case Stage::link: return link(now, hands);
    case Stage::begin: return begin(now, hands);
    case Stage::observe: return finish(now, hands);
    case Stage::over: return;
  }
}

void Verification::prepare(Instant now, Hands& hands) {
  switch (test_) {
    case Test::address: return begin(now, hands);
    case Test::anc_ramp:
      was_worn_ = hands.surroundings.worn();
      was_quiet_ = hands.surroundings.quiet();
      if (!was_quiet_) hands.act({Act::quiet, 0, 1, 0}, now);
      if (was_worn_) hands.act({Act::take_off}, now);
      return put_on(now, hands);
    case Test::battery: {
      const auto gauge = gauge_shown(hands.record, hands.record.size());
      if (gauge && *gauge >= 100) return link(now, hands);
      if (!hands.surroundings.charger_plugged()) {
        hands.act({Act::plug, 0, static_cast<std::int32_t>(Charger::original_usb_a), 0}, now);
      }
      return go_on(Stage::link, now + full_charge);
    }
    case Test::assistant: return link(now, hands);
  }
}

// Off the head for long enough that the unit has noticed, however it came off.
void Verification::put_on(Instant now, Hands& hands) {
  const auto taken_off = hands.surroundings.taken_off_at();
  if (!taken_off || *taken_off + between_wearings <= now) return begin(now, hands);
  go_on(Stage::begin, *taken_off + between_wearings);
}

void Verification::link(Instant now, Hands& hands) {
  if (test_ == Test::battery && hands.surroundings.charger_plugged()) {
    hands.act({Act::unplug}, now);
  }
  if (hands.surroundings.connected(host_)) return begin(now, hands);
  hands.surroundings.phone(host_, HostAction::connect, 0, now, hands);
  go_on(Stage::begin, now + link_patience);
}

void Verification::begin(Instant now, Hands& hands) {
  begun_ = now;
  Duration usual;
  switch (test_) {
    case Test::address:
      noted_ = hands.surroundings.noted_address();
      hands.act({Act::scan}, now);
      usual = scan_patience;
      break;
    case Test::anc_ramp:
      hands.act({Act::wear}, now);
      usual = ramp_observed;
      break;
    case Test::battery:
      hands.surroundings.phone(host_, HostAction::play, volume_percent, now, hands);
      usual = played;
      break;
    case Test::assistant:
      hands.surroundings.phone(host_, HostAction::wake_word, 0, now, hands);
      usual = answer_patience;
      break;
  }
  go_on(Stage::observe, observed_ ? after(now, *observed_, hands.bench) : now + usual);
}

// What ends the observation before its time.
void Verification::observe(const Observation& o) {
  if (stage_ != Stage::observe || o.at < begun_) return;
  const bool decided =
      (test_ == Test::address && is(o, Channel::radio, RadioEvent::advertising)) ||
      (test_ == Test::assistant && is(o, Channel::audio, AudioEvent::assistant_answer)) ||
      (test_ == Test::battery && loses_power(o));
  if (decided) next_deadline_ = std::min(next_deadline_, o.at + nanoseconds(1));
}

void Verification::finish(Instant now, Hands& hands) {
  const Check check = result(hands.record, now);
  hands.record.add(now, Channel::check, static_cast<std::uint8_t>(test_), check.result,
                   check.measured, static_cast<std::int64_t>(check.reason));
  go_on(Stage::over, never);
  if (test_ == Test::address) {
    const auto seen = advertised_address(hands.record, begun_, now);
    if (seen) hands.surroundings.note_address(*seen);
  } else if (test_ == Test::anc_ramp) {
    if (!was_worn_) hands.act({Act::take_off}, now);
    if (!was_quiet_) hands.act({Act::quiet, 0, 0, 0}, now);
  } else if (test_ == Test::battery && check.reason != CheckReason::died) {
    hands.surroundings.phone(host_, HostAction::pause, 0, now, hands);
  }
}

Check Verification::result(const Record& record, Instant end) const {
  switch (test_) {
    case Test::address: return check_address(record, begun_, end, noted_);
    case Test::anc_ramp: return check_anc_ramp(record, begun_, end);
    case Test::battery: return check_battery(record, begun_, end);
    case Test::assistant: return check_assistant(record, begun_, end);
  }
  return {};
}

void Verification::go_on(Stage stage, Instant at) {
  stage_ = stage;
  next_deadline_ = at;
}

}  // namespace headloop::world
