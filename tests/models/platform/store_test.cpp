#include "models/platform/store.hpp"

#include <gmock/gmock.h>

#include "tests/models/fake_io.hpp"

namespace headloop::platform {
namespace {

using testing::ElementsAre;

struct Bench {
  FakeIo io;
  Core core;
  Machine<Store> store;

  Bench() {
    core.params.regions[static_cast<std::size_t>(RegionId::marker)] = {0, 1};
    core.params.regions[static_cast<std::size_t>(RegionId::bluetooth)] = {1, 8};
    io.bytes.fill(0xFF);  // an empty table entry reads back as it was written
  }
  void handle(Store::Event event) {
    Context cx{io, core};
    store.handle(event, cx);
  }
  void queue(RegionId region) {
    Context cx{io, core};
    cx.queue_region(region, JobTag::housekeeping);
    store.handle(Store::Event::queued, cx);
  }
  void abandon() {
    Context cx{io, core};
    cx.abandon_jobs();
    store.handle(Store::Event::abandoned, cx);
  }
};

TEST(Store, WritesPageByPageAndReadsEachBack) {
  Bench bench;
  bench.queue(RegionId::bluetooth);
  bench.handle(Store::Event::written);
  bench.handle(Store::Event::read_back);
  EXPECT_THAT(bench.io.done, ElementsAre("write 1", "read 1", "write 2"));
}

// A page further on would be one that the region does not have.
TEST(Store, BeginsTheJobAfterAnAbandonedOneAtItsFirstPage) {
  Bench bench;
  bench.queue(RegionId::bluetooth);
  bench.handle(Store::Event::written);
  bench.handle(Store::Event::read_back);
  bench.abandon();
  bench.io.done.clear();
  bench.queue(RegionId::marker);
  EXPECT_THAT(bench.io.done, ElementsAre("write 0"));
}

}  // namespace
}  // namespace headloop::platform
