#include "tools/runner/discovery.hpp"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tools/input/usage_error.hpp"

namespace headloop::runner {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class Discovery : public testing::Test {
 protected:
  Discovery() {
    for (const char* file : {"b.yaml", "a/z.yml", "a/claims.yaml", "a/.hidden.yaml", "a/notes.md",
                             "guides/prose.yaml", ".git/x.yaml", "c.yaml"}) {
      fs::create_directories((root_ / file).parent_path());
      std::ofstream(root_ / file) << "title: x\n";
    }
  }
  ~Discovery() override { fs::remove_all(root_); }

  std::string path(const std::string& name) const { return (root_ / name).string(); }

  static std::string complaint(const std::vector<std::string>& paths) {
    try {
      discover(paths);
    } catch (const input::UsageError& error) {
      return error.what();
    }
    return "";
  }

  const fs::path root_ =
      fs::path(testing::TempDir()) / ("headloop-discovery-" + std::to_string(getpid()));
};

TEST_F(Discovery, WalksFoldersInOrderAndKnowsWhatIsNoScenario) {
  EXPECT_THAT(discover({root_.string()}),
              ElementsAre(path("a/z.yml"), path("b.yaml"), path("c.yaml")));
  EXPECT_THAT(discover({root_.string() + "//"}),
              ElementsAre(path("a/z.yml"), path("b.yaml"), path("c.yaml")));
}

TEST_F(Discovery, LeavesPipesInAFolderAloneButNoLinkToNowhere) {
  ASSERT_EQ(mkfifo(path("pipe.yaml").c_str(), 0600), 0);
  EXPECT_THAT(discover({root_.string()}),
              ElementsAre(path("a/z.yml"), path("b.yaml"), path("c.yaml")));
  fs::create_symlink("nowhere", root_ / "lost.yaml");
  EXPECT_THAT(discover({root_.string()}),
              ElementsAre(path("a/z.yml"), path("b.yaml"), path("c.yaml"), path("lost.yaml")));
}

TEST_F(Discovery, TakesAFileThatIsNamedWhateverItIsCalled) {
  EXPECT_THAT(discover({path("guides/prose.yaml"), path("a/notes.md")}),
              ElementsAre(path("guides/prose.yaml"), path("a/notes.md")));
}

TEST_F(Discovery, TakesNoFileTwice) {
  EXPECT_THAT(discover({path("c.yaml"), root_.string(), path("a/../b.yaml")}),
              ElementsAre(path("c.yaml"), path("a/z.yml"), path("b.yaml")));
}

TEST_F(Discovery, ComplainsOfEveryPathThatHoldsNothing) {
  fs::create_directories(root_ / "empty");
  const std::string text = complaint({path("nowhere"), path("b.yaml"), path("empty")});
  EXPECT_THAT(text, HasSubstr("nowhere: No such file"));
  EXPECT_THAT(text, HasSubstr("empty: no scenario"));
}

TEST_F(Discovery, IsNotCaughtInACircleOfLinks) {
  fs::create_directory_symlink(root_, root_ / "a/loop");
  EXPECT_EQ(discover({root_.string()}).size(), 3U);
}

}  // namespace
}  // namespace headloop::runner
