#include "tools/report/coverage.hpp"

#include <gmock/gmock.h>

#include "tests/tools/report/examples.hpp"

namespace headloop::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Coverage empty() {
  Coverage coverage;
  coverage.products = {"mdr-toy", "mdr-two"};
  coverage.claims.push_back({"P1", "protocol", "Hold the chord.", {"mdr-toy", "mdr-two"}, {}, {}});
  coverage.claims.push_back({"P2", "protocol", "Nobody tries.", {"mdr-toy"}, {}, {}});
  coverage.expect(examples::machine(), "toy");
  return coverage;
}

TEST(MachineUse, CountsRowsAndTheStatesTheyJoin) {
  const auto uses = machine_use(examples::record(), {&examples::machine()});
  ASSERT_EQ(uses.size(), 1U);
  EXPECT_THAT(uses[0].rows, ElementsAre(1, 0, 0));
  EXPECT_THAT(uses[0].states, ElementsAre(1, 2, 0));
  EXPECT_EQ(to_json(machine_use_from_json(to_json(uses))), to_json(uses));
}

TEST(Coverage, ListsWhatNoScenarioReaches) {
  Coverage coverage = empty();
  coverage.add(examples::passed());
  coverage.add(examples::failed());
  coverage.add({&examples::machine()}, machine_use(examples::record(), {&examples::machine()}));
  EXPECT_FALSE(coverage.complete());
  EXPECT_EQ(coverage_text(coverage, {}, false),
            "Claims, and the scenarios that show them\n"
            "  claim  kind      mdr-toy  mdr-two  not passed\n"
            "  P1     protocol        1        .           1\n"
            "  P2     protocol        .\n"
            "\n"
            "Machines, and what of them was reached\n"
            "  machine  states  transitions  families\n"
            "  reset       2/3          1/3  toy\n"
            "\n"
            "Reached by no scenario\n"
            "  P2         claim       Nobody tries.\n"
            "  P1         product     mdr-two\n"
            "  toy reset  state       wiping\n"
            "  toy reset  transition  armed -> idle on release if is_early\n"
            "  toy reset  transition  armed -> wiping on second-flash\n"
            "\n"
            "1 of 2 claims covered\n");
}

// Complete is: each claim on each of its products, each state, each transition; one less is not.
TEST(Coverage, IsCompleteOnceNothingIsMissing) {
  const auto everything = [] {
    Coverage coverage = empty();
    for (ClaimCoverage& claim : coverage.claims) {
      for (const std::string& product : claim.applies) claim.shown[product] = {"s#x"};
    }
    for (MachineCoverage& machine : coverage.machines) {
      for (std::uint64_t& row : machine.use.rows) row = 1;
      for (std::uint64_t& state : machine.use.states) state = 1;
    }
    return coverage;
  };
  EXPECT_TRUE(everything().complete());
  Coverage no_product = everything();
  no_product.claims[0].shown.erase("mdr-two");
  EXPECT_FALSE(no_product.complete());
  Coverage no_claim = everything();
  no_claim.claims[1].shown.clear();
  EXPECT_FALSE(no_claim.complete());
  Coverage no_transition = everything();
  no_transition.machines[0].use.rows.back() = 0;
  EXPECT_FALSE(no_transition.complete());
  Coverage no_state = everything();
  no_state.machines[0].use.states.back() = 0;
  EXPECT_FALSE(no_state.complete());
}

TEST(Coverage, AFailedScenarioShowsNothing) {
  Coverage coverage = empty();
  coverage.add(examples::failed());
  EXPECT_FALSE(coverage.claims[0].covered());
  EXPECT_THAT(coverage_text(coverage, {}, true),
              HasSubstr("P1  Hold the chord.\n  not passed  scenarios/toy.yaml#Let go early\n"));
  EXPECT_THAT(coverage_json(coverage), HasSubstr("\"covered\": false"));
}

}  // namespace
}  // namespace headloop::report
