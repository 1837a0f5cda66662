#include "tests/tools/script/test_catalogue.hpp"

#include <utility>

#include "tools/input/input_error.hpp"
#include "tools/script/reader.hpp"

namespace headloop::script {
namespace {

using world::Control;
using world::ControlKind;

Control button(std::string name, std::vector<std::string> aliases = {},
               std::vector<std::string> stands_in_for = {}) {
  return {std::move(name), ControlKind::button, std::move(aliases), std::move(stands_in_for)};
}

Control touch_panel() { return {"touch-panel", ControlKind::touch_panel, {}, {}}; }

void says(Device& device, Prompt prompt, std::string words) {
  device.face.prompts[static_cast<std::size_t>(prompt)] = {std::move(words), seconds(1)};
}

void shows(Device& device, LedSign sign, world::Colour colour) {
  device.face.leds[static_cast<std::size_t>(sign)] = world::LedPattern{{{colour, {}}}};
}

Device device(std::string id, std::vector<Control> controls) {
  Device it;
  it.face.product = std::move(id);
  it.face.controls = std::move(controls);
  it.releases = {0x010000, 0x020200, 0x020301};
  it.machines = {{"reset", {"idle", "armed", "confirmed"}, {"key-down", "key-up"}},
                 {"power", {"off", "on", "idle"}, {"key-down"}}};
  says(it, Prompt::power_on, "Power on");
  shows(it, LedSign::on, world::Colour::blue);
  shows(it, LedSign::reset_confirmed, world::Colour::green);
  shows(it, LedSign::reset_refused, world::Colour::red);
  it.repertoire = {
      {{Channel::log, {static_cast<std::uint16_t>(Log::reset_begun)}}, {Channel::beep, {2}}},
      {{Channel::radio,
        static_cast<std::uint16_t>(RadioEvent::codec),
        {static_cast<std::int64_t>(Codec::sbc), static_cast<std::int64_t>(Codec::aac)}}}};
  return it;
}

Catalogue make() {
  Device x =
      device("mdr-1000x",
             {button("power"), button("nc-ambient", {"nc", "ambient"}, {"custom"}), touch_panel()});
  Device xm2 = device("mdr-1000xm2", {button("power"), button("volume-down", {"vol-down"}),
                                      button("volume-up"), button("nc-ambient"), touch_panel()});
  x.gathers_lint = xm2.gathers_lint = true;
  x.has_wear_sensor = xm2.has_wear_sensor = true;
  Device xm3 = xm2;
  xm3.face.product = "mdr-1000xm3";
  Device xm4 = device("mdr-1000xm4", {button("power"), button("custom", {}, {"nc-ambient"}),
                                      button("volume-up"), button("volume-down"), touch_panel()});
  xm4.has_wear_sensor = xm4.has_co_processor = true;
  xm4.bugs = {"XM4-TOUCH-01"};
  Device n1 = device("mdr-xb950n1", {{"power", ControlKind::slide_switch, {}, {}},
                                     button("call"),
                                     button("volume-up"),
                                     button("volume-down")});
  says(xm2, Prompt::resetting, "Resetting");
  says(xm3, Prompt::resetting, "Resetting");
  says(xm4, Prompt::initializing, "Initializing");
  return {{x, xm2, xm3, xm4, n1}, {"R1", "R2", "P1", "P2", "P3", "P4", "P5", "D3", "F2", "V2"}};
}

}  // namespace

const Catalogue& test_catalogue() {
  static const Catalogue catalogue = make();
  return catalogue;
}

std::vector<world::Script> read(const std::string& text, const std::string& file) {
  return read_scenarios(file, text, test_catalogue());
}

std::string refusal(const std::string& text) {
  try {
    read(text);
  } catch (const input::InputError& error) {
    return error.what();
  }
  return {};
}

}  // namespace headloop::script
