// One scenario on one specimen of its product, run again and again with another length of one step.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "models/unit/product.hpp"
#include "sim/world/run.hpp"
#include "tools/explore/delayed_unit.hpp"
#include "tools/explore/timed_step.hpp"
#include "tools/explore/trace.hpp"
#include "tools/judge/case.hpp"

namespace headloop::explore {

// What a run came to.
struct Ending {
  world::Outcome outcome = world::Outcome::no_effect;
  world::Outcome performed = world::Outcome::no_effect;  // not-performable: with the stand-ins
  std::uint8_t cleared = 0;                              // a bit per Layer
  bool promised = false;                                 // it is what was promised

  friend constexpr bool operator==(const Ending&, const Ending&) = default;
};

// "partial, cleared bluetooth"
std::string ending_text(const Ending& ending);

struct Judgement {
  Ending ending;
  // The instants that it compared with what was observed: their place in the order of events is
  // part of that order.
  std::vector<Instant> marks;
};

// A function of the Record and the inspection alone. It must not count on words: the Case describes
// nothing.
using Judge = std::function<Judgement(const judge::Case&)>;

// Promised is what the script expects, outcome, inspections and expectations.
Judgement judge_by_script(const judge::Case& on);

// What a unit's seed draws for it besides its clock and its contacts, as far as a reset can tell.
struct DrawnParts {
  enum class Draw : std::uint8_t { of_seed, least, most };
  Draw write_cycle = Draw::of_seed;  // of the EEPROM
  Draw hold_up = Draw::of_seed;      // of the rail that has been switched off
};
inline constexpr std::array<DrawnParts, 4> extreme_parts = {
    {{DrawnParts::Draw::least, DrawnParts::Draw::least},
     {DrawnParts::Draw::least, DrawnParts::Draw::most},
     {DrawnParts::Draw::most, DrawnParts::Draw::least},
     {DrawnParts::Draw::most, DrawnParts::Draw::most}}};

// A physical unit as far as its product leaves it open. The default is the nominal one: an exact
// clock, ideal contacts, and the other parts that its seed gives it. The product of the parts is
// product_with()'s.
struct Specimen {
  std::int64_t clock_error_ppb = 0;
  ContactDelays contacts;
  Duration begins_after;  // the whole script is so much later: the phase of the key scan
};

struct Trial {
  Trace trace;
  Ending ending;
};

class Trials {
 public:
  Trials(const models::Product& product, const world::Script& script, const TimedStep& timed,
         const Judge& judge, const Specimen& specimen);

  // Whether the scenario comes to the step at all.
  bool reached() const { return reached_; }

  Trial run(world::Span length);
  Ending ending(world::Span length);

  // Ticks at the nominal rate.
  Duration duration(Ticks ticks) const {
    return duration_of({world::Span::Unit::ticks, ticks.count}, product_.params.clock.hertz);
  }

  // Of the last run: when contacts moved before the end of the step.
  std::vector<Instant> movements() const;

 private:
  Judgement play(world::Span length);

  const models::Product& product_;
  const Judge& judge_;
  TimedStep timed_;
  world::Script script_;
  DelayedUnit unit_;
  Record standing_;  // before the run
  world::Player player_;
  world::Progress progress_;
  Record before_;  // up to the step
  Record record_;
  bool reached_ = false;
};

// The script of a specimen, in which `timed` is then the step that was meant.
world::Script script_of(const world::Script& script, const Specimen& specimen, TimedStep& timed);
models::Product product_with(const models::Product& product, const DrawnParts& parts);

}  // namespace headloop::explore
