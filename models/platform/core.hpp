// The volatile data that one chip's machines and helpers work on together, and the context that
// reaches every action: the HAL of this very input, and this data.
//
// What an action triggers in another machine is posted as a Signal and served at the same edge,
// after the action is through, in the order of posting.
#pragma once

#include <array>
#include <cstdint>

#include "models/platform/image.hpp"
#include "models/platform/params.hpp"
#include "sim/hal/hal.hpp"

namespace headloop::platform {

// Timers of the main chip, by their HAL number.
enum class Timer : std::uint8_t { hold, power, reset, second, sign, link, stack, teach, count };

// Why a page job was queued; comes back with its end.
enum class JobTag : std::uint8_t {
  housekeeping,  // nobody waits for it
  begin_marker,
  bluetooth,
  asc,
  battery,
  calibration,
  end_marker,
  confirm
};

// What the machines tell each other. `arg` is a HoldRole, a Timer, a JobTag or a Prompt.
struct Signal {
  enum class Kind : std::uint8_t {
    key_down,      // a = control
    key_up,        // a = control
    hold_reached,  // arg = HoldRole, a = 1 + index of a stuck key, or 0
    hold_broken,   // arg = HoldRole: a key of the hold that was reached last changed
    reset_chord,   // arg = HoldRole: a reset's hold, once the firmware is up and allows it
    timer,         // arg = Timer
    slide_on,
    slide_off,
    start_application,  // where power is a switch: the loader hands over
    touch_unlocked,
    rail_lost,
    image_loaded,
    service_begins,        // booted
    service_ends,          // going down, or rebooting
    switched_off_by_hand,  // the shutdown begins; the rails are still up
    switched_off_by_itself,
    rails_going,  // shutdown is over; the rails may go
    go_off,
    reboot,
    wake_for_reset,
    hang,
    table_confused,
    table_right,    // it knows all that are linked again
    leave_the_air,  // a reset is under way: no links meanwhile
    job_queued,
    jobs_abandoned,
    profile_changed,
    limit_raised,  // of the charge
    job_done,      // arg = JobTag
    job_failed,    // arg = JobTag, a = page
    prompt_ended,  // arg = Prompt
    dsp_loaded,
    anc_full,
    covered,  // a = 1 yes, 0 no
    mail,     // arg = Mail, a = operand
  };
  Kind kind;
  std::uint8_t arg;
  std::int32_t a;
};

// A queue of fixed depth; overflowing it is our bug.
template <class T, std::size_t N>
class Queue {
 public:
  // Leaves the items as they are: a context is made for every input, and most need no signal.
  Queue() {}  // NOLINT(cppcoreguidelines-pro-type-member-init, modernize-use-equals-default)
  bool empty() const { return size_ == 0; }
  const T& front() const { return items_[first_]; }
  void push(const T& item) {
    HEADLOOP_CHECK(size_ < N, "a firmware queue is deep enough");
    items_[(first_ + size_++) % N] = item;
  }
  void pop() {
    first_ = static_cast<std::uint8_t>((first_ + 1) % N);
    --size_;
  }
  void clear() { first_ = size_ = 0; }

 private:
  std::array<T, N> items_;
  std::uint8_t first_ = 0;
  std::uint8_t size_ = 0;
};

// Pages to be written, one after the other, each read back.
struct Job {
  RegionId region = RegionId::marker;
  std::uint8_t first = 0;  // index in the region
  std::uint8_t count = 0;
  JobTag tag = JobTag::housekeeping;
};

// Who wants the LED to show something; the first layer that shows anything wins.
enum class LedLayer : std::uint8_t { reset, charge, link, power };
inline constexpr std::size_t led_layers = 4;

// Copied with every unit: what takes one byte stands together.
struct Core {
  Params params;

  // The store.
  Image image;
  Queue<Job, 8> jobs;
  std::uint8_t job_at = 0;  // pages of the front job that are written and read back

  // Power and charging.
  bool in_service = false;
  bool slid_on_again = false;  // where power is a switch: while the unit still goes down
  BootReason boot_reason = BootReason::power_key;
  std::uint8_t shown_layers[led_layers] = {};  // LedSign by layer
  LedSign shown = LedSign::off;
  bool cable = false;
  Charger charger = Charger::none;
  std::uint8_t charge_limit = 100;
  bool low_announced = false;  // a low charge, since it was higher
  bool profile_dirty = false;  // the battery profile waits to be written

  // Links.
  std::uint64_t request_address = 0;
  std::uint64_t waiting_address = 0;
  std::uint8_t request_host = 0;
  bool request_pairs = false;   // it wants to be remembered; otherwise it says it is already
  std::uint8_t linked = 0;      // bit per host
  std::uint8_t strangers = 0;   // D5: of those, which the table takes for another one
  std::uint8_t waiting = 0xFF;  // host that asked while the unit was paging, and how
  bool waiting_pairs = false;
  std::uint8_t page_entry = 0;  // table entry being paged
  std::uint8_t playing_host = 0;
  bool playing = false;
  std::uint8_t spikes = 0;    // ordinal of the latency-spike draw
  std::uint8_t teaching = 0;  // location + 1 being taught

  // Noise cancelling.
  bool worn = false;

  // Reset.
  bool image_ready = false;   // this boot has read the EEPROM
  bool chord_waits = false;   // a reset's hold was reached before that
  bool chord_let_go = false;  // and is held no more
  std::uint8_t waiting_role = 0;
  std::uint8_t waiting_stuck = 0;
  bool refusing = false;   // a reset was refused and its keys are still held
  bool resetting = false;  // from its beginning to the next boot: the radio stays silent

  // Holds.
  std::uint8_t keys_down = 0;
  bool holds_spent = false;       // a chord was broken: nothing counts until all keys are up
  std::uint8_t reached = 0xFF;    // row of the hold reached last, while its keys stay down
  std::uint8_t next_hold = 0xFF;  // row that the hold timer waits for
  std::uint8_t keys_stuck = 0;    // bit per key that was down too long to be a finger
  std::array<std::uint32_t, 8> down_since{};  // by key; in coarse ticks
  Ticks held_since;

  // P3: the last tick at which the second chord may begin.
  Ticks window_ends;
};

struct Context {
  hal::Io& io;
  Core& core;
  Queue<Signal, 16> signals{};  // empty between two inputs

  void arm(Timer timer, Ticks from_now) { io.arm(static_cast<std::uint8_t>(timer), from_now); }
  void cancel(Timer timer) { io.cancel(static_cast<std::uint8_t>(timer)); }
  void post(Signal::Kind kind, std::uint8_t arg = 0, std::int32_t a = 0) {
    signals.push({kind, arg, a});
  }
  template <class E>
  requires std::is_enum_v<E>
  void post(Signal::Kind kind, E arg, std::int32_t a = 0) {
    signals.push({kind, static_cast<std::uint8_t>(arg), a});
  }
  void queue(RegionId id, int first, int count, JobTag tag);
  // No job goes on, and the next one begins at its first page.
  void abandon_jobs();
  void queue_region(RegionId id, JobTag tag) { queue(id, 0, region(core.params, id).pages, tag); }
};

// Changes what a layer wants the LED to show.
void show(Context& cx, LedLayer layer, LedSign sign);

// Whether the release that runs has the known bug of that row.
inline bool has_bug(const Context& cx, std::size_t row) {
  return cx.io.firmware_version() < cx.core.params.bug_fixed_in[row];
}

}  // namespace headloop::platform
