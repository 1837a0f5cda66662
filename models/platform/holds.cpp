#include "models/platform/holds.hpp"

#include <bit>

namespace headloop::platform {
namespace {

constexpr std::uint8_t no_row = 0xFF;

bool any_hold_of(const Core& core, std::uint8_t keys) {
  for (std::uint8_t row = 0; row < core.params.hold_count; ++row) {
    if (core.params.holds[row].keys == keys) return true;
  }
  return false;
}

std::uint8_t fingers(const Core& core) {
  return static_cast<std::uint8_t>(core.keys_down & ~core.keys_stuck);
}

// The keys that a hold is looked up by.
std::uint8_t held_keys(const Core& core) {
  return any_hold_of(core, core.keys_down) ? core.keys_down : fingers(core);
}

// Waits for the hold of the present keys with the least threshold beyond `after`.
void wait_for_next(Context& cx, Ticks after) {
  Core& core = cx.core;
  const std::uint8_t keys = held_keys(core);
  core.next_hold = no_row;
  for (std::uint8_t row = 0; row < core.params.hold_count; ++row) {
    const Hold& hold = core.params.holds[row];
    if (hold.keys != keys || hold.ticks <= after) continue;
    if (core.next_hold == no_row || hold.ticks < core.params.holds[core.next_hold].ticks) {
      core.next_hold = row;
    }
  }
  if (core.next_hold == no_row) {
    cx.cancel(Timer::hold);
  } else {
    const Ticks elapsed = cx.io.now() - core.held_since;
    cx.arm(Timer::hold, core.params.holds[core.next_hold].ticks - elapsed);
  }
}

// Fine enough for what a finger does, and 32 bits of them last for years.
std::uint32_t coarse(Ticks ticks) { return static_cast<std::uint32_t>(ticks.count >> 10); }

void find_stuck_keys(Context& cx) {
  Core& core = cx.core;
  const std::uint32_t now = coarse(cx.io.now());
  core.keys_stuck = 0;
  for (unsigned key = 0; key < 8; ++key) {
    const auto bit = static_cast<std::uint8_t>(1U << key);
    if ((core.keys_down & bit) == 0) continue;
    if (now - core.down_since[key] > coarse(core.params.stuck_after)) core.keys_stuck |= bit;
  }
}

void leave_reached_hold(Context& cx) {
  if (cx.core.reached == no_row) return;
  cx.post(Signal::Kind::hold_broken, cx.core.params.holds[cx.core.reached].role);
  cx.core.reached = no_row;
}

}  // namespace

void on_key(Context& cx, std::uint8_t control, bool down) {
  Core& core = cx.core;
  const auto bit = static_cast<std::uint8_t>(1U << control);
  leave_reached_hold(cx);
  if (down) {
    find_stuck_keys(cx);
    if (fingers(core) == 0) core.holds_spent = false;
    core.keys_down |= bit;
    core.down_since[control] = coarse(cx.io.now());
  } else {
    core.keys_down = static_cast<std::uint8_t>(core.keys_down & ~bit);
    core.keys_stuck = static_cast<std::uint8_t>(core.keys_stuck & ~bit);
    core.holds_spent = fingers(core) != 0;
  }
  cx.post(down ? Signal::Kind::key_down : Signal::Kind::key_up, std::uint8_t{0}, control);
  if (core.holds_spent || fingers(core) == 0) {
    core.next_hold = no_row;
    cx.cancel(Timer::hold);
    return;
  }
  core.held_since = cx.io.now();
  wait_for_next(cx, Ticks{0});
}

void on_hold_timer(Context& cx) {
  Core& core = cx.core;
  if (core.next_hold == no_row) return;
  const Hold& hold = core.params.holds[core.next_hold];
  core.reached = core.next_hold;
  const unsigned stuck = core.keys_stuck;
  cx.post(Signal::Kind::hold_reached, hold.role, stuck == 0 ? 0 : std::countr_zero(stuck) + 1);
  wait_for_next(cx, hold.ticks);
}

void spend_keys(Context& cx) {
  Core& core = cx.core;
  core.holds_spent = fingers(core) != 0;
  core.reached = core.next_hold = no_row;
  cx.cancel(Timer::hold);
}

void forget_keys(Context& cx) {
  cx.core.keys_down = cx.core.keys_stuck = 0;
  spend_keys(cx);
}

}  // namespace headloop::platform
