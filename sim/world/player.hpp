// Carries a Script out against a Bench: a person with fingers, a watch and eyes on the LED.
//
// Rules of time:
// - What the world does at an instant comes before what the unit does of its own accord at that
//   instant; within the world a planned power cut comes first, then the surroundings, then the
//   person, each in the order of planning.
// - Nobody acts at the instant at which something is seen: at the earliest one nanosecond later.
//   So no act of the world ever follows an observation of its own instant that it depends on.
// - A window in which something has to happen includes its last instant; giving up comes one
//   nanosecond after it. A time that has to pass ends at its last instant.
// - An expectation takes no time: it is the judge's business. The run only goes on until all their
//   windows are closed.
// - The fingers of a chord touch at their skews after the first; a hold counts from the last
//   finger's contact to the first release, and all fingers let go at one instant.
// - A step begins at the instant at which the one before it ended. Only a control that was let go
//   of at this very instant is pressed again `lift` later; and after `at_once_max` steps that took
//   no time a person takes a breath.
#pragma once

#include <cstdint>

#include "sim/core/record.hpp"
#include "sim/core/time.hpp"
#include "sim/world/bench.hpp"
#include "sim/world/faceplate.hpp"
#include "sim/world/matcher.hpp"
#include "sim/world/script.hpp"
#include "sim/world/surroundings.hpp"
#include "sim/world/verification.hpp"

namespace headloop::world {

// What is played, on what; shared and immutable while it runs.
struct Scene {
  const Script& script;
  const Faceplate& face;
};

constexpr std::uint32_t bit(Channel channel) { return 1U << static_cast<unsigned>(channel); }

// A plain value: copied together with the unit in the middle of a run, both copies go on alike. It
// holds positions in the Script and in the Record; whoever branches keeps the Record up to then.
class Player {
 public:
  static constexpr Duration tap_length = milliseconds(100);  // assumed
  static constexpr Duration lift = milliseconds(100);        // assumed: between two presses
  static constexpr int at_once_max = 3;
  static constexpr Duration breath = milliseconds(1);  // assumed: many ticks of any chip
  // How long a person waits for a sign if the script does not say (assumed).
  static constexpr Duration holding_patience = seconds(60);
  static constexpr Duration waiting_patience = hours(24);

  Player() = default;
  explicit Player(const Script& script) : surroundings_(script) {}

  // When the person or the surroundings act next; `never` once the script is over.
  Instant next_deadline() const { return next_deadline_; }

  // Acts at `now` == next_deadline(). Does one thing; more may be due at `now`.
  void fire(const Scene& scene, Instant now, Bench& bench, Record& record);

  // Looks at what the Record has got since the last time; called after every event of the unit's
  // and of its own.
  void observe(const Scene& scene, const Record& record) {
    const auto& all = record.observations();
    const std::uint32_t interest = interest_;
    for (auto o = all.begin() + static_cast<std::ptrdiff_t>(seen_); o != all.end(); ++o) {
      if ((interest >> static_cast<unsigned>(o->channel) & 1U) != 0) return look(scene, record);
    }
    seen_ = all.size();
  }

  // The script is through, and so are the windows of all its expectations.
  bool over() const { return phase_ == Phase::over; }

  std::size_t step() const { return step_; }
  const Surroundings& surroundings() const { return surroundings_; }

 private:
  enum class Phase : std::uint8_t {
    between,   // the next step begins, or the next tap of a step
    pressing,  // fingers are on their way
    waiting,   // for a time to pass, or for a cue
    verifying,
    lingering,  // the steps are through, windows are open
    over,
  };
  // What the surroundings need to know, at any time.
  static constexpr std::uint32_t always_of_interest = bit(Channel::radio) | bit(Channel::app);

  const Step& current(const Scene& scene) const { return scene.script.steps[step_]; }

  void begin_step(const Scene& scene, Instant now, Hands& hands);
  void open_windows(const Step& step, Instant now, const Bench& bench);
  void do_step(const Scene& scene, Instant now, Hands& hands);
  void do_once(const Step& step, Instant now, Hands& hands);
  void cut_power(const Step& step, Instant now, Hands& hands);

  void begin_round(const Step& step, Instant now, Hands& hands);
  std::size_t next_finger(const Step& step) const;
  void touch(const Step& step, Instant now, Hands& hands);
  void press(const ControlUse& control, Pressure pressure, Instant now, Hands& hands);
  void let_go(const ControlUse& control, Instant now, Hands& hands);

  void watch(const Scene& scene, Instant now, const Record& record);
  void dwell(const Step& step, Instant now, Duration usual, Duration patience, const Bench& bench);
  void wait(Instant at_least);
  bool cue_met() const { return matcher_.due() < give_up_; }
  Instant wait_over(const Scene& scene) const;
  void end_wait(const Scene& scene, Instant now, Hands& hands);
  void end_step(const Scene& scene, StepEdge edge, Instant now, Record& record);
  void take_breath(const Step& step, Instant now);
  void close(const Scene& scene, Instant now, const Bench& bench);

  void look(const Scene& scene, const Record& record);
  void plan(const Scene& scene);

  Surroundings surroundings_;
  Verification verification_;
  Matcher matcher_;

  Instant next_deadline_;    // the earliest of those below; the first step begins at 0
  Instant next_begin_;       // between
  Instant round_;            // pressing: when the first finger touches
  Instant at_least_;         // waiting: not over before
  Instant give_up_ = never;  // waiting: the first instant too late for the cue
  Instant power_cut_ = never;
  Instant linger_;             // the last window closes
  Instant let_go_at_ = never;  // of the controls in let_go_
  Instant ended_;              // the last step but expectations

  std::size_t step_ = 0;
  std::size_t seen_ = 0;                         // position in the Record
  std::size_t watched_ = 0;                      // position from which the matcher has to be fed
  std::uint32_t interest_ = always_of_interest;  // a bit per channel
  int rounds_ = 0;            // of the step that are still to come, this one included
  std::uint8_t fingers_ = 0;  // of this round that touch, by order in the step
  std::uint8_t held_ = 0;     // controls
  std::uint8_t let_go_ = 0;   // controls
  Phase phase_ = Phase::between;
  std::uint8_t at_once_ = 0;  // steps that ended at ended_, one after the other
  bool watching_ = false;     // for the step's cue
};

}  // namespace headloop::world
