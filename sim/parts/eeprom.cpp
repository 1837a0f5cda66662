#include "sim/parts/eeprom.hpp"

#include <algorithm>

#include "sim/core/random.hpp"

namespace headloop::parts {

namespace {
constexpr std::uint8_t erased = 0xFF;
std::int32_t micros(Duration d) { return static_cast<std::int32_t>(d.ns / 1'000); }
}  // namespace

Eeprom::Eeprom(const EepromParams& params, std::uint64_t seed, std::uint32_t worn_cycles)
    : seed_(seed),
      fresh_write_us_(static_cast<std::int32_t>(draw_between(seed, Purpose::eeprom_write_cycle, 0,
                                                             micros(params.write_cycle_min),
                                                             micros(params.write_cycle_max)))),
      write_us_max_(micros(params.write_cycle_max)),
      write_us_worn_max_(micros(params.write_cycle_worn_max)),
      endurance_(params.endurance_cycles),
      worn_cycles_(worn_cycles) {
  bytes_.fill(erased);
}

void Eeprom::preset(int address, std::span<const std::uint8_t> data) {
  HEADLOOP_CHECK(address >= 0 && address + static_cast<int>(data.size()) <= size,
                 "a preset is in the array");
  std::copy(data.begin(), data.end(), bytes_.begin() + address);
}

void Eeprom::begin_write(int address, std::span<const std::uint8_t> data, Instant stop) {
  HEADLOOP_CHECK(!writing(), "the EEPROM takes one write at a time");
  HEADLOOP_CHECK(address >= 0 && address < size && !data.empty() && data.size() <= page_size,
                 "a write is within one page");
  if (data.size() == page_size) {  // a length that the compiler knows
    std::copy_n(data.begin(), page_size, buffer_.begin());
  } else {
    std::copy(data.begin(), data.end(), buffer_.begin());
  }
  address_ = static_cast<std::int16_t>(address);
  count_ = static_cast<std::int8_t>(data.size());
  stop_ = stop;
  const Duration cycle = write_cycle(page_in_progress());
  wear_has_acted_ = wear_has_acted_ || cycle > microseconds(fresh_write_us_);
  ready_ = stop + cycle;
}

// The i-th byte on the bus; the address counter wraps inside the page.
std::uint8_t& Eeprom::addressed(int i) {
  const int page = page_in_progress() * page_size;
  return bytes_[static_cast<std::size_t>(page + (address_ + i) % page_size)];
}

WriteCut Eeprom::power_lost(Instant now) {
  if (!writing()) return WriteCut::idle;
  if (settle(now)) return WriteCut::landed;
  WriteCut cut = WriteCut::unchanged;
  if (now >= stop_) {
    const Buffer old = addressed_bytes();
    tear(now);
    const Buffer found = addressed_bytes();
    if (found != old) cut = holds_new(found) ? WriteCut::landed : WriteCut::torn;
  }
  stop_ = ready_ = never;
  return cut;
}

// In bus order; the rest is 0.
Eeprom::Buffer Eeprom::addressed_bytes() {
  Buffer bytes{};
  for (int i = 0; i < count_; ++i) bytes[static_cast<std::size_t>(i)] = addressed(i);
  return bytes;
}

bool Eeprom::holds_new(const Buffer& found) const {
  return std::equal(found.begin(), found.begin() + count_, buffer_.begin());
}

void Eeprom::tear(Instant now) {
  const Duration half = (ready_ - stop_) / 2;
  const bool programming = now - stop_ >= half;
  const Duration into = programming ? now - stop_ - half : now - stop_;
  const Duration phase = programming ? ready_ - stop_ - half : half;
  const int done = static_cast<int>(into * count_ / phase);
  for (int i = 0; i < count_; ++i) {
    if (programming) addressed(i) = erased;
    if (i < done) addressed(i) = programming ? buffer_[static_cast<std::size_t>(i)] : erased;
  }
  addressed(done) =
      static_cast<std::uint8_t>(draw(seed_, Purpose::torn_byte, write_ordinal_) & 0xFF);
  count_write();
}

void Eeprom::land() {
  const int failing = failing_per_10000(page_in_progress());
  const bool as_set = write_ordinal_ + 1 == failing_write_;
  const bool fails =
      as_set || (failing > 0 && draw_chance(seed_, Purpose::eeprom_page_fails,
                                            2 * std::uint64_t{write_ordinal_}, failing));
  if (fails) keep_byte(as_set);
  if (address_ % page_size == 0 && count_ == page_size) {  // a whole page, which firmware writes
    std::copy_n(buffer_.begin(), page_size, bytes_.begin() + address_);
  } else {
    for (int i = 0; i < count_; ++i) addressed(i) = buffer_[static_cast<std::size_t>(i)];
  }
  count_write();
  stop_ = ready_ = never;
}

// Of a failing write: one byte of the array stays what it was.
void Eeprom::keep_byte(bool as_set) {
  const int kept = byte_that_stays();
  const std::uint8_t old = addressed(kept);
  std::uint8_t& wanted = buffer_[static_cast<std::size_t>(kept)];
  if (old == wanted) return;
  if (as_set) {
    has_failed_as_set_ = true;
  } else {
    wear_has_acted_ = true;
  }
  wanted = old;
}

// Of a failing write: from a drawn byte on, the first that would have changed; its position on the
// bus.
int Eeprom::byte_that_stays() {
  const int first = static_cast<int>(draw_between(
      seed_, Purpose::eeprom_page_fails, 2 * std::uint64_t{write_ordinal_} + 1, 0, count_ - 1));
  for (int i = 0; i < count_; ++i) {
    const int candidate = (first + i) % count_;
    if (addressed(candidate) != buffer_[static_cast<std::size_t>(candidate)]) return candidate;
  }
  return first;
}

void Eeprom::count_write() {
  ++write_ordinal_;
  ++writes_[static_cast<std::size_t>(page_in_progress() / pages_per_block)];
}

void Eeprom::set_write_cycle(Duration fresh) { fresh_write_us_ = micros(fresh); }

// A quarter longer at the end of the endurance, though never beyond the data sheet's maximum; past
// it, longer by the unit's own time for every further endurance.
Duration Eeprom::worn_write_cycle(int page) const {
  const std::int64_t worn = cycles(page);
  const std::int64_t fresh = fresh_write_us_;
  const std::int64_t within = std::min<std::int64_t>(worn, endurance_);
  std::int64_t us = std::min<std::int64_t>(fresh + fresh / 4 * within / endurance_, write_us_max_);
  us += fresh * (worn - within) / endurance_;
  return microseconds(std::min<std::int64_t>(us, write_us_worn_max_));
}

int Eeprom::failing_per_10000(int page) const {
  const std::int64_t beyond = std::int64_t{cycles(page)} - endurance_;
  if (beyond <= 0) return 0;
  return static_cast<int>(std::min<std::int64_t>(beyond * 10'000 / endurance_, 10'000));
}

bool is_allowed_torn(std::span<const std::uint8_t> old, std::span<const std::uint8_t> written,
                     std::span<const std::uint8_t> found) {
  if (old.size() != written.size() || old.size() != found.size()) return false;
  // Some byte in progress, `before` ahead of it, `after` behind it.
  const auto fits = [&](auto before, auto after) {
    for (std::size_t progress = 0; progress < found.size(); ++progress) {
      bool all = true;
      for (std::size_t i = 0; i < found.size(); ++i) {
        if (i != progress) all = all && found[i] == (i < progress ? before(i) : after(i));
      }
      if (all) return true;
    }
    return false;
  };
  const auto is_erased = [](std::size_t) { return erased; };
  const auto is_old = [&](std::size_t i) { return old[i]; };
  const auto is_new = [&](std::size_t i) { return written[i]; };
  return fits(is_erased, is_old) || fits(is_new, is_erased);
}

}  // namespace headloop::parts
