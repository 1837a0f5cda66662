#include "models/unit/io.hpp"

#include "sim/core/random.hpp"
#include "sim/parts/radio.hpp"

namespace headloop::models {

void UnitIo::arm(std::uint8_t timer, Ticks from_now) {
  const Instant at = clock().at(now() + from_now);
  (chip_ == 1 ? unit_.co_timer_ : unit_.timers_[timer]) = at;
  unit_.timers_moved_ = true;
}

void UnitIo::cancel(std::uint8_t timer) {
  (chip_ == 1 ? unit_.co_timer_ : unit_.timers_[timer]) = never;
  unit_.timers_moved_ = true;
}

bool UnitIo::discharge_enabled() const {
  const bool enabled = unit_.battery_.discharge_enabled();
  if (!enabled) {
    unit_.mark(Fault::protection_tripped, now_, record_);
    unit_.mark(Fault::deep_discharge, now_, record_);
  }
  return enabled;
}

void UnitIo::led(LedSign sign) {
  unit_.led_ = sign;
  if (unit_.has(Fault::led_open)) {
    unit_.mark(Fault::led_open, now_, record_);
    return;
  }
  record_.add(now_, Channel::led, 0, sign);
}

// The flash may hold less of a prompt than the product says (D1).
void UnitIo::say(Prompt prompt) {
  const auto index = static_cast<std::uint8_t>(prompt);
  const Duration length = unit_.params_->prompts[index];
  if (length == Duration{}) return;
  play_sound(parts::prompt_sound(index, length, unit_.flash_.playable(index, length)));
}

void UnitIo::beep(int count) { play_sound(parts::beep_sound(unit_.params_->beep, count)); }

void UnitIo::play_sound(const parts::Sound& sound) {
  if (moving().speaker_.play(sound, now_) == parts::SpeakerResult::begun) {
    unit_.observe_sound(now_, record_, sound, PromptEdge::begin);
  }
}

void UnitIo::write_page(int page, hal::PageView bytes) {
  parts::Eeprom& eeprom = unit_.eeprom_;
  eeprom.settle(now_);
  ++unit_.page_writes_;
  if (unit_.wiring_ != nullptr) {
    unit_.ask_bus(BusRequest::write(page, bytes));
  } else {
    const auto times = unit_.bus_.page_write(hal::page_bytes, eeprom.write_cycle(page), now_);
    eeprom.begin_write(page * hal::page_bytes, bytes, times.stop);
    unit_.tell_at_edge({hal::Input::Kind::page_written, 0, page, 1}, 0, times.done);
  }
  record_.add(now_, Channel::eeprom, 0, EepromEvent::write_begin, page, unit_.page_writes_);
  if (unit_.page_writes_ == unit_.cut_at_write_) {
    moving().cut_at_ = now_ + microseconds(unit_.cut_after_us_);
  }
}

// Whatever was asked of the bus before is nobody's any more, but the controller finishes it: the
// read begins where its answer would have been told.
void UnitIo::read_pages(int first, int count) {
  Instant from = now_;
  unit_.inbox_.drop([&from](const Inbox::Letter& letter) {
    const bool answer = letter.kind == hal::Input::Kind::page_written ||
                        letter.kind == hal::Input::Kind::pages_read;
    if (answer) from = std::max(from, letter.edge);
    return answer;
  });
  if (unit_.wiring_ != nullptr) return unit_.ask_bus(BusRequest::read(first, count, from));
  const Instant done = unit_.bus_.read_done(std::int64_t{count} * hal::page_bytes, from);
  unit_.tell_at_edge({hal::Input::Kind::pages_read, 0, first, count}, 0, done);
}

hal::PageView UnitIo::page(int page) const {
  if (unit_.wiring_ != nullptr) {
    const Fetched& fetched = unit_.wiring_->fetched;
    HEADLOOP_CHECK(fetched.holds(page), "firmware looks at pages that its last read brought");
    return fetched.page(page);
  }
  unit_.eeprom_.settle(now_);
  return hal::PageView(unit_.eeprom_.read(page * hal::page_bytes, hal::page_bytes));
}

// The processor that wrote an update begins anew and knows nothing of it.
void UnitIo::rails_on(BootReason reason) {
  if (!unit_.rail_.up()) record_.add(now_, Channel::power, 0, PowerEvent::rail_up);
  moving().rail_.switch_on();
  unit_.flash_.break_off(now_);
  if (unit_.wiring_ != nullptr) unit_.wiring_->booted = true;
  record_.add(now_, Channel::power, 0, PowerEvent::boot, static_cast<std::int32_t>(reason));
  unit_.update_load(now_);
}

void UnitIo::rails_off() {
  moving().rail_.cut();
  unit_.lose_rail(now_, record_);
}

void UnitIo::rails_release() { moving().rail_.switch_off(now_); }

void UnitIo::advertise(bool suffixed, int address_generation, bool discoverable) {
  unit_.advertising_ = true;
  unit_.advertised_suffixed_ = suffixed;
  unit_.advertised_generation_ = static_cast<std::uint32_t>(address_generation);
  const auto address =
      static_cast<std::int64_t>(parts::device_address(unit_.seed(), unit_.advertised_generation_));
  record_.add(now_, Channel::radio, 0, RadioEvent::advertising, suffixed ? 1 : 0, address);
  if (discoverable) record_.add(now_, Channel::radio, 0, RadioEvent::discoverable, 0, address);
}

void UnitIo::radio_silent() {
  unit_.advertising_ = false;
  record_.add(now_, Channel::radio, 0, RadioEvent::silent);
}

void UnitIo::anc_start(bool microphone_learned, bool pressure_learned) {
  unit_.anc_.set_calibration({microphone_learned, pressure_learned});
  unit_.anc_on_ = true;
  if (moving().anc_.start(0, now_)) {
    record_.add(now_, Channel::anc, 0, AncEvent::full, 100);
  } else {
    record_.add(now_, Channel::anc, 0, AncEvent::ramp, 0, unit_.anc_.ramp().ns);
  }
  unit_.update_load(now_);
}

void UnitIo::anc_stop() {
  if (!unit_.anc_on_) return;
  unit_.anc_on_ = false;
  moving().anc_.stop();
  record_.add(now_, Channel::anc, 0, AncEvent::off);
  unit_.update_load(now_);
}

// It runs, and attenuates nothing.
void UnitIo::anc_drop_out() {
  unit_.anc_on_ = true;
  moving().anc_.stop();
  record_.add(now_, Channel::anc, 0, AncEvent::drop_out);
  unit_.update_load(now_);
}

void UnitIo::assistant(int other_links) {
  if (!unit_.dsp_.loaded()) unit_.mark(Fault::dsp_stale, now_, record_);
  moving().dsp_.wake_word(other_links, now_);
}

void UnitIo::play(int volume_percent) {
  unit_.volume_percent_ = static_cast<std::uint8_t>(volume_percent);
  if (unit_.playing()) {
    moving().driver_.play(now_);
  } else {
    moving().driver_.stop();
  }
  unit_.update_load(now_);
}

void UnitIo::charge_limit(int percent) {
  unit_.charge_percent_max_ = static_cast<std::uint8_t>(percent);
  unit_.update_load(now_);
}

void UnitIo::charge() { unit_.fill(now_, record_); }

void UnitIo::trickle() {
  unit_.filling_ = Unit::Filling::running;
  record_.add(now_, Channel::cell, 0, CellEvent::trickle, unit_.battery_.millivolts(now_),
              parts::uah_of(unit_.battery_.cell().charge_at(now_)));
  unit_.mark(Fault::protection_tripped, now_, record_);
  unit_.mark(Fault::deep_discharge, now_, record_);
  unit_.update_load(now_);
}

void UnitIo::charge_stop() {
  if (unit_.filling_ == Unit::Filling::running) unit_.filling_ = Unit::Filling::none;
  record_.add(now_, Channel::cell, 0, CellEvent::charge_stopped, unit_.battery_.millivolts(now_),
              parts::uah_of(unit_.battery_.cell().charge_at(now_)));
  unit_.update_load(now_);
}

void UnitIo::load_profile(GaugeProfile profile) {
  parts::GaugeProfile loaded = unit_.gauge_.profile();
  loaded.valid = profile.valid;
  loaded.threshold_drift_mv = profile.threshold_drift_mv;
  loaded.cycles = profile.cycles;
  // The same profile at every boot: the gauge goes on counting.
  if (loaded == unit_.gauge_.profile()) return;
  if (loaded.threshold_drift_mv != 0) unit_.mark(Fault::drift, now_, record_);
  moving().gauge_.load_profile(loaded, unit_.battery_.cell(), now_);
  unit_.update_load(now_);
}

std::int32_t UnitIo::touch_lock() {
  const Duration lockout = unit_.touch_.lockout();
  moving().touch_.lock_until(now_ + lockout);
  return static_cast<std::int32_t>(lockout / minutes(1));
}

std::uint32_t UnitIo::firmware_version() const { return unit_.flash_.version().value_or(0); }

bool UnitIo::flash_readable() const {
  if (unit_.flash_.corrupt()) unit_.mark(Fault::flash_corrupt, now_, record_);
  return !unit_.flash_.corrupt();
}

bool UnitIo::flash_updating() const { return unit_.flash_.updating(); }

void UnitIo::flash_update(std::uint32_t version) {
  record_.add(now_, Channel::flash, 0, FlashEvent::update_begin, 0, version);
  if (unit_.flash_.corrupt()) {
    unit_.mark(Fault::flash_corrupt, now_, record_);
    record_.add(now_, Channel::flash, 0, FlashEvent::update_stuck);
    unit_.tell_at_edge(
        {hal::Input::Kind::flash, 0, static_cast<std::int32_t>(FlashEvent::update_stuck)}, 0, now_);
  }
  moving().flash_.begin_update(version, now_);
}

// Two flip-flops of the receiver: taken at its second edge strictly after the post.
void UnitIo::post(Mail mail, int operand) {
  const int receiver = 1 - chip_;
  const Clock& clock = receiver == 1 ? unit_.co_clock_ : unit_.clock();
  unit_.inbox_.put(clock.at(clock.after(now_) + Ticks{1}),
                   {hal::Input::Kind::mail, 0, static_cast<std::int32_t>(mail), operand}, receiver);
}

std::int64_t UnitIo::draw(std::uint16_t purpose, std::uint64_t ordinal, std::int64_t low,
                          std::int64_t high) const {
  return draw_between(unit_.seed(), static_cast<Purpose>(purpose), ordinal, low, high);
}

void UnitIo::observe(Channel channel, std::uint8_t subject, std::uint16_t what, std::int32_t a,
                     std::int64_t b) {
  record_.add(now_, channel, subject, what, a, b);
  if (unit_.faults_ != unit_.faults_fired_) mark_sign(channel, what);
}

// Some observations of the firmware are the first sign of a fault that the set-up put there.
void UnitIo::mark_sign(Channel channel, std::uint16_t what) {
  if (channel == Channel::log && what == static_cast<std::uint16_t>(Log::stack_corrupt)) {
    unit_.mark(Fault::stack_corruption, now_, record_);
  } else if (channel == Channel::audio && what == static_cast<std::uint16_t>(AudioEvent::silent)) {
    unit_.mark(Fault::silent_route, now_, record_);
  } else if (channel == Channel::radio &&
             what == static_cast<std::uint16_t>(RadioEvent::link_stuck)) {
    unit_.mark(Fault::stale_link, now_, record_);
  }
}

}  // namespace headloop::models
