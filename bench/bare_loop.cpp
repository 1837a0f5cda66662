#include "bench/bare_loop.hpp"

#include <boost/mpl/vector.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

#include "sim/core/time.hpp"

namespace headloop::bench {
namespace {

using boost::msm::front::none;
using boost::msm::front::Row;

// A held button, as small as it can be told: the size of a machine of the models.
struct Off : boost::msm::front::state<> {};
struct Held : boost::msm::front::state<> {};
struct Armed : boost::msm::front::state<> {};
struct Wiping : boost::msm::front::state<> {};
struct Written : boost::msm::front::state<> {};

struct Down {};
struct Up {};
struct Timer {};
struct Page {};

struct ResetTable : boost::msm::front::state_machine_def<ResetTable> {
  using no_exception_thrown = int;
  using no_message_queue = int;
  using initial_state = Off;

  std::uint64_t pages = 0;
  std::uint64_t ignored = 0;

  struct CountPage {
    template <class Event, class Fsm, class Source, class Target>
    void operator()(const Event&, Fsm& fsm, Source&, Target&) const {
      ++fsm.pages;
    }
  };

  // clang-format off
  struct transition_table : boost::mpl::vector<
      //  state    event  next     action     guard
      Row<Off,     Down,  Held,    none,      none>,
      Row<Held,    Up,    Off,     none,      none>,
      Row<Held,    Timer, Armed,   none,      none>,
      Row<Armed,   Up,    Off,     none,      none>,
      Row<Armed,   Timer, Wiping,  none,      none>,
      Row<Wiping,  Page,  Wiping,  CountPage, none>,
      Row<Wiping,  Timer, Written, none,      none>,
      Row<Written, Page,  Written, CountPage, none>,
      Row<Written, Up,    Off,     none,      none>> {};
  // clang-format on

  template <class Event, class Fsm>
  void no_transition(const Event&, Fsm& fsm, int) {
    ++fsm.ignored;
  }
};
using Machine = boost::msm::back::state_machine<ResetTable>;

// Spreads the deadlines: steps of a full-period congruential generator (Knuth's constants).
struct Steps {
  std::uint64_t state = 1;
  Duration next() {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return nanoseconds(static_cast<std::int64_t>(1 + (state >> 44)));
  }
};

}  // namespace

std::uint64_t bare_loop(std::uint64_t events) {
  Machine machine;
  Steps steps;
  std::array<Instant, 8> deadlines;
  for (Instant& deadline : deadlines) deadline = Instant{} + steps.next();
  for (std::uint64_t i = 0; i < events; ++i) {
    const auto due = std::min_element(deadlines.begin(), deadlines.end());
    switch ((due - deadlines.begin()) % 4) {
      case 0: machine.process_event(Down{}); break;
      case 1: machine.process_event(Timer{}); break;
      case 2: machine.process_event(Page{}); break;
      default: machine.process_event(Up{}); break;
    }
    *due = *due + steps.next();
  }
  return machine.pages + machine.ignored;
}

}  // namespace headloop::bench
