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

void bind(Headphone& headphone, Wires& wires) {
  wires.key.init(headphone.key.size());
  headphone.key(wires.key);
  headphone.cable(wires.cable);
  headphone.vbus(wires.vbus);
  headphone.d_plus(wires.d_plus);
  headphone.d_minus(wires.d_minus);
  headphone.led(wires.led);
  headphone.speaker_enable(wires.speaker);
}

world::Script ordinary_unit(const models::Product& product) {
  world::Script script;
  script.title = "a bench of somebody's own";
  script.device = product.id;
  script.unit.bounce = false;
  script.hosts.push_back({"phone"});
  return script;
}

bool logged(const Record& record, Log word) {
  for (const Observation& o : record.observations()) {
    if (o.channel == Channel::log && static_cast<Log>(o.what) == word) return true;
  }
  return false;
}

TEST(OwnBenchTest, TwelveSecondsOnBothContactsResetTheMdr1000x) {
  const models::Product& product = tests::product("mdr-1000x");
  const world::Script script = ordinary_unit(product);
  Kernel kernel;
  Headphone headphone("headphone", product, script);
  Wires wires;
  bind(headphone, wires);
  Finger finger("finger", Instant{} + seconds(1), Instant{} + seconds(14));
  finger.first(wires.key[0]);
  finger.second(wires.key[1]);
  Eye eye("eye");
  eye.red(wires.led[0]);
  Record record;
  headphone.record_to(record);
  headphone.drive_itself();

  kernel.run_to(Instant{} + seconds(40));

  EXPECT_TRUE(logged(record, Log::reset_completed));
  EXPECT_GE(eye.flashes, 2);  // red and green in turn, before the hold ends

  // The same hold by our Player on our bench.
  world::Script same = script;
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
  record.sort_canonically();
  EXPECT_EQ(of_the_unit(record), of_the_unit(run_in_unit_ring(product, same)));
}

TEST(OwnBenchTest, KnowsAChargerByItsDataLines) {
  const models::Product& product = tests::product("mdr-1000x");
  const world::Script script = ordinary_unit(product);
  Kernel kernel;
  Headphone headphone("headphone", product, script);
  Wires wires;
  bind(headphone, wires);
  Record record;
  headphone.record_to(record);
  headphone.drive_itself();
  kernel.run_to(Instant{} + seconds(1));
  const Signature original = signature_of(Charger::original_usb_a);
  wires.vbus.write(true);
  wires.d_plus.write(original.d_plus);
  wires.d_minus.write(original.d_minus);
  wires.cable.write(true);
  kernel.run_to(Instant{} + seconds(2));
  bool found = false;
  for (const Observation& o : record.observations()) {
    found =
        found ||
        (o.channel == Channel::usb && static_cast<UsbEvent>(o.what) == UsbEvent::charger_found &&
         static_cast<Charger>(o.a) == Charger::original_usb_a && o.at == Instant{} + seconds(1));
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace headloop::rig::tests
