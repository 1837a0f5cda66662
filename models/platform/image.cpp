#include "models/platform/image.hpp"

#include <algorithm>

namespace headloop::platform {
namespace {

constexpr int payload_bytes = hal::page_bytes - 2;

constexpr PageBytes erased_page = [] {
  PageBytes page{};
  for (std::uint8_t& byte : page) byte = 0xFF;
  return page;
}();

// CRC-16/CCITT-FALSE: polynomial 0x1021, initial value 0xFFFF. Table k has the remainder of a byte
// with k zero bytes behind it, so that several bytes are looked up at once instead of each waiting
// for the one before.
constexpr int bytes_at_once = 6;
static_assert(payload_bytes % bytes_at_once == 0);
constexpr std::array<std::array<std::uint16_t, 256>, bytes_at_once> crc_tables = [] {
  std::array<std::array<std::uint16_t, 256>, bytes_at_once> tables{};
  for (unsigned i = 0; i < 256; ++i) {
    unsigned crc = i << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc << 1) ^ ((crc & 0x8000U) != 0 ? 0x1021U : 0U);
    tables[0][i] = static_cast<std::uint16_t>(crc);
  }
  for (std::size_t k = 1; k < tables.size(); ++k) {
    for (std::size_t i = 0; i < 256; ++i) {
      const unsigned crc = tables[k - 1][i];
      tables[k][i] = static_cast<std::uint16_t>((crc << 8) ^ tables[0][crc >> 8]);
    }
  }
  return tables;
}();

std::uint16_t crc16(const std::uint8_t* bytes) {
  unsigned crc = 0xFFFF;
  for (int i = 0; i < payload_bytes; i += bytes_at_once, bytes += bytes_at_once) {
    crc = crc_tables[5][(crc >> 8) ^ bytes[0]] ^ crc_tables[4][(crc & 0xFFU) ^ bytes[1]] ^
          crc_tables[3][bytes[2]] ^ crc_tables[2][bytes[3]] ^ crc_tables[1][bytes[4]] ^
          crc_tables[0][bytes[5]];
  }
  return static_cast<std::uint16_t>(crc);
}

void seal(PageBytes& page) {
  const std::uint16_t crc = crc16(page.data());
  page[payload_bytes] = static_cast<std::uint8_t>(crc);
  page[payload_bytes + 1] = static_cast<std::uint8_t>(crc >> 8);
}

void put(PageBytes& page, int at, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    page[static_cast<std::size_t>(at + i)] = static_cast<std::uint8_t>(value >> (8 * i));
  }
}

std::uint64_t get(hal::PageView page, int at, int bytes) {
  std::uint64_t value = 0;
  for (int i = 0; i < bytes; ++i) {
    value |= std::uint64_t{page[static_cast<std::size_t>(at + i)]} << (8 * i);
  }
  return value;
}

bool encode_payload(const Image& image, RegionId region, int index, PageBytes& out) {
  const auto i = static_cast<std::size_t>(index);
  switch (region) {
    case RegionId::marker:
      put(out, 0, static_cast<std::uint64_t>(image.marker), 1);
      put(out, 1, image.generation, 4);
      return true;
    case RegionId::bluetooth:
      if (!image.hosts[i].has(HostEntry::used)) return false;
      put(out, 0, image.hosts[i].flags, 1);
      put(out, 1, image.hosts[i].address, 6);
      put(out, 7, image.hosts[i].host, 1);
      return true;
    case RegionId::asc:
      if (index == manual_page) {
        put(out, 0, image.anc_strength, 1);
        return image.anc_strength != 0;
      }
      if (index == baseline_page) {
        put(out, 0, image.baseline_good ? 1 : 0, 1);
        return !image.baseline_good;
      }
      put(out, 0, image.profiles[i], 1);
      return image.profiles[i] != 0;
    case RegionId::battery:
      put(out, 0, image.cycles, 2);
      put(out, 2, static_cast<std::uint16_t>(image.drift_mv), 2);
      return image.cycles != 0 || image.drift_mv != 0;
    case RegionId::calibration:
      put(out, 0, 1, 1);
      return index == 0 ? image.microphone_learned : image.pressure_learned;
    case RegionId::settings:
      put(out, 0, image.volume, 1);
      put(out, 1, image.language, 1);
      return true;
  }
  return false;
}

void decode_good(Image& image, RegionId region, int index, hal::PageView page) {
  const auto i = static_cast<std::size_t>(index);
  switch (region) {
    case RegionId::marker:
      image.marker = static_cast<world::ResetMarker>(std::min<std::uint64_t>(get(page, 0, 1), 4));
      image.generation = static_cast<std::uint32_t>(get(page, 1, 4));
      break;
    case RegionId::bluetooth: image.hosts[i] = HostEntry(get(page, 1, 6), page[0], page[7]); break;
    case RegionId::asc:
      if (index == manual_page) {
        image.anc_strength = page[0];
      } else if (index == baseline_page) {
        image.baseline_good = page[0] != 0;
      } else {
        image.profiles[i] = page[0];
      }
      break;
    case RegionId::battery:
      if (index == 0) {
        image.cycles = static_cast<std::uint16_t>(get(page, 0, 2));
        image.drift_mv = static_cast<std::int16_t>(get(page, 2, 2));
        image.profile_erased = false;
      }
      break;
    case RegionId::calibration:
      (index == 0 ? image.microphone_learned : image.pressure_learned) = page[0] == 1;
      break;
    case RegionId::settings:
      image.volume = page[0];
      image.language = page[1];
      break;
  }
}

}  // namespace

PageState check_page(hal::PageView page) {
  if (std::equal(page.begin(), page.end(), erased_page.begin())) return PageState::erased;
  return crc16(page.data()) == get(page, payload_bytes, 2) ? PageState::good : PageState::torn;
}

int Image::host_count() const {
  return static_cast<int>(std::count_if(hosts.begin(), hosts.end(),
                                        [](const HostEntry& e) { return e.has(HostEntry::used); }));
}

int Image::profile_count() const {
  return static_cast<int>(
      std::count_if(profiles.begin(), profiles.end(), [](std::uint8_t p) { return p != 0; }));
}

bool Image::stack_corrupt() const {
  return std::any_of(hosts.begin(), hosts.end(),
                     [](const HostEntry& e) { return e.has(HostEntry::corrupt); });
}

void encode(const Image& image, RegionId region, int index, PageBytes& out) {
  out = {};
  if (encode_payload(image, region, index, out)) {
    seal(out);
  } else {
    out = erased_page;
  }
}

PageState decode(Image& image, RegionId region, int index, hal::PageView page) {
  const PageState state = check_page(page);
  if (state == PageState::good) {
    decode_good(image, region, index, page);
  } else if (state == PageState::torn) {
    if (region == RegionId::marker) image.marker_torn = true;
    if (region == RegionId::battery && index == 0) image.profile_valid = false;
    if (region == RegionId::settings) image.settings_good = false;
  } else if (region == RegionId::settings) {
    image.settings_good = false;
  }
  return state;
}

}  // namespace headloop::platform
