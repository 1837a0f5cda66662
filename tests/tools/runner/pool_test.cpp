#include "tools/runner/pool.hpp"

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>

namespace headloop::runner {
namespace {

using testing::HasSubstr;

// All deliveries as text; checks their order.
std::vector<std::string> delivered(std::size_t count, const PoolOptions& options,
                                   const std::function<std::string(std::size_t)>& work) {
  std::vector<std::string> list;
  run_in_workers(count, options, work, [&](std::size_t item, Delivery delivery) {
    EXPECT_EQ(item, list.size());
    const auto* casualty = std::get_if<Casualty>(&delivery);
    list.push_back(casualty == nullptr ? std::get<std::string>(delivery)
                                       : "casualty: " + casualty->cause + ": " + casualty->written);
    return true;
  });
  return list;
}

std::string square(std::size_t i) { return std::to_string(i * i); }

TEST(Pool, DeliversInOrderWhateverTheNumberOfWorkers) {
  for (const int workers : {1, 2, 7}) {
    const auto list = delivered(3'000, {.workers = workers}, square);
    ASSERT_EQ(list.size(), 3'000U);
    for (std::size_t i = 0; i < list.size(); ++i) ASSERT_EQ(list[i], square(i));
  }
  EXPECT_TRUE(delivered(0, {.workers = 2}, square).empty());
}

TEST(Pool, CarriesResultsOfAnySize) {
  const auto list = delivered(3, {.workers = 2}, [](std::size_t i) {
    return std::string(i * 1'000'000, static_cast<char>('a' + i));
  });
  EXPECT_EQ(list[0], "");
  EXPECT_EQ(list[2], std::string(2'000'000, 'c'));
}

TEST(Pool, AnItemThatCrashesCostsOnlyItself) {
  const auto list = delivered(50, {.workers = 2}, [](std::size_t i) {
    if (i == 7) {
      std::fputs("an invariant broke", stderr);
      std::abort();
    }
    if (i == 8) _exit(5);
    return square(i);
  });
  ASSERT_EQ(list.size(), 50U);
  EXPECT_EQ(list[7], "casualty: killed by signal 6 (Aborted): an invariant broke");
  EXPECT_EQ(list[8], "casualty: ended with status 5: ");
  for (std::size_t i = 9; i < 50; ++i) EXPECT_EQ(list[i], square(i));
}

TEST(Pool, AnItemThatThrowsIsReported) {
  const auto list = delivered(2, {}, [](std::size_t i) {
    if (i == 0) throw std::runtime_error("no such thing");
    return square(i);
  });
  EXPECT_EQ(list[0], "casualty: stopped by an exception: no such thing: ");
  EXPECT_EQ(list[1], "1");
}

TEST(Pool, AnItemThatHangsIsEnded) {
  const PoolOptions options{.workers = 2, .time_limit = std::chrono::milliseconds(200)};
  const auto list = delivered(5, options, [](std::size_t i) {
    if (i == 2) {
      std::fputs("waiting", stderr);
      while (true) pause();
    }
    return square(i);
  });
  EXPECT_EQ(list[2], "casualty: no result after 0.2 s; the process was ended: waiting");
  EXPECT_EQ(list[4], "16");
}

TEST(Pool, WhatAWorkerWroteIsOfTheItemOnly) {
  const auto list = delivered(2, {}, [](std::size_t i) {
    std::fprintf(stderr, "item %zu", i);
    if (i == 1) std::abort();
    return square(i);
  });
  EXPECT_THAT(list[1], testing::EndsWith(": item 1"));
}

TEST(Pool, StopsWhenToldTo) {
  std::size_t seen = 0;
  run_in_workers(1'000'000, {.workers = 2}, square,
                 [&](std::size_t, const Delivery&) { return ++seen < 5; });
  EXPECT_EQ(seen, 5U);
}

// A worker that holds the other end of its neighbour's line would keep it waiting for ever.
TEST(Pool, LeavesNoProcessBehind) {
  delivered(20, {.workers = 3}, square);
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST(Pool, LeavesNoDescriptorOpen) {
  const auto open_descriptors = [] {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return std::distance(begin(all), end(all));
  };
  const auto before = open_descriptors();
  delivered(30, {.workers = 3}, [](std::size_t i) {
    if (i % 5 == 0) std::abort();
    return square(i);
  });
  EXPECT_EQ(open_descriptors(), before);
}

}  // namespace
}  // namespace headloop::runner
