// Goal: a word is there at the receiver's second edge strictly after its posting, for any phase of
// the two clocks and also at the very instant of an edge.
#include <gmock/gmock.h>

#include "sim/rig/kernel.hpp"
#include "sim/rig/mailbox.hpp"
#include "sim/rig/timeline.hpp"
#include "tests/support/dice.hpp"

namespace headloop::rig {
namespace {

// A mailbox on its wires.
struct Line {
  Mailbox::Wire written{"written"};
  Mailbox::Wire read{"read"};
  Mailbox::Wire word{"word"};
  Mailbox box;

  explicit Line(const Clock& receiver) : box("box", receiver) {
    box.written(written);
    box.read(read);
    box.word(word);
  }
};

using Arrival = std::pair<std::int64_t, unsigned>;

TEST(MailboxTest, AWordArrivesAtTheSecondEdgeAfterItsPosting) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    headloop::tests::Dice dice(seed);
    const Clock clock(32'768, dice.between(-100'000, 100'000),
                      nanoseconds(dice.between(0, 30'000)));
    std::vector<Arrival> expected;
    std::vector<Arrival> seen;
    Kernel kernel;
    Line line(clock);
    Mailbox& box = line.box;
    Timeline timeline("timeline");
    box.on_word = [&](unsigned word) { seen.emplace_back(now().ns, word); };
    kernel.run_to(Instant{0});
    Instant at{0};
    for (unsigned word = 1; word <= 50; ++word) {
      at = at + dice.length(microseconds(10), milliseconds(1));
      if (dice.chance(30)) at = clock.at(clock.after(at));
      const Ticks next = clock.after(at);
      expected.emplace_back(clock.at(next + Ticks{1}).ns, word);
      timeline.at(at, [&box, word] { box.post(word); });
    }
    kernel.run_to(at + seconds(1));
    ASSERT_EQ(seen, expected) << "seed " << seed;
    const std::uint64_t settled = kernel.deltas();
    kernel.run_to(at + hours(6));
    ASSERT_EQ(kernel.deltas(), settled) << "its clock stands still";
  }
}

TEST(MailboxTest, AResetForgetsWhatIsOnItsWay) {
  Kernel kernel;
  Line line(Clock(32'768, 0, Duration{0}));
  Mailbox& box = line.box;
  int words = 0;
  box.on_word = [&](unsigned) { ++words; };
  kernel.run_to(Instant{0});
  box.post(1);
  kernel.run_to(Instant{} + microseconds(40));
  box.reset();
  kernel.run_to(Instant{} + seconds(1));
  EXPECT_EQ(words, 0);
  box.post(2);
  kernel.run_to(Instant{} + seconds(2));
  EXPECT_EQ(words, 1);
  EXPECT_EQ(line.word.read(), 2U);
  EXPECT_EQ(line.written.read(), line.read.read());
}

}  // namespace
}  // namespace headloop::rig
