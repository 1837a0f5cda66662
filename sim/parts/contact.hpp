// A push button's contact: the raw waveform of its wire, with bounce and wear.
//
// The waveform is a pure function of the unit's seed, the contact, the ordinal of the edge and the
// wear, so that whoever asks, in whatever order, sees the same toggles.
//
// Faults it has: bounce, intermittent openings of a worn contact, a contact stuck closed.
// Faults it never has: shorts to another contact, leakage through a film of liquid.
#pragma once

#include <cstdint>

#include "sim/core/time.hpp"

namespace headloop::parts {

enum class Pressure : std::uint8_t { normal, firm };

struct ContactParams {
  std::uint64_t seed = 0;  // the unit's
  // No toggle comes later than this after an edge. Assumed: makers of tactile switches promise
  // 5 to 10 ms.
  Duration bounce_max = milliseconds(5);
};

// Wear shows as openings while the button is held, one in each such stretch of the hold (assumed: a
// finger does not keep still for longer than one to three seconds).
inline constexpr Duration dropout_every = seconds(2);
// Below this severity there are none; above, each point lengthens them. Assumed, so that with a
// debounce of 30 ms a wear of 55 % breaks every hold, firm pressure (F2: "helps") mends a hold up
// to some 64 %, and a cleaned contact (F2: "helps more") holds at any wear.
inline constexpr int dropout_from_pct = 38;
inline constexpr Duration dropout_per_pct = microseconds(2'500);
// Firm, centred pressure takes away this share of the rubber's fatigue.
inline constexpr int firm_relief_pct = 75;

inline constexpr int alcohol_above_pct = 90;          // F2: more than 90 % isopropyl alcohol
inline constexpr Duration drying_time = minutes(30);  // F2

// What makes a contact bad, in percent of the worst: oxide on the contact, which alcohol takes off,
// and fatigue of the rubber under the cap, which it does not.
struct ContactWear {
  std::uint8_t oxide_pct = 0;
  std::uint8_t fatigue_pct = 0;
};

// A contact that is `percent` worn: three fifths of it oxide (assumed: cleaning "helps more", F2).
constexpr ContactWear wear_of(int percent) {
  return {static_cast<std::uint8_t>(percent * 3 / 5),
          static_cast<std::uint8_t>(percent - percent * 3 / 5)};
}

// The wear of a switch after so long in use: half worn, which is where holds begin to break, at its
// mean time between failures.
constexpr int wear_percent_after(Duration used, Duration mean_life) {
  return used >= mean_life * 2 ? 100 : static_cast<int>(used / (mean_life / 50));
}

struct Toggle {
  Instant at = never;
  bool closed = false;
};

// An opening of a held, worn contact, counted from the closing.
struct Opening {
  Duration offset;
  Duration length;
};

// How bad the contact is under this pressure, 0..100.
int severity_pct(ContactWear wear, Pressure pressure);
// The k-th opening of a hold; its length is 0 if the contact is good enough.
Opening opening(std::uint64_t seed, int contact, std::uint32_t press, std::int64_t k, int severity);
// No opening at this severity is longer.
Duration longest_opening(int severity);

class Contact {
 public:
  Contact() = default;
  // `index` tells this contact's draws from those of the unit's other contacts.
  Contact(int index, ContactWear wear, bool closed = false)
      : index_(static_cast<std::uint8_t>(index)),
        wear_(wear),
        held_(closed),
        before_(closed),
        level_(closed) {}

  // The person presses (closed) or releases. The wire takes the new level at `now` and bounces
  // thereafter; toggles of the previous edge that were still to come do not. `now` never decreases.
  void set(const ContactParams& params, bool closed, Pressure pressure, Instant now);

  // Wets the contact; once dry, oxide is gone. Presses before that meet the contact as it was.
  // False if the alcohol is too weak to do anything.
  bool clean(int alcohol_pct, Instant now);

  // Fault: pinned closed from now on, or mended.
  void stick(const ContactParams& params, bool stuck, Instant now);

  // The level of the wire just before `t`; t is not before the last edge.
  bool level_before(const ContactParams& params, Instant t) const;

  // The first toggle at or after `from`, provided that nobody touches the button. Whoever wants
  // several takes a Waveform.
  Toggle next_toggle(const ContactParams& params, Instant from) const;

  bool held() const { return held_; }
  bool stuck() const { return stuck_; }
  int severity() const { return severity_; }
  ContactWear wear() const { return wear_; }
  void set_wear(ContactWear wear) { wear_ = wear; }

 private:
  friend class Waveform;

  void start_train(const ContactParams& params, bool level, Instant now);
  bool wears_out() const { return level_ && !stuck_ && severity_ > dropout_from_pct; }

  Instant since_{};         // the last edge
  Instant dry_at_ = never;  // `never` if it is not wet
  std::uint32_t edges_ = 0;
  std::uint8_t index_ = 0;
  std::uint8_t bounces_ = 0;   // toggles after the edge itself, an even number up to 8
  std::uint8_t severity_ = 0;  // of the present hold
  ContactWear wear_{};
  bool held_ = false;  // by the person
  bool stuck_ = false;
  bool before_ = false;  // the level of the wire just before the last edge
  bool level_ = false;   // the level the last edge leads to
};

// The toggles of a contact one after the other, from an instant on, provided that nobody touches
// the button. Looks at the contact while it lives, so it is a local variable and nothing else.
class Waveform {
 public:
  Waveform(const Contact& contact, const ContactParams& params, Instant from);

  // `never` if there are no more.
  const Toggle& toggle() const { return toggle_; }
  void advance();

 private:
  void next_bounce();
  void next_opening();

  const Contact& contact_;
  const ContactParams& params_;
  Toggle toggle_;
  std::uint64_t steps_ = 0;  // eight bytes, the distances of the train's toggles
  std::int64_t parts_ = 0;   // of the longest train, up to the present toggle
  int bounce_ = 0;           // toggles of the train that are behind
  std::int64_t opening_ = -1;
  Opening gap_;
};

}  // namespace headloop::parts
