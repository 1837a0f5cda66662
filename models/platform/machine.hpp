// A firmware state machine as a small copyable value, without the library that implements it.
//
// A machine is described by a tag: its id among the unit's machines, its states and events (with
// their words), the context its actions work on, and the room its value needs. The transition
// table stands in one .cpp file per machine, the only place that includes Boost.MSM (msm.hpp).
// Every row taken is observed on channel `machine`, every event without a row (or whose guards all
// refuse) on channel `ignored`.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headloop::platform {

// A machine's table, for people: coverage, timelines and tests read it.
struct MachineInfo {
  struct Row {
    std::string source;
    std::string event;
    std::string target;  // the source again for an internal transition
    std::string action;  // "none" where the cell is empty
    std::string guard;
  };
  std::string_view name;
  std::vector<std::string_view> states;
  std::vector<std::string_view> events;
  std::vector<Row> rows;
};

// Before a machine has taken any row, in channel machine's numbers.
inline constexpr int first_state = 0;

template <class Tag>
class Machine {
 public:
  using Event = typename Tag::Event;
  using State = typename Tag::State;
  using Context = typename Tag::Context;

  Machine();
  Machine(const Machine& other);
  Machine& operator=(const Machine& other);
  ~Machine();

  // Takes one row of the table, or observes that there is none.
  void handle(Event event, Context& context);

  State state() const;

  // Puts the machine into a state without running any action: for tests that start there.
  void jump_to(State state);

  static const MachineInfo& info();

 private:
  // Room for the MSM object; checked against its size where it is instantiated.
  alignas(8) std::byte room_[Tag::room];
};

}  // namespace headloop::platform
