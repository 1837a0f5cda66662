// All that is not the unit: the hosts and the app on them, the charger's cable, the person's ears.
// A plain value; what happens here of its own accord (a phone that changes its address) has a
// deadline like everything else.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "sim/core/record.hpp"
#include "sim/core/time.hpp"
#include "sim/world/bench.hpp"
#include "sim/world/script.hpp"

namespace headloop::world {

inline constexpr int hosts_max = 8;

// The n-th 48-bit address of a host. Number 0 is the one it was made with; a host that randomises
// presents the others, one for each network and one more every so often, beginning with number 1.
std::uint64_t host_address(std::uint64_t seed, int host, std::uint32_t generation);

// What a host of the set-up presents when the script begins; the unit's table holds it if the two
// are paired.
std::uint64_t initial_host_address(const Script& script, int host);

struct Hands;

class Surroundings {
 public:
  // How long a connected host that randomises keeps an address. Assumed: the Bluetooth core
  // specification recommends 15 minutes for resolvable private addresses.
  static constexpr Duration address_kept = minutes(15);

  Surroundings() = default;
  explicit Surroundings(const Script& script);

  Instant next_deadline() const { return next_deadline_; }
  void fire(Instant now, Hands& hands);

  // What a person makes a host or the app do. Writes the acts that reach the unit.
  void phone(int host, HostAction action, std::int64_t value, Instant now, Hands& hands);
  void app(int host, AppAction action, std::int64_t value, Instant now, Hands& hands);

  // Takes in a stimulus that is about to reach the unit, and what the unit shows.
  void take_in(const Stimulus& stimulus, Instant now);
  void observe(const Observation& observation);

  bool connected(int host) const { return at(host).connected; }
  bool worn() const { return worn_; }
  // Since when nobody wears it; nullopt if nobody has worn it since the begin.
  std::optional<Instant> taken_off_at() const { return taken_off_at_; }
  bool quiet() const { return quiet_; }
  bool charger_plugged() const { return charger_ != Charger::none; }
  std::uint64_t address(int host) const { return at(host).address; }

  // How many equaliser presets the app and its cloud keep.
  int equaliser_presets() const;
  // The unit's address as the person last read it: in a scan or, before the first one, in the list
  // of a phone that has been paired with it. A unit that nobody has looked at has none.
  std::optional<std::uint64_t> noted_address() const { return noted_address_; }
  void note_address(std::uint64_t address) { noted_address_ = address; }

 private:
  struct Host {
    std::uint64_t address = 0;
    std::optional<std::uint64_t> exported;  // the profile slots in the app's file, if it has one
    Instant next_address = never;
    std::uint32_t generation = 0;
    std::uint32_t app_version = 0;
    bool randomises = false;
    bool connected = false;
    bool auto_connect = true;
    bool knows_unit = false;   // has it in its list of paired devices
    bool forgot_unit = false;  // was made to forget it, and has not been paired since
  };

  const Host& at(int host) const { return hosts_[static_cast<std::size_t>(host)]; }
  Host& at(int host) { return hosts_[static_cast<std::size_t>(host)]; }
  void present_new_address(int host);
  void pair(int host, Instant now, Hands& hands);
  void reach_out(int host, Act act, Instant now, Hands& hands);
  void set_policy(int host, bool randomises, Instant now, Hands& hands);
  void plan();

  std::array<Host, hosts_max> hosts_{};
  std::uint64_t seed_ = 0;
  std::uint64_t presets_ = 0;  // a bit per equaliser preset
  std::optional<std::uint64_t> noted_address_;
  std::optional<std::uint64_t> on_the_air_;  // what a phone that pairs puts into its list
  std::optional<Instant> taken_off_at_;
  Instant next_deadline_ = never;
  Charger charger_ = Charger::none;
  bool worn_ = false;
  bool quiet_ = false;
};

// Whoever acts on the unit does it through these: the act is written down, then the surroundings
// and the unit take it.
struct Hands {
  Bench& bench;
  Record& record;
  Surroundings& surroundings;

  void act(const Stimulus& stimulus, Instant now);
};

// The end of a span that begins at `from`; ticks are the unit's.
Instant after(Instant from, Span span, const Bench& bench);

// A property of the unit or, for what lives in the app, of the surroundings.
std::int64_t inspect(Property property, Instant now, const Bench& bench,
                     const Surroundings& surroundings);

}  // namespace headloop::world
