// Which of the products a text names, by the names that people use for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/unit/product.hpp"

namespace headloop::checker {

// A bit for each product, in the order in which they are given.
using ProductSet = std::uint32_t;
inline constexpr std::size_t products_max = 32;

constexpr ProductSet bit(std::size_t product) { return ProductSet{1} << product; }

// A name that no product has, and the one product whose name ends like it.
struct LikeName {
  std::size_t begin = 0;  // of the text
  std::size_t end = 0;
  std::size_t product = 0;
};

class ProductNames {
 public:
  explicit ProductNames(const std::vector<models::Product>& products);

  // "MDR-1000XM2 & XM3": both. A name has to stand alone: the XM2 is no MDR-1000X. One that ends
  // like a product's is taken for it: "WH-1000XM4".
  ProductSet in(std::string_view text) const;
  std::vector<LikeName> alike_in(std::string_view text) const;
  ProductSet all() const { return all_; }
  // "MDR-1000XM2, MDR-1000XM3"
  std::string text(ProductSet set) const;

 private:
  std::optional<std::size_t> named(std::string_view run) const;
  std::optional<std::size_t> alike(std::string_view run) const;

  std::vector<std::pair<std::string, std::size_t>> names_;
  std::vector<std::string> titles_;
  ProductSet all_ = 0;
};

}  // namespace headloop::checker
