#include "tools/input/text_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tools/input/usage_error.hpp"

namespace headloop::input {
namespace {

TEST(TextFile, IsReadWholeOrUpToALimit) {
  const std::string path = testing::TempDir() + "/headloop-text-file-" + std::to_string(getpid());
  const std::string text = std::string(200'000, 'a') + "\r\n" + std::string(1, '\0');
  std::ofstream(path, std::ios::binary) << text;
  EXPECT_EQ(text_of_file(path), text);
  EXPECT_EQ(text_of_file(path, 70'000), text.substr(0, 70'000));
  // A sparse file of 8 GiB costs no more than what is asked for.
  std::filesystem::resize_file(path, std::uintmax_t{1} << 33);
  EXPECT_EQ(text_of_file(path, 100).size(), 100U);
  std::filesystem::remove(path);
}

// Whoever names a pipe without a writer would wait for ever.
TEST(TextFile, APipeThatNobodyWritesToIsEmpty) {
  const std::string path = testing::TempDir() + "/headloop-pipe-" + std::to_string(getpid());
  ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
  EXPECT_EQ(text_of_file(path), "");

  const int writer = open(path.c_str(), O_RDWR);
  ASSERT_EQ(write(writer, "late", 4), 4);
  EXPECT_EQ(text_of_file(path, 4), "late");
  close(writer);
  std::filesystem::remove(path);
}

TEST(TextFile, SaysWhyItCannotBeRead) {
  EXPECT_THROW(text_of_file(testing::TempDir()), UsageError);
  try {
    text_of_file("/no/such/file");
    FAIL() << "there is no such file";
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(), "cannot read /no/such/file: No such file or directory");
  }
}

}  // namespace
}  // namespace headloop::input
