#include "tools/datasheet/variants.hpp"

#include <algorithm>
#include <optional>

#include "tools/datasheet/sheet.hpp"

namespace headloop::datasheet {
namespace {

using input::Problems;
using models::Product;

Node& mutable_at(Node& root, std::string_view path) {
  Node* node = &root;
  while (!path.empty()) {
    const std::string_view key = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), key.size() + 1));
    const auto entry = std::find_if(node->entries.begin(), node->entries.end(),
                                    [key](const input::Entry& one) { return one.key.text == key; });
    HEADLOOP_CHECK(entry != node->entries.end(), "a path of a sheet that has been read");
    node = &entry->value;
  }
  return *node;
}

// In a value each amount, in a range's stead; the colour of a phase stays.
void set_amounts(Node& value, const std::string& amount) {
  for (Node& item : value.items) set_amounts(item, amount);
  if (value.is_scalar())
    value.text.replace(value.text.size() - amount_in(value.text).size(), std::string::npos, amount);
}

bool is_yes_no(const Node& value) {
  return value.kind == Node::Kind::yes_no || value.text == "yes" || value.text == "no";
}

// What else an assumed leaf might be: the ends of its range; the other one of yes and no.
std::vector<std::string> ends_of(const Node& leaf) {
  const Node& value = value_of(leaf);
  if (!is_assumed(leaf)) return {};
  if (is_yes_no(value)) return {input::yes_no_of(value) ? "no" : "yes"};
  std::vector<std::string> ends;
  if (const Node* range = leaf.find("range")) {
    for (const Node& end : range->items) ends.push_back(end.text);
  }
  return ends;
}

void set_leaf(Node& leaf, const std::string& end) {
  if (is_yes_no(value_of(leaf))) {
    mutable_at(leaf, "is").text = end;
  } else {
    set_amounts(mutable_at(leaf, leaf.find("person") ? "person" : "is"), end);
  }
}

// The sheet with what follows from other values brought in line; nothing if it then contradicts
// itself.
std::optional<Product> settled(Node root, const FamilyRules& family) {
  Problems problems("");
  const Product loose = product_of(root, family, problems);
  for (const DerivedTime& time : derived_times({root, loose, family, problems}))
    mutable_at(root, time.path + ".is").text = std::to_string(time.ticks.count) + " ticks";
  Product product = product_of(root, family, problems);
  check_whole({root, product, family, problems});
  if (!problems.empty()) return std::nullopt;
  return product;
}

}  // namespace

// The sheet has been read before: nothing is wrong with it.
struct Variants::Sheet {
  Sheet(const Product& product, const std::string& text)
      : problems(product.id),
        root(root_of(text, problems)),
        family(rules_of(product.params.family)) {}

  Problems problems;
  Node root;
  const FamilyRules& family;
  std::map<std::string, std::vector<Variant>, std::less<>> by_path;
};

Variants::Variants(TextOf text_of) : text_of_(std::move(text_of)) {}
Variants::~Variants() = default;

const std::vector<Variant>& Variants::of(const Product& product, std::string_view path) {
  std::unique_ptr<Sheet>& sheet = sheets_[product.id];
  if (!sheet) sheet = std::make_unique<Sheet>(product, text_of_(product.id));
  const auto known = sheet->by_path.find(path);
  if (known != sheet->by_path.end()) return known->second;
  std::vector<Variant>& variants = sheet->by_path[std::string(path)];
  for (const std::string& end : ends_of(mutable_at(sheet->root, path))) {
    Node root = sheet->root;
    set_leaf(mutable_at(root, path), end);
    if (auto changed = settled(std::move(root), sheet->family))
      variants.push_back({end, std::move(*changed)});
  }
  return variants;
}

}  // namespace headloop::datasheet
