#include "models/platform/streams.hpp"

#include <bit>

#include "sim/core/random.hpp"

namespace headloop::platform {
namespace {

void audio(Context& cx, std::uint8_t host, AudioEvent event, std::int32_t a = 0) {
  cx.io.observe(Channel::audio, host, static_cast<std::uint16_t>(event), a, 0);
}
void app(Context& cx, std::uint8_t host, AppEvent event, std::int32_t a = 0, std::int64_t b = 0) {
  cx.io.observe(Channel::app, host, static_cast<std::uint16_t>(event), a, b);
}

bool is_linked(const Core& core, std::uint8_t host) { return ((core.linked >> host) & 1U) != 0; }

bool has_silent_route(const Core& core, std::uint8_t host) {
  for (const HostEntry& entry : core.image.hosts) {
    if (entry.has(HostEntry::used) && entry.host == host) {
      return entry.has(HostEntry::silent_route);
    }
  }
  return false;
}

std::int64_t draw(const Context& cx, Purpose purpose, std::uint64_t ordinal, std::int64_t low,
                  std::int64_t high) {
  return cx.io.draw(static_cast<std::uint16_t>(purpose), ordinal, low, high);
}

// R5: what is sent along a route that points nowhere is not heard, whatever it is.
bool take_route(Context& cx, std::uint8_t host) {
  if (!has_silent_route(cx.core, host)) return true;
  audio(cx, host, AudioEvent::silent);
  return false;
}

// R4: the corrupt stack's watchdog ends a stream long before the cell is empty.
void start_playing(Context& cx, std::uint8_t host, std::int32_t volume) {
  Core& core = cx.core;
  core.playing = true;
  core.playing_host = host;
  cx.io.play(volume);
  audio(cx, host, AudioEvent::play, volume);
  take_route(cx, host);
  if (core.image.stack_corrupt()) {
    cx.arm(Timer::stack, {draw(cx, Purpose::stack_shutdown, 0, core.params.stack_shutdown_min.count,
                               core.params.stack_shutdown_max.count)});
  }
}

// R4: handing the stream over to a call, and back.
void hand_over(Context& cx, std::uint8_t host, RadioEvent event) {
  Core& core = cx.core;
  cx.io.observe(Channel::radio, host, static_cast<std::uint16_t>(event), 0, 0);
  if (!core.image.stack_corrupt()) return;
  const std::int64_t spike_us = draw(cx, Purpose::latency_spike, core.spikes++,
                                     core.params.spike_us_min, core.params.spike_us_max);
  audio(cx, host, AudioEvent::latency_spike, static_cast<std::int32_t>(spike_us));
}

void set_auto_connect(Context& cx, std::uint8_t host, bool on) {
  Core& core = cx.core;
  for (std::size_t i = 0; i < core.image.hosts.size(); ++i) {
    HostEntry& entry = core.image.hosts[i];
    if (!entry.has(HostEntry::used) || entry.host != host) continue;
    const unsigned others = entry.flags & ~unsigned{HostEntry::auto_connect};
    const HostEntry before = entry;
    entry = HostEntry(entry.address, on ? others | HostEntry::auto_connect : others, host);
    entry.recency = before.recency;
    cx.queue(RegionId::bluetooth, static_cast<int>(i), 1, JobTag::housekeeping);
  }
}

constexpr std::uint32_t app_that_shows_firmware = 0x0805;  // D4: 8.5 or later

void show_firmware(Context& cx, std::uint8_t host, std::int64_t app_version) {
  if (app_version < app_that_shows_firmware) {
    app(cx, host, AppEvent::too_old);
  } else if (cx.io.flash_readable()) {
    app(cx, host, AppEvent::firmware, 0, cx.io.firmware_version());
  } else {
    cx.io.log(Log::flash_unreadable);
    app(cx, host, AppEvent::firmware_unknown);
  }
}

void export_profiles(Context& cx, std::uint8_t host) {
  std::int64_t mask = 0;
  for (const std::uint8_t profile : cx.core.image.profiles) {
    if (profile != 0) mask |= std::int64_t{1} << (profile - 1);
  }
  app(cx, host, AppEvent::exported, cx.core.image.profile_count(), mask);
}

bool store_profile(Context& cx, int location) {
  Core& core = cx.core;
  for (std::size_t i = 0; i < core.image.profiles.size(); ++i) {
    std::uint8_t& profile = core.image.profiles[i];
    if (profile == location + 1) return true;
    if (profile != 0) continue;
    profile = static_cast<std::uint8_t>(location + 1);
    cx.queue(RegionId::asc, static_cast<int>(i), 1, JobTag::housekeeping);
    return true;
  }
  cx.io.log(Log::asc_table_full);
  return false;
}

// F5: what was exported before a reset comes back; the manual strength is not part of it.
void import_profiles(Context& cx, std::uint8_t host, std::int64_t mask) {
  Core& core = cx.core;
  core.image.profiles.fill(0);
  std::size_t slot = 0;
  for (int location = 0; location < profiles_max; ++location) {
    if (((mask >> location) & 1) != 0) {
      core.image.profiles[slot++] = static_cast<std::uint8_t>(location + 1);
    }
  }
  cx.queue(RegionId::asc, 0, profiles_max, JobTag::housekeeping);
  app(cx, host, AppEvent::imported, core.image.profile_count(), mask);
}

// Worn or about to be: the time counts from the sensor's report on.
void teach(Context& cx, int location) {
  cx.core.teaching = static_cast<std::uint8_t>(location + 1);
  if (cx.core.worn) start_teaching(cx);
}

// U2: for the charge under way as well.
void limit_charge(Context& cx, std::uint8_t host, std::int32_t percent) {
  const bool raised = percent > cx.core.charge_limit;
  cx.core.charge_limit = static_cast<std::uint8_t>(percent);
  cx.io.charge_limit(percent);
  if (raised) cx.post(Signal::Kind::limit_raised);
  app(cx, host, AppEvent::charge_limit, percent);
}

void update_firmware(Context& cx, std::uint8_t host, std::int64_t version) {
  if (cx.io.flash_updating()) {
    cx.io.log(Log::update_refused);
    return;
  }
  app(cx, host, AppEvent::update_progress, 0);
  cx.io.flash_update(static_cast<std::uint32_t>(version));
}

}  // namespace

void stop_playing(Context& cx) {
  if (!cx.core.playing) return;
  cx.core.playing = false;
  cx.io.play(0);
  cx.cancel(Timer::stack);
  audio(cx, cx.core.playing_host, AudioEvent::pause);
}

void on_stream_request(Context& cx, std::uint8_t host, hal::HostRequest request,
                       std::int64_t operand) {
  Core& core = cx.core;
  if (!is_linked(core, host)) {
    cx.io.observe(Channel::radio, host, static_cast<std::uint16_t>(RadioEvent::link_refused), 0, 0);
    return;
  }
  switch (request) {
    case hal::HostRequest::play: start_playing(cx, host, static_cast<std::int32_t>(operand)); break;
    case hal::HostRequest::pause: stop_playing(cx); break;
    case hal::HostRequest::call:
      hand_over(cx, host, RadioEvent::call_begin);
      take_route(cx, host);
      break;
    case hal::HostRequest::hang_up: hand_over(cx, host, RadioEvent::call_end); break;
    case hal::HostRequest::wake_word:
      audio(cx, host, AudioEvent::wake_word);
      if (take_route(cx, host)) cx.io.assistant(std::popcount(core.linked) - 1);
      break;
    default: HEADLOOP_CHECK(false, "every stream request is one of the above");
  }
}

void on_app_request(Context& cx, std::uint8_t host, hal::HostRequest request,
                    std::int64_t operand) {
  if (!is_linked(cx.core, host)) {
    app(cx, host, AppEvent::not_connected);
    return;
  }
  switch (request) {
    case hal::HostRequest::auto_connect: set_auto_connect(cx, host, operand != 0); break;
    case hal::HostRequest::app_firmware: show_firmware(cx, host, operand); break;
    case hal::HostRequest::app_update: update_firmware(cx, host, operand); break;
    case hal::HostRequest::app_export: export_profiles(cx, host); break;
    case hal::HostRequest::app_import: import_profiles(cx, host, operand); break;
    case hal::HostRequest::app_anc_strength:
      cx.core.image.anc_strength = static_cast<std::uint8_t>(operand);
      cx.queue(RegionId::asc, manual_page, 1, JobTag::housekeeping);
      break;
    case hal::HostRequest::app_charge_limit:
      limit_charge(cx, host, static_cast<std::int32_t>(operand));
      break;
    case hal::HostRequest::teach_location: teach(cx, static_cast<int>(operand)); break;
    default: HEADLOOP_CHECK(false, "every app request is one of the above");
  }
}

void on_stack_timer(Context& cx) {
  cx.io.log(Log::early_shutdown, cx.io.cell_millivolts());
  cx.post(Signal::Kind::go_off);
}

void on_teach_timer(Context& cx) {
  if (cx.core.teaching != 0 && store_profile(cx, cx.core.teaching - 1)) {
    cx.io.log(Log::asc_taught, cx.core.image.profile_count());
  }
  cx.core.teaching = 0;
}

void start_teaching(Context& cx) {
  if (cx.core.teaching != 0) cx.arm(Timer::teach, cx.core.params.teach);
}

void stop_teaching(Context& cx) {
  cx.core.teaching = 0;
  cx.cancel(Timer::teach);
}

// What a further update that has begun meanwhile writes, a reboot would break off: its own end
// reboots.
void on_flash(Context& cx, FlashEvent event) {
  if (event == FlashEvent::update_stuck) {
    cx.io.log(Log::update_refused);
  } else if (event == FlashEvent::update_done && !cx.io.flash_updating()) {
    cx.io.say(Prompt::updated);
    cx.post(Signal::Kind::reboot);
  }
}

}  // namespace headloop::platform
