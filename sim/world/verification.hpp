// The four verification procedures, as a person runs them (claims V1 to V4): what the person does,
// how long the person waits, and the result, written to channel check.
#pragma once

#include <cstdint>
#include <optional>

#include "sim/core/record.hpp"
#include "sim/core/time.hpp"
#include "sim/world/checks.hpp"
#include "sim/world/surroundings.hpp"

namespace headloop::world {

// One procedure under way. A plain value.
class Verification {
 public:
  // What the person does before observing.
  static constexpr Duration full_charge = hours(4);         // D2
  static constexpr Duration between_wearings = seconds(5);  // assumed: off the head and on again
  static constexpr Duration link_patience = seconds(10);    // assumed: to see the phone connect
  static constexpr std::int32_t volume_percent = 70;        // V3

  void start(Test test, int host, std::optional<Span> observed, Instant now);

  Instant next_deadline() const { return next_deadline_; }
  bool over() const { return stage_ == Stage::over; }
  void fire(Instant now, Hands& hands);
  void observe(const Observation& observation);

 private:
  enum class Stage : std::uint8_t { prepare, link, begin, observe, over };

  void prepare(Instant now, Hands& hands);
  void put_on(Instant now, Hands& hands);
  void link(Instant now, Hands& hands);
  void begin(Instant now, Hands& hands);
  void finish(Instant now, Hands& hands);
  Check result(const Record& record, Instant end) const;
  void go_on(Stage stage, Instant at);

  Instant next_deadline_ = never;
  Instant begun_;  // of the observation
  std::optional<Span> observed_;
  std::optional<std::uint64_t> noted_;  // the address before the scan
  Test test_ = Test::address;
  Stage stage_ = Stage::over;
  std::uint8_t host_ = 0;
  bool was_worn_ = false;
  bool was_quiet_ = false;
};

}  // namespace headloop::world
