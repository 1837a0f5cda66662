// Goal: both rings make the same Record of any script.
#include <gmock/gmock.h>

#include <algorithm>

#include "sim/world/checks.hpp"
#include "tests/rig/rings.hpp"
#include "tests/support/random_script.hpp"
#include "tests/support/source_tree.hpp"
#include "tools/runner/devices.hpp"
#include "tools/runner/scenarios.hpp"
#include "tools/script/reader.hpp"

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

// A setting is stored `before` the reboot that 7.016 s of Power bring: its page is on the bus for
// 0.8 ms, in its write cycle for 3 to 5 ms, asked after, and read back for 0.8 ms.
std::string reboot_while_storing(std::string_view device, Duration before) {
  const Duration at = milliseconds(7'016) - before;
  return "title: A reboot while a setting is stored\n"
         "device: " +
         std::string(device) +
         "\n"
         "unit: {ppm: 0, phase: 0, bounce: none, power: off}\n"
         "hosts: [{name: phone, paired: no}]\n"
         "steps:\n"
         "  - press: power\n"
         "  - wait: 4 s\n"
         "  - phone: pair\n"
         "  - wait: " +
         std::to_string((at - seconds(4)).ns) +
         " ns\n"
         "  - app: anc-strength\n"
         "    to: 55\n"
         "  - wait: 1 s\n"
         "  - release: all\n"
         "  - wait: 4 s\n";
}

TEST(RebootAgreement, HoldsWhateverIsOnTheBus) {
  static const runner::Devices devices{std::nullopt};
  int stored = 0;
  for (Duration before; before < milliseconds(8); before = before + microseconds(37)) {
    const auto scripts = script::read_scenarios("reboot", reboot_while_storing("mdr-1000x", before),
                                                devices.catalogue());
    const models::Product& product = devices.product_of(scripts.at(0));
    const Record pins = run_in_pin_ring(product, scripts[0]);
    ASSERT_EQ(difference(run_in_unit_ring(product, scripts[0]), pins), "") << before.ns;
    const auto& all = pins.observations();
    stored += std::any_of(all.begin(), all.end(), [](const Observation& o) {
      return world::is(o, Channel::eeprom, EepromEvent::write_done);
    });
  }
  EXPECT_EQ(stored, 217);  // 8 ms in steps of 37 us
}

}  // namespace
}  // namespace headloop::rig::tests
