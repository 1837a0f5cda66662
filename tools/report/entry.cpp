#include "tools/report/entry.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "sim/world/stimulus.hpp"
#include "tools/report/clock_text.hpp"

namespace headloop::report {
namespace {

// Builds the fields of one entry; one function a channel below.
class Writer {
 public:
  Writer(const Observation& o, const Names& names) : o_(o), names_(names) {
    entry_.at = o.at;
    entry_.channel = o.channel;
  }

  Entry take() { return std::move(entry_); }

  const Observation& seen() const { return o_; }
  const Names& names() const { return names_; }

  void word(std::string name, std::string_view value) {
    entry_.fields.push_back({std::move(name), std::string(value)});
  }
  void number(std::string name, std::int64_t value) {
    entry_.fields.push_back({std::move(name), value});
  }
  void flag(std::string name, bool value) { entry_.fields.push_back({std::move(name), value}); }

  template <class E>
  void word_of(std::string name, std::int64_t value) {
    const bool known = value >= 0 && value < static_cast<std::int64_t>(count_of<E>());
    word(std::move(name), known ? std::string(name_of(static_cast<E>(value))) : unknown(value));
  }
  template <class E>
  void what() {
    word_of<E>("what", o_.what);
  }
  template <class E>
  bool is(E value) const {
    return o_.what == static_cast<std::uint16_t>(value);
  }

  void control(std::int64_t index) {
    const auto& face = names_.face;
    const bool known =
        face != nullptr && index >= 0 && index < static_cast<std::int64_t>(face->controls.size());
    word("control", known ? face->controls[static_cast<std::size_t>(index)].name : unknown(index));
  }
  void host() {
    const auto& script = names_.script;
    const bool known = script != nullptr && o_.subject < script->hosts.size();
    word("host", known ? script->hosts[o_.subject].name : unknown(o_.subject));
  }
  void address(std::int64_t bits) { word("address", address_text(bits)); }
  void version(std::int64_t bits) {
    word("version", fmt::format("{}.{}.{}", bits >> 16 & 0xff, bits >> 8 & 0xff, bits & 0xff));
  }
  const platform::MachineInfo* machine() {
    const bool known = o_.subject < names_.machines.size();
    const platform::MachineInfo* info = known ? names_.machines[o_.subject] : nullptr;
    word("machine", info != nullptr ? std::string(info->name) : unknown(o_.subject));
    return info;
  }

  static std::string unknown(std::int64_t value) { return fmt::format("#{}", value); }

 private:
  static std::string address_text(std::int64_t bits) {
    const auto octet = [bits](int index) { return bits >> (8 * index) & 0xff; };
    return fmt::format("{:02x}:{:02x}:{:02x}:{:02x}:{:02x}:{:02x}", octet(5), octet(4), octet(3),
                       octet(2), octet(1), octet(0));
  }

  const Observation& o_;
  const Names& names_;
  Entry entry_;
};

void step(Writer& w) {
  const Observation& o = w.seen();
  w.word_of<StepEdge>("edge", o.what);
  w.number("step", o.a + 1);
  const auto* script = w.names().script;
  if (script != nullptr && o.a >= 0 && o.a < static_cast<std::int32_t>(script->steps.size())) {
    w.word("text", script->steps[static_cast<std::size_t>(o.a)].text);
  }
}

void place(Writer& w) {
  w.word_of<world::Surface>("surface", w.seen().a);
  if (w.seen().b != world::no_metal_near) w.number("metal_mm", w.seen().b);
}

// What an act does, beside its name: subject, value and wide as sim/world/stimulus.hpp has them.
void act_operands(Writer& w) {
  using world::Act;
  const Observation& o = w.seen();
  switch (static_cast<Act>(o.what)) {
    case Act::press:
      w.control(o.subject);
      if (o.a == static_cast<std::int32_t>(world::Pressure::normal)) return;
      return w.word_of<world::Pressure>("pressure", o.a);
    case Act::release: return w.control(o.subject);
    case Act::slide: w.control(o.subject); return w.word("to", o.a != 0 ? "on" : "off");
    case Act::gesture: w.control(o.subject); return w.word_of<Gesture>("gesture", o.a);
    case Act::plug: return w.word_of<Charger>("charger", o.a);
    case Act::place: return place(w);
    case Act::clean_port: return w.word_of<world::CleaningTool>("tool", o.a);
    case Act::clean_contact:
      w.control(o.subject);
      return w.word_of<world::CleaningTool>("tool", o.a);
    case Act::quiet: return w.flag("quiet", o.a != 0);
    case Act::pair:
    case Act::connect: w.host(); return w.address(o.b);
    case Act::play: w.host(); return w.number("volume_percent", o.a);
    case Act::auto_connect: w.host(); return w.word("to", o.a != 0 ? "on" : "off");
    case Act::app_firmware:
      w.host();
      return w.word("app", fmt::format("{}.{}", o.a >> 8, o.a & 0xff));
    case Act::app_update: w.host(); return w.version(o.a);
    case Act::app_import: w.host(); return w.number("slots", o.b);
    case Act::app_equaliser: w.host(); return w.number("preset", o.a);
    case Act::app_anc_strength: w.host(); return w.number("strength", o.a);
    case Act::app_charge_limit: w.host(); return w.number("limit_percent", o.a);
    case Act::disconnect:
    case Act::pause:
    case Act::call:
    case Act::hang_up:
    case Act::wake_word:
    case Act::app_export: return w.host();
    case Act::teach_location: return w.number("location", o.a);
    case Act::cut_power_at_write: w.number("write", o.a); return w.number("after_ns", o.b);
    case Act::unplug:
    case Act::wear:
    case Act::take_off:
    case Act::scan:
    case Act::cut_power:
    case Act::restore_power:
    case Act::service_reflash: return;
  }
}

void act(Writer& w) {
  w.what<world::Act>();
  act_operands(w);
}

void key(Writer& w) {
  w.control(w.seen().subject);
  w.what<KeyEdge>();
  w.number("tick", w.seen().a);
}

void gesture(Writer& w) {
  w.control(w.seen().subject);
  w.what<Gesture>();
  if (w.seen().b == 1) w.flag("locked", true);
}

void usb(Writer& w) {
  w.what<UsbEvent>();
  if (w.is(UsbEvent::charger_found)) w.word_of<Charger>("charger", w.seen().a);
}

void power(Writer& w) {
  w.what<PowerEvent>();
  if (w.is(PowerEvent::boot)) w.word_of<BootReason>("reason", w.seen().a);
}

void led(Writer& w) {
  const Observation& o = w.seen();
  w.word_of<LedSign>("sign", o.what);
  const auto* face = w.names().face;
  if (face == nullptr || o.what >= face->leds.size()) return;
  const auto& pattern = face->leds[o.what];
  w.word("look", pattern ? look_of(*pattern) : "dark");
}

void voice(Writer& w) {
  const Observation& o = w.seen();
  w.word_of<Prompt>("prompt", o.what);
  w.word_of<PromptEdge>("edge", o.a);
  const auto* face = w.names().face;
  if (face == nullptr || o.what >= face->prompts.size()) return;
  if (const auto& speech = face->prompts[o.what]) w.word("words", speech->words);
}

void eeprom(Writer& w) {
  const Observation& o = w.seen();
  w.what<EepromEvent>();
  w.number("page", o.a);
  if (w.is(EepromEvent::read_done)) {
    w.number("pages", o.b);
  } else if (!w.is(EepromEvent::torn_page_found)) {
    w.number("write", o.b);
  }
}

void flash(Writer& w) {
  w.what<FlashEvent>();
  if (w.is(FlashEvent::update_done)) w.version(w.seen().b);
}

void radio(Writer& w) {
  const Observation& o = w.seen();
  const bool unit_alone =
      w.is(RadioEvent::silent) || w.is(RadioEvent::advertising) || w.is(RadioEvent::discoverable);
  if (!unit_alone) w.host();
  w.what<RadioEvent>();
  if (w.is(RadioEvent::advertising)) w.flag("suffixed", o.a == 1);
  if (w.is(RadioEvent::codec)) w.word_of<Codec>("codec", o.a);
  if (o.b != 0) w.address(o.b);
}

void audio(Writer& w) {
  w.what<AudioEvent>();
  if (w.is(AudioEvent::play)) w.number("volume_percent", w.seen().a);
  if (w.is(AudioEvent::latency_spike)) w.number("late_us", w.seen().a);
  if (w.is(AudioEvent::assistant_answer)) w.number("after_ms", w.seen().a);
}

void anc(Writer& w) {
  w.what<AncEvent>();
  w.number("attenuation_percent", w.seen().a);
  if (w.is(AncEvent::ramp)) w.number("full_in_ns", w.seen().b);
}

void cell(Writer& w) {
  w.what<CellEvent>();
  w.number("terminals_mv", w.seen().a);
  w.number("charge_uah", w.seen().b);
}

void mailbox(Writer& w) {
  w.what<Mail>();
  w.number("chip", w.seen().subject);
  w.number("operand", w.seen().a);
}

std::string state_text(const platform::MachineInfo* info, std::int32_t state) {
  const bool known =
      info != nullptr && state >= 0 && state < static_cast<std::int32_t>(info->states.size());
  return known ? std::string(info->states[static_cast<std::size_t>(state)])
               : Writer::unknown(state);
}

void machine(Writer& w) {
  const Observation& o = w.seen();
  const auto* info = w.machine();
  if (info != nullptr && o.what < info->rows.size()) {
    w.word("source", info->rows[o.what].source);
    w.word("event", info->rows[o.what].event);
  }
  w.word("state", state_text(info, o.a));
  w.number("row", o.what);
}

void ignored(Writer& w) {
  const Observation& o = w.seen();
  const auto* info = w.machine();
  const bool known = info != nullptr && o.what < info->events.size();
  w.word("state", state_text(info, o.a));
  w.word("event", known ? std::string(info->events[o.what]) : Writer::unknown(o.what));
}

void log(Writer& w) {
  const Observation& o = w.seen();
  w.what<Log>();
  switch (static_cast<Log>(o.what)) {
    case Log::refused_low_charge: return w.number("gauge_percent", o.a);
    case Log::refused_stuck_key: return w.control(o.a);
    case Log::write_failed: return w.number("page", o.a);
    case Log::layer_cleared: return w.word_of<Layer>("layer", o.a);
    case Log::calibration_cleared: return w.word_of<Calibration>("calibration", o.a);
    case Log::touch_locked: return w.number("lasting_min", o.a);
    case Log::early_shutdown: return w.number("terminals_mv", o.a);
    case Log::asc_taught: return w.number("profiles", o.a);
    default: return;
  }
}

void bug(Writer& w) {
  const auto& bugs = w.names().bugs;
  const std::uint8_t row = w.seen().subject;
  w.word("bug", row < bugs.size() ? bugs[row] : Writer::unknown(row));
  w.what<BugEvent>();
  if (w.seen().a != 0) w.number("lasting_min", w.seen().a);
}

void fault(Writer& w) {
  w.what<Fault>();
  if (w.is(Fault::worn_contact) || w.is(Fault::stuck_key)) w.control(w.seen().subject);
  if (w.is(Fault::silent_route) || w.is(Fault::stack_corruption)) w.host();
}

void app(Writer& w) {
  const Observation& o = w.seen();
  w.what<AppEvent>();
  switch (static_cast<AppEvent>(o.what)) {
    case AppEvent::firmware: return w.version(o.b);
    case AppEvent::update_progress: return w.number("done_percent", o.a);
    case AppEvent::charge_limit: return w.number("limit_percent", o.a);
    case AppEvent::exported:
    case AppEvent::imported: return w.number("profiles", o.a);
    case AppEvent::presets: return w.number("presets", o.a);
    default: return;
  }
}

void check(Writer& w) {
  const Observation& o = w.seen();
  static constexpr std::array<std::string_view, count_of<Test>()> figures = {
      "new_address", "full_after_ms", "deviation_permille", "after_ms"};
  w.word_of<Test>("test", o.subject);
  w.what<CheckResult>();
  if (o.b != 0) w.word_of<CheckReason>("reason", o.b);
  if (o.subject < figures.size()) w.number(std::string(figures[o.subject]), o.a);
}

void write_fields(Writer& w) {
  switch (w.seen().channel) {
    case Channel::step: return step(w);
    case Channel::act: return act(w);
    case Channel::key: return key(w);
    case Channel::gesture: return gesture(w);
    case Channel::proximity: return w.what<Proximity>();
    case Channel::usb: return usb(w);
    case Channel::power: return power(w);
    case Channel::led: return led(w);
    case Channel::voice: return voice(w);
    case Channel::beep: return w.number("beeps", w.seen().what);
    case Channel::eeprom: return eeprom(w);
    case Channel::flash: return flash(w);
    case Channel::radio: return radio(w);
    case Channel::audio: return audio(w);
    case Channel::anc: return anc(w);
    case Channel::gauge: return w.number("shown_percent", w.seen().a);
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
  Writer writer(observation, names);
  write_fields(writer);
  return writer.take();
}

}  // namespace headloop::report
