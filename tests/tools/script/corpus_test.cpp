// The corpus: one idea a file. What has to be refused says in its first line where and why. The
// JSON Schema judges the same files in tests/scripts/schema_agreement_test.sh, as far as a schema
// can.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "tests/support/source_tree.hpp"
#include "tests/tools/script/test_catalogue.hpp"
#include "tools/input/input_error.hpp"
#include "tools/script/reader.hpp"

namespace headloop::script {
namespace {

namespace fs = std::filesystem;

const fs::path tests = headloop::tests::in_source_tree("tests/tools/script");

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<fs::path> files_of(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(tests / "corpus" / folder)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// "5:11: found ..." of the first problem; nothing if there is none.
std::string first_problem(const std::string& text) {
  try {
    read_scenarios("file.yaml", text, test_catalogue());
    return {};
  } catch (const input::InputError& error) {
    const input::Problem& first = error.problems().front();
    return std::to_string(first.at.line) + ":" + std::to_string(first.at.column) + ": " +
           first.message;
  }
}

void expect_refused(const std::string& folder) {
  const std::regex announcement("# refused at ([0-9]+:[0-9]+: )(.*)");
  for (const fs::path& file : files_of(folder)) {
    SCOPED_TRACE(file.filename().string());
    const std::string text = text_of(file);
    std::smatch expected;
    const std::string first_line = text.substr(0, text.find('\n'));
    ASSERT_TRUE(std::regex_match(first_line, expected, announcement)) << first_line;
    const std::string problem = first_problem(text);
    EXPECT_EQ(problem.substr(0, expected[1].str().size()), expected[1].str()) << problem;
    EXPECT_NE(problem.find(expected[2].str()), std::string::npos) << problem << "\ninstead of\n"
                                                                  << expected[2].str();
  }
}

TEST(CorpusTest, GoodFilesAreRead) {
  for (const fs::path& file : files_of("good")) {
    EXPECT_EQ(first_problem(text_of(file)), "") << file.filename();
  }
}

TEST(CorpusTest, FilesOfWrongShapeAreRefused) { expect_refused("bad-schema"); }
TEST(CorpusTest, FilesOfImpossibleMeaningAreRefused) { expect_refused("bad-meaning"); }
TEST(CorpusTest, FilesThatAreNoPlainDataAreRefused) { expect_refused("bad-text"); }

}  // namespace
}  // namespace headloop::script
