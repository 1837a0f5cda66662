// A 24C64-class EEPROM: the memory array, its page buffer and its write cycle.
//
// A write lands at its end. Power lost before the bus transaction's stop leaves the page alone;
// power lost during the write cycle leaves a torn page; later the page is new. A torn page: the
// first half of the write cycle erases the addressed bytes in bus order, the second half programs
// them in bus order; bytes done are 0xFF (first half) or new (second half), the byte in progress is
// anything, the rest is old (first half) or 0xFF (second half). Should that come to the old page or
// to the new one, it is that page, and torn in no sense that anybody could tell.
//
// Faults: torn pages, slow writes and failing writes of a worn array. Never: bits that flip by
// themselves, a byte outside the addressed ones that changes.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sim/core/check.hpp"
#include "sim/core/time.hpp"

namespace headloop::parts {

struct EepromParams {
  // 24C64 data sheet: t_WR is 5 ms at most. A unit's own lies between these (assumed: typical parts
  // need 3 ms), and is longer the more the array is worn, up to `worn_max` beyond its endurance.
  Duration write_cycle_min = milliseconds(3);
  Duration write_cycle_max = milliseconds(5);
  Duration write_cycle_worn_max = milliseconds(10);
  std::uint32_t endurance_cycles = 1'000'000;  // 24C64 data sheet, per page
};

// By what the page then holds: the old content, neither, the new one.
enum class WriteCut : std::uint8_t { idle, unchanged, torn, landed };

class Eeprom {
 public:
  static constexpr int size = 8'192;
  static constexpr int page_size = 32;
  static constexpr int pages = size / page_size;

  Eeprom() { bytes_.fill(0xFF); }
  // `worn_cycles`: writes that every page has behind it.
  Eeprom(const EepromParams& params, std::uint64_t seed, std::uint32_t worn_cycles = 0);

  std::uint8_t operator[](int address) const { return bytes_[static_cast<std::size_t>(address)]; }
  std::span<const std::uint8_t> read(int address, int count) const {
    HEADLOOP_CHECK(address >= 0 && count >= 0 && address + count <= size, "a read is in the array");
    return std::span(bytes_).subspan(static_cast<std::size_t>(address),
                                     static_cast<std::size_t>(count));
  }

  // What the factory programmed, or damage done from outside; costs no endurance.
  void preset(int address, std::span<const std::uint8_t> data);

  // A page write whose bus transaction ends at `stop`: up to 32 bytes from `address` on, wrapping
  // inside the page. Nothing else is being written.
  void begin_write(int address, std::span<const std::uint8_t> data, Instant stop);
  // The end of the write cycle; `never` if nothing is being written.
  Instant ready_at() const { return ready_; }
  bool writing() const { return ready_ != never; }
  // The page that is being written, or was last.
  int page_in_progress() const { return address_ / page_size; }

  // Lets the write land if its cycle has ended by `now`. True if it landed (well or badly).
  bool settle(Instant now) {
    if (now < ready_) return false;
    land();
    return true;
  }
  // The supply is gone at `now`.
  WriteCut power_lost(Instant now);

  // This unit's when new, instead of the drawn one; whole microseconds.
  void set_write_cycle(Duration fresh);
  Duration write_cycle(int page) const {
    // While the wear makes less than a microsecond, which it does all of a usual life.
    if (fresh_write_us_ / 4 * std::int64_t{cycles(page)} < endurance_) {
      return microseconds(fresh_write_us_);
    }
    return worn_write_cycle(page);
  }
  // Counted for blocks of pages, not for single ones: a run writes thousands of times where the
  // endurance is a million, and 256 counters would be a tenth of a unit.
  static constexpr int pages_per_block = 64;
  std::uint32_t cycles(int page) const {
    return worn_cycles_ + writes_[static_cast<std::size_t>(page / pages_per_block)];
  }
  void set_worn_cycles(std::uint32_t cycles) { worn_cycles_ = cycles; }
  // Writes out of 10000 that fail at the page's present wear: none within the endurance, all at
  // twice the endurance. A failing write leaves one byte as it was, so that read-back finds it.
  int failing_per_10000(int page) const;
  // Fault: whatever the wear, the write of this ordinal (from 1) fails; 0 for none.
  void fail_at(std::uint32_t write) { failing_write_ = write; }
  // Whether a write has taken longer, or kept a byte that it should have changed, for the wear; and
  // whether the one of fail_at() has kept one.
  bool wear_has_acted() const { return wear_has_acted_; }
  bool has_failed_as_set() const { return has_failed_as_set_; }

 private:
  using Buffer = std::array<std::uint8_t, page_size>;

  std::uint8_t& addressed(int i);
  Buffer addressed_bytes();
  bool holds_new(const Buffer& found) const;
  Duration worn_write_cycle(int page) const;
  void tear(Instant now);
  void land();
  void keep_byte(bool as_set);
  int byte_that_stays();
  void count_write();

  std::array<std::uint8_t, size> bytes_{};
  Buffer buffer_{};  // in bus order
  std::array<std::uint32_t, pages / pages_per_block> writes_{};
  std::uint64_t seed_ = 0;
  Instant stop_ = never;
  Instant ready_ = never;
  std::int32_t fresh_write_us_ = 5'000;  // this unit's, with no wear
  std::int32_t write_us_max_ = 5'000;
  std::int32_t write_us_worn_max_ = 10'000;
  std::uint32_t endurance_ = 1'000'000;
  std::uint32_t worn_cycles_ = 0;
  std::uint32_t write_ordinal_ = 0;
  std::uint32_t failing_write_ = 0;
  std::int16_t address_ = 0;
  std::int8_t count_ = 0;
  bool wear_has_acted_ : 1 = false;
  bool has_failed_as_set_ : 1 = false;
};

// Whether `found` is a torn write of `written` over `old`; all three hold the addressed bytes in
// bus order. An untouched and a complete write are torn ones as well, at their ends.
bool is_allowed_torn(std::span<const std::uint8_t> old, std::span<const std::uint8_t> written,
                     std::span<const std::uint8_t> found);

}  // namespace headloop::parts
