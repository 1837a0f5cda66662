// Goal: the shuffling that tests/scripts/process_order_test.sh asks for does shuffle.
#include "tests/rig/process_order.hpp"

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "sim/rig/kernel.hpp"
#include "sim/rig/systemc.hpp"

namespace headloop::rig::tests {
namespace {

struct Listener : sc_core::sc_module {
  Listener(sc_core::sc_module_name module_name, const sc_core::sc_event& event, char mark,
           std::string& heard)
      : sc_module(module_name), mark_(mark), heard_(heard) {
    SC_HAS_PROCESS(Listener);
    SC_METHOD(hear);
    sensitive << event;
    dont_initialize();
  }
  void hear() { heard_ += mark_; }

 private:
  char mark_;
  std::string& heard_;
};

// In how many orders four listeners hear of the same thing, and of four things at one instant.
std::set<std::string> orders(bool of_one_event) {
  Kernel kernel;
  std::array<sc_core::sc_event, 4> events;
  std::string heard;
  std::vector<std::unique_ptr<Listener>> listeners;
  for (std::size_t i = 0; i < events.size(); ++i) {
    listeners.push_back(std::make_unique<Listener>(sc_core::sc_gen_unique_name("listener"),
                                                   events[of_one_event ? 0 : i],
                                                   static_cast<char>('a' + i), heard));
  }
  kernel.run_to(Instant{0});
  std::set<std::string> seen;
  for (int round = 0; round < 200; ++round) {
    heard.clear();
    for (sc_core::sc_event& event : events) event.notify(of(microseconds(1)));
    kernel.run_to(now() + microseconds(1));
    seen.insert(heard);
  }
  return seen;
}

TEST(ProcessOrderTest, IsSystemCsOwnUnlessShuffled) {
  const std::size_t expected = processes_are_shuffled() ? 24 : 1;
  EXPECT_EQ(orders(true).size(), expected);
  EXPECT_EQ(orders(false).size(), expected);
}

}  // namespace
}  // namespace headloop::rig::tests
