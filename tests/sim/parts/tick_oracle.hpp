// What two flops and a debounce counter do with a waveform, one tick after the other: the obvious
// and slow way, against which the closed forms are tested.
#pragma once

#include <cstdint>
#include <ostream>
#include <vector>

#include "sim/parts/contact.hpp"
#include "sim/parts/sampler.hpp"

namespace headloop::parts {

struct Change {
  std::int64_t tick = 0;
  bool output = false;
  friend bool operator==(const Change&, const Change&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Change& change) {
    return out << change.tick << (change.output ? " up" : " down");
  }
};

inline std::vector<Change> tick_by_tick(const Clock& clock, SamplerParams params,
                                        const std::vector<Toggle>& toggles, Instant end) {
  std::vector<Change> changes;
  bool wire = false, first = false, second = false, output = false;
  int differing = 0;
  std::size_t next = 0;
  for (std::int64_t tick = 0; clock.at(Ticks{tick}) <= end; ++tick) {
    while (next < toggles.size() && toggles[next].at < clock.at(Ticks{tick})) {
      wire = toggles[next++].closed;
    }
    if (tick % params.sample_every == 0) {
      differing = second != output ? differing + 1 : 0;
      if (differing == params.debounce_samples) {
        output = second;
        differing = 0;
        changes.push_back({tick, output});
      }
    }
    second = first;
    first = wire;
  }
  return changes;
}

}  // namespace headloop::parts
