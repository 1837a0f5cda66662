// SystemC runs the processes that are due together in an order of its own, and has no switch to
// change it. So this stands between: sc_event::trigger(), which queues what waits for an event, is
// called across the library's boundary, and finds this one first. Compiled without access control,
// because the queue is private.
//
// HEADLOOP_TEST_PROCESS_ORDER=N chooses the N-th shuffling; without it nothing changes.
#include "tests/rig/process_order.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <random>
#include <vector>

#include <sysc/kernel/sc_runnable.h>

#include "sim/rig/systemc.hpp"

namespace headloop::rig::tests {
namespace {

// A method process begins with its base; the header that says so is not installed.
sc_core::sc_process_b* base_of(sc_core::sc_method_handle method) {
  return reinterpret_cast<sc_core::sc_process_b*>(method);
}

// Ends a list of runnable processes, as in SystemC's sc_runnable_int.h.
sc_core::sc_process_b* const no_more = reinterpret_cast<sc_core::sc_process_b*>(0xdb);

void shuffle(sc_core::sc_runnable& queue, std::minstd_rand& random) {
  sc_core::sc_process_b* const head = base_of(queue.m_methods_push_head);
  std::vector<sc_core::sc_process_b*> due;
  for (auto* one = head->m_runnable_p; one != no_more; one = one->m_runnable_p) due.push_back(one);
  if (due.size() < 2) return;
  for (std::size_t i = due.size() - 1; i > 0; --i) std::swap(due[i], due[random() % (i + 1)]);
  sc_core::sc_process_b* last = head;
  for (auto* one : due) last = last->m_runnable_p = one;
  last->m_runnable_p = no_more;
  queue.m_methods_push_tail = reinterpret_cast<sc_core::sc_method_handle>(last);
}

const char* wanted_order() { return std::getenv("HEADLOOP_TEST_PROCESS_ORDER"); }

}  // namespace

bool processes_are_shuffled() { return wanted_order() != nullptr; }

}  // namespace headloop::rig::tests

void sc_core::sc_event::trigger() {
  using namespace headloop::rig::tests;
  using Trigger = void (*)(sc_event*);
  static const auto original =
      reinterpret_cast<Trigger>(dlsym(RTLD_NEXT, "_ZN7sc_core8sc_event7triggerEv"));
  original(this);
  static const bool shuffled = processes_are_shuffled();
  if (!shuffled) return;
  static std::minstd_rand random(static_cast<unsigned>(std::atoi(wanted_order())));
  shuffle(*m_simc->m_runnable, random);
}
