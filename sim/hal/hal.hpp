// The seam between firmware and hardware: all that a chip's firmware may touch, and all that it is
// told. The unit ring answers with closed forms, the pin ring with wires; firmware cannot tell.
//
// Firmware is entered only at edges of its own sleep clock, with one Input at a time. Whatever is
// ready at instant t is told at the first edge strictly after t; inputs of one edge come in the
// order of Input::Kind. Nothing here answers synchronously with a later event.
#pragma once

#include <cstdint>
#include <span>

#include "sim/core/record.hpp"
#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::hal {

inline constexpr int page_bytes = 32;
inline constexpr int page_count = 256;
using PageView = std::span<const std::uint8_t, page_bytes>;

// What firmware is told. The order of the kinds is the rank among inputs of one edge: a timer that
// runs out at the edge of a release is served first, so a hold of exactly its threshold succeeds.
struct Input {
  enum class Kind : std::uint8_t {
    rail_lost,     // the supply is gone: volatile state with it (told when it happens)
    timer,         // subject = timer
    key,           // subject = control, a = KeyEdge
    gesture,       // subject = control, a = Gesture
    proximity,     // a = Proximity
    usb,           // a = 1 cable seen, b = Charger
    page_written,  // a = page; b = 1 if the part acknowledged within its time
    pages_read,    // a = first page, b = pages
    prompt_ended,  // a = Prompt
    dsp_loaded,
    anc_full,  // a ramp has reached full attenuation, or it was full at once
    gauge,     // a = percent
    cell,      // a = CellEvent
    host,      // subject = host, a = HostRequest, b = address or operand
    flash,     // a = FlashEvent
    touch_unlocked,
    hang,  // the firmware's own defect: it stops answering (R5)
    mail,  // a = Mail, b = operand
  };
  Kind kind = Kind::timer;
  std::uint8_t subject = 0;
  std::int32_t a = 0;
  std::int64_t b = 0;
};

// What a host (phone, laptop, the app on it) asks of the unit over the air.
enum class HostRequest : std::uint8_t {
  pair,
  connect,
  disconnect,
  play,
  pause,
  call,
  hang_up,
  wake_word,
  auto_connect,
  app_firmware,
  app_update,
  app_export,
  app_import,
  app_anc_strength,
  app_charge_limit,
  teach_location,
};

class Io {
 public:
  virtual ~Io() = default;

  // Time: this chip's own ticks, and timers in them. Arming an armed timer moves it.
  virtual Ticks now() const = 0;
  virtual void arm(std::uint8_t timer, Ticks from_now) = 0;
  virtual void cancel(std::uint8_t timer) = 0;

  // Levels that can be read at any time.
  virtual bool cable_seen() const = 0;
  virtual bool worn_seen() const = 0;
  virtual int gauge_percent() const = 0;
  virtual int cell_millivolts() const = 0;
  virtual bool discharge_enabled() const = 0;  // the protection IC lets current out

  // Light and sound.
  virtual void led(LedSign sign) = 0;
  virtual void say(Prompt prompt) = 0;  // answered by prompt_ended, also when cut off
  virtual void beep(int count) = 0;

  // The EEPROM on the I2C bus; one transaction at a time.
  virtual void write_page(int page, PageView bytes) = 0;  // answered by page_written
  virtual void read_pages(int first, int count) = 0;      // answered by pages_read
  virtual PageView page(int page) const = 0;              // as the last read brought it

  // Power.
  virtual void rails_on(BootReason reason) = 0;
  virtual void rails_off() = 0;      // at once
  virtual void rails_release() = 0;  // the regulator holds up for a unit's own time

  // Radio.
  virtual void advertise(bool suffixed, int address_generation, bool discoverable) = 0;
  virtual void radio_silent() = 0;

  // Noise cancelling and the DSP.
  virtual void anc_start(bool microphone_learned, bool pressure_learned) = 0;
  virtual void anc_stop() = 0;
  virtual void anc_drop_out() = 0;              // nothing, until the next start
  virtual void dsp_reload() = 0;                // answered by dsp_loaded
  virtual void dsp_forget() = 0;                // drops the loaded image; the ROM path stays
  virtual void assistant(int other_links) = 0;  // a wake word was heard

  // Playing: the load on the cell and the speaker path follow from it.
  virtual void play(int volume_percent) = 0;  // 0 stops

  // Charging and the fuel gauge.
  virtual void charge_limit(int percent) = 0;  // holds at once, and for what comes
  virtual void charge() = 0;                   // full at the limit or at the profile's threshold
  virtual void trickle() = 0;
  virtual void charge_stop() = 0;
  struct GaugeProfile {
    bool valid = true;
    std::int16_t threshold_drift_mv = 0;
    std::uint16_t cycles = 0;  // charge cycles logged
  };
  virtual void load_profile(GaugeProfile profile) = 0;

  // The touch panel.
  virtual void touch_baseline(bool good) = 0;
  // For the unit's own time, whose minutes it tells; answered touch_unlocked.
  virtual std::int32_t touch_lock() = 0;

  // The SPI flash.
  virtual std::uint32_t firmware_version() const = 0;
  virtual bool flash_readable() const = 0;
  virtual bool flash_updating() const = 0;
  virtual void flash_update(std::uint32_t version) = 0;  // one at a time; answered by flash

  // The other processor; a chip without one never posts.
  virtual void post(Mail mail, int operand) = 0;

  // Randomness of this unit, for firmware whose behaviour is not its own to decide.
  virtual std::int64_t draw(std::uint16_t purpose, std::uint64_t ordinal, std::int64_t low,
                            std::int64_t high) const = 0;

  // The trace port.
  virtual void observe(Channel channel, std::uint8_t subject, std::uint16_t what, std::int32_t a,
                       std::int64_t b) = 0;

  void log(Log word, std::int32_t a = 0, std::int64_t b = 0) {
    observe(Channel::log, 0, static_cast<std::uint16_t>(word), a, b);
  }
};

}  // namespace headloop::hal

namespace headloop {
HEADLOOP_WORDS(hal::HostRequest, "pair"sv, "connect"sv, "disconnect"sv, "play"sv, "pause"sv,
               "call"sv, "hang-up"sv, "wake-word"sv, "auto-connect"sv, "app-firmware"sv,
               "app-update"sv, "app-export"sv, "app-import"sv, "app-anc-strength"sv,
               "app-charge-limit"sv, "teach-location"sv)
}  // namespace headloop
