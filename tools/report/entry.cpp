#include "tools/report/entry.hpp"

#include <array>

#include "sim/parts/proximity.hpp"
#include "tools/report/entry_writer.hpp"

namespace headloop::report {
namespace {

void step(EntryWriter& w) {
  w.word_of<StepEdge>("edge", w.what_number());
  w.number("step", w.a() + 1);
  const auto* script = w.names().script;
  if (script != nullptr && w.a() >= 0 && w.a() < static_cast<std::int32_t>(script->steps.size())) {
    w.word("text", script->steps[static_cast<std::size_t>(w.a())].text);
  }
}

void key(EntryWriter& w) {
  w.control(w.subject());
  w.what<KeyEdge>();
  w.number("tick", w.b());
}

void gesture(EntryWriter& w) {
  w.control(w.subject());
  w.what<Gesture>();
  if (w.b() != 0) w.flag("locked", w.b());
}

void proximity(EntryWriter& w) {
  w.what<Proximity>();
  w.word_of<parts::ProximityCause>("cause", w.a());
}

void usb(EntryWriter& w) {
  w.what<UsbEvent>();
  if (w.is(UsbEvent::charger_found)) w.word_of<Charger>("charger", w.a());
}

void power(EntryWriter& w) {
  w.what<PowerEvent>();
  if (w.is(PowerEvent::boot)) w.word_of<BootReason>("reason", w.a());
}

void led(EntryWriter& w) {
  w.word_of<LedSign>("sign", w.what_number());
  const auto* face = w.names().face;
  if (face == nullptr || w.what_number() >= face->leds.size()) return;
  const auto& pattern = face->leds[w.what_number()];
  w.word("look", pattern ? look_of(*pattern) : "dark");
}

void voice(EntryWriter& w) {
  w.word_of<Prompt>("prompt", w.what_number());
  w.word_of<PromptEdge>("edge", w.a());
  const auto* face = w.names().face;
  if (face == nullptr || w.what_number() >= face->prompts.size()) return;
  if (const auto& speech = face->prompts[w.what_number()]) w.word("words", speech->words);
}

void eeprom(EntryWriter& w) {
  w.what<EepromEvent>();
  w.number("page", w.a());
  if (w.is(EepromEvent::read_done)) {
    w.number("pages", w.b());
  } else if (!w.is(EepromEvent::torn_page_found)) {
    w.number("write", w.b());
  }
}

void flash(EntryWriter& w) {
  w.what<FlashEvent>();
  if (w.is(FlashEvent::update_done)) w.version(w.b());
}

// What a radio event counts besides its address: the links that stand now, or the entry of the
// address table.
void radio_number(EntryWriter& w) {
  switch (static_cast<RadioEvent>(w.what_number())) {
    case RadioEvent::advertising: return w.flag("suffixed", w.a());
    case RadioEvent::codec: return w.word_of<Codec>("codec", w.a());
    case RadioEvent::link_up:
    case RadioEvent::link_down:
    case RadioEvent::link_refused:
    case RadioEvent::link_stuck: return w.number("links", w.a());
    case RadioEvent::paired:
    case RadioEvent::page_host:
    case RadioEvent::page_timeout: return w.number("entry", w.a());
    default: return;
  }
}

void radio(EntryWriter& w) {
  const bool unit_alone =
      w.is(RadioEvent::silent) || w.is(RadioEvent::advertising) || w.is(RadioEvent::discoverable);
  if (!unit_alone) w.host();
  w.what<RadioEvent>();
  if (w.b() != 0) w.address(w.b());
  radio_number(w);
}

void audio(EntryWriter& w) {
  switch (static_cast<AudioEvent>(w.what_number())) {
    case AudioEvent::play:
      w.host();
      w.what<AudioEvent>();
      return w.number("volume_percent", w.a());
    case AudioEvent::latency_spike:
      w.host();
      w.what<AudioEvent>();
      return w.number("late_us", w.a());
    case AudioEvent::pause:
    case AudioEvent::silent: w.host(); return w.what<AudioEvent>();
    case AudioEvent::assistant_answer: w.what<AudioEvent>(); return w.number("after_ms", w.a());
    default: return w.what<AudioEvent>();
  }
}

void anc(EntryWriter& w) {
  w.what<AncEvent>();
  w.number("attenuation_percent", w.a());
  if (w.is(AncEvent::ramp)) w.number("full_in_ns", w.b());
}

void cell(EntryWriter& w) {
  w.what<CellEvent>();
  w.number("terminals_mv", w.a());
  w.number("charge_uah", w.b());
}

void mailbox(EntryWriter& w) {
  w.what<Mail>();
  w.number("chip", w.subject());
  w.number("operand", w.a());
}

std::string state_text(const platform::MachineInfo* info, std::int32_t state) {
  const bool known =
      info != nullptr && state >= 0 && state < static_cast<std::int32_t>(info->states.size());
  return known ? std::string(info->states[static_cast<std::size_t>(state)])
               : EntryWriter::unknown(state);
}

void machine(EntryWriter& w) {
  const auto* info = w.machine();
  if (info != nullptr && w.what_number() < info->rows.size()) {
    w.word("source", info->rows[w.what_number()].source);
    w.word("event", info->rows[w.what_number()].event);
  }
  w.word("state", state_text(info, w.a()));
  w.number("row", w.what_number());
}

void ignored(EntryWriter& w) {
  const auto* info = w.machine();
  const bool known = info != nullptr && w.what_number() < info->events.size();
  w.word("state", state_text(info, w.a()));
  w.word("event", known ? std::string(info->events[w.what_number()])
                        : EntryWriter::unknown(w.what_number()));
}

void log(EntryWriter& w) {
  w.what<Log>();
  switch (static_cast<Log>(w.what_number())) {
    case Log::refused_low_charge: return w.number("gauge_percent", w.a());
    case Log::refused_stuck_key: return w.control(w.a());
    case Log::write_failed: return w.number("page", w.a());
    case Log::layer_cleared: return w.word_of<Layer>("layer", w.a());
    case Log::calibration_cleared: return w.word_of<Calibration>("calibration", w.a());
    case Log::touch_locked: return w.number("lasting_min", w.a());
    case Log::early_shutdown: return w.number("terminals_mv", w.a());
    case Log::asc_taught: return w.number("profiles", w.a());
    default: return;
  }
}

void bug(EntryWriter& w) {
  const auto& bugs = w.names().bugs;
  const std::uint8_t row = w.subject();
  w.word("bug", row < bugs.size() ? bugs[row] : EntryWriter::unknown(row));
  w.what<BugEvent>();
  if (w.a() != 0) w.number("lasting_min", w.a());
}

void fault(EntryWriter& w) {
  w.what<Fault>();
  for (const Fault of_a_control :
       {Fault::worn_contact, Fault::stuck_key, Fault::glitch, Fault::bounce_train}) {
    if (w.is(of_a_control)) w.control(w.subject());
  }
}

void app(EntryWriter& w) {
  w.host();
  w.what<AppEvent>();
  switch (static_cast<AppEvent>(w.what_number())) {
    case AppEvent::firmware: return w.version(w.b());
    case AppEvent::update_progress: return w.number("done_percent", w.a());
    case AppEvent::charge_limit: return w.number("limit_percent", w.a());
    case AppEvent::exported:
    case AppEvent::imported: w.number("profiles", w.a()); return w.number("slots", w.b());
    case AppEvent::presets: return w.number("presets", w.a());
    default: return;
  }
}

void check(EntryWriter& w) {
  struct Figure {
    std::string_view measured;
    std::string_view in_vain;  // the name of a negative one
  };
  static constexpr std::array<Figure, count_of<Test>()> figures = {
      {{"new_address", {}},
       {"full_after_ms", "not_full_for_ms"},
       {"deviation_permille", {}},
       {"after_ms", "unanswered_for_ms"}}};
  w.word_of<Test>("test", w.subject());
  w.what<CheckResult>();
  if (w.b() != 0) w.word_of<CheckReason>("reason", w.b());
  if (w.subject() >= figures.size()) return;
  const Figure& figure = figures[w.subject()];
  const bool in_vain = w.a() < 0 && !figure.in_vain.empty();
  w.number(std::string(in_vain ? figure.in_vain : figure.measured),
           in_vain ? -std::int64_t{w.a()} : w.a());
}

void write_fields(EntryWriter& w) {
  switch (w.channel()) {
    case Channel::step: return step(w);
    case Channel::act: return write_act(w);
    case Channel::key: return key(w);
    case Channel::gesture: return gesture(w);
    case Channel::proximity: return proximity(w);
    case Channel::usb: return usb(w);
    case Channel::power: return power(w);
    case Channel::led: return led(w);
    case Channel::voice: return voice(w);
    case Channel::beep: return w.number("beeps", w.what_number());
    case Channel::eeprom: return eeprom(w);
    case Channel::flash: return flash(w);
    case Channel::radio: return radio(w);
    case Channel::audio: return audio(w);
    case Channel::anc: return anc(w);
    case Channel::gauge: return w.number("shown_percent", w.a());
    case Channel::cell: return cell(w);
    case Channel::mailbox: return mailbox(w);
    case Channel::machine: return machine(w);
    case Channel::ignored: return ignored(w);
    case Channel::log: return log(w);
    case Channel::bug: return bug(w);
    case Channel::fault: return fault(w);
    case Channel::app: return app(w);
    case Channel::check: return check(w);
  }
}

}  // namespace

Entry entry_of(const Observation& observation, const Names& names) {
  EntryWriter writer(observation, names);
  write_fields(writer);
  return writer.take();
}

}  // namespace headloop::report
