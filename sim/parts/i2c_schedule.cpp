#include "sim/parts/i2c_schedule.hpp"

#include <algorithm>

namespace headloop::parts {

PageWriteTimes EepromBus::page_write(std::int64_t data_bytes, Duration write_cycle,
                                     Instant now) const {
  const Ticks start = scl_.after(now);
  const Ticks stop{start.count + page_write_cycles(data_bytes)};
  const Instant ready = scl_.at(stop) + write_cycle;
  const Ticks poll = answered_poll(stop, ready);
  return {scl_.at(start), scl_.at(stop), ready, scl_.at(Ticks{poll.count + poll_cycles})};
}

Instant EepromBus::read_done(std::int64_t data_bytes, Instant now) const {
  return scl_.at(Ticks{scl_.after(now).count + read_cycles(data_bytes)});
}

Ticks EepromBus::answered_poll(Ticks stop, Instant ready) const {
  const std::int64_t cycles = scl_.after(ready).count - stop.count;
  const std::int64_t polls =
      std::max<std::int64_t>(1, (cycles + poll_every_cycles - 1) / poll_every_cycles);
  return {stop.count + polls * poll_every_cycles};
}

}  // namespace headloop::parts
