// Goal: what a guide states is tried where the bench can. Method: one sentence behind a procedure
// that works; right ones from the claims, wrong ones by changing a number or a word of them.
#include <gmock/gmock.h>

#include "tests/tools/guide/check/texts.hpp"

namespace headloop::checker::tests {
namespace {

struct Statement {
  std::string text;
  bool holds = false;
};
void PrintTo(const Statement& statement, std::ostream* os) { *os << statement.text; }

class Stated : public testing::TestWithParam<Statement> {};

TEST_P(Stated, IsTried) {
  const Statement& statement = GetParam();
  const Report report = check(xm4 + "\n" + statement.text + "\n");
  const Finding* refuted = find(report, RuleId::claim_refuted);
  if (refuted != nullptr) {
    EXPECT_FALSE(statement.holds) << refuted->observed;
    return;
  }
  EXPECT_TRUE(statement.holds);
  EXPECT_EQ(report.held.size(), 1U) << "not tried at all";
}

INSTANTIATE_TEST_SUITE_P(
    OfVerification, Stated,
    testing::Values(
        // V1 to V4, with the claims' limits and with stricter ones.
        Statement{"The headphones should appear as 'Headphones' with a new address.", true},
        Statement{"Full attenuation is reached within 22-38 seconds.", true},
        Statement{"Full attenuation is reached within 2-3 seconds.", false},
        // F1
        Statement{"EQ profiles are stored in the app.", true},
        Statement{"Your equalizer presets live in the cloud, not on the headphones.", true},
        Statement{"EQ profiles are not stored on the headphones.", true},
        Statement{"EQ profiles are stored on the headphones.", false},
        Statement{"The battery should drop linearly.", true},
        Statement{"The battery's linear deviation is at most 3.5%.", true},
        Statement{"The battery's linear deviation is at most 0%.", false},
        Statement{"Response latency should be 1.2 seconds at most.", true},
        Statement{"Response latency should be 0.2 seconds at most.", false}));

INSTANTIATE_TEST_SUITE_P(OfEffects, Stated,
                         testing::Values(
                             // R2, F1, F3, M2.
                             Statement{"Your locations are erased by the reset.", true},
                             Statement{"Your locations survive the reset.", false},
                             Statement{"The pairings are not deleted by the reset.", false},
                             Statement{"The reset keeps the pairings.", false},
                             Statement{"A charger blocks the reset.", false},
                             Statement{"Green and blue means success.", true},
                             Statement{"Red means success.", false},
                             Statement{"The MDR-1000XM4 has a QCC5124 chip.", true},
                             Statement{"The MDR-1000XM4 has a QCC3001 chip.", false}));

// Behind the procedure, without a word of a reset.
INSTANTIATE_TEST_SUITE_P(OfWhatIsKept, Stated,
                         testing::Values(
                             // R2, F1
                             Statement{"Your paired devices are retained.", false},
                             Statement{"All your pairings are deleted.", true},
                             Statement{"Pairings stay on the headphones.", false},
                             Statement{"The battery's history is not touched.", false},
                             Statement{"Not only the pairings are deleted.", true},
                             Statement{"No need to redo your ASC places, these stay.", false},
                             Statement{"Your locations have to be taught again.", true},
                             Statement{"Your equaliser presets are not lost.", true},
                             Statement{"The equaliser is gone after the reset.", false},
                             Statement{"It does not affect your equaliser settings.", true}));

INSTANTIATE_TEST_SUITE_P(
    OfExperiments, Stated,
    testing::Values(
        // R1: 7 s; M1: 72 h; D2: amber, rapidly; V4: 2.5 s; D4: only a service centre; R3, R4.
        Statement{"Holding Power alone for 7 seconds only reboots the headphones.", true},
        Statement{"Holding Power alone for 3 seconds only reboots the headphones.", false},
        Statement{"Leaving them off for 72 hours resets the battery.", false},
        Statement{"Leaving them off for 72 hours does not reset the battery.", true},
        Statement{"If the charging LED blinks amber rapidly, the protection has tripped.", true},
        Statement{"If the charging LED blinks green rapidly, the protection has tripped.", false},
        Statement{"A latency of more than 2.5 s means that the DSP was not reloaded.", true},
        Statement{"A reset does not repair a corrupted flash.", true},
        Statement{"A reset repairs a corrupted flash.", false},
        Statement{"A reset fixes the drift of the battery's thresholds.", true},
        Statement{"Firmware 2.3.1 fixes the bug of the MDR-1000XM4.", true},
        Statement{"Firmware 2.2.0 fixes the bug of the MDR-1000XM4.", false}));

INSTANTIATE_TEST_SUITE_P(
    OfTools, Stated,
    testing::Values(
        // D3, of the products with micro-USB; F4.
        Statement{"On the MDR-1000X toothpicks do not get the lint out of the port.", true},
        Statement{"On the MDR-1000XM3 a toothpick clears the lint from the port.", false},
        Statement{"On the MDR-1000XM2 a brass brush, not compressed air, clears the port.", true},
        Statement{"On the MDR-1000XM2 compressed air, not a brush, clears the port.", false},
        Statement{"A reset does not stop the crackling.", true},
        Statement{"A reset fixes crackling.", false},
        Statement{"A reset won't fix dropouts of the left channel.", true}));

INSTANTIATE_TEST_SUITE_P(
    OfWhatIsStored, Stated,
    testing::Values(
        // R2: 8 hosts; F5.
        Statement{"The headphones remember up to 8 devices.", true},
        Statement{"The headphones remember up to 10 paired devices.", false},
        Statement{"An import behind the reset restores your locations.", true},
        Statement{"An import behind the reset restores the manual ANC strength.", false},
        Statement{"An import restores your locations, but not the manual strength.", true},
        Statement{"An import does not restore your locations.", false}));

// R1 behind a restart: what stands under its heading is of it.
TEST(StatedOfARestart, IsHeldToTheRestart) {
  const std::string restart = R"(# MDR-1000XM3

## Soft reset (reboot)

Hold Power alone for 8 seconds.
This does not delete anything.
)";
  EXPECT_EQ(find(check(restart), RuleId::claim_refuted), nullptr);
  EXPECT_EQ(check(restart).held.size(), 1U);
  const Report other = check(replaced(restart, "not delete anything", "delete the pairings"));
  EXPECT_EQ(only(other, RuleId::claim_refuted).claims.back(), "R1");
}

// F3. Where the guide takes the headphones off first, its runs cannot tell.
TEST(StatedRefusal, IsTriedOnAReaderWhoWearsThem) {
  const std::string sentence = "\nThe sensor may abort the reset if the headphones are worn.\n";
  const Report careful = check(xm4 + sentence);
  EXPECT_EQ(find(careful, RuleId::claim_refuted), nullptr);
  EXPECT_TRUE(careful.held.empty());
  const std::string careless = replaced(xm4, "Before you begin, take the headphones off.\n", "");
  EXPECT_EQ(check(careless + sentence).held.size(), 1U);
}

// M2: the XM2 tells of its success at the boot that follows the reset.
TEST(StatedSign, MayComeAtTheNextBoot) {
  const Report report = check(xm2 + "\nGreen and blue means success.\n");
  EXPECT_EQ(find(report, RuleId::claim_refuted), nullptr);
  EXPECT_EQ(report.held.size(), 1U);
}

// P1: the MDR-1000X alternates red and green; solid red is its refusal.
TEST(StatedSign, IsOneOfSuccessInAnyWords) {
  for (const char* const wrong : {"Solid red means it worked.", "Red = success.", "Red: it worked.",
                                  "Red and green means that something went wrong."}) {
    EXPECT_EQ(only(check(x + "\n" + wrong + "\n"), RuleId::claim_refuted).promise, wrong);
  }
  const Report report = check(x + "\nRed and green means that it worked.\n");
  EXPECT_EQ(find(report, RuleId::claim_refuted), nullptr);
  EXPECT_EQ(report.held.size(), 1U);
}

// R2, P3: the guide's own procedure does not work, so the data sheet's is asked.
TEST(StatedBesideAProcedureThatFails, IsTriedOnTheDataSheetsReset) {
  const std::string failing = replaced(xm4, "Volume Up", "Volume Down");
  EXPECT_EQ(check(failing + "\nThis deletes all your pairings.\n").held.size(), 1U);
  const Report report = check(failing + "\nYour locations survive the reset.\n");
  EXPECT_THAT(only(report, RuleId::claim_refuted).observed,
              testing::HasSubstr("its reset as the data sheet has it clears the sound profiles"));
  EXPECT_EQ(report.counts().errors, 2U);
}

// What such a statement is tried on: P1 to P4, as the sheets say them in a sentence.
TEST(TheDataSheetsOwnSentence, ResetsItsProduct) {
  for (const models::Product& product : datasheet::load_products()) {
    const Report report = check("# Reset of the " + product.title + "\n\n" + product.rule + "\n");
    ASSERT_EQ(report.tried.size(), 1U) << product.title;
    EXPECT_TRUE(report.tried[0].works()) << product.title << ": " << product.rule;
  }
}

}  // namespace
}  // namespace headloop::checker::tests
