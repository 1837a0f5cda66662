#include "tools/guide/check/basis.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headloop::checker {
namespace {

constexpr std::string_view assumption = "assumed";

void add_once(std::vector<std::string>& list, std::string text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

std::string text_of(const models::Product& product, const models::Provenance& value) {
  return fmt::format("{} {} = {}", product.title, value.path, value.value);
}

// "P1, assumed"
std::vector<std::string_view> sources_of(const models::Provenance& value) {
  std::vector<std::string_view> sources;
  std::string_view rest = value.source;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(", "), rest.size());
    sources.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return sources;
}

bool is_assumed(const models::Provenance& value) {
  const auto sources = sources_of(value);
  return std::find(sources.begin(), sources.end(), assumption) != sources.end();
}

bool is_below(const models::Provenance& value, Paths paths) {
  return std::any_of(paths.begin(), paths.end(), [&](std::string_view path) {
    return value.path == path || (value.path.size() > path.size() && value.path.starts_with(path) &&
                                  value.path[path.size()] == '.');
  });
}

}  // namespace

void rest_on(Finding& finding, const models::Product& product, Paths paths) {
  for (const models::Provenance& value : product.provenance) {
    if (!is_below(value, paths)) continue;
    for (const std::string_view source : sources_of(value)) {
      if (source == assumption) {
        add_once(finding.assumed, text_of(product, value));
      } else {
        add_once(finding.claims, std::string(source));
      }
    }
  }
}

std::vector<Assumption> gone_with(const models::Product& product, datasheet::Variants& variants,
                                  Paths paths, const Again& again) {
  std::vector<Assumption> gone;
  for (const models::Provenance& value : product.provenance) {
    if (!is_assumed(value) || !is_below(value, paths)) continue;
    for (const datasheet::Variant& variant : variants.of(product, value.path)) {
      if (!again(variant.product)) gone.push_back({value.path, variant.value});
    }
  }
  return gone;
}

void depend_on(Finding& finding, const models::Product& product,
               const std::vector<Assumption>& on) {
  if (on.empty()) return;
  finding.severity = std::min(finding.severity, Severity::warning);
  for (const Assumption& each : on) {
    for (const models::Provenance& value : product.provenance) {
      if (value.path == each.path) add_once(finding.assumed, text_of(product, value));
    }
    finding.gone_with.push_back(fmt::format("{} {} = {}", product.title, each.path, each.value));
  }
}

}  // namespace headloop::checker
