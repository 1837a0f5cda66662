#include "sim/parts/rail.hpp"

#include "sim/core/random.hpp"

namespace headloop::parts {

Rail::Rail(RailParams params, std::uint64_t seed)
    : hold_up_ns_(static_cast<std::int32_t>(draw_between(
          seed, Purpose::rail_hold_up, 0, params.hold_up_min.ns, params.hold_up_max.ns))) {}

void Rail::switch_on() {
  switched_on_ = true;
  up_ = true;
  due_ = never;
}

void Rail::switch_off(Instant now) {
  switched_on_ = false;
  if (up_ && due_ == never) due_ = now + hold_up();
  if (!up_) due_ = never;
}

void Rail::cut() {
  switched_on_ = false;
  up_ = false;
  due_ = never;
}

void Rail::brown_out(Duration length, Instant now) {
  if (!switched_on_) {
    cut();
    return;
  }
  up_ = false;
  due_ = now + length;
}

RailEvent Rail::fire(Instant now) {
  HEADLOOP_CHECK(now == due_, "a rail is served at its deadline");
  due_ = never;
  up_ = switched_on_;
  return up_ ? RailEvent::up : RailEvent::down;
}

}  // namespace headloop::parts
