// Tests that hold for every product of the program: a test of the class runs once for each.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tools/datasheet/datasheet.hpp"

namespace headloop::runner {

inline const std::vector<models::Product>& all_products() {
  static const std::vector<models::Product> products = datasheet::load_products();
  return products;
}

class ProductTest : public testing::TestWithParam<std::size_t> {
 protected:
  const models::Product& product() const { return all_products().at(GetParam()); }
};

inline std::string product_name(const testing::TestParamInfo<std::size_t>& info) {
  std::string name = all_products().at(info.param).id;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace headloop::runner

#define HEADLOOP_EACH_PRODUCT(Class)                                                               \
  INSTANTIATE_TEST_SUITE_P(Products, Class, testing::Range(std::size_t{0}, all_products().size()), \
                           product_name)
