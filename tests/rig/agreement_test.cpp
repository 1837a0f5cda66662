// Goal: both rings make the same Record of any script.
#include <gmock/gmock.h>

#include "tests/rig/rings.hpp"
#include "tests/support/random_script.hpp"
#include "tests/support/source_tree.hpp"
#include "tools/runner/devices.hpp"
#include "tools/runner/scenarios.hpp"

namespace headloop::rig::tests {
namespace {

using testing::IsEmpty;

std::string both(const models::Product& product, const world::Script& script) {
  const std::string parted =
      difference(run_in_unit_ring(product, script), run_in_pin_ring(product, script));
  return parted.empty() ? "" : script.id() + " (" + product.id + "): " + parted;
}

// In slices, so that they can run side by side.
class LibraryAgreement : public testing::TestWithParam<std::size_t> {
 public:
  static constexpr std::size_t slices = 12;
};

TEST_P(LibraryAgreement, HoldsForEveryScenario) {
  static const runner::Devices devices{std::nullopt};
  static const auto scripts =
      runner::load_scenarios({headloop::tests::in_source_tree("scenarios")}, devices.catalogue());
  ASSERT_GT(scripts.size(), 1'000U);
  for (std::size_t i = GetParam(); i < scripts.size(); i += slices) {
    if (!scripts[i].skip_reason.empty() || scripts[i].needs_pins) continue;
    ASSERT_THAT(both(devices.product_of(scripts[i]), scripts[i]), IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(Slices, LibraryAgreement,
                         testing::Range(std::size_t{0}, LibraryAgreement::slices));

class RandomAgreement : public testing::TestWithParam<std::uint64_t> {
 public:
  static constexpr std::uint64_t slices = 40;
  static constexpr std::uint64_t scripts = 10'000;
};

TEST_P(RandomAgreement, HoldsForScriptsThatNobodyWouldWrite) {
  const auto& list = products();
  for (std::uint64_t seed = GetParam(); seed < RandomAgreement::scripts; seed += slices) {
    const models::Product& product = list[(seed / slices) % list.size()];
    ASSERT_THAT(both(product, headloop::tests::random_script(product, seed)), IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(Slices, RandomAgreement,
                         testing::Range(std::uint64_t{0}, RandomAgreement::slices));

}  // namespace
}  // namespace headloop::rig::tests
