// Goal: sentences are read as a person labelled them. Method: sentences.txt beside this file; each
// label and what was read are written in its notation and compared. The share that agrees is
// printed, and may not fall below the floor. HEADLOOP_SHOW=1 prints the differences.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/source_tree.hpp"
#include "tests/tools/guide/reading/notation.hpp"

namespace headloop::guide::tests {
namespace {

constexpr std::size_t sentences_min = 150;  // what the work asks for
constexpr double floor_percent = 97;

struct Label {
  int line = 0;
  std::string kind;
  std::string steps;
  std::string text;
  bool follows = false;
};

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::vector<Label> labels() {
  std::ifstream in(headloop::tests::in_source_tree("tests/tools/guide/reading/sentences.txt"));
  std::vector<Label> all;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t first = line.find('|');
    const std::size_t second = line.find('|', first + 1);
    Label label{number, trimmed(line.substr(0, first)),
                trimmed(line.substr(first + 1, second - first - 1)), line.substr(second + 1),
                false};
    label.follows = label.text.starts_with('^');
    label.text = trimmed(label.text.substr(label.follows ? 1 : 0));
    all.push_back(label);
  }
  return all;
}

TEST(Sentences, AreReadAsLabelled) {
  const std::vector<Label> all = labels();
  ASSERT_GE(all.size(), sentences_min);
  std::size_t right = 0;
  std::string before;
  for (const Label& label : all) {
    const std::string text = label.follows ? before + "\n" + label.text : label.text;
    before = label.text;
    const Guide guide = read_guide(text, "label", {});
    ASSERT_FALSE(guide.sentences.empty()) << label.text;
    const std::string read = notation(guide.sentences.back());
    const std::string wanted = fmt::format("{} | {}", label.kind, label.steps);
    if (read == wanted) {
      ++right;
    } else if (std::getenv("HEADLOOP_SHOW") != nullptr) {
      fmt::print("sentences.txt:{}: {}\n  wanted  {}\n  read    {}\n", label.line, label.text,
                 wanted, read);
    }
  }
  const double percent = 100.0 * static_cast<double>(right) / static_cast<double>(all.size());
  fmt::print("{} of {} sentences are read as labelled: {:.1f} %\n", right, all.size(), percent);
  RecordProperty("percent", fmt::format("{:.1f}", percent));
  EXPECT_GE(percent, floor_percent);
}

}  // namespace
}  // namespace headloop::guide::tests
