// What may differ from unit to unit moves an edge furthest at its extremes (docs/window.md): the
// clock fast or slow, parts as drawn least or most, contacts that close or open at once or when the
// longest bounce is over, and a script that begins just before or just after a look at the keys.
#include "tools/explore/population.hpp"

#include <array>

#include "sim/core/clock.hpp"

namespace headloop::explore {
namespace {

using world::Span;

Span span(Duration length) { return {Span::Unit::ns, length.ns}; }

// Every unit that differs from the nominal one as far as it may, one after the other.
class Specimens {
 public:
  Specimens(const models::Product& product, const world::Script& script, const TimedStep& timed,
            const Judge& judge)
      : product_(product),
        script_(script),
        timed_(timed),
        judge_(judge),
        products_{product_with(product, extreme_parts[0]), product_with(product, extreme_parts[1]),
                  product_with(product, extreme_parts[2]),
                  product_with(product, extreme_parts[3])} {}

  // Until `visit` says that it has seen enough by returning false. The phases of the key scan are
  // laid on the movements of a run of this length.
  template <class Visit>
  void each(Duration length, const Visit& visit) {
    const Duration late = product_.params.bounce_max;
    const std::int32_t error = product_.params.clock.error_ppb_max;
    // The shortest holds and the longest come first: the others then mostly change nothing.
    const std::array<ContactDelays, 4> contacts = {
        {{late, Duration{}}, {Duration{}, late}, {Duration{}, Duration{}}, {late, late}}};
    for (const ContactDelays& delays : contacts) {
      for (const std::int64_t ppb : {-error, error}) {
        for (const models::Product& product : products_) {
          if (!each_phase(product, {ppb, delays, Duration{}}, length, visit)) return;
        }
      }
    }
  }

 private:
  // A movement that comes just before the tick whose level a look takes is seen by it; one at the
  // very tick is seen by the next.
  template <class Visit>
  bool each_phase(const models::Product& product, Specimen specimen, Duration length,
                  const Visit& visit) {
    Trials unshifted(product, script_, timed_, judge_, specimen);
    if (!visit(unshifted)) return false;
    if (!unshifted.reached()) return true;
    unshifted.ending(span(length));  // for its movements
    const Clock clock(product.params.clock.hertz, specimen.clock_error_ppb, Duration{});
    for (const Instant movement : unshifted.movements()) {
      const Ticks look = parts::first_sample_of(clock, product.params.sampler, movement);
      const Duration to_look = clock.at(look - Ticks{parts::synchroniser_ticks}) - movement;
      for (const Duration after : {to_look - nanoseconds(1), to_look}) {
        if (after <= Duration{}) continue;
        specimen.begins_after = after;
        Trials shifted(product, script_, timed_, judge_, specimen);
        if (shifted.reached() && !visit(shifted)) return false;
      }
    }
    return true;
  }

  const models::Product& product_;
  const world::Script& script_;
  TimedStep timed_;
  const Judge& judge_;
  std::array<models::Product, extreme_parts.size()> products_;
};

class Population {
 public:
  Population(const Extremes& found, Duration longest)
      : found_(found), longest_(longest), extremes_(found) {}

  Extremes extremes(Specimens& specimens) {
    specimens.each(found_.possible.range.from, [this](Trials& trials) {
      if (trials.reached()) {
        try_specimen(trials);
      } else {
        extremes_.sure.reset();
      }
      return true;
    });
    if (extremes_.sure && extremes_.sure->range.from > extremes_.sure->range.to) {
      extremes_.sure.reset();
    }
    return extremes_;
  }

 private:
  void try_specimen(Trials& trials) {
    if (extremes_.sure) keep_sure(trials);
    Stretch& possible = extremes_.possible;
    if (possible.lower) possible.range.from = outermost(trials, possible.range.from, -1);
    if (possible.upper) possible.range.to = outermost(trials, possible.range.to, 1);
  }

  void keep_sure(Trials& trials) {
    Range& sure = extremes_.sure->range;
    const Range whole = found_.sure->range;
    const auto from = innermost(trials, sure.from, whole.to);
    const auto to = innermost(trials, sure.to, whole.from);
    if (from && to) {
      sure = {*from, *to};
    } else {
      extremes_.sure.reset();
    }
  }

  // The first length from `edge` on, on the way to `far_end`, that keeps the promise on this unit.
  std::optional<Duration> innermost(Trials& trials, Duration edge, Duration far_end) {
    if (promised(trials, edge)) return edge;
    const int inward = far_end > edge ? 1 : -1;
    for (Duration step = first_step; edge != far_end; step = step * 2) {
      const Duration further = edge + step * inward;
      const Duration inside = inward > 0 ? std::min(further, far_end) : std::max(further, far_end);
      if (promised(trials, inside)) return last_promised(trials, inside, edge);
      edge = inside;
    }
    return std::nullopt;
  }

  // The last length from `edge` on, on the way out, that keeps the promise on this unit.
  Duration outermost(Trials& trials, Duration edge, int outward) {
    const Duration beyond = edge + nanoseconds(outward);
    if (beyond < Duration{} || !promised(trials, beyond)) return edge;
    Duration kept = beyond;
    for (Duration step = first_step;; step = step * 2) {
      const Duration outside = std::clamp(kept + step * outward, Duration{}, longest_);
      if (outside == kept) return kept;
      if (!promised(trials, outside)) return last_promised(trials, kept, outside);
      kept = outside;
    }
  }

  // The edge between one length that keeps the promise and one that does not, on the inner side.
  Duration last_promised(Trials& trials, Duration kept, Duration broken) {
    while (std::max(kept - broken, broken - kept) > resolution) {
      const Duration middle = kept + (broken - kept) / 2;
      (promised(trials, middle) ? kept : broken) = middle;
    }
    return kept;
  }

  bool promised(Trials& trials, Duration length) {
    ++extremes_.runs;
    return trials.ending(span(length)).promised;
  }

  static constexpr Duration resolution = microseconds(1);
  // A look and a half; doubled as often as need be.
  static constexpr Duration first_step = milliseconds(15);

  Extremes found_;
  Duration longest_;
  Extremes extremes_;
};

}  // namespace

Extremes find_extremes(const models::Product& product, const world::Script& script,
                       const TimedStep& timed, const Judge& judge, const Extremes& found,
                       Duration longest) {
  Specimens specimens(product, script, timed, judge);
  return Population(found, longest).extremes(specimens);
}

bool is_sure(const models::Product& product, const world::Script& script, const TimedStep& timed,
             const Judge& judge, Duration length) {
  bool sure = true;
  Specimens(product, script, timed, judge).each(length, [&](Trials& trials) {
    sure = trials.reached() && trials.ending(span(length)).promised;
    return sure;
  });
  return sure;
}

}  // namespace headloop::explore
