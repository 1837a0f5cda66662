// All lengths of a step on one specimen, from one change of the order of events to the next.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "tools/explore/window.hpp"

namespace headloop::explore {

class OrderSearch {
 public:
  // `look`: ticks from one sample of a key to the next.
  OrderSearch(Trials& trials, Ticks look, Ticks longest, std::uint64_t runs_max);

  std::vector<Interval> intervals();
  std::uint64_t runs() const { return trials_done_.size(); }

 private:
  // Lengths, in ticks, between which nothing changes but by how much the acts move.
  struct Piece {
    std::int64_t from;
    std::int64_t to;
  };

  const Trial& trial(std::int64_t length);
  bool same(std::int64_t one, std::int64_t other);
  std::vector<Piece> split(Piece row);
  std::int64_t furthest(std::int64_t from, std::int64_t to);
  bool same_rows(const std::vector<Piece>& row, std::int64_t rows);
  std::int64_t rows_alike(const std::vector<Piece>& row, std::int64_t most);
  std::int64_t proposal(const std::vector<Piece>& row);
  void put(const std::vector<Piece>& row, std::int64_t rows);
  void put(std::int64_t from, std::int64_t to, const Ending& ending);

  Trials& trials_;
  std::int64_t look_;
  std::int64_t longest_;
  std::uint64_t runs_max_;
  std::unordered_map<std::int64_t, Trial> trials_done_;
  std::vector<Instant> unended_;       // what happens if the step does not end
  std::vector<std::int64_t> offsets_;  // of the last row's pieces: where the next one's may end
  std::vector<Interval> intervals_;
};

}  // namespace headloop::explore
