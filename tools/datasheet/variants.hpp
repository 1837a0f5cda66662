// What a product might be as well: as its data sheet has it, but with one assumed value at another
// end of the range that is stated for it, and with all that follows from that value.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/unit/product.hpp"

namespace headloop::datasheet {

struct Variant {
  std::string value;  // "10 ms"
  models::Product product;
};

// Reads a sheet again where it is asked for, and remembers what it has read.
class Variants {
 public:
  // The text of a product's sheet, by its id.
  using TextOf = std::function<std::string(const std::string& product_id)>;

  explicit Variants(TextOf text_of);
  ~Variants();

  // `path` is one of the product's provenance: "keys.bounce". Both ends of its range; of yes and no
  // the other one; nothing where no range is stated, or where the sheet would contradict itself.
  const std::vector<Variant>& of(const models::Product& product, std::string_view path);

 private:
  struct Sheet;

  TextOf text_of_;
  std::map<std::string, std::unique_ptr<Sheet>> sheets_;  // by the product's id
};

}  // namespace headloop::datasheet
