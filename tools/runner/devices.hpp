// All that must be known before a scenario can be read: the products, their firmware's machines,
// and the claims that a scenario may say it covers.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "models/unit/product.hpp"
#include "tools/datasheet/claims.hpp"
#include "tools/report/entry.hpp"
#include "tools/script/catalogue.hpp"

namespace headloop::runner {

class Devices {
 public:
  // Those of the program, and those below `models`. Throws as datasheet::load_products does.
  explicit Devices(const std::optional<std::filesystem::path>& models);
  Devices(std::vector<models::Product> products, std::vector<datasheet::Claim> claims);

  const std::vector<models::Product>& products() const { return products_; }
  const std::vector<datasheet::Claim>& claims() const { return claims_; }
  const script::Catalogue& catalogue() const { return catalogue_; }

  // Of a script that was read with this catalogue.
  const models::Product& product_of(const world::Script& script) const;

  // For reports on a run of the script.
  static report::Names names(const models::Product& product, const world::Script& script);

 private:
  std::vector<models::Product> products_;
  std::vector<datasheet::Claim> claims_;
  script::Catalogue catalogue_;
};

}  // namespace headloop::runner
