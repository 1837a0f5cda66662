// A bench without a headphone. It writes down every stimulus, emits what a test has planned, and
// answers stimuli as the test says. It never reacts to anything on its own, never refuses a
// stimulus, and its clock has no error.
#pragma once

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "sim/core/clock.hpp"
#include "sim/world/bench.hpp"
#include "sim/world/faceplate.hpp"

namespace headloop::world {

inline void add(Record& record, const Observation& o) {
  record.add(o.at, o.channel, o.subject, o.what, o.a, o.b);
}

struct Applied {
  Instant at;
  Stimulus stimulus;
};

class FakeBench final : public Bench {
 public:
  // Emits `o` at its instant; plans of one instant are emitted in the order of planning.
  void plan(Observation o) {
    const auto later = [](const Observation& x, const Observation& y) { return x.at < y.at; };
    plans_.insert(std::upper_bound(plans_.begin(), plans_.end(), o, later), o);
  }
  template <class What>
  void plan(Instant at, Channel channel, What what, std::int32_t a = 0, std::int64_t b = 0,
            std::uint8_t subject = 0) {
    plan({at, channel, subject, static_cast<std::uint16_t>(what), a, b});
  }

  // Whenever `act` is done, emits `o` so long after it; after no time at all, within apply().
  void answer(Act act, Duration delay, Observation o) { answers_.push_back({act, delay, o}); }

  void apply(const Stimulus& stimulus, Instant now, Record& record) override {
    stimuli.push_back({now, stimulus});
    for (const Answer& answer : answers_) {
      if (answer.act != stimulus.act) continue;
      Observation o = answer.observation;
      o.at = now + answer.delay;
      if (answer.delay == Duration{}) {
        add(record, o);
      } else {
        plan(o);
      }
    }
  }
  Instant next_deadline() const override { return plans_.empty() ? never : plans_.front().at; }
  void fire(Instant, Record& record) override {
    add(record, plans_.front());
    plans_.erase(plans_.begin());
    ++events_;
  }
  Instant after_ticks(Instant from, Ticks ticks) const override {
    const Clock clock(32'768, 0, Duration{});
    return from + (clock.at(ticks) - Instant{});
  }
  std::int64_t inspect(Property property, Instant) const override {
    const auto found = properties.find(property);
    return found == properties.end() ? 0 : found->second;
  }
  std::uint64_t events() const override { return events_; }

  std::vector<Applied> stimuli;
  std::map<Property, std::int64_t> properties;

 private:
  struct Answer {
    Act act;
    Duration delay;
    Observation observation;
  };
  std::vector<Observation> plans_;
  std::vector<Answer> answers_;
  std::uint64_t events_ = 0;
};

// A product with two buttons, a slide switch and a touch panel, and some LED signs.
inline Faceplate fake_face() {
  constexpr Duration half = milliseconds(500);
  Faceplate face;
  face.product = "fake";
  face.controls = {{"power", ControlKind::button, {}, {}},
                   {"volume-down", ControlKind::button, {}, {}},
                   {"switch", ControlKind::slide_switch, {}, {}},
                   {"panel", ControlKind::touch_panel, {}, {}}};
  const auto sign = [&](LedSign s) -> std::optional<LedPattern>& {
    return face.leds[static_cast<std::size_t>(s)];
  };
  sign(LedSign::on) = LedPattern{{{Colour::blue, Duration{}}}, 0};
  sign(LedSign::reset_refused) = LedPattern{{{Colour::red, Duration{}}}, 0};
  sign(LedSign::reset_ready) = LedPattern{{{Colour::red, half}, {Colour::green, half}}, 0};
  sign(LedSign::write_failed) = LedPattern{{{Colour::red, half}, {std::nullopt, half}}, 0};
  sign(LedSign::charge_fault) =
      LedPattern{{{Colour::amber, milliseconds(125)}, {std::nullopt, milliseconds(125)}}, 0};
  sign(LedSign::boot_loader) =
      LedPattern{{{Colour::blue, milliseconds(200)}, {std::nullopt, milliseconds(300)}}, 5};
  return face;
}

}  // namespace headloop::world
