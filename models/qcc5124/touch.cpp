#include "models/qcc5124/touch.hpp"

#include "models/platform/msm.hpp"

namespace headloop::qcc5124 {
namespace {

using namespace platform;

void lock(Context& cx) {
  const std::int32_t lasting_min = cx.io.touch_lock();
  cx.io.observe(Channel::bug, touch_bug, static_cast<std::uint16_t>(BugEvent::begin), lasting_min,
                0);
  cx.io.log(Log::touch_locked, lasting_min);
}
void unlock(Context& cx) {
  cx.io.observe(Channel::bug, touch_bug, static_cast<std::uint16_t>(BugEvent::end), 0, 0);
  cx.io.log(Log::touch_unlocked);
}

bool has_touch_bug(const Context& cx) { return has_bug(cx, touch_bug); }

struct Table : Front<Touch, Table> {
  using E = Touch::Event;
  using Alive = In<Touch::State::alive>;
  using Locked = In<Touch::State::locked>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source   Event               Target   Action       Guard
    Row<Alive,   Ev<E::legacy_held>, Locked,  Do<&lock>,   If<&has_touch_bug>>,
    //
    Row<Locked,  Ev<E::unlocked>,    Alive,   Do<&unlock>, none>
  >;
  // clang-format on
};

}  // namespace
}  // namespace headloop::qcc5124

HEADLOOP_MACHINE(headloop::qcc5124::Touch, headloop::qcc5124::Table)
