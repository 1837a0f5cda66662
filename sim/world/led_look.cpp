#include "sim/world/led_look.hpp"

#include <algorithm>
#include <optional>

namespace headloop::world {
namespace {

constexpr Duration rapid_below = milliseconds(500);

bool asked_for(const LedLook& look, Colour colour) {
  return look.colours.empty() ||
         std::find(look.colours.begin(), look.colours.end(), colour) != look.colours.end();
}

bool all_dark(const LedPattern& pattern) {
  return std::none_of(pattern.phases.begin(), pattern.phases.end(),
                      [](const LedPhase& phase) { return phase.colour.has_value(); });
}

// Two lit phases of one colour without dark between them are one light.
bool light_begins(const LedPattern& pattern, std::size_t phase) {
  const auto& colour = pattern.phases[phase].colour;
  return colour && (phase == 0 || pattern.phases[phase - 1].colour != colour);
}

int lights(const LedPattern& pattern) {
  int count = 0;
  for (std::size_t i = 0; i < pattern.phases.size(); ++i) count += light_begins(pattern, i) ? 1 : 0;
  return count;
}

bool right_period(const LedLook& look, const LedPattern& pattern) {
  const Duration period = pattern.period();
  if (look.rapid && period >= rapid_below) return false;
  if (!look.period) return true;
  const std::int64_t off =
      period.ns > look.period->ns ? (period - *look.period).ns : (*look.period - period).ns;
  return Duration{off} * 100 <= *look.period * look.tolerance_percent;
}

bool one_colour(const LedLook& look, const LedPattern& pattern) {
  return std::all_of(pattern.phases.begin(), pattern.phases.end(), [&](const LedPhase& phase) {
    return !phase.colour || asked_for(look, *phase.colour);
  });
}

bool blinks(const LedLook& look, const LedPattern& pattern) {
  const bool goes_dark = std::any_of(pattern.phases.begin(), pattern.phases.end(),
                                     [](const LedPhase& phase) { return !phase.colour; });
  return goes_dark && !all_dark(pattern) && one_colour(look, pattern);
}

// Both colours, and each light followed by the other colour; dark between them does not matter.
bool alternates(const LedLook& look, const LedPattern& pattern) {
  if (look.colours.size() != 2 || lights(pattern) == 0) return false;
  std::optional<Colour> previous;
  for (std::size_t i = 0; i < 2 * pattern.phases.size(); ++i) {
    const std::size_t phase = i % pattern.phases.size();
    if (!light_begins(pattern, phase)) continue;
    const auto& colour = pattern.phases[phase].colour;
    if (!asked_for(look, *colour) || colour == previous) return false;
    previous = colour;
  }
  return true;
}

bool pulses(const LedLook& look, const LedPattern& pattern) {
  return pattern.repeats > 0 && pattern.repeats * lights(pattern) == look.times &&
         blinks(look, pattern);
}

Instant end_of(const LedPattern& pattern, Instant onset) {
  return pattern.repeats == 0 ? never : onset + pattern.period() * pattern.repeats;
}

// Where the darkness begins that the pattern ends in.
Instant dark_from(const LedPattern& pattern, Instant onset) {
  if (all_dark(pattern)) return onset;
  if (pattern.repeats == 0) return never;
  Instant from = end_of(pattern, onset);
  for (auto phase = pattern.phases.rbegin(); !phase->colour; ++phase) from = from - phase->length;
  return from;
}

bool described(const LedLook& look, const LedPattern& pattern) {
  if (pattern.steady() || !right_period(look, pattern)) return false;
  switch (look.kind) {
    case LedLook::Kind::blinks: return blinks(look, pattern);
    case LedLook::Kind::alternates: return alternates(look, pattern);
    case LedLook::Kind::pulses: return pulses(look, pattern);
    default: return false;
  }
}

Instant flash(const LedLook& look, int count, const LedPattern& pattern, Instant onset,
              Instant anchor) {
  const auto flashes = [&](std::size_t phase) {
    return light_begins(pattern, phase) && asked_for(look, *pattern.phases[phase].colour);
  };
  bool any = false;
  for (std::size_t i = 0; i < pattern.phases.size(); ++i) any = any || flashes(i);
  const Duration period = pattern.period();
  if (!any || period == Duration{}) return never;

  std::int64_t repetition = anchor <= onset ? 0 : (anchor - onset) / period;
  for (; pattern.repeats == 0 || repetition < pattern.repeats; ++repetition) {
    Instant at = onset + period * repetition;
    for (std::size_t i = 0; i < pattern.phases.size(); ++i) {
      if (at >= anchor && flashes(i) && --count <= 0) return at;
      at = at + pattern.phases[i].length;
    }
  }
  return never;
}

const LedPattern* pattern_of(LedSign sign, const Faceplate& face) {
  const auto& pattern = face.leds[static_cast<std::size_t>(sign)];
  return pattern && !pattern->phases.empty() ? &*pattern : nullptr;
}

}  // namespace

Showing showing(const LedLook& look, LedSign sign, Instant onset, const Faceplate& face) {
  if (look.kind == LedLook::Kind::named) return {look.sign == sign ? onset : never, never};
  const LedPattern* pattern = pattern_of(sign, face);
  if (look.kind == LedLook::Kind::off) {
    return {pattern == nullptr ? onset : dark_from(*pattern, onset), never};
  }
  if (pattern == nullptr) return {};
  if (look.kind == LedLook::Kind::solid) {
    const auto& colour = pattern->phases[0].colour;
    const bool solid = pattern->steady() && colour && asked_for(look, *colour);
    return {solid ? onset : never, never};
  }
  if (!described(look, *pattern)) return {};
  return {onset, end_of(*pattern, onset)};
}

Instant recognised(const LedLook& look, int count, LedSign sign, Instant onset, Instant anchor,
                   const Faceplate& face) {
  const LedPattern* pattern = pattern_of(sign, face);
  if (look.kind == LedLook::Kind::flashes) {
    return pattern == nullptr ? never : flash(look, count, *pattern, onset, anchor);
  }
  const Showing shown = showing(look, sign, onset, face);
  if (shown.from == never) return never;
  if (look.kind == LedLook::Kind::pulses) return shown.to >= anchor ? shown.to : never;
  const bool rhythm = look.kind == LedLook::Kind::blinks || look.kind == LedLook::Kind::alternates;
  const Instant enough = rhythm ? shown.from + pattern->period() * look.periods : shown.from;
  const Instant at = std::max(enough, anchor);
  return at <= shown.to && anchor < shown.to ? at : never;
}

}  // namespace headloop::world
