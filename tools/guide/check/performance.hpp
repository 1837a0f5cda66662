// How a reader does what a guide says: the state the unit is in before, how the words are taken,
// how exactly a person keeps to them. A Binding becomes a Script; the Script is run.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/record.hpp"
#include "sim/world/property.hpp"
#include "tools/guide/check/binding.hpp"
#include "tools/judge/verdict.hpp"

namespace headloop::checker {

enum class Start : std::uint8_t { on, off, charging, worn, connected };

// What ends a step that has both a time and a sign.
enum class Ends : std::uint8_t {
  words,  // the sign, but not before the time is over
  watch,  // the time alone
  sign,   // the sign alone
};

// A reader. The numbers are assumed: what people at a bench do.
struct Reader {
  std::string_view name;
  Ends ends = Ends::words;
  Duration reaction = milliseconds(250);   // from a sign to the finger
  Duration skew = milliseconds(80);        // between two fingers of a chord
  Duration between = milliseconds(1'000);  // from one step to the next
  std::int64_t tempo_permille = 1'000;     // of a second, as this reader counts it
  int edge = 0;                            // of "about 7", "3 to 5": -1 the least, 1 the most
};
inline constexpr Reader literal_reader{"to the letter", Ends::words, milliseconds(250), Duration{}};
inline constexpr Reader watch_reader{"by the watch alone", Ends::watch, milliseconds(250),
                                     Duration{}};
inline constexpr Reader sign_reader{"by the signs alone", Ends::sign, milliseconds(250),
                                    Duration{}};
inline constexpr Reader least_reader{"the least that the words allow",
                                     Ends::words,
                                     milliseconds(250),
                                     Duration{},
                                     milliseconds(1'000),
                                     1'000,
                                     -1};
inline constexpr Reader most_reader{"the most that the words allow",
                                    Ends::words,
                                    milliseconds(250),
                                    Duration{},
                                    milliseconds(1'000),
                                    1'000,
                                    1};
inline constexpr Reader hasty_reader{
    "a little fast", Ends::words, milliseconds(150), milliseconds(30), milliseconds(300), 950, -1};
inline constexpr Reader slow_reader{"a little slow",
                                    Ends::words,
                                    milliseconds(800),
                                    milliseconds(150),
                                    milliseconds(2'500),
                                    1'050,
                                    1};

// A step of the script that could last longer or shorter.
struct Timed {
  std::size_t script_step = 0;
  std::size_t bound_step = 0;
  bool gap = false;  // the time before the step, not its own
  // How long the step has lasted when that of the script begins, but for taps done meanwhile.
  Duration gone = {};
};

struct Plan {
  world::Script script;
  std::vector<std::size_t> begins;  // of each bound step: its first step in the script
  std::vector<Timed> timed;
};

// What a plan needs beside the words.
struct Setting {
  Start start = Start::on;
  Reader reader = literal_reader;
  std::optional<std::uint32_t> firmware = {};  // else the newest
  Duration looked_at = seconds(20);            // after the last step
};

Plan plan_of(const Binding& binding, const Setting& setting);

struct Trial {
  Plan plan;
  Record record;
  judge::Finding finding;
  std::string outcome;  // finding in words
  Instant end;
  std::uint64_t events = 0;                  // that it took to simulate
  std::vector<std::optional<Instant>> seen;  // of each promise, when; in their order

  std::array<std::int64_t, count_of<world::Property>()> state{};  // at the end

  std::int64_t state_of(world::Property property) const {
    return state[static_cast<std::size_t>(property)];
  }
  std::optional<Instant> begun(std::size_t script_step) const;
  // When the reader began; times are told from here.
  Instant origin() const;
};

Trial perform(const Binding& binding, Plan plan);

// When the promised sign came, if it came in time: before the reader gave up waiting for it, or a
// while after the step that it is promised for.
std::optional<Instant> sighting(const Trial& trial, const Binding& binding, const Promise& promise);

}  // namespace headloop::checker

namespace headloop {
HEADLOOP_WORDS(checker::Start, "on"sv, "off"sv, "charging"sv, "worn"sv, "connected"sv)
}  // namespace headloop
