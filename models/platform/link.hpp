// Advertising, pairing, reconnecting and the links to hosts, by the address table in the EEPROM.
#pragma once

#include "models/platform/core.hpp"
#include "models/platform/machine.hpp"

namespace headloop::platform {

struct Link {
  enum class State : std::uint8_t { silent, discoverable, paging, connectable, linked };
  enum class Event : std::uint8_t { begin, end, request, disconnect, page_over };
  using Context = platform::Context;
  static constexpr std::string_view name = "link";
  static constexpr std::uint8_t id = 2;
  static constexpr State initial = State::silent;
  static constexpr std::size_t room = 24;
};

// Whether the host that asks to pair or to connect has any chance: it is in the table or wants to
// be, and there is room for its link.
bool is_welcome(const Core& core);
void refuse(Context& cx);

}  // namespace headloop::platform

namespace headloop {
HEADLOOP_WORDS(platform::Link::State, "silent"sv, "discoverable"sv, "paging"sv, "connectable"sv,
               "linked"sv)
HEADLOOP_WORDS(platform::Link::Event, "begin"sv, "end"sv, "request"sv, "disconnect"sv,
               "page-over"sv)
}  // namespace headloop
