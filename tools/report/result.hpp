// What came of one scenario: everything that any report says about it. Made where the scenario ran,
// carried to the parent process and into files as JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/world/script.hpp"
#include "tools/judge/verdict.hpp"
#include "tools/report/entry.hpp"

namespace headloop::report {

// Something that was asked and not found.
struct Unmet {
  judge::Judged::Kind kind = judge::Judged::Kind::within;
  world::SourcePosition at;
  std::string expected;
  std::string observed;
  std::optional<Instant> instant;  // when that was clear
};

struct ScenarioResult {
  std::string id;    // with the seed, where --seeds made several of it
  std::string name;  // the id without its file
  std::string title;
  world::SourcePosition at;
  std::vector<std::string> covers;
  std::string device;
  std::string firmware;
  std::uint64_t seed = 0;
  bool seed_chosen = false;  // by --seeds: a part of the id

  judge::Status status = judge::Status::error;
  std::string message;                    // why it is not a plain pass
  std::string crash;                      // error: what the process wrote before it ended
  std::optional<judge::Finding> finding;  // what the procedure came to; none if it did not run
  std::uint64_t judged = 0;               // how many things were asked
  std::vector<Unmet> unmet;               // of these; the first one first
  std::vector<Entry> around;              // the Record around the first one

  Instant end;  // simulated
  std::uint64_t events = 0;
  std::uint64_t observations = 0;
  std::uint64_t record_hash = 0;
  std::optional<std::int64_t> wall_us;  // measured; only when asked for
};

// One line of JSON, as docs/results-format.md describes a scenario; and back, leniently: what is
// missing keeps its default. Throws std::exception if `text` is no such object.
std::string to_json(const ScenarioResult& result);
ScenarioResult result_from_json(const std::string& text);

}  // namespace headloop::report
