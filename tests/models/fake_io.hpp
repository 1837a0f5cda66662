// A HAL that answers with what the test sets and writes down what firmware does.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "sim/hal/hal.hpp"

namespace headloop {

class FakeIo : public hal::Io {
 public:
  // What the firmware reads.
  Ticks tick{1'000};
  bool cable = false;
  bool worn = false;
  int percent = 80;
  bool discharge = true;
  std::uint32_t version = 0x020300;
  bool updating = false;  // the flash
  std::array<std::uint8_t, hal::page_bytes> bytes{};

  // What the firmware did.
  std::vector<Observation> seen;
  std::vector<std::string> done;
  std::array<std::int64_t, 16> armed{};  // ticks, by timer; 0: not

  void note(std::string what) { done.push_back(std::move(what)); }
  bool did(const std::string& what) const {
    for (const std::string& d : done) {
      if (d == what) return true;
    }
    return false;
  }
  int count(Channel channel) const {
    int n = 0;
    for (const Observation& o : seen) n += o.channel == channel ? 1 : 0;
    return n;
  }
  bool logged(Log word) const {
    for (const Observation& o : seen) {
      if (o.channel == Channel::log && o.what == static_cast<std::uint16_t>(word)) return true;
    }
    return false;
  }

  Ticks now() const override { return tick; }
  void arm(std::uint8_t timer, Ticks from_now) override { armed[timer] = from_now.count; }
  void cancel(std::uint8_t timer) override { armed[timer] = 0; }
  bool cable_seen() const override { return cable; }
  bool worn_seen() const override { return worn; }
  int gauge_percent() const override { return percent; }
  int cell_millivolts() const override { return 3'900; }
  bool discharge_enabled() const override { return discharge; }
  void led(LedSign sign) override { note("led " + std::string(name_of(sign))); }
  void say(Prompt prompt) override { note("say " + std::string(name_of(prompt))); }
  void beep(int count) override { note("beep " + std::to_string(count)); }
  void write_page(int page, hal::PageView) override { note("write " + std::to_string(page)); }
  void read_pages(int first, int) override { note("read " + std::to_string(first)); }
  hal::PageView page(int) const override { return hal::PageView(bytes); }
  void rails_on(BootReason reason) override { note("boot " + std::string(name_of(reason))); }
  void rails_off() override { note("rails off"); }
  void rails_release() override { note("rails release"); }
  void advertise(bool suffixed, int, bool) override {
    note(suffixed ? "advertise suffixed" : "advertise bare");
  }
  void radio_silent() override { note("silent"); }
  void anc_start(bool, bool) override { note("anc start"); }
  void anc_stop() override { note("anc stop"); }
  void anc_drop_out() override { note("anc drop-out"); }
  void dsp_reload() override { note("dsp reload"); }
  void dsp_forget() override { note("dsp forget"); }
  void assistant(int) override { note("assistant"); }
  void play(int volume_percent) override { note("play " + std::to_string(volume_percent)); }
  void charge_limit(int most) override { note("charge limit " + std::to_string(most)); }
  void charge() override { note("charge"); }
  void trickle() override { note("trickle"); }
  void charge_stop() override { note("charge stop"); }
  void load_profile(GaugeProfile) override { note("profile"); }
  void touch_baseline(bool) override {}
  std::int32_t touch_lock() override {
    note("touch lock");
    return 300;
  }
  std::uint32_t firmware_version() const override { return version; }
  bool flash_readable() const override { return true; }
  bool flash_updating() const override { return updating; }
  void flash_update(std::uint32_t) override { note("update"); }
  void post(Mail mail, int) override { note("post " + std::string(name_of(mail))); }
  std::int64_t draw(std::uint16_t, std::uint64_t, std::int64_t low, std::int64_t) const override {
    return low;
  }
  void observe(Channel channel, std::uint8_t subject, std::uint16_t what, std::int32_t a,
               std::int64_t b) override {
    seen.push_back({{}, channel, subject, what, a, b});
  }
};

}  // namespace headloop
