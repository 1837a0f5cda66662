// The SPI flash that holds the firmware's image and its voice prompts.
//
// An update erases every sector and then programs every page, the first page last, because the
// header in it says that the image is whole. It ends when that header has been read back.
//
// Faults: a corrupted image (the version cannot be read, an update never gets beyond 0 %, prompts
// break off mid-sentence). An update that is broken off, by a loss of power or by a firmware that
// begins anew, leaves a corrupted image, because the image is written in place (assumed: one bank).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "sim/core/time.hpp"
#include "sim/parts/spi_schedule.hpp"

namespace headloop::parts {

struct SpiFlashParams {
  std::int32_t image_bytes = 1'048'576;  // assumed: half of a 16 Mbit part
  std::int32_t sector_bytes = 4'096;     // 25-series data sheets
  std::int32_t page_bytes = 256;
  Duration sector_erase = milliseconds(45);  // 25-series data sheets, typical
  Duration page_program = microseconds(700);

  std::int64_t sectors() const { return (image_bytes + sector_bytes - 1) / sector_bytes; }
  std::int64_t pages() const { return (image_bytes + page_bytes - 1) / page_bytes; }
};

// Every sector erased once, every page programmed once, the header read.
std::int64_t update_cycles(const SpiFlashParams& params);
inline Duration update_duration(const SpiFlashParams& params) {
  return spi_cycle * update_cycles(params);
}

// What stands at address 0. Assumed: two letters, the version, and a sum over them that makes an
// erased header a wrong one.
using ImageHeader = std::array<std::uint8_t, 8>;
ImageHeader header_of(std::uint32_t version);
// Nothing if this is no header.
std::optional<std::uint32_t> version_in(std::span<const std::uint8_t> header);

class SpiFlash {
 public:
  SpiFlash() = default;
  SpiFlash(const SpiFlashParams& params, std::uint64_t seed, std::uint32_t version)
      : seed_(seed),
        update_cycles_(static_cast<std::int32_t>(update_cycles(params))),
        version_(version) {}

  void set_corrupt(bool corrupt) { corrupt_ = corrupt; }
  bool corrupt() const { return corrupt_; }
  // As 0xMMmmpp; nothing if the image is corrupt.
  std::optional<std::uint32_t> version() const;

  // Writes another image over the present one. Over a corrupt image it hangs: no deadline.
  void begin_update(std::uint32_t to, Instant now);
  bool updating() const { return updating_; }
  std::uint32_t updating_to() const { return next_; }
  int update_percent(Instant now) const;
  void break_off(Instant now);  // an update, if one is under way
  // A workshop opens the device and puts the image there with a programmer, whatever the firmware
  // is doing: a corrupt image is whole again, an update under way is over and the old version
  // stays.
  void reflash();

  Instant next_deadline() const { return done_at_; }
  // The update is complete; returns what runs at the next boot.
  std::uint32_t fire(Instant now);

  // How much of a prompt of this length can be played: all of it, or a keyed 20 to 80 %.
  Duration playable(std::uint32_t prompt, Duration length) const;

 private:
  Duration update_time() const { return spi_cycle * update_cycles_; }

  std::uint64_t seed_ = 0;
  Instant done_at_ = never;
  std::int32_t update_cycles_ = 0;
  std::uint32_t version_ = 0;
  std::uint32_t next_ = 0;
  bool corrupt_ = false;
  bool updating_ = false;
};

}  // namespace headloop::parts
