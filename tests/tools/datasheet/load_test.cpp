// Goal: people bring data sheets of their own, in a directory.
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/tools/datasheet/sheets.hpp"
#include "tools/input/usage_error.hpp"

namespace headloop::datasheet::tests {
namespace {

namespace fs = std::filesystem;
using models::Product;
using testing::HasSubstr;

class Directory : public testing::Test {
 protected:
  Directory() {
    path_ = fs::path(testing::TempDir()) / ("headloop-sheets-" + std::to_string(getpid()));
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Directory() override { fs::remove_all(path_); }

  void write(const fs::path& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }

  std::string complaint() const {
    try {
      load_products(path_);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return {};
  }

  fs::path path_;
};

std::string renamed(const std::string& product, const std::string& to) {
  return edited(sheet_text(product), "id: {is: " + product + ",", "id: {is: " + to + ",");
}

TEST_F(Directory, WithALinkToItselfCannotBeRead) {
  fs::create_symlink("round.yaml", path_ / "round.yaml");
  EXPECT_THAT(complaint(), HasSubstr("cannot read "));
  EXPECT_THAT(complaint(), HasSubstr("round.yaml"));
  EXPECT_THROW(load_products(path_), input::UsageError);
}

// A further product: another name, another chord, other times.
TEST_F(Directory, AddsAProductOfAKnownFamily) {
  std::string text = renamed("mdr-1000x", "mdr-900");
  text = edited(text, "is: [power, nc-ambient]", "is: [nc-ambient]");
  text =
      edited(text, "is: 392944 ticks\n      person: 12 s", "is: 327344 ticks\n      person: 10 s");
  text = edited(text, "[red 250 ms, green 250 ms]", "[red 500 ms, green 500 ms]");
  text = edited(text, "is: 24576 ticks", "is: 1500 ms");
  write("mdr-900/datasheet.yaml", text);
  const std::vector<Product> products = load_products(path_);
  ASSERT_EQ(products.size(), 6U);
  const Product& own = products.back();
  EXPECT_EQ(own.id, "mdr-900");
  EXPECT_EQ(own.face.product, "mdr-900");
  EXPECT_EQ(own.params.family, models::Family::qcc3001);
  EXPECT_EQ(own.params.firmware.holds[2].keys, 2);
  EXPECT_EQ(own.params.firmware.holds[2].ticks, TickSpan{327'344});
  EXPECT_EQ(own.params.firmware.commit, TickSpan{3 * 16'384});
}

TEST_F(Directory, TakesThePlaceOfTheProgramsOwn) {
  write("any.yaml", edited(sheet_text("mdr-1000xm2"), "title: {is: MDR-1000XM2,",
                           "title: {is: The other one,"));
  const std::vector<Product> products = load_products(path_);
  ASSERT_EQ(products.size(), 5U);
  EXPECT_EQ(products[1].id, "mdr-1000xm2");
  EXPECT_EQ(products[1].title, "The other one");
}

TEST_F(Directory, IsReadWholeBeforeItIsRefused) {
  write("a.yaml", edited(sheet_text("mdr-1000x"), "is: pages 9 to 18", "is: pages 8 to 17"));
  write("b/datasheet.yaml", "nothing");
  EXPECT_THAT(complaint(), HasSubstr((path_ / "a.yaml").string() + ":"));
  EXPECT_THAT(complaint(), HasSubstr((path_ / "b/datasheet.yaml").string() + ":1:1: "));
}

TEST_F(Directory, HasEachProductOnce) {
  write("a.yaml", renamed("mdr-1000x", "mine"));
  write("b.yaml", renamed("mdr-1000xm2", "mine"));
  EXPECT_EQ(complaint(), (path_ / "b.yaml").string() +
                             ":5:12: the product 'mine' for the second time, expected each once; "
                             "the first is " +
                             (path_ / "a.yaml").string());
}

TEST_F(Directory, WithoutASheetIsAMistake) {
  write("readme.md", "hello");
  EXPECT_THROW(load_products(path_), input::UsageError);
  EXPECT_THAT(complaint(), HasSubstr("no data sheet in "));
  EXPECT_THROW(load_products(path_ / "nowhere"), input::UsageError);
}

}  // namespace
}  // namespace headloop::datasheet::tests
