// Goal: the window has every length right. Method: the nominal unit is run at each single tick, and
// has to come to what the window says of it. Half a second around each edge takes a moment; with
// HEADLOOP_ORACLE=full it is the whole range of 60 s, two million runs for each question.
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/tools/explore/procedures.hpp"

namespace headloop::explore {
namespace {

constexpr std::int64_t second = 32'768;

struct Question {
  const char* name;
  world::Script (*script)();
  std::size_t step;
  std::int64_t around;  // ticks
};

class Oracle : public testing::TestWithParam<Question> {};

TEST_P(Oracle, AgreesAtEveryTick) {
  const Question& question = GetParam();
  const world::Script script = question.script();
  const Window window = window_of(script, question.step);
  const Judge judge = judge_by_script;
  Trials trials(devices().product_of(script), script, timed(script, question.step), judge, {});
  const bool full = std::getenv("HEADLOOP_ORACLE") != nullptr;
  const std::int64_t first = full ? 0 : std::max<std::int64_t>(question.around - second / 2, 0);
  const std::int64_t last = full ? window.longest.count : question.around + second / 2;
  auto interval = window.intervals.begin();
  for (std::int64_t tick = first; tick <= last; ++tick) {
    while (interval->to.count < tick) ++interval;
    const Ending ending = trials.ending({world::Span::Unit::ticks, tick});
    ASSERT_EQ(ending, interval->ending)
        << tick << " ticks: " << ending_text(ending) << ", not " << ending_text(interval->ending);
  }
}

// The thresholds of the data sheets, in ticks, and where the claims' times lie.
INSTANTIATE_TEST_SUITE_P(
    Edges, Oracle,
    testing::Values(Question{"Mdr1000xAsked", mdr_1000x, 1, 392'944},
                    Question{"Mdr1000xCommitted", mdr_1000x, 1, 392'944 + 24'576},
                    Question{"Mdr1000xm2", mdr_1000xm2, 1, 327'344},
                    Question{"Mdr1000xm2Off", mdr_1000xm2, 3, 65'272},
                    Question{"Mdr1000xm3", mdr_1000xm3, 1, 327'344},
                    Question{"Mdr1000xm4First", mdr_1000xm4, 1, 228'944},
                    Question{"Mdr1000xm4Between", mdr_1000xm4, 2, 3 * second},
                    Question{"Mdr1000xm4Second", mdr_1000xm4, 3, 163'344},
                    Question{"MdrXb950n1Immediately", mdr_xb950n1, 2, 2 * second},
                    Question{"MdrXb950n1Call", mdr_xb950n1, 6, 491'016 - second / 2}),
    [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace headloop::explore
