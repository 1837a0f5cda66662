// What the address sanitizer is to accept at the end of a test: SystemC takes its timed events from
// a pool of its own, which it never gives back.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(readability-identifier-naming)

const char* __lsan_default_suppressions() {  // NOLINT(readability-identifier-naming)
  return "leak:sc_core::sc_event_timed::allocate";
}
