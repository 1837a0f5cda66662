// What checking one guide may cost, counted in events of the simulated units: the same on any
// machine.
#pragma once

#include <algorithm>
#include <cstdint>

namespace headloop::checker {

class Effort {
 public:
  // About a hundred different procedures; a guide has a handful.
  static constexpr std::uint64_t usual = 60'000'000;

  explicit Effort(std::uint64_t whole) : whole_(whole), left_(whole) {}

  void spend(std::uint64_t events) { left_ -= std::min(left_, events); }

  // The last half is for performing what is left to the letter.
  bool for_all() const { return left_ > whole_ / 2; }
  bool for_literal() const { return left_ > 0; }
  std::uint64_t spent() const { return whole_ - left_; }

 private:
  std::uint64_t whole_;
  std::uint64_t left_;
};

}  // namespace headloop::checker
