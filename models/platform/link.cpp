#include "models/platform/link.hpp"

#include <bit>

#include "models/platform/msm.hpp"
#include "models/platform/streams.hpp"

namespace headloop::platform {
namespace {

constexpr std::uint8_t nobody = 0xFF;

std::uint8_t bit(std::uint8_t host) { return static_cast<std::uint8_t>(1U << host); }
bool is_linked(const Core& core, std::uint8_t host) {
  return host < hosts_max && (core.linked & bit(host)) != 0;
}
int links(const Core& core) { return std::popcount(core.linked); }

// Where the table has the host that asks. A legacy table knows an address and nothing else; a
// later one resolves a private address to the host that it belongs to.
int entry_of(const Core& core, std::uint8_t host, std::uint64_t address) {
  for (std::size_t i = 0; i < core.image.hosts.size(); ++i) {
    const HostEntry& entry = core.image.hosts[i];
    if (!entry.has(HostEntry::used)) continue;
    if (core.params.legacy_table ? entry.address == address : entry.host == host) {
      return static_cast<int>(i);
    }
  }
  return -1;
}
int entry_of_host(const Core& core, std::uint8_t host) {
  for (std::size_t i = 0; i < core.image.hosts.size(); ++i) {
    const HostEntry& entry = core.image.hosts[i];
    if (entry.has(HostEntry::used) && entry.host == host) return static_cast<int>(i);
  }
  return -1;
}
int entry_of_request(const Core& core) {
  return entry_of(core, core.request_host, core.request_address);
}

void advertise(Context& cx, bool discoverable) {
  const bool suffixed = cx.core.image.host_count() > 0;
  cx.io.advertise(suffixed, static_cast<int>(cx.core.image.generation), discoverable);
}

void offer_pairing(Context& cx) {
  advertise(cx, true);
  cx.io.say(Prompt::pairing);
  show(cx, LedLayer::link, LedSign::pairing);
}
void offer_links(Context& cx) { advertise(cx, false); }

int next_auto_connect(const Core& core, int from) {
  for (int i = from; i < hosts_max; ++i) {
    const HostEntry& entry = core.image.hosts[static_cast<std::size_t>(i)];
    if (entry.has(HostEntry::used) && entry.has(HostEntry::auto_connect)) return i;
  }
  return -1;
}

void page_from(Context& cx, int from) {
  const int entry = next_auto_connect(cx.core, from);
  cx.core.page_entry = static_cast<std::uint8_t>(entry);
  const HostEntry& host = cx.core.image.hosts[static_cast<std::size_t>(entry)];
  cx.io.observe(Channel::radio, static_cast<std::uint8_t>(host.host),
                static_cast<std::uint16_t>(RadioEvent::page_host), entry,
                static_cast<std::int64_t>(host.address));
  cx.arm(Timer::link, cx.core.params.page_timeout);
}
void page_first(Context& cx) {
  cx.core.waiting = nobody;
  page_from(cx, 0);
}
void report_page_timeout(Context& cx) {
  cx.io.observe(Channel::radio,
                static_cast<std::uint8_t>(cx.core.image.hosts[cx.core.page_entry].host),
                static_cast<std::uint16_t>(RadioEvent::page_timeout), cx.core.page_entry, 0);
}
void page_next(Context& cx) {
  report_page_timeout(cx);
  page_from(cx, cx.core.page_entry + 1);
}

// The entry of the host that asks becomes the latest.
void note_link(Core& core) {
  const int entry = entry_of_request(core);
  if (entry < 0) return;
  HostEntry& its = core.image.hosts[static_cast<std::size_t>(entry)];
  for (HostEntry& other : core.image.hosts) {
    if (other.recency > its.recency) --other.recency;
  }
  its.recency = hosts_max - 1;
}

// R4: a corrupt record in the table negotiates the plainest codec.
void bring_up(Context& cx) {
  Core& core = cx.core;
  const std::uint8_t host = core.request_host;
  core.linked |= bit(host);
  note_link(core);
  cx.io.observe(Channel::radio, host, static_cast<std::uint16_t>(RadioEvent::link_up), links(core),
                static_cast<std::int64_t>(core.request_address));
  const bool corrupt = core.image.stack_corrupt();
  if (corrupt) cx.io.log(Log::stack_corrupt);
  cx.io.observe(Channel::radio, host, static_cast<std::uint16_t>(RadioEvent::codec),
                static_cast<std::int32_t>(corrupt ? Codec::sbc : core.params.codec), 0);
  show(cx, LedLayer::link, LedSign::connected);
  cx.io.say(Prompt::connected);
}
void keep_waiting(Context& cx) {
  Core& core = cx.core;
  core.waiting = core.request_host;
  core.waiting_address = core.request_address;
  core.waiting_pairs = core.request_pairs;
}
void stop_paging(Context& cx) {
  report_page_timeout(cx);
  offer_links(cx);
}

// Where a further host goes: a free entry, or of those that are not linked the one whose last link
// is longest ago, since the table holds at most eight (R2).
int entry_to_give_away(const Core& core) {
  for (int i = 0; i < hosts_max; ++i) {
    if (!core.image.hosts[static_cast<std::size_t>(i)].has(HostEntry::used)) return i;
  }
  int oldest = -1;
  for (int i = 0; i < hosts_max; ++i) {
    const HostEntry& entry = core.image.hosts[static_cast<std::size_t>(i)];
    if (is_linked(core, static_cast<std::uint8_t>(entry.host))) continue;
    const bool older =
        oldest < 0 || entry.recency < core.image.hosts[static_cast<std::size_t>(oldest)].recency;
    if (older) oldest = i;
  }
  HEADLOOP_CHECK(oldest >= 0, "fewer hosts are linked than the table has entries");
  return oldest;
}

void remember_host(Context& cx) {
  Core& core = cx.core;
  int entry = entry_of_request(core);
  if (entry < 0) entry = entry_to_give_away(core);
  core.image.hosts[static_cast<std::size_t>(entry)] =
      HostEntry(core.request_address, HostEntry::used | HostEntry::auto_connect, core.request_host);
  cx.queue(RegionId::bluetooth, entry, 1, JobTag::housekeeping);
  cx.io.observe(Channel::radio, core.request_host, static_cast<std::uint16_t>(RadioEvent::paired),
                entry, static_cast<std::int64_t>(core.request_address));
}
void admit(Context& cx) {
  if (cx.core.request_pairs) {
    remember_host(cx);
    advertise(cx, false);
  }
  bring_up(cx);
}
void admit_waiting(Context& cx) {
  Core& core = cx.core;
  report_page_timeout(cx);
  core.request_host = core.waiting;
  core.request_address = core.waiting_address;
  core.request_pairs = core.waiting_pairs;
  core.waiting = nobody;
  if (core.request_pairs) remember_host(cx);
  advertise(cx, false);
  bring_up(cx);
}

// D5: a host that is linked comes with an address that the legacy table has never seen. The table
// takes it for another host, and noise cancelling drops out until that link has ended or shows an
// address that it knows.
void confuse_table(Context& cx) {
  cx.core.strangers |= bit(cx.core.request_host);
  cx.io.observe(Channel::radio, cx.core.request_host,
                static_cast<std::uint16_t>(RadioEvent::host_unknown), 0,
                static_cast<std::int64_t>(cx.core.request_address));
  cx.post(Signal::Kind::table_confused);
}
void set_right(Context& cx, std::uint8_t host) {
  Core& core = cx.core;
  if ((core.strangers & bit(host)) == 0) return;
  core.strangers = static_cast<std::uint8_t>(core.strangers & ~bit(host));
  if (core.strangers == 0) cx.post(Signal::Kind::table_right);
}
void recognise(Context& cx) { set_right(cx, cx.core.request_host); }

void take_down(Context& cx, std::uint8_t host) {
  Core& core = cx.core;
  if (!is_linked(core, host)) return;
  if (core.playing && core.playing_host == host) stop_playing(cx);
  core.linked = static_cast<std::uint8_t>(core.linked & ~bit(host));
  cx.io.observe(Channel::radio, host, static_cast<std::uint16_t>(RadioEvent::link_down),
                links(core), 0);
  set_right(cx, host);
}
void link_down(Context& cx) { take_down(cx, cx.core.request_host); }
void last_link_down(Context& cx) {
  link_down(cx);
  show(cx, LedLayer::link, LedSign::off);
  offer_links(cx);
}
void stay_linked(Context& cx) {
  cx.io.observe(Channel::radio, cx.core.request_host,
                static_cast<std::uint16_t>(RadioEvent::link_stuck), links(cx.core), 0);
}

void fall_silent(Context& cx) {
  for (std::uint8_t host = 0; host < hosts_max; ++host) take_down(cx, host);
  cx.core.waiting = nobody;
  cx.cancel(Timer::link);
  cx.io.radio_silent();
  show(cx, LedLayer::link, LedSign::off);
}
bool table_empty(const Context& cx) { return cx.core.image.host_count() == 0; }
bool pages_hosts(const Context& cx) {
  return !table_empty(cx) && next_auto_connect(cx.core, 0) >= 0;
}
bool pages_nobody(const Context& cx) {
  return !table_empty(cx) && next_auto_connect(cx.core, 0) < 0;
}
bool more_to_page(const Context& cx) {
  return next_auto_connect(cx.core, cx.core.page_entry + 1) >= 0;
}
bool host_waits(const Context& cx) { return !more_to_page(cx) && cx.core.waiting != nobody; }
bool nobody_waits(const Context& cx) { return !more_to_page(cx) && cx.core.waiting == nobody; }
bool is_further(const Context& cx) { return !is_linked(cx.core, cx.core.request_host); }
bool is_confusing(const Context& cx) { return !is_further(cx) && entry_of_request(cx.core) < 0; }
bool is_known_again(const Context& cx) {
  const Core& core = cx.core;
  return (core.strangers & bit(core.request_host)) != 0 && entry_of_request(core) >= 0;
}
bool is_stuck(const Context& cx) {
  const int entry = entry_of_host(cx.core, cx.core.request_host);
  return entry >= 0 && cx.core.image.hosts[static_cast<std::size_t>(entry)].has(HostEntry::stale);
}
bool lets_go(const Context& cx) {
  return is_linked(cx.core, cx.core.request_host) && !is_stuck(cx);
}
bool others_stay(const Context& cx) { return lets_go(cx) && links(cx.core) > 1; }
bool is_last_link(const Context& cx) { return lets_go(cx) && links(cx.core) == 1; }
bool clings(const Context& cx) { return is_linked(cx.core, cx.core.request_host) && is_stuck(cx); }

// Only welcome requests come here.
struct Table : Front<Link, Table> {
  using E = Link::Event;
  using Silent = In<Link::State::silent>;
  using Discoverable = In<Link::State::discoverable>;
  using Paging = In<Link::State::paging>;
  using Connectable = In<Link::State::connectable>;
  using Linked = In<Link::State::linked>;
  // clang-format off
  using transition_table = boost::mpl::vector<
    //  Source        Event              Target        Action                 Guard
    Row<Silent,       Ev<E::begin>,      Discoverable, Do<&offer_pairing>,    If<&table_empty>>,
    Row<Silent,       Ev<E::begin>,      Paging,       Do<&page_first>,       If<&pages_hosts>>,
    Row<Silent,       Ev<E::begin>,      Connectable,  Do<&offer_links>,      If<&pages_nobody>>,
    //
    Row<Discoverable, Ev<E::request>,    Linked,       Do<&admit>,            none>,
    Row<Discoverable, Ev<E::end>,        Silent,       Do<&fall_silent>,      none>,
    //
    Row<Paging,       Ev<E::request>,    none,         Do<&keep_waiting>,     none>,
    Row<Paging,       Ev<E::page_over>,  Paging,       Do<&page_next>,        If<&more_to_page>>,
    Row<Paging,       Ev<E::page_over>,  Linked,       Do<&admit_waiting>,    If<&host_waits>>,
    Row<Paging,       Ev<E::page_over>,  Connectable,  Do<&stop_paging>,      If<&nobody_waits>>,
    Row<Paging,       Ev<E::end>,        Silent,       Do<&fall_silent>,      none>,
    //
    Row<Connectable,  Ev<E::request>,    Linked,       Do<&admit>,            none>,
    Row<Connectable,  Ev<E::end>,        Silent,       Do<&fall_silent>,      none>,
    //
    Row<Linked,       Ev<E::request>,    none,         Do<&admit>,            If<&is_further>>,
    Row<Linked,       Ev<E::request>,    none,         Do<&confuse_table>,    If<&is_confusing>>,
    Row<Linked,       Ev<E::request>,    none,         Do<&recognise>,        If<&is_known_again>>,
    Row<Linked,       Ev<E::disconnect>, none,         Do<&link_down>,        If<&others_stay>>,
    Row<Linked,       Ev<E::disconnect>, Connectable,  Do<&last_link_down>,   If<&is_last_link>>,
    Row<Linked,       Ev<E::disconnect>, none,         Do<&stay_linked>,      If<&clings>>,
    Row<Linked,       Ev<E::end>,        Silent,       Do<&fall_silent>,      none>
  >;
  // clang-format on
};

}  // namespace

// A host that is linked already asks for nothing new. One link waits while the unit pages.
bool is_welcome(const Core& core) {
  if (is_linked(core, core.request_host)) return true;
  const bool another_waits = core.waiting != nobody && core.waiting != core.request_host;
  const bool may_link = core.request_pairs || entry_of_request(core) >= 0;
  return may_link && !another_waits && links(core) < core.params.links_max;
}

void refuse(Context& cx) {
  cx.io.observe(Channel::radio, cx.core.request_host,
                static_cast<std::uint16_t>(RadioEvent::link_refused), links(cx.core),
                static_cast<std::int64_t>(cx.core.request_address));
}

}  // namespace headloop::platform

HEADLOOP_MACHINE(headloop::platform::Link, headloop::platform::Table)
