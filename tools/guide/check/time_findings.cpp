// Times: how long a step may last, how long the pause before it, and holds without an end.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/finder.hpp"
#include "tools/guide/check/procedure_findings.hpp"
#include "tools/guide/check/sign_words.hpp"
#include "tools/report/clock_text.hpp"

namespace headloop::checker {
namespace {

// A window that the search has not seen the end of has none.
constexpr Duration searched = seconds(59);
constexpr Duration soon = seconds(30);
constexpr std::array<std::string_view, 6> shown_paths = {"holds.reset",  "holds.reset-second",
                                                         "reset.commit", "clock.error",
                                                         "keys.bounce",  "keys.sampler"};

std::string time_text(const explore::Window& window) {
  const explore::Range& sure = *window.sure;
  return sure.to >= searched
             ? fmt::format("at least {} are needed", seconds_text(sure.from))
             : fmt::format("{} to {} are needed", seconds_text(sure.from), seconds_text(sure.to));
}

// A person can do nothing with parts of a millisecond.
std::string margin_text(Duration margin) {
  if (margin < milliseconds(1)) return "less than 1 ms";
  return report::span_text(margin / 1'000'000 * 1'000'000);
}

// What is written of a step's length, beside its window.
struct Written {
  Duration least;
  Duration most;
  Duration room;                // that a person needs
  bool has_most = false;        // and there is an upper edge
  bool told = false;            // a sign says when to stop, and going by it works
  bool open = false;            // "at least"
  std::vector<Duration> fails;  // lengths of the words that are not sure
  std::vector<Duration> near;   // lengths a person's room away that are not
};

// What the guide itself says, without a window.
Written written_of(const guide::Duration& said) {
  Written written;
  written.least = milliseconds(said.min_ms.value_or(said.max_ms.value_or(0)));
  written.most = milliseconds(said.max_ms.value_or(said.min_ms.value_or(0)));
  written.room = std::max(written.least / 20, milliseconds(200));
  written.has_most = said.max_ms.has_value();
  return written;
}

Written written_of(const Finder& finder, const BoundStep& bound, const explore::Range& sure) {
  const guide::Duration& said = *bound.duration;
  const Ending* by_sign = finder.tried().by(sign_reader.name);
  Written written = written_of(said);
  written.has_most = sure.to < searched && written.has_most;
  written.told = bound.until && by_sign != nullptr && by_sign->works();
  written.open = said.min_ms && !said.max_ms;
  const auto put = [&](std::vector<Duration>& list, Duration length) {
    if (!sure.contains(length)) list.push_back(length);
  };
  put(written.fails, written.least);
  if (written.has_most) put(written.fails, written.most);
  put(written.near, std::max(written.least - written.room, Duration{}));
  if (written.has_most) put(written.near, written.most + written.room);
  return written;
}

RuleId rule_for(const Written& written, const explore::Range& sure) {
  if (written.fails.empty()) return RuleId::duration_near_edge;
  // Nearly long enough, and there is a sign: some go by the one, some by the other.
  const bool almost =
      written.told && written.least * 100 >= sure.from * 85 && written.least <= sure.to;
  return almost ? RuleId::ambiguous : RuleId::duration_outside_window;
}

std::string_view why_of(RuleId rule, const Written& written, const explore::Range& sure) {
  const bool slow = std::any_of(written.near.begin(), written.near.end(),
                                [&](Duration length) { return length > sure.to; });
  switch (rule) {
    case RuleId::duration_near_edge:
      if (!has_room(sure))
        return "the device leaves nobody who counts enough room: say at which sign to let go";
      return slow ? "who counts a little slowly fails: write a time with some room"
                  : "who counts a little fast fails: write a time with some room";
    case RuleId::ambiguous:
      return "who goes by the watch and not by the sign stops too early: give the sign alone, or "
             "the longer time";
    default: return "who goes by this time fails";
  }
}

// By the watch.
Trial trial_of(const Finder& finder, const Binding& binding) {
  Trial trial = perform(binding, plan_of(binding, as_read(watch_reader)));
  finder.lab().known.effort.spend(trial.events);
  return trial;
}

// What somebody gets who goes by the watch and takes this long; with the sign of a later step that
// comes too soon for it.
std::string told_of(const Finder& finder, std::size_t step, Duration length) {
  const Binding changed = with_length(finder.binding(), step, length);
  const Trial trial = trial_of(finder, changed);
  const bool works = trial.finding.outcome == world::Outcome::works;
  std::string text = works ? "works on the unit tried, and not on every one" : trial.outcome;
  for (Promise promise : changed.promises) {
    if (promise.step <= step || !promise.ends_step) continue;
    promise.step = step;
    if (!sighting(trial, changed, promise)) continue;
    return text + fmt::format("; '{}' comes while it is still held", promise.sign.text);
  }
  return text;
}

// The sign at which to end a hold: the first one with which the procedure works, of those that a
// hold of the right length has.
std::optional<std::string> sign_for(const Finder& finder, std::size_t step,
                                    const explore::Range& sure) {
  constexpr int tries_max = 4;
  const Duration right = sure.from + (sure.to - sure.from) / 2;
  Binding changed = with_length(finder.binding(), step, right);
  const Trial seen = trial_of(finder, changed);
  const auto begun = seen.begun(seen.plan.begins[step]);
  changed.steps[step].duration.reset();
  std::set<std::string> tried;
  for (const Observation& o : seen.record.observations()) {
    if (!begun || o.at <= *begun) continue;
    std::string text = told(o, finder.product());
    const auto sign = sign_in(text);
    if (!sign || !tried.insert(text).second) continue;
    if (tried.size() > tries_max || !finder.lab().known.effort.for_all()) break;
    changed.steps[step].until = cue_on(*sign, finder.product().face);
    if (ending_in(changed, {}, finder.lab().known.effort).works()) return "until " + text;
  }
  return std::nullopt;
}

// What to write of a hold's length: a time with room, or a sign where the device leaves none.
std::string better_end(const Finder& finder, std::size_t step, const explore::Range& sure) {
  if (!has_room(sure) && !finder.binding().steps[step].until) {
    if (auto sign = sign_for(finder, step, sure)) return *sign;
  }
  return better_time(sure);
}

// A finding about the room that a person needs is a note where an assumed value decides it, or
// where trying again costs nothing; and one about a time beside a sign that works.
void note_if_harmless(const Finder& finder, Finding& finding, bool told) {
  const bool harmless = finder.binding().goal == Goal::reboot || !finding.gone_with.empty();
  if (harmless && (told || finding.rule != RuleId::duration_outside_window))
    finding.severity = Severity::note;
}

void find_length(Finder& finder, const Limit& limit) {
  const BoundStep& bound = finder.binding().steps[limit.timed.bound_step];
  const explore::Window& window = limit.window;
  if (!window.sure || !bound.duration || !bound.duration_span) return;
  const Written written = written_of(finder, bound, *window.sure);
  const bool near = written.fails.empty();
  if (near && (written.near.empty() || written.told || written.open)) return;
  const RuleId rule = rule_for(written, *window.sure);
  const Duration taken = near ? written.least : written.fails.front();
  std::string observed = fmt::format("on the {}, {}; {} as written: {}", finder.product().title,
                                     time_text(window), report::span_text(taken),
                                     near ? explore::ending_text(window.at_documented)
                                          : told_of(finder, limit.timed.bound_step, taken));
  if (window.margin && near)
    observed += fmt::format(", and the edge is {} away", margin_text(*window.margin));
  const guide::Span words = trimmed(finder.lab().source, *bound.duration_span);
  Finding& finding = finder.add(rule, words, written_at(finder.lab().source, words), observed,
                                std::string(why_of(rule, written, *window.sure)));
  rest_on(finding, finder.product(), shown_paths);
  finding.story = story_of(finder.tried().literal(), finder.product());
  if (finder.lab().thorough)
    finding.fix =
        retimed(finder.lab(), words, better_end(finder, limit.timed.bound_step, *window.sure));
  const std::vector<Duration>& probes = near ? written.near : written.fails;
  finder.doubt(course_paths, [&](const Binding& binding) {
    return std::any_of(probes.begin(), probes.end(), [&](Duration length) {
      return !is_sure(binding, limit.timed, length, finder.lab().known.effort);
    });
  });
  note_if_harmless(finder, finding, written.told);
}

// Who is told to hurry may take all of it but a hair, and nobody takes longer than this for "at
// once".
constexpr Duration soonest = seconds(1);
Duration pause_taken(const BoundStep& bound) {
  if (bound.at_once && !bound.within_ms) return soonest;
  return bound.within_ms ? milliseconds(*bound.within_ms) * 95 / 100 : soon;
}

// The pause before a step: what the guide says of it, or that it says nothing.
void find_pause(Finder& finder, const Limit& limit) {
  const BoundStep& bound = finder.binding().steps[limit.timed.bound_step];
  const explore::Window& window = limit.window;
  if (!window.possible) return;
  const explore::Range& range = window.sure ? *window.sure : *window.possible;
  const Duration taken = pause_taken(bound);
  if (taken <= range.to) return;
  const std::string promise =
      bound.within_ms
          ? fmt::format("it may begin {} later", report::span_text(milliseconds(*bound.within_ms)))
          : "this comes next, at any time";
  const std::string observed = fmt::format("the {} waits for it no longer than {}",
                                           finder.product().title, seconds_text(range.to));
  Finding& finding =
      bound.within_ms
          ? finder.add(RuleId::duration_outside_window, finder.words(bound.at).span, promise,
                       observed, "who takes all the time that is given comes too late")
          : finder.add(RuleId::ambiguous, finder.words(bound.at).span, promise, observed,
                       "say how soon it has to follow");
  rest_on(finding, finder.product(), {"reset.second-window"});
  if (finder.lab().thorough && !bound.within_ms)
    finding.fix = begin_within(finder.lab(), bound.at, soon_seconds(range));
  finder.doubt(course_paths, [&](const Binding& binding) {
    return !is_sure(binding, limit.timed, taken, finder.lab().known.effort);
  });
  note_if_harmless(finder, finding, false);
}

// How long a hold without an end has to be, on every unit.
std::optional<explore::Range> length_needed(const Finder& finder, std::size_t step) {
  constexpr std::int64_t tried_ms = 10'000;
  Known& known = finder.lab().known;
  Binding changed = finder.binding();
  changed.steps[step].duration = guide::Duration{tried_ms, tried_ms, false};
  const auto [place, fresh] = known.needed.try_emplace(key_of(changed));
  if (!fresh) return place->second;
  for (const Limit& limit : limits_of(changed, known.effort)) {
    if (!limit.timed.gap && limit.timed.bound_step == step) place->second = limit.window.sure;
  }
  return place->second;
}

// Whether all that the words allow, with the room that a person needs, keeps the promise on every
// unit. Then there is nothing to find, wherever the window's edges are, as long as what lies
// between two lengths that do keeps it as well.
bool is_roomy(const Finder& finder, const Timed& timed) {
  const BoundStep& bound = finder.binding().steps[timed.bound_step];
  std::vector<Duration> lengths;
  if (timed.gap) {
    lengths = {pause_taken(bound)};
  } else if (bound.duration) {
    const Written written = written_of(*bound.duration);
    lengths = {written.least, std::max(written.least - written.room, Duration{})};
    if (written.has_most) {
      lengths.push_back(written.most);
      lengths.push_back(written.most + written.room);
    }
  }
  return std::all_of(lengths.begin(), lengths.end(), [&](Duration length) {
    return is_sure(finder.binding(), timed, length, finder.lab().known.effort);
  });
}

// Where only an edit is verified: of the steps for which a finding is possible at all.
const std::vector<Limit>& limits_in_doubt(const Finder& finder) {
  Known& known = finder.lab().known;
  const auto [place, fresh] = known.limits_in_doubt.try_emplace(key_of(finder.binding()));
  if (!fresh) return place->second;
  for (const Timed& timed : deciding_steps(finder.binding())) {
    if (!known.effort.for_all()) break;
    if (is_roomy(finder, timed)) continue;
    if (auto limit = limit_of(finder.binding(), timed, known.effort))
      place->second.push_back(std::move(*limit));
  }
  return place->second;
}

}  // namespace

Binding with_length(Binding binding, std::size_t step, Duration length) {
  const std::int64_t ms = length.ns / 1'000'000;
  binding.steps[step].duration = guide::Duration{ms, ms, false};
  return binding;
}

void find_times(Finder& finder) {
  const Attempts& attempts = *finder.tried().attempts;
  if (!attempts.complete) return;
  const std::vector<Limit>& limits = attempts.limits ? *attempts.limits : limits_in_doubt(finder);
  for (const Limit& limit : limits)
    limit.timed.gap ? find_pause(finder, limit) : find_length(finder, limit);
}

void find_ends(Finder& finder) {
  const Binding& binding = finder.binding();
  for (std::size_t i = 0; i < binding.steps.size(); ++i) {
    const BoundStep& bound = binding.steps[i];
    if (bound.kind != BoundStep::Kind::hold || bound.duration || bound.until) continue;
    Finding& finding = finder.add(
        RuleId::missing_release, finder.words(bound.at).span, "these are held",
        "nothing says until when: neither a time nor a sign",
        fmt::format("who lets go after two seconds gets: {}", finder.tried().literal().outcome));
    rest_on(finding, finder.product(), {"holds.reset.threshold"});
    if (!finder.lab().thorough) continue;
    if (const auto sure = length_needed(finder, i))
      finding.fix = end_of_hold(finder.lab(), finder.words(bound.at), better_end(finder, i, *sure));
  }
}

}  // namespace headloop::checker
