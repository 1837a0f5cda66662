// Whether processes that are due together run in an order drawn anew each time; see
// process_order.cpp.
#pragma once

namespace headloop::rig::tests {

bool processes_are_shuffled();

}  // namespace headloop::rig::tests
