// Two lengths are known to be alike, and everything between them, if the same happens in the same
// order at both, and
// - they lie within one look of the keys, and the firmware sees every edge at the same tick; or
// - they differ by whole looks, and the firmware sees every edge at the same tick or just as much
//   later.
// For whatever happens stays where it is or moves with the length, so that two events that have the
// same order at both ends have it between them.
//
// So the lengths are laid out in rows of one look. A row falls into pieces by the first rule; by
// the second a row whose pieces are alike, at both of their ends, with those of a later row, is
// alike with all rows between. How far that will be is read off the times of the events.
#include "tools/explore/order_search.hpp"

#include <algorithm>

namespace headloop::explore {

OrderSearch::OrderSearch(Trials& trials, Ticks look, Ticks longest, std::uint64_t runs_max)
    : trials_(trials), look_(look.count), longest_(longest.count), runs_max_(runs_max) {
  for (const Event& event : trial(longest_).trace) unended_.push_back(event.at);
}

std::vector<Interval> OrderSearch::intervals() {
  // The first row is short, so that the others begin where a piece does.
  std::int64_t at = furthest(0, std::min(look_ - 1, longest_)) + 1;
  put(0, at - 1, trial(0).ending);
  while (at <= longest_) {
    const auto row = split({at, at + look_ - 1});
    const std::int64_t rows = rows_alike(row, (longest_ - at) / look_);
    put(row, rows);
    at += (rows + 1) * look_;
  }
  return intervals_;
}

const Trial& OrderSearch::trial(std::int64_t length) {
  const auto found = trials_done_.find(length);
  if (found != trials_done_.end()) return found->second;
  if (trials_done_.size() >= runs_max_) {
    throw NoWindow("the order of events changes too often to follow it over such lengths");
  }
  return trials_done_.emplace(length, trials_.run({world::Span::Unit::ticks, length}))
      .first->second;
}

bool OrderSearch::same(std::int64_t one, std::int64_t other) {
  if (one == other) return true;
  const std::int64_t longer = other - one;
  const Trial& a = trial(one);
  const Trial& b = trial(other);
  const Ticks moved{longer % look_ == 0 ? longer : 0};
  return a.ending == b.ending && same_order(a.trace, b.trace, moved);
}

// The last length up to `to` that is alike with `from`, within one look.
std::int64_t OrderSearch::furthest(std::int64_t from, std::int64_t to) {
  if (same(from, to)) return to;
  std::int64_t alike = from;
  std::int64_t unlike = to;
  while (unlike - alike > 1) {
    const std::int64_t middle = alike + (unlike - alike) / 2;
    (same(from, middle) ? alike : unlike) = middle;
  }
  return alike;
}

std::vector<OrderSearch::Piece> OrderSearch::split(Piece row) {
  std::vector<Piece> pieces;
  std::vector<std::int64_t> offsets;
  for (std::int64_t from = row.from; from <= row.to;) {
    // Mostly a piece ends where it did in the row before.
    std::int64_t to = -1;
    const auto hint = std::lower_bound(offsets_.begin(), offsets_.end(), from - row.from);
    if (hint != offsets_.end() && row.from + *hint < row.to) {
      const std::int64_t end = row.from + *hint;
      if (same(from, end) && !same(from, end + 1)) to = end;
    }
    if (to < 0) to = furthest(from, row.to);
    pieces.push_back({from, to});
    offsets.push_back(to - row.from);
    from = to + 1;
  }
  offsets_ = std::move(offsets);
  return pieces;
}

bool OrderSearch::same_rows(const std::vector<Piece>& row, std::int64_t rows) {
  return std::all_of(row.begin(), row.end(), [&](const Piece& piece) {
    return same(piece.from, piece.from + rows * look_) && same(piece.to, piece.to + rows * look_);
  });
}

// How many rows after this one are alike with it, at most `most`.
std::int64_t OrderSearch::rows_alike(const std::vector<Piece>& row, std::int64_t most) {
  if (most < 1 || !same_rows(row, 1)) return 0;
  const std::int64_t hoped = std::clamp<std::int64_t>(proposal(row), 1, most);
  if (same_rows(row, hoped)) return hoped;
  std::int64_t alike = 1;
  std::int64_t unlike = hoped;
  while (unlike - alike > 1) {
    const std::int64_t middle = alike + (unlike - alike) / 2;
    (same_rows(row, middle) ? alike : unlike) = middle;
  }
  return alike;
}

std::int64_t OrderSearch::proposal(const std::vector<Piece>& row) {
  const Duration look = trials_.duration(Ticks{look_});
  Duration least = never - Instant{};
  for (const Piece& piece : row) {
    for (const std::int64_t end : {piece.from, piece.to}) {
      const Trial& here = trial(end);
      const Trial& next = trial(end + look_);
      least = std::min(least, room(here.trace, next.trace, look, unended_));
    }
  }
  return least / look;
}

void OrderSearch::put(const std::vector<Piece>& row, std::int64_t rows) {
  const auto ending = [this](const Piece& piece) { return trial(piece.from).ending; };
  const bool all_one = std::all_of(row.begin(), row.end(), [&](const Piece& piece) {
    return ending(piece) == ending(row.front());
  });
  if (all_one) return put(row.front().from, row.back().to + rows * look_, ending(row.front()));
  for (std::int64_t i = 0; i <= rows; ++i) {
    for (const Piece& piece : row) {
      put(piece.from + i * look_, piece.to + i * look_, ending(piece));
    }
  }
}

// Joins neighbours that came to the same.
void OrderSearch::put(std::int64_t from, std::int64_t to, const Ending& ending) {
  to = std::min(to, longest_);
  if (from > to) return;
  if (!intervals_.empty() && intervals_.back().ending == ending) {
    intervals_.back().to = Ticks{to};
  } else {
    intervals_.push_back({Ticks{from}, Ticks{to}, ending});
  }
}

}  // namespace headloop::explore
