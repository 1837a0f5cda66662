#include "tools/explore/window.hpp"

#include <algorithm>

#include "tools/explore/order_search.hpp"
#include "tools/explore/population.hpp"

namespace headloop::explore {
namespace {

using world::Span;

constexpr Duration looked_at_least = seconds(60);

// Whole ticks in a length, rounded down.
Ticks ticks_of(Span span, std::int64_t hertz) {
  if (span.unit == Span::Unit::ticks) return {span.count};
  return Clock(hertz, 0, Duration{}).at_or_before(Instant{span.count});
}

Ticks longest_of(Span documented, std::int64_t hertz, const WindowOptions& options) {
  const Duration longest =
      options.longest.value_or(std::max(looked_at_least, duration_of(documented, hertz) * 4));
  return ticks_of({Span::Unit::ns, longest.ns}, hertz);
}

struct TickRange {
  std::int64_t from = 0;
  std::int64_t to = 0;

  // How far a length is from it; 0 inside.
  std::int64_t distance(std::int64_t length) const {
    return std::max({from - length, length - to, std::int64_t{0}});
  }
};
using TickRanges = std::vector<TickRange>;  // in order, apart from each other

TickRanges promised_of(const std::vector<Interval>& intervals) {
  TickRanges ranges;
  for (const Interval& interval : intervals) {
    if (!interval.ending.promised) continue;
    if (!ranges.empty() && ranges.back().to + 1 == interval.from.count) {
      ranges.back().to = interval.to.count;
    } else {
      ranges.push_back({interval.from.count, interval.to.count});
    }
  }
  return ranges;
}

TickRanges in_both(const TickRanges& a, const TickRanges& b) {
  TickRanges both;
  for (const TickRange& x : a) {
    for (const TickRange& y : b) {
      const TickRange common{std::max(x.from, y.from), std::min(x.to, y.to)};
      if (common.from <= common.to) both.push_back(common);
    }
  }
  return both;
}

TickRanges in_either(const TickRanges& a, const TickRanges& b) {
  TickRanges all = a;
  all.insert(all.end(), b.begin(), b.end());
  std::sort(all.begin(), all.end(),
            [](const TickRange& x, const TickRange& y) { return x.from < y.from; });
  TickRanges either;
  for (const TickRange& range : all) {
    if (!either.empty() && range.from <= either.back().to + 1) {
      either.back().to = std::max(either.back().to, range.to);
    } else {
      either.push_back(range);
    }
  }
  return either;
}

class WindowSearch {
 public:
  WindowSearch(const models::Product& product, const world::Script& script, const TimedStep& timed,
               const Judge& judge, const WindowOptions& options)
      : product_(product), script_(script), judge_(judge), options_(options) {
    window_.timed = timed;
    window_.documented = length_of(script, timed);
    window_.hertz = product.params.clock.hertz;
    window_.longest = longest_of(window_.documented, window_.hertz, options);
  }

  // A window may have an edge that the nominal unit has not, because a race between two parts goes
  // another way: so all of their extremes are searched.
  Window find() {
    window_.intervals = search(product_);
    TickRanges sure = promised_of(window_.intervals);
    TickRanges possible = sure;
    for (const DrawnParts& parts : extreme_parts) {
      const TickRanges promised = promised_of(search(product_with(product_, parts)));
      sure = in_both(sure, promised);
      possible = in_either(possible, promised);
    }
    if (!possible.empty()) find_edges(sure, possible);
    return std::move(window_);
  }

 private:
  std::vector<Interval> search(const models::Product& product) {
    Trials trials(product, script_, window_.timed, judge_, {});
    if (!trials.reached()) throw NoWindow("the scenario ends before it comes to this step");
    if (&product == &product_) window_.at_documented = trials.ending(window_.documented);
    OrderSearch search(trials, Ticks{product.params.sampler.sample_every}, window_.longest,
                       options_.runs_max);
    std::vector<Interval> intervals = search.intervals();
    window_.runs += search.runs();
    return intervals;
  }

  Stretch nearest(const TickRanges& ranges) const {
    const std::int64_t length = ticks_of(window_.documented, window_.hertz).count;
    const TickRange range = *std::min_element(ranges.begin(), ranges.end(),
                                              [length](const TickRange& x, const TickRange& y) {
                                                return x.distance(length) < y.distance(length);
                                              });
    return {{duration(range.from), duration(range.to)},
            range.from > 0,
            range.to < window_.longest.count};
  }

  void find_edges(const TickRanges& sure, const TickRanges& possible) {
    Extremes found;
    found.possible = nearest(possible);
    if (!sure.empty()) found.sure = nearest(sure);
    const Extremes extremes = find_extremes(product_, script_, window_.timed, judge_, found,
                                            duration(window_.longest.count));
    window_.runs += extremes.runs;
    window_.possible = extremes.possible.range;
    if (!extremes.sure) return;
    window_.sure = extremes.sure->range;
    window_.margin = margin(*extremes.sure);
  }

  std::optional<Duration> margin(const Stretch& sure) const {
    const Duration documented = duration_of(window_.documented, window_.hertz);
    std::optional<Duration> margin;
    if (sure.lower) margin = documented - sure.range.from;
    const Duration above = sure.range.to - documented;
    if (sure.upper) margin = std::min(margin.value_or(above), above);
    return margin;
  }

  Duration duration(std::int64_t ticks) const {
    return duration_of({Span::Unit::ticks, ticks}, window_.hertz);
  }

  const models::Product& product_;
  const world::Script& script_;
  const Judge& judge_;
  WindowOptions options_;
  Window window_;
};

}  // namespace

Window find_window(const models::Product& product, const world::Script& script,
                   const TimedStep& timed, const Judge& judge, const WindowOptions& options) {
  return WindowSearch(product, script, timed, judge, options).find();
}

}  // namespace headloop::explore
