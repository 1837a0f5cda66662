#include "sim/parts/spi_flash.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/random.hpp"

namespace headloop::parts {

namespace {
constexpr std::int64_t header_cycles =
    spi_transfer_cycles(flash_command_bytes + static_cast<std::int64_t>(ImageHeader{}.size()));
static_assert(header_cycles == 8 * (4 + 8) + 2);
}  // namespace

std::int64_t update_cycles(const SpiFlashParams& params) {
  return params.sectors() * flash_write_cycles(0, params.sector_erase) +
         params.pages() * flash_write_cycles(params.page_bytes, params.page_program) +
         header_cycles;
}

ImageHeader header_of(std::uint32_t version) {
  ImageHeader header{'H', 'L'};
  for (unsigned i = 0; i < 4; ++i) {
    header[2 + i] = static_cast<std::uint8_t>(version >> (24 - 8 * i));
  }
  const int sum = std::accumulate(header.begin(), header.end(), 0);
  header[6] = static_cast<std::uint8_t>(sum >> 8);
  header[7] = static_cast<std::uint8_t>(sum & 0xFF);
  return header;
}

std::optional<std::uint32_t> version_in(std::span<const std::uint8_t> header) {
  std::uint32_t version = 0;
  for (const std::uint8_t byte : header.subspan(2, 4)) version = version << 8U | byte;
  const ImageHeader good = header_of(version);
  if (!std::equal(good.begin(), good.end(), header.begin(), header.end())) return std::nullopt;
  return version;
}

std::optional<std::uint32_t> SpiFlash::version() const {
  return corrupt_ ? std::nullopt : std::optional(version_);
}

void SpiFlash::begin_update(std::uint32_t to, Instant now) {
  HEADLOOP_CHECK(!updating_, "one update at a time");
  updating_ = true;
  next_ = to;
  done_at_ = corrupt_ ? never : now + update_time();
}

int SpiFlash::update_percent(Instant now) const {
  if (!updating_ || done_at_ == never) return 0;
  return static_cast<int>((update_time() - (done_at_ - now)) * 100 / update_time());
}

// Before the first erase begins nothing has been done to the old image; once the first page is
// programmed, which comes last, the new one is whole.
void SpiFlash::break_off(Instant now) {
  if (!updating_) return;
  updating_ = false;
  if (done_at_ == never) return;
  const Instant erased =
      done_at_ - update_time() +
      spi_cycle * (flash_enable_cycles + spi_selected_cycles(flash_command_bytes));
  const Instant whole = done_at_ - spi_cycle * (header_cycles + flash_status_cycles + 1);
  if (now >= whole) {
    version_ = next_;
  } else {
    corrupt_ = now >= erased;
  }
  done_at_ = never;
}

void SpiFlash::reflash() {
  corrupt_ = updating_ = false;
  done_at_ = never;
}

std::uint32_t SpiFlash::fire(Instant now) {
  HEADLOOP_CHECK(now == done_at_, "a flash is served at its deadline");
  updating_ = false;
  done_at_ = never;
  version_ = next_;
  return version_;
}

Duration SpiFlash::playable(std::uint32_t prompt, Duration length) const {
  if (!corrupt_) return length;
  return length * draw_between(seed_, Purpose::prompt_cut, prompt, 20, 80) / 100;
}

}  // namespace headloop::parts
