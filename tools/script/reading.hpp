// What is at hand while one scenario is read: the device it is for, and where problems go. The
// values themselves are known to have the right shape; here they get their meaning.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/world/script.hpp"
#include "tools/input/node.hpp"
#include "tools/input/problems.hpp"
#include "tools/script/catalogue.hpp"

namespace headloop::script {

struct Reading {
  const Catalogue& catalogue;
  const Device& device;
  input::Problems& problems;
  const world::UnitSetup* unit = nullptr;                // once it is read
  const std::vector<world::HostSetup>* hosts = nullptr;  // once they are read
  bool every_step = true;  // none is left out: they can be followed from one to the next

  const std::string& product() const { return device.face.product; }

  world::SourcePosition position(const input::Node& node) const {
    return {problems.file(), node.at.line, node.at.column};
  }

  // Each adds a problem, and returns a harmless value, if the device has no such thing.
  std::uint8_t control(const input::Node& name);
  std::uint8_t host(const input::Node& name);
  std::uint8_t bug(const input::Node& id);
  std::uint32_t release(const input::Node& version);
  Prompt prompt(const input::Node& words);

  // "power, nc-ambient"
  std::string control_names() const;
};

}  // namespace headloop::script
