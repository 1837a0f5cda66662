#include "sim/parts/spi_flash.hpp"

#include "sim/core/random.hpp"

namespace headloop::parts {

std::optional<std::uint32_t> SpiFlash::version() const {
  return corrupt_ ? std::nullopt : std::optional(version_);
}

void SpiFlash::begin_update(std::uint32_t to, Instant now) {
  HEADLOOP_CHECK(!updating_, "one update at a time");
  updating_ = true;
  next_ = to;
  done_at_ = corrupt_ ? never : now + microseconds(update_us_);
}

int SpiFlash::update_percent(Instant now) const {
  if (!updating_ || done_at_ == never) return 0;
  const Duration left = done_at_ - now;
  return static_cast<int>((microseconds(update_us_) - left) * 100 / microseconds(update_us_));
}

void SpiFlash::power_lost(Instant now) {
  if (!updating_) return;
  corrupt_ = corrupt_ || now < done_at_;
  updating_ = false;
  if (now >= done_at_) version_ = next_;
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
