// A unit whose contacts close or open late, always by the same time: the extremes of bounce.
//
// However a contact bounces, its debounced edge lies between those of two ideal contacts, one that
// moves when the finger does and one that moves when the longest bounce is over. So a unit with
// ideal contacts and these delays shows the shortest and the longest hold that any train can make.
#pragma once

#include <algorithm>
#include <vector>

#include "models/unit/unit.hpp"

namespace headloop::explore {

struct ContactDelays {
  Duration closing;
  Duration opening;
};

inline bool moves_contact(world::Act act) {
  return act == world::Act::press || act == world::Act::release || act == world::Act::slide;
}

class DelayedUnit final : public world::Bench {
 public:
  DelayedUnit(const models::Product& product, const world::Script& script, ContactDelays delays)
      : unit_(product, script), delays_(delays) {}

  void show_at_begin(Record& record) { unit_.show_at_begin(record); }
  Duration delay_of(const world::Stimulus& stimulus) const;

  void apply(const world::Stimulus& stimulus, Instant now, Record& record) override;
  Instant next_deadline() const override;
  void fire(Instant now, Record& record) override;
  Instant after_ticks(Instant from, Ticks ticks) const override {
    return unit_.after_ticks(from, ticks);
  }
  std::int64_t inspect(world::Property property, Instant now) const override {
    return unit_.inspect(property, now);
  }
  std::uint64_t events() const override { return unit_.events(); }

 private:
  struct Late {
    Instant at;
    world::Stimulus stimulus;
  };

  models::Unit unit_;
  ContactDelays delays_;
  std::vector<Late> late_;  // in order of time
};

inline Duration DelayedUnit::delay_of(const world::Stimulus& stimulus) const {
  if (!moves_contact(stimulus.act)) return {};
  const bool closes = stimulus.act == world::Act::press ||
                      (stimulus.act == world::Act::slide && stimulus.value != 0);
  return closes ? delays_.closing : delays_.opening;
}

inline void DelayedUnit::apply(const world::Stimulus& stimulus, Instant now, Record& record) {
  Instant at = now + delay_of(stimulus);
  // A contact's movements keep their order.
  for (const Late& late : late_) {
    if (moves_contact(stimulus.act) && late.stimulus.subject == stimulus.subject) {
      at = std::max(at, late.at);
    }
  }
  if (at == now) return unit_.apply(stimulus, now, record);
  const auto place =
      std::find_if(late_.begin(), late_.end(), [at](const Late& late) { return late.at > at; });
  late_.insert(place, {at, stimulus});
}

inline Instant DelayedUnit::next_deadline() const {
  const Instant own = unit_.next_deadline();
  return late_.empty() ? own : std::min(own, late_.front().at);
}

inline void DelayedUnit::fire(Instant now, Record& record) {
  if (late_.empty() || late_.front().at > now) return unit_.fire(now, record);
  const Late late = late_.front();
  late_.erase(late_.begin());
  unit_.apply(late.stimulus, now, record);
}

}  // namespace headloop::explore
