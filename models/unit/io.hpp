// The HAL of the unit ring: what one chip's firmware does at one edge, carried out on the parts in
// closed form.
#pragma once

#include "models/unit/unit.hpp"

namespace headloop::models {

class UnitIo final : public hal::Io {
 public:
  UnitIo(Unit& unit, Instant now, Record& record, int chip)
      : unit_(unit), record_(record), now_(now), chip_(chip) {}

  Ticks now() const override { return clock().at_or_before(now_); }
  void arm(std::uint8_t timer, Ticks from_now) override;
  void cancel(std::uint8_t timer) override;

  bool cable_seen() const override { return unit_.port_.cable_seen(); }
  bool worn_seen() const override { return unit_.proximity_.covered(); }
  int gauge_percent() const override { return unit_.gauge_.percent(); }
  int cell_millivolts() const override { return unit_.battery_.millivolts(now_); }
  bool discharge_enabled() const override;

  void led(LedSign sign) override;
  void say(Prompt prompt) override;
  void beep(int count) override;

  void write_page(int page, hal::PageView bytes) override;
  void read_pages(int first, int count) override;
  hal::PageView page(int page) const override;

  void rails_on(BootReason reason) override;
  void rails_off() override;
  void rails_release() override;

  void advertise(bool suffixed, int address_generation, bool discoverable) override;
  void radio_silent() override;

  void anc_start(bool microphone_learned, bool pressure_learned) override;
  void anc_stop() override;
  void anc_drop_out() override;
  void dsp_reload() override { moving().dsp_.load(now_); }
  void dsp_forget() override { moving().dsp_.set_loaded(false); }
  void assistant(int other_links) override;

  void play(int volume_percent) override;

  void charge_limit(int percent) override;
  void charge() override;
  void trickle() override;
  void charge_stop() override;
  void load_profile(GaugeProfile profile) override;

  void touch_baseline(bool good) override { moving().touch_.set_baseline_shifted(!good); }
  std::int32_t touch_lock() override;

  std::uint32_t firmware_version() const override;
  bool flash_readable() const override;
  bool flash_updating() const override;
  void flash_update(std::uint32_t version) override;

  void post(Mail mail, int operand) override;

  std::int64_t draw(std::uint16_t purpose, std::uint64_t ordinal, std::int64_t low,
                    std::int64_t high) const override;
  void observe(Channel channel, std::uint8_t subject, std::uint16_t what, std::int32_t a,
               std::int64_t b) override;

 private:
  const Clock& clock() const { return chip_ == 1 ? unit_.co_clock_ : unit_.clock(); }
  void mark_sign(Channel channel, std::uint16_t what);
  void play_sound(const parts::Sound& sound);
  // For whoever changes a part that can be due by itself.
  Unit& moving() {
    unit_.parts_moved_ = true;
    return unit_;
  }

  Unit& unit_;
  Record& record_;
  Instant now_;
  int chip_;
};

}  // namespace headloop::models
