#include "tools/runner/devices.hpp"

#include <algorithm>

#include "models/unit/repertoire.hpp"
#include "models/unit/unit.hpp"
#include "sim/core/check.hpp"
#include "tools/datasheet/datasheet.hpp"

namespace headloop::runner {
namespace {

std::vector<std::string> strings(const std::vector<std::string_view>& views) {
  return {views.begin(), views.end()};
}

script::Device device_of(const models::Product& product) {
  script::Device device;
  device.face = product.face;
  device.gathers_lint = parts::gathers_lint(product.params.port);
  device.has_wear_sensor = product.params.has_proximity;
  device.has_co_processor = product.params.firmware.anc_on_co_processor;
  device.repertoire = models::repertoire_of(product);
  for (const models::Release& release : product.releases)
    device.releases.push_back(release.version);
  for (const models::KnownBug& bug : product.bugs) device.bugs.push_back(bug.id);
  for (const platform::MachineInfo* info : models::machines(product)) {
    device.machines.push_back(
        {std::string(info->name), strings(info->states), strings(info->events)});
  }
  return device;
}

}  // namespace

Devices::Devices(const std::optional<std::filesystem::path>& models)
    : Devices(datasheet::load_products(models), datasheet::known_claims()) {}

Devices::Devices(std::vector<models::Product> products, std::vector<datasheet::Claim> claims)
    : products_(std::move(products)), claims_(std::move(claims)) {
  for (const models::Product& product : products_) {
    catalogue_.devices.push_back(device_of(product));
  }
  for (const datasheet::Claim& claim : claims_) catalogue_.claims.push_back(claim.id);
}

const models::Product& Devices::product_of(const world::Script& script) const {
  const auto found = std::find_if(products_.begin(), products_.end(),
                                  [&](const auto& product) { return product.id == script.device; });
  HEADLOOP_CHECK(found != products_.end(),
                 "a script's device is in the catalogue it was read with");
  return *found;
}

report::Names Devices::names(const models::Product& product, const world::Script& script) {
  report::Names names;
  names.face = &product.face;
  names.script = &script;
  for (const models::KnownBug& bug : product.bugs) names.bugs.push_back(bug.id);
  names.machines = models::machines(product);
  return names;
}

}  // namespace headloop::runner
