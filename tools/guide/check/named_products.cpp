#include "tools/guide/check/named_products.hpp"

#include <algorithm>

#include "sim/core/check.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

// Shorter ones are words of their own.
constexpr std::size_t name_size_min = 3;

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// "mdr-1000xm2": itself, "1000xm2" without the series, "xm2" without the number, "mdr1000xm2".
std::vector<std::string> names_of(const std::string& title) {
  std::vector<std::string> names = {title};
  const std::size_t dash = title.find_last_of("- ");
  const std::string tail = dash == std::string::npos ? title : title.substr(dash + 1);
  names.push_back(tail);
  names.push_back(tail.substr(std::min(tail.size(), tail.find_first_not_of("0123456789"))));
  std::string joined = title;
  std::erase(joined, '-');
  names.push_back(std::move(joined));
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

std::optional<std::size_t> ProductNames::named(std::string_view run) const {
  const auto is = [&](std::string_view other) {
    return [other](const auto& name) { return name.first == other; };
  };
  auto found = std::find_if(names_.begin(), names_.end(), is(run));
  // "XM3s"
  if (found == names_.end() && run.ends_with('s'))
    found = std::find_if(names_.begin(), names_.end(), is(run.substr(0, run.size() - 1)));
  if (found == names_.end()) return std::nullopt;
  return found->second;
}

// "WH-1000XM4", "WH1000XM4": of another series, with the number of one product.
std::optional<std::size_t> ProductNames::alike(std::string_view run) const {
  std::optional<std::size_t> product;
  for (const auto& [name, index] : names_) {
    const bool numbered = name.front() >= '0' && name.front() <= '9';
    if (!numbered || run.size() <= name.size() || !run.ends_with(name)) continue;
    const char before = run[run.size() - name.size() - 1];
    if (before >= '0' && before <= '9') continue;
    if (product && *product != index) return std::nullopt;
    product = index;
  }
  return product;
}

namespace {

// Calls for each run of characters that a name can have, lower case, with where it begins.
template <class Each>
void each_run(std::string_view text, const Each& each) {
  const std::string low = lower(text);
  for (std::size_t at = 0; at < low.size();) {
    std::size_t end = at;
    while (end < low.size() && in_name(low[end])) ++end;
    if (end > at) each(std::string_view(low).substr(at, end - at), at);
    at = end + (end == at ? 1 : 0);
  }
}

}  // namespace

ProductSet ProductNames::in(std::string_view text) const {
  ProductSet set = 0;
  each_run(text, [&](std::string_view run, std::size_t) {
    if (const auto product = named(run)) {
      set |= bit(*product);
    } else if (const auto like = alike(run)) {
      set |= bit(*like);
    }
  });
  return set;
}

std::vector<LikeName> ProductNames::alike_in(std::string_view text) const {
  std::vector<LikeName> found;
  each_run(text, [&](std::string_view run, std::size_t begin) {
    if (named(run)) return;
    if (const auto like = alike(run)) found.push_back({begin, begin + run.size(), *like});
  });
  return found;
}

std::string ProductNames::text(ProductSet set) const {
  std::string text;
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    if ((set & bit(i)) != 0) text += (text.empty() ? "" : ", ") + titles_[i];
  }
  return text;
}

}  // namespace headloop::checker
