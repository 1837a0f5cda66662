// Goal: the guide that the project began from is read in full. Method: its blocks are counted as a
// person counts them, and the steps of its four procedures compared with what their sentences say;
// claims P1 to P4 of scenarios/claims.yaml say the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/support/source_tree.hpp"
#include "tests/tools/guide/reading/notation.hpp"
#include "tools/input/text_file.hpp"

namespace headloop::guide::tests {
namespace {

class SourceGuide : public testing::Test {
 protected:
  void SetUp() override {
    const std::string path =
        headloop::tests::in_source_tree("../shared/guides/000_b957778cb7511829.txt");
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the source guide is not beside this tree";
    guide_ = read_guide(input::text_of_file(path), "guide", {});
  }

  std::vector<std::size_t> blocks(BlockKind kind) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < guide_.blocks.size(); ++i) {
      if (guide_.blocks[i].kind == kind) found.push_back(i);
    }
    return found;
  }

  std::string text(std::size_t block) const { return guide_.blocks[block].text.text(); }

  std::size_t children(std::size_t parent) const {
    return static_cast<std::size_t>(
        std::count_if(guide_.blocks.begin(), guide_.blocks.end(),
                      [&](const Block& block) { return block.parent == parent; }));
  }

  // What a procedure tells, by a part of its heading.
  std::vector<std::string> steps(const std::string& heading) const {
    std::vector<std::string> found;
    for (const Procedure& procedure : guide_.procedures) {
      if (procedure.heading.find(heading) == std::string::npos) continue;
      for (const StepRef& ref : procedure.steps) {
        found.push_back(notation(guide_.sentences[ref.sentence].steps[ref.step]));
      }
    }
    return found;
  }

  Guide guide_;
};

using Steps = std::vector<std::string>;

TEST_F(SourceGuide, HasItsBlocks) {
  // Title, why, what, protocols, failing, verification, questions, myths, topics, conclusion.
  EXPECT_EQ(blocks(BlockKind::heading).size(), 10U);
  const auto lists = blocks(BlockKind::list);
  ASSERT_EQ(lists.size(), 4U);  // procedures, triage, verification, topics
  EXPECT_EQ(children(lists[0]), 4U);
  EXPECT_EQ(children(lists[1]), 3U);
  EXPECT_EQ(children(lists[2]), 4U);
  EXPECT_EQ(children(lists[3]), 5U);
  const auto warnings = blocks(BlockKind::warning);
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_NE(text(warnings[0]).find("soft-brick"), std::string::npos);
  ASSERT_EQ(blocks(BlockKind::table).size(), 1U);
  EXPECT_EQ(children(blocks(BlockKind::table)[0]), 5U);  // a head and four rows
  EXPECT_EQ(blocks(BlockKind::cell).size(), 20U);
  EXPECT_EQ(blocks(BlockKind::myth).size(), 2U);
}

TEST_F(SourceGuide, AnswersEachOfItsFiveQuestions) {
  const auto questions = blocks(BlockKind::question);
  ASSERT_EQ(questions.size(), 5U);
  for (const std::size_t question : questions) {
    ASSERT_LT(question + 1, guide_.blocks.size());
    EXPECT_EQ(guide_.blocks[question + 1].kind, BlockKind::paragraph) << text(question);
  }
}

TEST_F(SourceGuide, TellsFourResets) {
  EXPECT_EQ(steps("MDR-1000X (original"), (Steps{"hold power+nc-ambient 12..12 until:led",
                                                 "release power+nc-ambient until:led"}));
  EXPECT_EQ(steps("MDR-1000XM2 & XM3"),
            (Steps{"hold power+volume-down 10..10 until:voice", "wait until:beep", "power-off"}));
  EXPECT_EQ(steps("MDR-1000XM4"),
            (Steps{"hold power+custom 7..7 until:voice", "hold power+volume-up 5..5 within:3"}));
  EXPECT_EQ(steps("MDR-XB950N1"), (Steps{"slide power", "slide power", "hold call 15..15"}));
}

TEST_F(SourceGuide, NamesTheModelsOfAProcedure) {
  ASSERT_GE(guide_.procedures.size(), 4U);
  EXPECT_EQ(guide_.procedures[0].models, (Steps{"MDR-1000X"}));
  EXPECT_EQ(guide_.procedures[1].models, (Steps{"MDR-1000XM2", "XM3"}));
  EXPECT_EQ(guide_.procedures[2].models, (Steps{"MDR-1000XM4"}));
  EXPECT_EQ(guide_.procedures[3].models, (Steps{"MDR-XB950N1"}));
}

TEST_F(SourceGuide, IsUnderstood) {
  for (const Sentence& sentence : guide_.sentences) {
    EXPECT_NE(sentence.kind, SentenceClass::not_understood) << sentence.text;
  }
}

}  // namespace
}  // namespace headloop::guide::tests
