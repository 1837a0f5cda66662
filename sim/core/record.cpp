#include "sim/core/record.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace headloop {

std::string_view name_of(Channel channel) {
  static constexpr std::array<std::string_view, channel_count> names = {
      "step",    "act",     "key",   "gesture", "proximity", "usb", "power", "led",  "voice",
      "beep",    "eeprom",  "flash", "radio",   "audio",     "anc", "gauge", "cell", "mailbox",
      "machine", "ignored", "log",   "bug",     "fault",     "app", "check"};
  return names[static_cast<std::size_t>(channel)];
}

void Record::grow() { list_.reserve(std::max<std::size_t>(64, 2 * list_.size())); }

void Record::sort_canonically() {
  std::stable_sort(list_.begin(), list_.end(), [](const Observation& x, const Observation& y) {
    return std::tie(x.at, x.channel) < std::tie(y.at, y.channel);
  });
}

}  // namespace headloop
