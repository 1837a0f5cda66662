// What people read about the language: its examples are right, and docs/scenarios.md has the
// reference that the vocabulary gives. HEADLOOP_APPROVE=1 writes it there.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/support/source_tree.hpp"
#include "tests/tools/script/test_catalogue.hpp"
#include "tools/input/yaml.hpp"
#include "tools/script/cues.hpp"
#include "tools/script/looks.hpp"
#include "tools/script/scenario.hpp"
#include "tools/script/schema.hpp"
#include "tools/script/steps.hpp"
#include "tools/script/unit.hpp"

namespace headloop::script {
namespace {

const std::string document = headloop::tests::in_source_tree("docs/scenarios.md");
const std::string marker = "<!-- Made by tests/tools/script/reference_test.cpp from here on. -->\n";

void expect_right(const std::string& sample, const input::Shape& shape) {
  ASSERT_NE(sample, "") << shape.noun();
  const input::Names names = names_of(&test_catalogue());
  input::Problems problems(shape.noun());
  for (const input::Node& node : input::read_yaml(sample, problems)) {
    input::Checker checker{problems, names};
    shape.check(node, checker);
  }
  EXPECT_NO_THROW(problems.raise()) << sample;
}

void expect_right_samples(const input::VariantShape& shape) {
  for (const input::VariantCase& one : shape.cases()) expect_right(one.object->sample(), shape);
}

TEST(ReferenceTest, ItsExamplesAreRight) {
  expect_right_samples(*step());
  expect_right_samples(*cue());
  expect_right_samples(*expectation());
  expect_right_samples(*look());
  expect_right(unit()->sample(), *unit());
  expect_right(scenario()->sample(), *scenario());
}

TEST(ReferenceTest, TheDocumentHasTheReferenceOfTheVocabulary) {
  std::ostringstream stream;
  stream << std::ifstream(document).rdbuf();
  const std::string text = stream.str();
  const std::size_t begin = text.find(marker);
  ASSERT_NE(begin, std::string::npos) << document << " has no line " << marker;
  const std::string wanted = text.substr(0, begin) + marker + reference_markdown();
  if (std::getenv("HEADLOOP_APPROVE") != nullptr) {
    std::ofstream(document) << wanted;
  } else {
    EXPECT_EQ(text, wanted) << "run with HEADLOOP_APPROVE=1 to write what the vocabulary gives";
  }
}

}  // namespace
}  // namespace headloop::script
