#include "tools/datasheet/claims.hpp"

#include <gmock/gmock.h>

#include "tools/input/input_error.hpp"

namespace headloop::datasheet {
namespace {

using testing::HasSubstr;

std::string complaint(const char* text) {
  try {
    read_claims("claims.yaml", text);
  } catch (const input::InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Claims, SayToWhichProductsTheyApply) {
  const auto claims =
      read_claims("claims.yaml",
                  "- {id: A1, kind: myth, applies: all, says: One.}\n"
                  "- {id: A2, kind: myth, applies: [x, y], says: Two., extra: 3}\n");
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_TRUE(claims[0].applies_to("anything"));
  EXPECT_TRUE(claims[1].applies_to("y"));
  EXPECT_FALSE(claims[1].applies_to("z"));
}

TEST(Claims, AreRefusedWithTheirPlace) {
  EXPECT_THAT(complaint("a: b\n"), HasSubstr("claims.yaml:1:1: expected one list"));
  EXPECT_THAT(complaint("- {id: A1, kind: myth, says: One.}\n"),
              HasSubstr("claims.yaml:1:3: a claim needs 'applies'"));
  EXPECT_THAT(complaint("- {id: A, kind: k, applies: all, says: s}\n"
                        "- {id: A, kind: k, applies: all, says: s}\n"),
              HasSubstr("claims.yaml:2:3: there is a claim 'A' already"));
}

TEST(Claims, AreInTheProgram) { EXPECT_GE(known_claims().size(), 31U); }

}  // namespace
}  // namespace headloop::datasheet
