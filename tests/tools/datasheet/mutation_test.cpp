// Goal: no text whatever makes the reader do anything but read or refuse. Method: sheets cut off
// anywhere, with bytes changed, with lines lost, doubled or taken from another place; all drawn
// from fixed seeds.
#include <gtest/gtest.h>

#include <random>

#include "tests/tools/datasheet/sheets.hpp"

namespace headloop::datasheet::tests {
namespace {

// Reads it or refuses it with a place; anything else fails the test or ends the program.
bool reads(const std::string& text) {
  try {
    read_datasheet("x", text);
    return true;
  } catch (const input::InputError& error) {
    EXPECT_FALSE(error.problems().empty());
    for (const auto& problem : error.problems()) {
      EXPECT_GE(problem.at.line, 1);
      EXPECT_GE(problem.at.column, 1);
    }
    return false;
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
    lines.push_back(text.substr(begin, end - begin + 1));
  }
  return lines;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

const std::vector<std::string> products = {"mdr-1000x", "mdr-1000xm4", "mdr-xb950n1"};

TEST(Mutation, OfTheLength) {
  const std::string text = sheet_text("mdr-1000xm4");
  for (std::size_t length = 0; length < text.size(); length += 397) {
    EXPECT_FALSE(reads(text.substr(0, length))) << length;
  }
}

TEST(Mutation, OfBytes) {
  constexpr std::string_view bytes = "0123456789 abcdefg:,.-{}[]\"'\n#&*|>%\t\xff";
  std::mt19937 random(1);
  for (const std::string& product : products) {
    const std::string text = sheet_text(product);
    for (int round = 0; round < 60; ++round) {
      std::string mutant = text;
      for (int i = 0; i < 1 + round % 3; ++i)
        mutant[random() % mutant.size()] = bytes[random() % bytes.size()];
      reads(mutant);
    }
  }
}

TEST(Mutation, OfLines) {
  std::mt19937 random(2);
  for (const std::string& product : products) {
    const std::vector<std::string> lines = lines_of(sheet_text(product));
    for (int round = 0; round < 60; ++round) {
      std::vector<std::string> mutant = lines;
      const std::size_t at = random() % lines.size();
      const auto place = mutant.begin() + static_cast<std::ptrdiff_t>(at);
      const std::string other = lines[random() % lines.size()];
      if (round % 3 == 0) mutant.erase(place);
      if (round % 3 == 1) mutant.insert(place, *place);
      if (round % 3 == 2) mutant[at] = other;
      reads(text_of(mutant));
    }
  }
}

// A value of another place has a source and the form of a value, so it gets far into the reader.
TEST(Mutation, OfValues) {
  std::mt19937 random(3);
  for (const std::string& product : products) {
    const std::vector<std::string> lines = lines_of(sheet_text(product));
    std::vector<std::size_t> values;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].find(" is: ") != std::string::npos) values.push_back(i);
    }
    for (int round = 0; round < 100; ++round) {
      std::vector<std::string> mutant = lines;
      std::string& line = mutant[values[random() % values.size()]];
      const std::string& other = lines[values[random() % values.size()]];
      line = line.substr(0, line.find(" is: ")) + other.substr(other.find(" is: "));
      reads(text_of(mutant));
    }
  }
}

}  // namespace
}  // namespace headloop::datasheet::tests
