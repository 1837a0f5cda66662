// A script, a fake bench and what came of them: what tests of the Player have in common.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "sim/world/run.hpp"
#include "tests/sim/world/fake_bench.hpp"

namespace headloop::world {

constexpr Span ns(Duration d) { return {Span::Unit::ns, d.ns}; }
constexpr Span ticks(std::int64_t count) { return {Span::Unit::ticks, count}; }

inline Step step(Action action, std::vector<std::uint8_t> controls = {}) {
  Step made;
  made.action = action;
  for (const std::uint8_t index : controls) made.controls.push_back({index, false, {}});
  made.skew.resize(controls.size());
  return made;
}
inline Step hold(std::vector<std::uint8_t> controls, Duration length) {
  Step made = step(Action::hold, std::move(controls));
  made.duration = ns(length);
  return made;
}
inline Step wait_for(Duration length) {
  Step made = step(Action::wait);
  made.duration = ns(length);
  return made;
}
template <class What>
Cue cue(Channel channel, What what) {
  Cue made;
  made.channel = channel;
  made.what = static_cast<std::uint16_t>(what);
  return made;
}
inline Cue blinking(Colour colour) {
  Cue made;
  made.look = LedLook{};
  made.look->kind = LedLook::Kind::blinks;
  made.look->colours = {colour};
  return made;
}
inline Expectation expectation(Expectation::Kind kind, Cue what, Duration span) {
  Expectation made;
  made.kind = kind;
  made.cue = std::move(what);
  made.span = ns(span);
  return made;
}
inline Step expect(Expectation what) {
  Step made = step(Action::expect);
  made.expects = {std::move(what)};
  return made;
}

// An act or a step edge, comparable and printable.
struct Done {
  Instant at;
  std::string what;
  int subject = 0;  // of an act; position of a step

  friend bool operator==(const Done&, const Done&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Done& d) {
    return out << "{" << d.at.ns << ", " << d.what << ", " << d.subject << "}";
  }
};

struct Stage {
  Script script;
  Faceplate face = fake_face();
  FakeBench bench;
  Record record;
  RunResult result;

  Scene scene() const { return {script, face}; }
  void play(const Limits& limits = {}) {
    Player player(script);
    result = run(scene(), bench, player, record, limits);
  }
  std::vector<Done> acts() const {
    std::vector<Done> list;
    for (const Applied& a : bench.stimuli) {
      list.push_back({a.at, std::string(name_of(a.stimulus.act)), a.stimulus.subject});
    }
    return list;
  }
  std::vector<Done> steps() const {
    std::vector<Done> list;
    for (const Observation& o : record.observations()) {
      if (o.channel != Channel::step) continue;
      list.push_back({o.at, std::string(name_of(static_cast<StepEdge>(o.what))), o.a});
    }
    return list;
  }
};

}  // namespace headloop::world
