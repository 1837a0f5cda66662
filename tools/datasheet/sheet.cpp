#include "tools/datasheet/sheet.hpp"

#include <algorithm>

#include "tools/datasheet/face.hpp"
#include "tools/datasheet/firmware.hpp"
#include "tools/datasheet/parts.hpp"
#include "tools/datasheet/thresholds.hpp"

namespace headloop::datasheet {
namespace {

using models::Params;
using models::Product;

template <class Inner, class Select>
void add_params(Section<Product>& s, std::string key, SectionPtr<Inner> inner, Select select,
                Need need = Need::required) {
  add_section(
      s, std::move(key), std::move(inner),
      [select](Product& product) -> Inner& { return select(product.params); }, need);
}

void add_face(Section<Product>& s, const FamilyRules& family) {
  add_section(s, "product", identity_section(), [](Product& p) -> Product& { return p; });
  s.field(
      "releases", releases_table(), "Its firmware, oldest first.",
      [](Product& p, const Node& node, Reading&) { read_releases(p, node); }, Need::required);
  s.field("bugs", bugs_table(), "The known bugs of its firmware.",
          [](Product& p, const Node& node, Reading&) { read_bugs(p, node); });
  s.field(
      "controls", controls_table(), "What a finger finds, in the order of their numbers.",
      [](Product& p, const Node& node, Reading&) { read_controls(p, node); }, Need::required);
  add_section(s, "lights", lights_section(family),
              [](Product& p) -> world::Faceplate& { return p.face; });
  add_section(s, "sound", sound_section(family), [](Product& p) -> Product& { return p; });
}

void add_firmware(Section<Product>& s, const FamilyRules& family) {
  const auto firmware = [](Params& p) -> FirmwareParams& { return p.firmware; };
  add_params(s, "holds", holds_section(family), firmware);
  add_params(s, "power", power_section(), firmware);
  add_params(s, "reset", reset_section(family), firmware);
  add_params(s, "links", links_section(), firmware);
}

void add_parts(Section<Product>& s, const FamilyRules& family) {
  const auto whole = [](Params& p) -> Params& { return p; };
  add_params(s, "keys", keys_section(), whole);
  add_params(
      s, "touch-panel", touch_section(), [](Params& p) -> parts::TouchParams& { return p.touch; },
      Need::optional);
  add_params(s, "wear-sensor", wear_sensor_section(), whole, Need::optional);
  add_params(s, "noise-cancelling", anc_section(),
             [](Params& p) -> parts::AncParams& { return p.anc; });
  if (family.co_processor) add_params(s, "co-processor", co_processor_section(), whole);
  add_params(s, "assistant", assistant_section(),
             [](Params& p) -> parts::DspParams& { return p.dsp; });
  add_params(s, "eeprom", eeprom_section(), whole);
  add_params(s, "flash", flash_section(),
             [](Params& p) -> parts::SpiFlashParams& { return p.flash; });
  add_params(s, "battery", battery_section(), whole);
  add_params(s, "supply", supply_section(), whole);
}

}  // namespace

TickSpan span_of(Ticks ticks) {
  HEADLOOP_CHECK(std::in_range<std::int32_t>(ticks.count), "the bounds of a time fit 32 bits");
  return {static_cast<std::int32_t>(ticks.count)};
}

TickSpan Reading::ticks_of(const Node& value) const {
  return span_of(ticks_at(product.params.clock.hertz, value));
}

// The clock comes first, because other sections count its ticks.
SectionPtr<Product> sheet_section(const FamilyRules& family) {
  auto s = section<Product>("a data sheet", "Everything about one product.");
  add_params(*s, "clock", clock_section(),
             [](Params& p) -> models::ClockParams& { return p.clock; });
  add_face(*s, family);
  add_firmware(*s, family);
  add_parts(*s, family);
  return s;
}

std::string to_text(input::Place place) {
  return std::to_string(place.line) + ":" + std::to_string(place.column);
}

const Node* Sheet::find(std::string_view path) const {
  const Node* node = &root;
  while (node && !path.empty()) {
    const std::string_view key = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), key.size() + 1));
    node = node->find(key);
  }
  return node;
}

const Node& Sheet::at(std::string_view path) const {
  const Node* node = find(path);
  HEADLOOP_CHECK(node, "a sheet that is checked as a whole has all its sections");
  return *node;
}

}  // namespace headloop::datasheet
