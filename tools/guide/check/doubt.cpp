#include "tools/guide/check/doubt.hpp"

#include <fmt/format.h>

namespace headloop::checker {

void doubt(Finding& finding, const Lab& lab, const Binding& binding, Paths paths,
           const Again& again) {
  if (!lab.thorough) return;
  const std::string key =
      fmt::format("{} {} {}", name_of(finding.rule), finding.observed, key_of(binding));
  const auto [known, fresh] = lab.known.gone_with.try_emplace(key);
  if (fresh && lab.known.effort.for_all())
    known->second = gone_with(*binding.product, lab.known.variants, paths, again);
  depend_on(finding, *binding.product, known->second);
}

}  // namespace headloop::checker
