// What the person or the surroundings did, in words.
#include "sim/world/property.hpp"
#include "sim/world/stimulus.hpp"
#include "tools/report/entry_writer.hpp"

namespace headloop::report {
namespace {

void place(EntryWriter& w) {
  w.word_of<world::Surface>("surface", w.a());
  if (w.b() != world::no_metal_near) w.number("metal_mm", w.b());
}

// What an act does, beside its name: subject, value and wide as sim/world/stimulus.hpp has them.
void act_operands(EntryWriter& w) {
  using world::Act;
  switch (static_cast<Act>(w.what_number())) {
    case Act::press:
      w.control(w.subject());
      if (w.a() == static_cast<std::int32_t>(world::Pressure::normal)) return;
      return w.word_of<world::Pressure>("pressure", w.a());
    case Act::release: return w.control(w.subject());
    case Act::slide: w.control(w.subject()); return w.word_of<world::OnOff>("to", w.a());
    case Act::gesture: w.control(w.subject()); return w.word_of<Gesture>("gesture", w.a());
    case Act::plug: return w.word_of<Charger>("charger", w.a());
    case Act::place: return place(w);
    case Act::clean_port: return w.word_of<world::CleaningTool>("tool", w.a());
    case Act::clean_contact:
      w.control(w.subject());
      return w.word_of<world::CleaningTool>("tool", w.a());
    case Act::quiet: return w.flag("quiet", w.a());
    case Act::pair:
    case Act::connect: w.host(); return w.address(w.b());
    case Act::play: w.host(); return w.number("volume_percent", w.a());
    case Act::auto_connect: w.host(); return w.word_of<world::OnOff>("to", w.a());
    case Act::app_firmware:
      w.host();
      return w.word("app", fmt::format("{}.{}", w.a() >> 8, w.a() & 0xff));
    case Act::app_update: w.host(); return w.version(w.a());
    case Act::app_import: w.host(); return w.number("slots", w.b());
    case Act::app_equaliser: w.host(); return w.number("preset", w.a());
    case Act::app_anc_strength: w.host(); return w.number("strength", w.a());
    case Act::app_charge_limit: w.host(); return w.number("limit_percent", w.a());
    case Act::disconnect:
    case Act::pause:
    case Act::call:
    case Act::hang_up:
    case Act::wake_word:
    case Act::app_export: return w.host();
    case Act::teach_location: return w.number("location", w.a());
    case Act::cut_power_at_write: w.number("write", w.a()); return w.number("after_ns", w.b());
    case Act::unplug:
    case Act::wear:
    case Act::take_off:
    case Act::scan:
    case Act::cut_power:
    case Act::restore_power:
    case Act::service_reflash: return;
  }
}

}  // namespace

void write_act(EntryWriter& w) {
  w.what<world::Act>();
  act_operands(w);
}

}  // namespace headloop::report
