#include "tools/guide/check/basis.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headloop::checker {
namespace {

constexpr std::string_view assumption = "assumed";

void add_once(std::vector<std::string>& list, std::string text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

// "P1, assumed"
void add_sources(Finding& finding, const models::Product& product,
                 const models::Provenance& value) {
  std::string_view rest = value.source;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(", "), rest.size());
    const std::string_view source = rest.substr(0, end);
    if (source == assumption) {
      add_once(finding.assumed, fmt::format("{} {} = {}", product.title, value.path, value.value));
    } else {
      add_once(finding.claims, std::string(source));
    }
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
}

}  // namespace

void rest_on(Finding& finding, const models::Product& product,
             std::initializer_list<std::string_view> paths) {
  for (const models::Provenance& value : product.provenance) {
    for (const std::string_view path : paths) {
      const bool below =
          value.path == path || (value.path.size() > path.size() && value.path.starts_with(path) &&
                                 value.path[path.size()] == '.');
      if (below) add_sources(finding, product, value);
    }
  }
}

void weigh(Finding& finding) {
  const bool only_assumed = finding.claims.empty() && !finding.assumed.empty();
  if (only_assumed) finding.severity = std::min(finding.severity, Severity::warning);
}

}  // namespace headloop::checker
