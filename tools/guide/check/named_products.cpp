#include "tools/guide/check/named_products.hpp"

#include "sim/core/check.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

// Shorter ones are words of their own.
constexpr std::size_t name_size_min = 3;

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// "mdr-1000xm2": itself, "1000xm2" without the series, "xm2" without the number.
std::vector<std::string> names_of(const std::string& title) {
  std::vector<std::string> names = {title};
  const std::size_t dash = title.find_last_of("- ");
  const std::string tail = dash == std::string::npos ? title : title.substr(dash + 1);
  names.push_back(tail);
  names.push_back(tail.substr(std::min(tail.size(), tail.find_first_not_of("0123456789"))));
  return names;
}

}  // namespace

ProductNames::ProductNames(const std::vector<models::Product>& products) {
  HEADLOOP_CHECK(products.size() <= products_max, "a set of products has a bit for each");
  for (std::size_t i = 0; i < products.size(); ++i) {
    titles_.push_back(products[i].title);
    all_ |= bit(i);
    for (std::string& name : names_of(lower(products[i].title))) {
      if (name.size() >= name_size_min) names_.emplace_back(std::move(name), i);
    }
  }
}

ProductSet ProductNames::in(std::string_view text) const {
  ProductSet set = 0;
  const std::string low = lower(text);
  for (std::size_t at = 0; at < low.size();) {
    std::size_t end = at;
    while (end < low.size() && in_name(low[end])) ++end;
    const std::string_view run = std::string_view(low).substr(at, end - at);
    for (const auto& [name, product] : names_) {
      if (run == name) set |= bit(product);
    }
    at = end + (end == at ? 1 : 0);
  }
  return set;
}

std::string ProductNames::text(ProductSet set) const {
  std::string text;
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    if ((set & bit(i)) != 0) text += (text.empty() ? "" : ", ") + titles_[i];
  }
  return text;
}

}  // namespace headloop::checker
