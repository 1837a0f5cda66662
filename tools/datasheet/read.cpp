#include <bit>

#include "tools/datasheet/claims.hpp"
#include "tools/datasheet/datasheet.hpp"
#include "tools/datasheet/face.hpp"
#include "tools/datasheet/sheet.hpp"
#include "tools/input/yaml.hpp"

namespace headloop::datasheet {
namespace {

using input::Problems;
using models::Family;
using models::Product;

// The section of a whole sheet, by family.
const Section<Product>& shape_of(const FamilyRules& family) {
  static const std::array<SectionPtr<Product>, count_of<Family>()> all = [] {
    std::array<SectionPtr<Product>, count_of<Family>()> list;
    for (std::size_t i = 0; i < list.size(); ++i) {
      list[i] = sheet_section(rules_of(static_cast<Family>(i)));
    }
    return list;
  }();
  return *all[static_cast<std::size_t>(family.family)];
}

// The family decides what the rest of the sheet must look like.
Family family_of(const Node& root, input::Checker& checker) {
  const Node* product = root.find("product");
  if (!product) {
    checker.problems.stop(root.at, "found " + input::found(root) +
                                       ", expected a data sheet, which begins with 'product'");
  }
  identity_section()->check(*product, checker);
  checker.problems.raise();
  return *from_name<Family>(value_of(*product->find("family")).text);
}

void derive(Product& product, Family family) {
  platform::Params& firmware = product.params.firmware;
  product.params.family = family;
  product.face.product = product.id;
  for (std::size_t row = 0; row < firmware.hold_count; ++row) {
    const platform::Hold& hold = firmware.holds[row];
    if (hold.role == platform::HoldRole::reset) {
      firmware.call_key = static_cast<std::uint8_t>(std::countr_zero(unsigned{hold.keys}));
    }
  }
}

}  // namespace

Node root_of(std::string_view text, Problems& problems) {
  std::vector<Node> documents = input::read_yaml(text, problems);
  if (documents.empty()) problems.stop({}, "an empty file, expected a data sheet");
  if (documents.size() > 1) {
    problems.stop(documents[1].at, "a second document, expected one data sheet in a file");
  }
  return std::move(documents[0]);
}

Product product_of(const Node& root, const FamilyRules& family, Problems& problems) {
  Product product;
  Reading reading{problems, product};
  shape_of(family).read(root, product, reading);
  derive(product, family.family);
  return product;
}

void check_whole(const Sheet& sheet) {
  for (const auto check : {&check_names, &check_holds, &check_times, &check_parts, &check_map}) {
    check(sheet);
  }
}

Product read_datasheet(const std::string& path, std::string_view text) {
  Problems problems(path);
  const Node root = root_of(text, problems);
  std::vector<std::string> controls;
  if (const Node* list = root.find("controls")) {
    for (const auto& [name, leaf] : list->entries) controls.push_back(name.text);
  }
  const input::Names names = [&controls](std::string_view kind) {
    return kind == control_names ? &controls : &known_claim_ids();
  };
  input::Checker checker{problems, names};
  const FamilyRules& family = rules_of(family_of(root, checker));
  shape_of(family).check(root, checker);
  problems.raise();

  Product product = product_of(root, family, problems);
  check_whole({root, product, family, problems});
  problems.raise();
  product.provenance = provenance_of(root);
  return product;
}

}  // namespace headloop::datasheet
