// The numbers of one product: every part's and the firmware's, as the data sheet gives them. A unit
// carries its own copy, so it is plain data and needs nobody else.
#pragma once

#include <array>
#include <cstdint>

#include "models/platform/params.hpp"
#include "sim/core/time.hpp"
#include "sim/hal/vocabulary.hpp"
#include "sim/parts/anc_path.hpp"
#include "sim/parts/cell.hpp"
#include "sim/parts/contact.hpp"
#include "sim/parts/dsp.hpp"
#include "sim/parts/eeprom.hpp"
#include "sim/parts/gauge.hpp"
#include "sim/parts/port.hpp"
#include "sim/parts/protection_ic.hpp"
#include "sim/parts/proximity.hpp"
#include "sim/parts/rail.hpp"
#include "sim/parts/sampler.hpp"
#include "sim/parts/speaker.hpp"
#include "sim/parts/spi_flash.hpp"
#include "sim/parts/touch_panel.hpp"

namespace headloop::models {

enum class Family : std::uint8_t { qcc3001, prompt_confirm, qcc5124, rtl8763b };

// A chip's sleep clock: nominal rate and the most that a unit's crystal is off.
struct ClockParams {
  std::int32_t hertz = 32'768;
  std::int32_t error_ppb_max = 100'000;
};

struct ChargerParams {
  // Of the capacity. A cell that has fallen by this below where charging ended is filled up again.
  std::int16_t recharge_permille = 50;
};

// What the unit draws from its cell, in the state that it is in; they add up.
struct LoadParams {
  std::int32_t off_ua = 0;  // beside the cell's own self-discharge
  std::int32_t on_ua = 0;
  std::int32_t anc_ua = 0;
  std::int32_t play_ua = 0;              // at volume 0
  std::int32_t play_ua_per_percent = 0;  // of volume
};

inline constexpr int controls_max = 8;

struct Params {
  Family family = Family::qcc3001;
  ClockParams clock;
  ClockParams co_clock;
  TickSpan co_reset;  // the co-processor's own reset, in its own ticks
  std::uint8_t control_count = 0;
  std::uint8_t touch_control = 0xFF;  // index of the touch panel, if there is one
  std::uint8_t slide_control = 0xFF;  // index of the slide switch, if there is one
  bool has_proximity = false;
  parts::PortType port = parts::PortType::micro_usb;

  parts::SamplerParams sampler;
  Duration bounce_max;
  std::array<Duration, controls_max> contact_life{};  // F2: mean, by control; zero: use wears none
  parts::TouchParams touch;
  parts::EepromParams eeprom;
  parts::SpiFlashParams flash;
  parts::CellParams cell;
  parts::ProtectionParams protection;
  parts::GaugeParams gauge;
  ChargerParams charger;
  parts::RailParams rail;
  parts::ProximityParams proximity;
  parts::AncParams anc;
  parts::DspParams dsp;
  parts::BeepParams beep;
  LoadParams load;
  std::array<Duration, count_of<Prompt>()> prompts{};  // zero: the product does not say it

  platform::Params firmware;
};

}  // namespace headloop::models

namespace headloop {
HEADLOOP_WORDS(models::Family, "qcc3001"sv, "prompt-confirm"sv, "qcc5124"sv, "rtl8763b"sv)
}  // namespace headloop
