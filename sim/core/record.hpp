// The Record: everything that could be observed in one run, in order. Whatever anybody reads about
// a run (verdict, report, timeline, trace) is a function of this list and of nothing else.
//
// Nothing periodic is an observation: an LED stands here as the change to a pattern, the gauge as
// its steps; blink edges are derived by whoever asks for them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/core/time.hpp"

namespace headloop {

// Where something was observed. The order is the canonical rank of observations at one instant.
enum class Channel : std::uint8_t {
  step,       // a step of the script begins or ends
  act,        // what the person or the surroundings did to the unit
  key,        // a debounced control edge, as the firmware sees it
  gesture,    // the touch panel's report
  proximity,  // the wear sensor's output
  usb,        // the port's sense line and charger signature
  power,      // rails, boots, resets
  led,        // a change of pattern
  voice,      // a prompt begins, ends or is cut off
  beep,       // a train of beeps
  eeprom,     // bus transactions and what became of them
  flash,      // the SPI flash
  radio,      // advertising, links, pairing
  audio,      // streams, latency, drop-outs
  anc,        // attenuation steps
  gauge,      // the charge the firmware shows
  cell,       // the cell and its protection IC
  mailbox,    // words between two processors
  machine,    // a firmware state machine took a row of its table
  ignored,    // an event that a state machine has no row for
  log,        // what the firmware logs
  bug,        // a known firmware defect acted
  fault,      // a condition set by the scenario acted for the first time
  app,        // what the companion app shows
  check,      // the result of a verification procedure
};
inline constexpr int channel_count = 25;
std::string_view name_of(Channel channel);

// One observation. `subject` says which one of the channel's things (control, host, machine, bug
// ...), `what` is the channel's own vocabulary (sim/hal/vocabulary.hpp), `a` and `b` are values
// whose meaning and unit stand beside that vocabulary.
struct Observation {
  Instant at;
  Channel channel = Channel::log;
  std::uint8_t subject = 0;
  std::uint16_t what = 0;
  std::int32_t a = 0;
  std::int64_t b = 0;

  friend constexpr bool operator==(const Observation&, const Observation&) = default;
};
static_assert(sizeof(Observation) == 24);

// The list of a run, appended to in order of time; the sink that everything simulated writes to.
class Record {
 public:
  void reserve(std::size_t observations) { list_.reserve(observations); }
  void clear() { list_.clear(); }

  void add(Instant at, Channel channel, std::uint8_t subject, std::uint16_t what,
           std::int32_t a = 0, std::int64_t b = 0) {
    // Every event comes by here several times. Field by field into its place: an observation that
    // is put together elsewhere is read back in wider pieces than it was written in, and waits.
    Observation& o = place();
    o.at = at;
    o.channel = channel;
    o.subject = subject;
    o.what = what;
    o.a = a;
    o.b = b;
  }
  template <class What>
  requires std::is_enum_v<What>
  void add(Instant at, Channel channel, std::uint8_t subject, What what, std::int32_t a = 0,
           std::int64_t b = 0) {
    add(at, channel, subject, static_cast<std::uint16_t>(what), a, b);
  }

  const std::vector<Observation>& observations() const { return list_; }
  std::size_t size() const { return list_.size(); }
  const Observation& operator[](std::size_t i) const { return list_[i]; }

  // Canonical order: instant, then channel rank, then the order of arrival within the channel. Two
  // runs are the same if their canonical Records are equal.
  void sort_canonically();

 private:
  [[gnu::always_inline]] Observation& place() {
    if (list_.size() == list_.capacity()) [[unlikely]]
      grow();
    // Told that there is room, the compiler leaves out the growing of emplace_back.
    if (list_.size() == list_.capacity()) __builtin_unreachable();
    return list_.emplace_back();
  }
  [[gnu::cold, gnu::noinline]] void grow();

  std::vector<Observation> list_;
};

}  // namespace headloop
