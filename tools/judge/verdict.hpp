// What a scenario came to: the one result that the exit status and every report are made from, so
// that no two of them can disagree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/world/script.hpp"

namespace headloop::judge {

enum class Status : std::uint8_t {
  passed,
  failed,
  skipped,          // the scenario says `skip`, or needs what this run cannot give
  known_failure,    // failed, as the scenario says it does: no harm to the suite
  unexpected_pass,  // passed although the scenario says it fails: counts against the suite
  error,            // our own fault: the run did not end in an orderly way
};

constexpr bool counts_against(Status status) {
  return status == Status::failed || status == Status::unexpected_pass || status == Status::error;
}

// Part of the Record, by position: [begin, end).
struct Excerpt {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// One thing that was asked, and the answer.
struct Judged {
  enum class Kind : std::uint8_t {
    within,
    stays,
    never,
    latency,       // expectations
    step,          // a step was reached, and what it waited for came
    verification,  // a verification whose result no expectation asks for has to pass
    fault,         // a fault of the set-up, or a planned power cut, has acted
    inspection,    // a property of the unit at the end
    outcome,       // what the procedure came to
    substance,     // the scenario asks for something at all
  };
  Kind kind = Kind::within;
  world::SourcePosition position;
  std::string text;  // what was asked
  bool met = false;
  bool vacuous = false;       // nothing was looked at: no finding about the device
  std::optional<Instant> at;  // when it was decided: the sighting, or the end of its window
  std::string found;          // what was there instead; empty if met
  Excerpt evidence;           // the observations that decided it; may be empty
};

// What the procedure came to, computed from the Record and the inspection.
struct Finding {
  world::Outcome outcome = world::Outcome::no_effect;
  std::vector<Layer> cleared;  // of the last reset attempt, in order
  std::vector<Layer> kept;
  std::string reason;  // refused: why; harm, loses-data: what
  std::optional<Instant> harm_since;
  std::optional<Duration> harm_lasts;  // harm: how long; unset: to the end of the run and beyond
  std::string missing_control;         // not-performable: the control that the device lacks
  std::optional<std::size_t> step;     // not-performable: where
  world::Outcome performed = world::Outcome::no_effect;  // not-performable: what the rest came to
};

struct Verdict {
  Status status = Status::failed;
  std::string message;                     // one paragraph: why it is not a plain pass
  std::vector<Judged> judged;              // in the order of the script
  std::optional<std::size_t> first_unmet;  // position in `judged`
  Finding finding;
  Excerpt excerpt;           // the Record around the first unmet one
  Instant end;               // of the run
  std::uint64_t events = 0;  // that the unit handled
};

}  // namespace headloop::judge

namespace headloop {
HEADLOOP_WORDS(judge::Status, "passed"sv, "failed"sv, "skipped"sv, "known-failure"sv,
               "unexpected-pass"sv, "error"sv)
HEADLOOP_WORDS(judge::Judged::Kind, "within"sv, "stays"sv, "never"sv, "latency"sv, "step"sv,
               "verification"sv, "fault"sv, "inspection"sv, "outcome"sv, "substance"sv)
}  // namespace headloop
