// The ANC co-processor of the MDR-1000XM4: a machine in its own clock domain, reached by mail only.
// It holds the calibration in its own memory; the main processor hands it over at boot and keeps
// what it learns. Only the reset mail makes it forget.
#pragma once

#include "models/platform/machine.hpp"
#include "sim/hal/hal.hpp"

namespace headloop::qcc5124 {

struct CoCore {
  bool microphone_learned = true;
  bool pressure_learned = true;
  TickSpan reset_time;  // of its own clock
};

struct CoContext {
  hal::Io& io;
  CoCore& core;
};

struct CoProcessor {
  enum class State : std::uint8_t { idle, ramping, full, resetting };
  enum class Event : std::uint8_t { start, stop, at_full, reset, reset_over, rail_lost };
  using Context = CoContext;
  static constexpr std::string_view name = "co-processor";
  static constexpr std::uint8_t id = 3;  // in the place of the platform's own
  static constexpr State initial = State::idle;
  static constexpr std::size_t room = 24;
};

inline constexpr std::uint8_t co_timer = 0;  // its only timer

}  // namespace headloop::qcc5124

namespace headloop {
HEADLOOP_WORDS(qcc5124::CoProcessor::State, "idle"sv, "ramping"sv, "full"sv, "resetting"sv)
HEADLOOP_WORDS(qcc5124::CoProcessor::Event, "start"sv, "stop"sv, "at-full"sv, "reset"sv,
               "reset-over"sv, "rail-lost"sv)
}  // namespace headloop
