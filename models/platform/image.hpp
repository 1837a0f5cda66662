// What the EEPROM's pages mean: the firmware's image of them, and how each is written and read.
//
// A page carries 30 bytes and a CRC-16 over them. An erased page (all 0xFF) is good and empty; any
// other page whose check fails is torn. Layouts (bytes, little endian):
//   marker       0: ResetMarker, 1..4: how many addresses the unit has had
//   bluetooth    0: flags, 1..6: the host's address                       one entry a page
//   asc          0: location                                              one profile a page
//                manual page 0: ANC strength; baseline page 0: 1
//   battery      page 0, 0..1: cycles, 2..3: threshold drift in mV; pages 1..: history
//   calibration  page 0: microphone, page 1: pressure; 0: 1 when learned
//   settings     0: volume, 1: language
#pragma once

#include <array>
#include <cstdint>

#include "models/platform/params.hpp"
#include "sim/hal/hal.hpp"
#include "sim/world/property.hpp"

namespace headloop::platform {

using PageBytes = std::array<std::uint8_t, hal::page_bytes>;

enum class PageState : std::uint8_t { erased, good, torn };
PageState check_page(hal::PageView page);

struct HostEntry {
  enum Flag : std::uint8_t {
    used = 1,
    auto_connect = 2,
    corrupt = 4,       // R4: the record passes its check, its stack state does not
    silent_route = 8,  // R5: its stream route points nowhere
    stale = 16,        // R5: its link is never let go
  };
  // Eight bytes: every copy of a unit carries the table.
  std::uint64_t address : 48;
  std::uint64_t flags : 5;
  // How recent its last link is among those since the boot, 7 the latest and 0 none. Not in the
  // EEPROM, where it would cost a write at every connection.
  std::uint64_t recency : 3 = 0;
  std::uint64_t host : 8;  // which host of the surroundings owns the address; 0xFF: none

  HostEntry() : HostEntry(0, 0, 0xFF) {}
  HostEntry(std::uint64_t its_address, unsigned its_flags, std::uint8_t its_host)
      : address(its_address & 0xFFFF'FFFF'FFFFU), flags(its_flags & 0x1FU), host(its_host) {}

  bool has(Flag flag) const { return (flags & flag) != 0; }
};

struct Image {
  std::array<HostEntry, hosts_max> hosts{};
  std::array<std::uint8_t, profiles_max> profiles{};  // 0: empty, else location + 1
  std::uint32_t generation = 0;
  std::uint16_t cycles = 0;
  std::int16_t drift_mv = 0;
  world::ResetMarker marker = world::ResetMarker::none;
  std::uint8_t anc_strength = 0;
  std::uint8_t volume = 0;
  std::uint8_t language = 0;
  bool microphone_learned = false;
  bool pressure_learned = false;
  bool profile_valid = true;
  bool profile_erased = true;
  bool baseline_good = true;
  bool marker_torn = false;
  bool settings_good = true;
  std::uint8_t torn_pages = 0;
  std::uint8_t first_torn = 0;

  int host_count() const;
  int profile_count() const;
  bool stack_corrupt() const;
};

// Writes the page of a region as the image has it; an empty thing is an erased page.
void encode(const Image& image, RegionId region, int index, PageBytes& out);

// Reads every page of the map; a torn page reads as its default.
PageState decode(Image& image, RegionId region, int index, hal::PageView page);

template <class PageAt>
Image decode_all(const Params& params, PageAt&& page_at) {
  Image image;
  for (std::size_t r = 0; r < params.regions.size(); ++r) {
    const Region region = params.regions[r];
    for (int i = 0; i < region.pages; ++i) {
      const PageState state = decode(image, static_cast<RegionId>(r), i, page_at(region.first + i));
      if (state == PageState::torn && image.torn_pages++ == 0) {
        image.first_torn = static_cast<std::uint8_t>(region.first + i);
      }
    }
  }
  return image;
}

}  // namespace headloop::platform
