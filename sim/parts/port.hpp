// The USB port: supply, the charger's signature on the data lines, and the sense line that says
// that a cable is there.
//
// Faults: lint on the sense contact, which pulls the sense line as a cable does; sources that drop
// out when too little is drawn.
#pragma once

#include <array>
#include <cstdint>

#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::parts {

enum class PortType : std::uint8_t { micro_usb, usb_c };

// D3: lint gathers on the sense contact of a micro-USB port only.
constexpr bool gathers_lint(PortType type) { return type == PortType::micro_usb; }

enum class CleaningTool : std::uint8_t { brass_brush, toothpick, compressed_air, alcohol };

// What a source can do for the unit.
struct Source {
  std::int32_t offers_ua = 0;       // the current that the unit may take, by the source's signature
  std::int32_t drops_below_ua = 0;  // it switches off when less than this is drawn for a while
  Duration drops_after;
};

// By Charger. The original fills an 800 mAh cell in 3 h 5 min with the acceptance steps of cell.hpp
// (D2: within 4 h): 0.9 x 800/300 + 0.07 x 800/150 + 0.03 x 800/75 = 2.40 + 0.37 + 0.32 h. The
// others lack its signature on D+ and D-, so the unit may take only the 100 mA that USB grants
// anything; they switch off when next to nothing is drawn, as mains adapters that save energy and
// computers that suspend a port do (assumed), so that a trickle does not last.
inline constexpr std::array<Source, 5> sources = {{
    {0, 0, Duration{0}},
    {300'000, 0, Duration{0}},
    {100'000, 50'000, seconds(30)},
    {100'000, 50'000, seconds(60)},
    {100'000, 25'000, minutes(10)},
}};
constexpr const Source& source_of(Charger charger) {
  return sources[static_cast<std::size_t>(charger)];
}

class Port {
 public:
  Port() = default;
  explicit Port(PortType type) : type_(type) {}

  void plug(Charger charger, Instant now);
  void unplug();
  // VBUS comes or goes while the plug stays in.
  void set_supply(bool on);
  // What the unit takes from the source.
  void set_draw(std::int64_t ua, Instant now);

  // False where none can gather.
  bool set_lint(bool lint);
  bool lint() const { return lint_; }
  // True if that removed lint: only the brush does (D3).
  bool clean(CleaningTool tool);

  // The sense line, which a cable or lint pulls.
  bool cable_seen() const { return charger_ != Charger::none || lint_; }
  bool powered() const { return powered_; }
  Charger charger() const { return charger_; }
  std::int32_t offers_ua() const { return powered_ ? source_of(charger_).offers_ua : 0; }

  // The instant at which the source drops out; it stays off until it is plugged in again.
  Instant next_deadline() const { return drops_at_; }
  void fire(Instant now);

 private:
  Instant drops_at_ = never;
  PortType type_ = PortType::micro_usb;
  Charger charger_ = Charger::none;
  bool powered_ = false;
  bool lint_ = false;
};

}  // namespace headloop::parts
