// The loop over deadlines: a bench and the Player that works on it, one event after the other.
//
// Events of one instant come in a fixed order: all of the world's, then the bench's own. Templates,
// so that a loop over a concrete unit costs no virtual call; a `Bench` will do as well.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>

#include "sim/core/check.hpp"
#include "sim/core/record.hpp"
#include "sim/world/bench.hpp"
#include "sim/world/player.hpp"

namespace headloop::world {

struct Limits {
  Instant until = never;                   // events after it stay undone
  std::uint64_t events = 100'000'000;      // more are a livelock: our bug
  std::uint64_t events_at_once = 100'000;  // at one instant; likewise
};

struct RunResult {
  Instant end;               // of the last event
  std::uint64_t events = 0;  // of the bench and of the world
  bool over = false;         // the script is through; else `until` came first
};

// One run under way: what it has done so far. The simulated state is in the bench, the Player and
// the Record, which it is given anew each time.
class Progress {
 public:
  explicit Progress(const Limits& limits = {}, Instant begun = {})
      : limits_(limits), now_(begun), context_(&check_context()) {}

  // Lets the next event happen. False, if there is none up to the limit or the script is over.
  template <std::derived_from<Bench> B>
  bool advance(const Scene& scene, B& bench, Player& player, Record& record) {
    const Instant world = player.next_deadline();
    const Instant own = bench.next_deadline();
    const Instant next = std::min(world, own);
    if (player.over() || next > limits_.until) return false;
    arrive(next);
    if (world <= own) {
      player.fire(scene, next, bench, record);
    } else {
      bench.fire(next, record);
    }
    player.observe(scene, record);
    return true;
  }

  Instant now() const { return now_; }
  std::uint64_t events() const { return events_; }

 private:
  void arrive(Instant next) {
    HEADLOOP_CHECK(next != never, "a script that is not over has something to wait for");
    context_->now_ns = next.ns;
    HEADLOOP_CHECK(next >= now_, "time never goes back");
    if (next > now_) at_once_ = 0;
    now_ = next;
    HEADLOOP_CHECK(++events_ <= limits_.events, "a run ends within its budget of events");
    HEADLOOP_CHECK(++at_once_ <= limits_.events_at_once, "time goes on");
  }

  Limits limits_;
  Instant now_;
  std::uint64_t events_ = 0;
  std::uint64_t at_once_ = 0;
  CheckContext* context_;
};

// Runs to the end of the script. Sets the check context's scenario and seed.
template <std::derived_from<Bench> B>
RunResult run(const Scene& scene, B& bench, Player& player, Record& record,
              const Limits& limits = {}) {
  check_context().scenario = scene.script.title;
  check_context().seed = scene.script.unit.seed;
  Progress progress(limits);
  while (progress.advance(scene, bench, player, record)) {
  }
  return {progress.now(), progress.events(), player.over()};
}

}  // namespace headloop::world
