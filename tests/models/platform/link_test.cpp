// Which entry of a full table a further host takes (R2: at most eight), and what hung firmware
// does.
#include "models/platform/link.hpp"

#include <gtest/gtest.h>

#include "tests/models/fake_io.hpp"

namespace headloop::platform {
namespace {

constexpr std::uint64_t address_of(int host) { return 0x1000U + static_cast<unsigned>(host); }
constexpr std::uint8_t newcomer = 7;

// Every place of the table is taken: entry i by host i at its address; the last host has moved to a
// new one since, which a legacy table does not know.
class FullTable : public testing::Test {
 protected:
  FullTable() {
    core.params.legacy_table = true;
    for (int host = 0; host < hosts_max; ++host) {
      core.image.hosts[static_cast<std::size_t>(host)] =
          HostEntry(address_of(host), HostEntry::used, static_cast<std::uint8_t>(host));
    }
    handle(Link::Event::begin);
  }

  void handle(Link::Event event) {
    Context cx{io, core};
    link.handle(event, cx);
  }
  void connect(std::uint8_t host) {
    core.request_host = host;
    core.request_address = address_of(host);
    core.request_pairs = false;
    handle(Link::Event::request);
  }
  void visit(std::uint8_t host) {
    connect(host);
    handle(Link::Event::disconnect);
  }
  // The entry that the newcomer gets.
  int pair() {
    core.request_host = newcomer;
    core.request_address = 0x2000;
    core.request_pairs = true;
    handle(Link::Event::request);
    for (const Observation& o : io.seen) {
      if (o.channel == Channel::radio && o.what == static_cast<std::uint16_t>(RadioEvent::paired)) {
        return o.a;
      }
    }
    return -1;
  }

  FakeIo io;
  Core core;
  Machine<Link> link;
};

TEST_F(FullTable, GivesAwayItsFirstEntryIfNobodyHasConnected) { EXPECT_EQ(pair(), 0); }

TEST_F(FullTable, KeepsTheEntryOfALinkedHost) {
  connect(0);
  EXPECT_EQ(pair(), 1);
}

TEST_F(FullTable, GivesAwayTheEntryWhoseLinkIsLongestAgo) {
  for (const int host : {5, 0, 1, 2, 3, 4, 6, 7}) visit(static_cast<std::uint8_t>(host));
  EXPECT_EQ(pair(), 5);
}

TEST_F(FullTable, AFreeEntryComesFirst) {
  core.image.hosts[6] = {};
  EXPECT_EQ(pair(), 6);
}

}  // namespace
}  // namespace headloop::platform
