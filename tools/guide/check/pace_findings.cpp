// People who are a little fast or slow, where no time of the guide has been found fault with.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/finder.hpp"
#include "tools/guide/check/procedure_findings.hpp"

namespace headloop::checker {
namespace {

constexpr std::array paces = {least_reader, most_reader, hasty_reader, slow_reader};

// What gives all of them enough room.
struct Remedy {
  std::size_t step = 0;  // of the binding
  std::optional<Edit> edit;
};

class RoomSearch {
 public:
  explicit RoomSearch(const Finder& finder) : finder_(finder), binding_(finder.binding()) {}

  // The first that does: a longer hold inside of its window, a longer wait, or none.
  std::optional<Remedy> find() {
    if (const auto& limits = finder_.tried().attempts->limits) {
      for (const Limit& limit : *limits) {
        if (limit.timed.gap || !limit.window.sure) continue;
        if (auto remedy = longer(limit.timed.bound_step, better_seconds(*limit.window.sure)))
          return remedy;
      }
    }
    for (std::size_t i = 0; i < binding_.steps.size(); ++i) {
      const BoundStep& bound = binding_.steps[i];
      if (bound.kind != BoundStep::Kind::wait || !bound.duration) continue;
      const std::int64_t written = bound.duration->min_ms.value_or(0) / 1'000;
      if (auto remedy = longer(i, written + written / 2 + 1)) return remedy;
      if (auto remedy = without(i)) return remedy;
    }
    return std::nullopt;
  }

 private:
  bool works(const Binding& changed) {
    constexpr int tries_max = 16;
    if (++tries_ > tries_max) return false;
    Effort& effort = finder_.lab().known.effort;
    return ending_in(changed, {}, effort).works() &&
           std::all_of(paces.begin(), paces.end(), [&](const Reader& reader) {
             return effort.for_all() && ending_in(changed, as_read(reader), effort).works();
           });
  }
  std::optional<Remedy> longer(std::size_t step, std::int64_t length) {
    const auto& span = binding_.steps[step].duration_span;
    if (!span || !works(with_length(binding_, step, seconds(length)))) return std::nullopt;
    return Remedy{step, retimed(finder_.lab(), *span, fmt::format("at least {} seconds", length))};
  }
  std::optional<Remedy> without(std::size_t step) {
    Binding changed = binding_;
    changed.steps.erase(changed.steps.begin() + static_cast<std::ptrdiff_t>(step));
    changed.promises.clear();
    if (!works(changed)) return std::nullopt;
    auto edit = leave_out(finder_.lab(), binding_.steps[step].at);
    if (edit) hurry(*edit, changed, step);
    return Remedy{step, std::move(edit)};
  }
  // Where the device waits for the next step: how soon that has to follow.
  void hurry(Edit& edit, const Binding& changed, std::size_t next) {
    Effort& effort = finder_.lab().known.effort;
    for (const Timed& timed : deciding_steps(changed)) {
      if (!timed.gap || timed.bound_step != next) continue;
      const auto limit = limit_of(changed, timed, effort);
      if (!limit || !limit->window.sure || limit->window.sure->to >= seconds(30)) continue;
      const auto soon =
          begin_within(finder_.lab(), changed.steps[next].at, soon_seconds(*limit->window.sure));
      if (soon && soon->span.begin >= edit.span.end) edit = both(finder_.lab(), edit, *soon);
    }
  }

  const Finder& finder_;
  const Binding& binding_;
  int tries_ = 0;
};

bool fails(const Finder& finder, const Reader& reader) {
  const Ending* ending = finder.tried().by(reader.name);
  return ending != nullptr && !ending->works();
}

}  // namespace

void find_pace(Finder& finder) {
  const bool any = std::any_of(paces.begin(), paces.end(),
                               [&](const Reader& reader) { return fails(finder, reader); });
  if (finder.found_any() || !any) return;
  std::optional<Remedy> remedy;
  if (finder.lab().thorough) remedy = RoomSearch(finder).find();
  const guide::StepRef at = remedy ? finder.binding().steps[remedy->step].at : finder.main_step();
  for (const Reader& reader : paces) {
    if (!fails(finder, reader)) continue;
    Finding& finding = finder.add(RuleId::ambiguous, finder.words(at).span,
                                  std::string(promise_of(finder.binding().goal)),
                                  fmt::format("on the {}, done {}: {}", finder.product().title,
                                              reader.name, finder.tried().by(reader.name)->text),
                                  "the words leave a reader less room than people need");
    rest_on(finding, finder.product(), {"product.rule"});
    if (remedy) finding.fix = remedy->edit;
    finder.doubt(course_paths, [&](const Binding& binding) {
      return !ending_in(binding, as_read(reader), finder.lab().known.effort).works();
    });
  }
}

}  // namespace headloop::checker
