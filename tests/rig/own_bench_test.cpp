// How a SystemC user puts a headphone on a bench of their own: instantiate it, bind its ports, let
// the kernel run. The bench here is a finger that makes clean contacts and an eye on the LED.
//
// Goal: the headphone drives itself, and does on this bench what it does on ours.
#include <gmock/gmock.h>

#include "models/pin/headphone.hpp"
#include "sim/rig/kernel.hpp"
#include "tests/rig/rings.hpp"

namespace headloop::rig::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

// Closes two contacts together, from one instant to another.
struct Finger : sc_core::sc_module {
  sc_core::sc_out<bool> first{"first"};
  sc_core::sc_out<bool> second{"second"};

  Finger(sc_core::sc_module_name name, Instant down, Instant up) : sc_module(name) {
    SC_HAS_PROCESS(Finger);
    SC_METHOD(move);
    sensitive << down_ << up_;
    dont_initialize();
    down_.notify(of(down - Instant{0}));
    up_.notify(of(up - Instant{0}));
  }

 private:
  void move() {
    closed_ = !closed_;
    first.write(closed_);
    second.write(closed_);
  }

  sc_core::sc_event down_;
  sc_core::sc_event up_;
  bool closed_ = false;
};

struct Eye : sc_core::sc_module {
  sc_core::sc_in<bool> red{"red"};
  int flashes = 0;

  explicit Eye(sc_core::sc_module_name name) : sc_module(name) {
    SC_HAS_PROCESS(Eye);
    SC_METHOD(see);
    sensitive << red.pos();
    dont_initialize();
  }

 private:
  void see() { ++flashes; }
};

struct Wires {
  sc_core::sc_vector<sc_core::sc_signal<bool>> key{"key"};
  sc_core::sc_signal<bool> cable{"cable"};
  sc_core::sc_signal<bool> vbus{"vbus"};
  sc_core::sc_signal<int> d_plus{"d_plus"};
  sc_core::sc_signal<int> d_minus{"d_minus"};
  sc_core::sc_vector<sc_core::sc_signal<bool>> led{"led", 3};
  sc_core::sc_signal<bool> speaker{"speaker"};
};

world::Script ordinary_unit(const models::Product& product,
                            const std::vector<world::FaultSetup>& faults = {}) {
  world::Script script;
  script.unit.faults = faults;
  script.title = "a bench of somebody's own";
  script.device = product.id;
  script.unit.bounce = false;
  script.hosts.push_back({"phone"});
  return script;
}

// A bench on which the headphone drives itself.
struct OwnBench {
  const models::Product& product = tests::product("mdr-1000x");
  world::Script script;
  Kernel kernel;
  Headphone headphone;
  Wires wires;
  Record record;

  explicit OwnBench(const std::vector<world::FaultSetup>& faults = {})
      : script(ordinary_unit(product, faults)), headphone("headphone", product, script) {
    wires.key.init(headphone.key.size());
    headphone.key(wires.key);
    headphone.cable(wires.cable);
    headphone.vbus(wires.vbus);
    headphone.d_plus(wires.d_plus);
    headphone.d_minus(wires.d_minus);
    headphone.led(wires.led);
    headphone.speaker_enable(wires.speaker);
    headphone.record_to(record);
    headphone.drive_itself();
  }
  void run_to(Duration at) { kernel.run_to(Instant{} + at); }
};

// The reset's chord, from 1 s to 14 s.
struct HeldBench : OwnBench {
  Finger finger{"finger", Instant{} + seconds(1), Instant{} + seconds(14)};

  explicit HeldBench(const std::vector<world::FaultSetup>& faults = {}) : OwnBench(faults) {
    finger.first(wires.key[0]);
    finger.second(wires.key[1]);
  }
};

bool logged(const Record& record, Log word) {
  for (const Observation& o : record.observations()) {
    if (o.channel == Channel::log && static_cast<Log>(o.what) == word) return true;
  }
  return false;
}

TEST(OwnBenchTest, TwelveSecondsOnBothContactsResetTheMdr1000x) {
  HeldBench bench;
  Eye eye("eye");
  eye.red(bench.wires.led[0]);

  bench.run_to(seconds(40));

  EXPECT_TRUE(logged(bench.record, Log::reset_completed));
  EXPECT_GE(eye.flashes, 2);  // red and green in turn, before the hold ends

  // The same hold by our Player on our bench.
  const models::Product& product = bench.product;
  world::Script same = bench.script;
  world::Step before;
  before.duration = {world::Span::Unit::ns, seconds(1).ns};
  world::Step hold;
  hold.action = world::Action::hold;
  hold.controls = {{*product.face.control("power"), false, {}},
                   {*product.face.control("nc-ambient"), false, {}}};
  hold.skew.resize(2);
  hold.duration = {world::Span::Unit::ns, seconds(13).ns};
  world::Step after = before;
  after.duration = {world::Span::Unit::ns, seconds(26).ns};
  same.steps = {before, hold, after};
  const auto of_the_unit = [](const Record& all) {
    std::vector<Observation> list;
    for (const Observation& o : all.observations()) {
      // The world's own channels, and what shows at the begin, are the Player's.
      if (o.channel != Channel::step && o.channel != Channel::act && o.at > Instant{0} &&
          o.at < Instant{} + seconds(39)) {
        list.push_back(o);
      }
    }
    return list;
  };
  bench.record.sort_canonically();
  EXPECT_EQ(of_the_unit(bench.record), of_the_unit(run_in_unit_ring(product, same)));
}

// Plugs in by hand, wire by wire.
class PortTest : public testing::Test, protected OwnBench {
 protected:
  PortTest() { run_to(seconds(1)); }

  void plug(const Signature& signature, bool vbus) {
    wires.vbus.write(vbus);
    wires.d_plus.write(signature.d_plus);
    wires.d_minus.write(signature.d_minus);
    wires.cable.write(true);
  }

  // Every charger that it found, and when.
  std::vector<std::pair<Charger, Instant>> found() const {
    std::vector<std::pair<Charger, Instant>> list;
    for (const Observation& o : record.observations()) {
      if (o.channel == Channel::usb && static_cast<UsbEvent>(o.what) == UsbEvent::charger_found) {
        list.emplace_back(static_cast<Charger>(o.a), o.at);
      }
    }
    return list;
  }
  bool charges() const { return headphone.unit().port().powered(); }

  const Signature original = signature_of(Charger::original_usb_a);
};

TEST_F(PortTest, KnowsAChargerByItsDataLines) {
  plug(original, true);
  run_to(seconds(2));
  EXPECT_THAT(found(), ElementsAre(Pair(Charger::original_usb_a, Instant{} + seconds(1))));
}

TEST_F(PortTest, TakesNothingWithoutVbus) {
  plug(original, false);
  run_to(seconds(2));
  EXPECT_THAT(found(), IsEmpty());
  EXPECT_FALSE(charges());
  wires.vbus.write(true);
  run_to(seconds(3));
  EXPECT_THAT(found(), ElementsAre(Pair(Charger::original_usb_a, Instant{} + seconds(2))));
  EXPECT_TRUE(charges());
  wires.vbus.write(false);
  run_to(seconds(4));
  EXPECT_FALSE(charges());
}

// Until the data lines tell, and if they tell nothing, it takes what anything grants: 100 mA.
TEST_F(PortTest, TakesLittleFromWhomItDoesNotKnow) {
  plug({1'200, 1'200}, true);
  run_to(seconds(2));
  EXPECT_EQ(headphone.unit().port().offers_ua(), 100'000);
  plug(original, true);
  wires.key[0].write(true);
  run_to(seconds(3));
  EXPECT_THAT(found(), ElementsAre(Pair(Charger::computer, Instant{} + seconds(1)),
                                   Pair(Charger::original_usb_a, Instant{} + seconds(2))));
}

// A user's kernel counts in picoseconds unless it is told otherwise.
TEST(OwnKernelTest, IsToldToCountInNanoseconds) {
  sc_core::sc_simcontext own;
  sc_core::sc_simcontext* const former = sc_core::sc_curr_simcontext;
  sc_core::sc_simcontext* const former_default = sc_core::sc_default_global_context;
  sc_core::sc_curr_simcontext = sc_core::sc_default_global_context = &own;
  sc_core::sc_report_handler::set_handler(nullptr);
  const models::Product& product = tests::product("mdr-1000x");
  const world::Script script = ordinary_unit(product);
  EXPECT_THROW(Headphone("headphone", product, script), sc_core::sc_report);
  sc_core::sc_curr_simcontext = former;
  sc_core::sc_default_global_context = former_default;
}

// Counts how often a wire falls.
struct Falls : sc_core::sc_module {
  sc_core::sc_in<bool> wire{"wire"};
  int count = 0;

  explicit Falls(sc_core::sc_module_name name) : sc_module(name) {
    SC_HAS_PROCESS(Falls);
    SC_METHOD(see);
    sensitive << wire.neg();
    dont_initialize();
  }

 private:
  void see() { ++count; }
};

// A dip in the bus's cycle 400 of the reset's first page write: the supply goes, and with it the
// line of the brown-out and that of the reset, until the unit is switched on.
TEST(OwnBenchTest, ADipOfTheSupplyPullsTheBrownOutLine) {
  world::FaultSetup dip;
  dip.fault = Fault::brown_out;
  dip.value = 1;
  dip.place = 400;
  HeldBench bench({dip});
  Falls dips("dips");
  dips.wire(bench.headphone.brown_out_n);
  bench.run_to(seconds(16));
  EXPECT_EQ(dips.count, 1);
  EXPECT_FALSE(bench.headphone.supply.read());
  EXPECT_FALSE(bench.headphone.reset_n.read());
  EXPECT_FALSE(bench.headphone.brown_out_n.read());
}

// R2: after its reset the unit starts again. Its supply stays on; the reset line falls once.
TEST(OwnBenchTest, TheResetLineFallsWhereTheFirmwareBeginsAnew) {
  HeldBench bench;
  Falls resets("resets");
  resets.wire(bench.headphone.reset_n);
  Falls supply("supply");
  supply.wire(bench.headphone.supply);
  Falls dips("dips");
  dips.wire(bench.headphone.brown_out_n);
  bench.run_to(seconds(1));
  const int before = resets.count;
  bench.run_to(seconds(40));
  EXPECT_EQ(resets.count - before, 1);
  EXPECT_EQ(supply.count, 0);
  EXPECT_EQ(dips.count, 0);
  EXPECT_TRUE(bench.headphone.reset_n.read());
}

}  // namespace
}  // namespace headloop::rig::tests
