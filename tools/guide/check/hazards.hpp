// What a procedure does on products that it is not for.
#pragma once

#include <array>
#include <vector>

#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

// The sentences that warn of each product, looked up once for all procedures.
class Warnings {
 public:
  explicit Warnings(const Lab& lab);

  bool before(std::size_t product, std::size_t sentence) const;
  std::optional<std::size_t> from(std::size_t product, std::size_t sentence) const;

 private:
  std::array<std::vector<std::size_t>, products_max> sentences_;
};

// `home`: the products that it is for.
std::vector<Finding> find_hazards(const Lab& lab, std::size_t procedure, ProductSet home,
                                  const std::vector<Elsewhere>& elsewhere,
                                  const Warnings& warnings);

}  // namespace headloop::checker
