// The products' resets as scenarios, for tests of explorers, and how to read them.
#pragma once

#include <string>

#include "tools/explore/window.hpp"
#include "tools/runner/devices.hpp"
#include "tools/script/reader.hpp"

namespace headloop::explore {

inline const runner::Devices& devices() {
  static const runner::Devices all{std::nullopt};
  return all;
}

inline world::Script scenario(const std::string& text) {
  return script::read_scenarios("procedure.yaml", "title: a procedure\n" + text,
                                devices().catalogue())
      .front();
}

inline world::Script mdr_1000x() {
  return scenario(R"(
device: mdr-1000x
steps:
  - {hold: [power, nc-ambient], for: 13 s}
  - wait: 5 s
outcome: works
)");
}

inline world::Script prompt_confirm(const std::string& device) {
  return scenario("device: " + device + R"(
steps:
  - {hold: [power, volume-down], for: 10 s}
  - wait: 4 s
  - {hold: power, for: 2 s}
  - wait: 3 s
outcome: works
)");
}

inline world::Script mdr_1000xm2() { return prompt_confirm("mdr-1000xm2"); }
inline world::Script mdr_1000xm3() { return prompt_confirm("mdr-1000xm3"); }

inline world::Script mdr_1000xm4() {
  return scenario(R"(
device: mdr-1000xm4
steps:
  - {hold: [power, custom], for: 7 s}
  - wait: {until: {voice: Initializing, is: end}, reaction: 3 s, at-most: 60 s}
  - {hold: [power, volume-up], for: 5 s}
  - wait: 8 s
outcome: works
)");
}

inline world::Script mdr_xb950n1() {
  return scenario(R"(
device: mdr-xb950n1
steps:
  - {slide: power, to: off}
  - wait: 500 ms
  - press: call
  - wait: 500 ms
  - {slide: power, to: on}
  - wait: 14.5 s
  - release: call
  - wait: 8 s
outcome: works
)");
}

// The n-th step's window, counted from 1 as people do.
inline TimedStep timed(const world::Script& script, std::size_t number) {
  for (const TimedStep& step : timed_steps(script)) {
    if (step.step + 1 == number) return step;
  }
  throw std::invalid_argument("no timed step");
}

inline Window window_of(const world::Script& script, std::size_t number,
                        const Judge& judge = judge_by_script, const WindowOptions& options = {}) {
  return find_window(devices().product_of(script), script, timed(script, number), judge, options);
}

}  // namespace headloop::explore
