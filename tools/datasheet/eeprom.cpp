// The EEPROM, and the map of its pages.
#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "tools/datasheet/parts.hpp"
#include "tools/datasheet/sheet.hpp"

namespace headloop::datasheet {
namespace {

using input::duration;
using platform::Region;
using platform::RegionId;

constexpr int page_max = 254;  // the number of pages in use fits a byte

// How many pages the firmware's image of each region takes, in the order of RegionId. Of the
// battery's history only the first page means anything to it, so there may be any number.
struct Size {
  std::uint8_t least;
  std::uint8_t most;
};
constexpr std::array<Size, 6> sizes = {{{1, 1},
                                        {platform::hosts_max, platform::hosts_max},
                                        {platform::baseline_page + 1, platform::baseline_page + 1},
                                        {1, 64},
                                        {2, 2},
                                        {1, 1}}};

std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0 || number > page_max) return {};
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

bool take(std::string_view& text, std::string_view word) {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}

// "page 0", "pages 1 to 8"
std::optional<Region> parse_region(std::string_view text) {
  const bool several = take(text, "pages ");
  if (!several && !take(text, "page ")) return {};
  const auto first = take_number(text);
  const auto last = !several ? first : take(text, " to ") ? take_number(text) : std::nullopt;
  if (!first || !last || !text.empty() || *last < *first) return {};
  return Region{static_cast<std::uint8_t>(*first), static_cast<std::uint8_t>(*last - *first + 1)};
}

class Pages final : public input::Shape {
 public:
  explicit Pages(Size size) : size_(size) {}

  void check(const Node& node, input::Checker& checker) const override {
    const auto region = node.is_scalar() ? parse_region(node.text) : std::nullopt;
    if (!region || region->pages < size_.least || region->pages > size_.most) {
      refuse(node, *this, checker);
    }
  }
  std::string expected() const override {
    if (size_.most == 1) return "one page, such as 'page 0', up to 254";
    const std::string many = std::to_string(size_.most);
    const std::string count = size_.least == size_.most ? many : "up to " + many;
    return count + " pages, such as 'pages 1 to " + many + "', up to 254";
  }
  nlohmann::ordered_json schema(input::SchemaWriter&) const override {
    return {{"type", "string"}, {"pattern", "^(page [0-9]+|pages [0-9]+ to [0-9]+)$"}};
  }

 private:
  Size size_;
};

SectionPtr<platform::Params> map_section() {
  using F = platform::Params;
  auto s = section<F>("a map", "Which pages hold what.");
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    s->field(
        std::string(name_of(static_cast<RegionId>(i))), leaf(std::make_shared<Pages>(sizes[i])),
        "Its pages.",
        [i](F& f, const Node& node, Reading&) {
          f.regions[i] = *parse_region(value_of(node).text);
          const int end = f.regions[i].first + f.regions[i].pages;
          f.pages_used = static_cast<std::uint8_t>(std::max<int>(f.pages_used, end));
        },
        Need::required);
  }
  return s;
}

bool overlap(Region a, Region b) {
  return a.first < b.first + b.pages && b.first < a.first + a.pages;
}

}  // namespace

SectionPtr<Params> eeprom_section() {
  using E = parts::EepromParams;
  auto part = section<E>("an EEPROM part", "The part itself.");
  add_spread(*part, "write-cycle", {duration, "100 us", "50 ms"}, "Of a page, unworn.",
             &E::write_cycle_min, &E::write_cycle_max);
  add_amount(*part, "worn-write-cycle", {duration, "100 us", "200 ms"}, "At most, however worn.",
             &E::write_cycle_worn_max);
  add_amount(*part, "endurance", {cycles, "1000 cycles", "100000000 cycles"}, "Of a page.",
             &E::endurance_cycles);
  auto s = section<Params>("an EEPROM", "What survives without power.");
  add_section(*s, "part", SectionPtr<E>(part), [](Params& p) -> E& { return p.eeprom; });
  add_section(*s, "map", map_section(), [](Params& p) -> platform::Params& { return p.firmware; });
  return s;
}

void check_map(const Sheet& sheet) {
  const auto& regions = sheet.product.params.firmware.regions;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!overlap(regions[i], regions[j])) continue;
      const auto name = [](std::size_t r) {
        return std::string(name_of(static_cast<RegionId>(r)));
      };
      const Node& pages = value_of(sheet.at("eeprom.map." + name(i)));
      sheet.problems.add(pages.at, "found " + input::quote(pages.text) + ", expected pages that '" +
                                       name(j) + "' does not take");
    }
  }
}

}  // namespace headloop::datasheet
