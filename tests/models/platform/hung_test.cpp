// What firmware that hangs still does: nothing for anybody, but for what its power management does.
#include <gtest/gtest.h>

#include "models/platform/platform.hpp"
#include "tests/models/fake_io.hpp"

namespace headloop::platform {
namespace {

struct NoReset {
  void take(const Signal&, Context&) {}
};

// Firmware in service, with one host in its table.
class Service : public testing::Test {
 protected:
  Service() {
    core.params.holds[0] = {{65'272}, 1, HoldRole::power};
    core.params.hold_count = 1;
    core.params.pages_used = 26;
    tell({hal::Input::Kind::key, 0, static_cast<std::int32_t>(KeyEdge::down), 0});
    tell({hal::Input::Kind::timer, static_cast<std::uint8_t>(Timer::hold), 0, 0});
    tell({hal::Input::Kind::key, 0, static_cast<std::int32_t>(KeyEdge::up), 0});
    tell({hal::Input::Kind::timer, static_cast<std::uint8_t>(Timer::power), 0, 0});
    EXPECT_EQ(platform.power(), Power::State::on);
    io.seen.clear();
    io.done.clear();
  }
  void tell(const hal::Input& input) {
    Context cx{io, core};
    NoReset none;
    serve(input, cx, platform, none);
  }
  void pair() {
    tell({hal::Input::Kind::host, 0, static_cast<std::int32_t>(hal::HostRequest::pair), 0x1000});
  }

  FakeIo io;
  Core core;
  Platform platform;
};

TEST_F(Service, AnswersAHost) {
  pair();
  EXPECT_GT(io.count(Channel::radio), 0);
}

TEST_F(Service, AnswersNobodyWhenItHangs) {
  tell({hal::Input::Kind::hang, 0, 0, 0});
  ASSERT_EQ(platform.power(), Power::State::hung);
  io.seen.clear();
  pair();
  tell({hal::Input::Kind::proximity, 0, 1, 0});
  tell({hal::Input::Kind::gauge, 0, 5, 0});
  tell({hal::Input::Kind::timer, static_cast<std::uint8_t>(Timer::link), 0, 0});
  EXPECT_TRUE(io.seen.empty());
  EXPECT_TRUE(io.done.empty());
}

// The charger is the power management's business.
TEST_F(Service, ChargesWhileItHangs) {
  tell({hal::Input::Kind::hang, 0, 0, 0});
  tell({hal::Input::Kind::usb, 0, 1, static_cast<std::int64_t>(Charger::original_usb_a)});
  EXPECT_TRUE(io.did("charge"));
}

}  // namespace
}  // namespace headloop::platform
