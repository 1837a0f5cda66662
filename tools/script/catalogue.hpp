// What the reader of scenarios must know about the products: the names that a scenario may use.
// tools that run scenarios fill it from the data sheets; tests write one by hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/world/faceplate.hpp"
#include "sim/world/repertoire.hpp"

namespace headloop::script {

// The words of one firmware state machine; positions are the numbers that the Record holds.
struct MachineNames {
  std::string name;
  std::vector<std::string> states;
  std::vector<std::string> events;
};

struct Device {
  world::Faceplate face;      // face.product is what `device:` names
  bool gathers_lint = false;  // D3: in its charging port
  bool has_wear_sensor = false;
  bool has_co_processor = false;
  std::vector<std::uint32_t> releases;  // 0xMMmmpp, ascending
  std::vector<std::string> bugs;        // ids; the position is the subject of channel bug
  std::vector<MachineNames> machines;   // the position is the subject of channel machine
  world::Repertoire repertoire;

  bool has_touch_panel() const {
    for (const world::Control& control : face.controls) {
      if (control.kind == world::ControlKind::touch_panel) return true;
    }
    return false;
  }
};

struct Catalogue {
  std::vector<Device> devices;
  std::vector<std::string> claims;  // the ids that `covers:` may name

  const Device* find(std::string_view id) const {
    for (const Device& device : devices) {
      if (device.face.product == id) return &device;
    }
    return nullptr;
  }
};

}  // namespace headloop::script
