// libsystemc brings a main() of its own: this one stands before it.
#include <benchmark/benchmark.h>

BENCHMARK_MAIN();
