#include "models/unit/unit.hpp"

#include <algorithm>

#include "models/unit/io.hpp"

namespace headloop::models {

Instant Unit::after_ticks(Instant from, Ticks ticks) const {
  const Clock& c = clock();
  const Ticks tick = c.at_or_before(from);
  const Duration within = from - c.at(tick);
  const Ticks target = tick + ticks;
  // Periods differ by a nanosecond: the place within the last one must not leave it.
  const Duration room = c.at(target + Ticks{1}) - c.at(target) - nanoseconds(1);
  return c.at(target) + std::min(within, room);
}

const platform::Core& Unit::core() const {
  return std::visit([](const auto& firmware) -> const platform::Core& { return firmware.core(); },
                    firmware_);
}

namespace {

// The earliest of several deadlines; the first of them that are due at one instant.
template <class Source>
struct Earliest {
  Instant at = never;
  Source source = Source::nothing;
  std::uint8_t index = 0;

  void consider(Source candidate, Instant due, std::size_t its_index = 0) {
    if (due < at) *this = {due, candidate, static_cast<std::uint8_t>(its_index)};
  }
};

}  // namespace

// Firmware at work arms timers and waits for answers; the parts move much less often, so their
// earliest deadline is kept.
void Unit::find_next() {
  if (parts_moved_) find_next_of_parts();
  if (timers_moved_) find_next_of_timers();
  due_at_ = parts_due_at_;
  due_ = parts_due_;
  due_index_ = parts_due_index_;
  if (timers_due_at_ < due_at_ || (timers_due_at_ == due_at_ && Source::timer < due_)) {
    due_at_ = timers_due_at_;
    due_ = Source::timer;
  }
  if (inbox_.next_deadline() < due_at_) {
    due_at_ = inbox_.next_deadline();
    due_ = Source::inbox;
  }
#ifndef NDEBUG
  const Instant parts = parts_due_at_;
  const Instant timers = timers_due_at_;
  find_next_of_parts();
  find_next_of_timers();
  HEADLOOP_CHECK(parts == parts_due_at_ && timers == timers_due_at_, "what moves says so");
#endif
}

void Unit::find_next_of_timers() {
  timers_due_at_ = co_timer_;
  for (const Instant at : timers_) timers_due_at_ = std::min(timers_due_at_, at);
  timers_moved_ = false;
}

void Unit::find_next_of_parts() {
  Earliest<Source> next;
  next.consider(Source::rail, rail_.next_deadline());
  next.consider(Source::power_cut, cut_at_);
  for (std::size_t i = 0; i < key_count_; ++i) {
    next.consider(Source::key, keys_[i].next_deadline(), i);
  }
  next.consider(Source::slide, slide_.next_deadline());
  next.consider(Source::touch, touch_.next_deadline());
  next.consider(Source::proximity, proximity_.next_deadline());
  next.consider(Source::port, port_.next_deadline());
  next.consider(Source::speaker, speaker_.next_deadline());
  next.consider(Source::dsp, dsp_.next_deadline());
  next.consider(Source::anc, anc_.next_deadline());
  next.consider(Source::energy, energy_at_);
  next.consider(Source::battery, battery_.next_deadline());
  next.consider(Source::gauge, gauge_.next_deadline());
  next.consider(Source::driver, driver_.next_deadline());
  next.consider(Source::flash, flash_.next_deadline());
  parts_due_at_ = next.at;
  parts_due_ = next.source;
  parts_due_index_ = next.index;
  parts_moved_ = false;
}

void Unit::fire(Instant now, Record& record) {
  HEADLOOP_CHECK(now == due_at_, "a unit is served at its deadline");
  ++events_;
  if (due_ != Source::timer && due_ != Source::inbox) parts_moved_ = true;
  switch (due_) {
    case Source::nothing: break;
    case Source::rail:
      rail_.fire(now);
      if (!rail_.up()) fail_rail(now, record);
      break;
    case Source::power_cut: cut_power(now, record); break;
    case Source::timer: fire_timer(now, record); break;
    case Source::key: fire_key(now, record); break;
    case Source::slide: slide_.fire(keys_[slide_key_], key_params_, now); break;
    case Source::touch: fire_touch(now, record); break;
    case Source::proximity: fire_proximity(now, record); break;
    case Source::port:
      port_.fire(now);
      report_port(now, record);
      update_load(now);
      break;
    case Source::speaker: fire_speaker(now, record); break;
    case Source::dsp: fire_dsp(now, record); break;
    case Source::anc:
      anc_.fire(now);
      record.add(now, Channel::anc, 0, AncEvent::full, 100);
      tell_at_edge({hal::Input::Kind::anc_full}, anc_chip(), now);
      break;
    case Source::energy: fire_energy(now, record); break;
    case Source::battery: fire_battery(now, record); break;
    case Source::gauge: fire_gauge(now, record); break;
    case Source::driver: {
      const AudioEvent event = driver_.fire(now);
      record.add(now, Channel::audio, 0, event);
      if (event == AudioEvent::left_drop_out) mark(Fault::flex_cable, now, record);
      if (event == AudioEvent::crackle) {
        mark(Fault::driver_leads, now, record);
        mark(Fault::dac_stage, now, record);
      }
      break;
    }
    case Source::flash: {
      const std::uint32_t version = flash_.fire(now);
      record.add(now, Channel::flash, 0, FlashEvent::update_done, 0, version);
      tell_at_edge({hal::Input::Kind::flash, 0, static_cast<int>(FlashEvent::update_done)}, 0, now);
      break;
    }
    case Source::inbox: fire_inbox(now, record); break;
  }
  find_next();
}

void Unit::fire_timer(Instant now, Record& record) {
  timers_moved_ = true;
  const auto due = std::find(timers_.begin(), timers_.end(), now);
  if (due == timers_.end()) {
    co_timer_ = never;
    tell({hal::Input::Kind::timer, 0}, 1, now, record);
    return;
  }
  *due = never;
  tell({hal::Input::Kind::timer, static_cast<std::uint8_t>(due - timers_.begin())}, 0, now, record);
}

void Unit::fire_key(Instant now, Record& record) {
  parts::Key& key = keys_[due_index_];
  const auto change = key.fire(key_params_, now);
  if (!change) return;
  const std::uint8_t control = control_of_key_[due_index_];
  const KeyEdge edge = change->down ? KeyEdge::down : KeyEdge::up;
  record.add(now, Channel::key, control, edge, 0, change->tick.count);
  if (change->down && key.contact().stuck()) {
    mark_contact(Fault::stuck_key, due_index_, now, record);
  }
  if (!change->down && key.contact().held()) {
    mark_contact(Fault::worn_contact, due_index_, now, record);
  }
  if (powered_) {
    tell({hal::Input::Kind::key, control, static_cast<std::int32_t>(edge)}, 0, now, record);
  }
}

void Unit::fire_touch(Instant now, Record& record) {
  const parts::TouchEvent event = touch_.fire(now);
  if (event.recovered) {
    tell_at_edge({hal::Input::Kind::touch_unlocked}, 0, now);
    return;
  }
  record.add(now, Channel::gesture, touch_control_, event.gesture);
  if (event.misread || event.gesture == Gesture::none) mark(Fault::touch_baseline, now, record);
  if (event.gesture == Gesture::none) return;
  tell_at_edge({hal::Input::Kind::gesture, touch_control_, static_cast<int>(event.gesture)}, 0,
               now);
}

void Unit::fire_proximity(Instant now, Record& record) {
  const parts::ProximityChange change = proximity_.fire(now);
  const Proximity word = change.covered ? Proximity::covered : Proximity::clear;
  record.add(now, Channel::proximity, 0, word, static_cast<std::int32_t>(change.cause));
  if (change.cause == parts::ProximityCause::stuck) mark(Fault::proximity_stuck, now, record);
  tell_at_edge({hal::Input::Kind::proximity, 0, static_cast<std::int32_t>(word)}, 0, now);
}

void Unit::observe_sound(Instant now, Record& record, const parts::Sound& sound, PromptEdge edge) {
  if (sound.beeps == 0) {
    record.add(now, Channel::voice, 0, sound.prompt, static_cast<std::int32_t>(edge));
    if (edge == PromptEdge::cut_off && sound.cut) mark(Fault::flash_corrupt, now, record);
  } else if (edge == PromptEdge::begin) {
    record.add(now, Channel::beep, 0, sound.beeps);
  }
}

void Unit::fire_speaker(Instant now, Record& record) {
  const parts::SpeakerEvent event = speaker_.fire(now);
  if (event.kind == parts::SpeakerEvent::Kind::begun) {
    observe_sound(now, record, event.sound, PromptEdge::begin);
    return;
  }
  const bool cut = event.kind == parts::SpeakerEvent::Kind::cut_off;
  observe_sound(now, record, event.sound, cut ? PromptEdge::cut_off : PromptEdge::end);
  if (event.sound.beeps == 0) {
    tell_at_edge({hal::Input::Kind::prompt_ended, 0, event.sound.prompt}, 0, now);
  }
}

void Unit::fire_dsp(Instant now, Record& record) {
  if (dsp_.fire(now) == parts::Dsp::Event::loaded) {
    record.add(now, Channel::log, 0, Log::dsp_reloaded);
    tell_at_edge({hal::Input::Kind::dsp_loaded}, 0, now);
    return;
  }
  const auto latency_ms = static_cast<std::int32_t>(dsp_.asked_latency() / milliseconds(1));
  record.add(now, Channel::audio, 0, AudioEvent::assistant_answer, latency_ms);
}

void Unit::fire_inbox(Instant now, Record& record) {
  const hal::Input input = inbox_.front().input();
  const std::uint8_t chip = inbox_.front().chip;
  inbox_.pop();
  switch (input.kind) {
    case hal::Input::Kind::page_written:
      eeprom_.settle(now);
      mark_memory(now, record);
      record.add(now, Channel::eeprom, 0,
                 input.b != 0 ? EepromEvent::write_done : EepromEvent::write_failed, input.a,
                 page_writes_);
      break;
    case hal::Input::Kind::pages_read:
      eeprom_.settle(now);
      mark_memory(now, record);
      record.add(now, Channel::eeprom, 0, EepromEvent::read_done, input.a, input.b);
      break;
    case hal::Input::Kind::mail:
      record.add(now, Channel::mailbox, chip, static_cast<Mail>(input.a),
                 static_cast<std::int32_t>(input.b));
      break;
    case hal::Input::Kind::hang: mark(Fault::hung, now, record); break;
    default: break;
  }
  tell(input, chip, now, record);
}

// What the faults of the EEPROM have done to its writes.
void Unit::mark_memory(Instant now, Record& record) {
  if (eeprom_.wear_has_acted()) mark(Fault::eeprom_worn, now, record);
  if (eeprom_.has_failed_as_set()) mark(Fault::failing_write, now, record);
}

void Unit::tell(const hal::Input& input, int chip, Instant now, Record& record) {
  UnitIo io(*this, now, record, chip);
  std::visit([&](auto& firmware) { firmware.tell(input, io, chip); }, firmware_);
}

void Unit::tell_at_edge(const hal::Input& input, int chip, Instant now) {
  if (!powered_) return;
  const Clock& receiver = chip == 1 ? co_clock_ : clock();
  inbox_.put(receiver.edge_after(now), input, chip);
}

}  // namespace headloop::models
