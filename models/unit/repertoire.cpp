#include "models/unit/repertoire.hpp"

#include <algorithm>
#include <numeric>

namespace headloop::models {
namespace {

using world::Repertoire;

template <Family... Families>
bool in(const Params& params) {
  return ((params.family == Families) || ...);
}

template <platform::HoldRole Role>
bool has_hold(const Params& params) {
  const auto& holds = params.firmware.holds;
  return std::any_of(holds.begin(), holds.begin() + params.firmware.hold_count,
                     [](const platform::Hold& hold) { return hold.role == Role; });
}

bool has_slide_power(const Params& params) { return params.firmware.slide_power; }
bool minds_cable(const Params& params) { return params.firmware.cable_blocks_reset; }
bool minds_wearing(const Params& params) { return params.firmware.worn_aborts_reset; }

// Left between its two steps, or broken off when worn.
bool leaves_half_done(const Params& params) {
  return in<Family::qcc3001, Family::qcc5124>(params) || minds_wearing(params);
}

// A word that not every product gives, and which do.
template <class E>
struct Given {
  E word;
  bool (*by)(const Params&);
};

constexpr Given<Log> logs[] = {
    {Log::refused_cable, minds_cable},
    {Log::refused_worn, minds_wearing},
    {Log::reset_half_done, leaves_half_done},
    {Log::second_phase_missed, in<Family::qcc5124>},
    {Log::touch_locked, in<Family::qcc5124>},
    {Log::touch_unlocked, in<Family::qcc5124>},
    {Log::boot_loader_entered, in<Family::rtl8763b>},
};
constexpr Given<BootReason> boot_reasons[] = {
    {BootReason::power_key, has_hold<platform::HoldRole::power>},
    {BootReason::forced_reboot, has_hold<platform::HoldRole::reboot>},
    {BootReason::slide_switch, has_slide_power},
    {BootReason::boot_loader, in<Family::rtl8763b>},
};

template <class E, class Number, std::size_t N>
std::vector<Number> given(const Given<E> (&table)[N], const Params& params) {
  std::vector<Number> list;
  for (std::size_t i = 0; i < count_of<E>(); ++i) {
    const auto row = std::find_if(std::begin(table), std::end(table), [i](const Given<E>& it) {
      return static_cast<std::size_t>(it.word) == i;
    });
    if (row == std::end(table) || row->by(params)) list.push_back(static_cast<Number>(i));
  }
  return list;
}

template <class E, std::size_t N>
Repertoire::Words words(Channel channel, const Given<E> (&table)[N], const Params& params) {
  return {channel, given<E, std::uint16_t>(table, params)};
}

template <class E, std::size_t N, class What>
Repertoire::Operands operands(Channel channel, What what, const Given<E> (&table)[N],
                              const Params& params) {
  return {channel, static_cast<std::uint16_t>(what), given<E, std::int64_t>(table, params)};
}

// The one train that confirms a reset, where there is one.
Repertoire::Words beeps(const Params& params) {
  if (params.firmware.confirm_beeps == 0) return {Channel::beep, {}};
  return {Channel::beep, {params.firmware.confirm_beeps}};
}

// R4: the best one, or the plainest.
Repertoire::Operands codecs(const Params& params) {
  return {
      Channel::radio,
      static_cast<std::uint16_t>(RadioEvent::codec),
      {static_cast<std::int64_t>(Codec::sbc), static_cast<std::int64_t>(params.firmware.codec)}};
}

// No page behind those of the map is ever written.
void add_pages(Repertoire& all, const Params& params) {
  std::vector<std::int64_t> pages(params.firmware.pages_used);
  std::iota(pages.begin(), pages.end(), 0);
  for (const EepromEvent event : {EepromEvent::write_begin, EepromEvent::write_done,
                                  EepromEvent::write_failed, EepromEvent::write_torn}) {
    all.operands.push_back({Channel::eeprom, static_cast<std::uint16_t>(event), pages});
  }
}

}  // namespace

Repertoire repertoire_of(const Product& product) {
  const Params& params = product.params;
  Repertoire all{
      {words(Channel::log, logs, params), beeps(params)},
      {operands(Channel::power, PowerEvent::boot, boot_reasons, params), codecs(params)}};
  add_pages(all, params);
  return all;
}

}  // namespace headloop::models
