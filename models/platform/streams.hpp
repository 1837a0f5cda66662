// What a linked host asks for without any state of the link machine changing: playing, calls, the
// assistant, and the companion app's requests.
#pragma once

#include "models/platform/core.hpp"

namespace headloop::platform {

void on_stream_request(Context& cx, std::uint8_t host, hal::HostRequest request,
                       std::int64_t operand);
void on_app_request(Context& cx, std::uint8_t host, hal::HostRequest request, std::int64_t operand);

void stop_playing(Context& cx);

// The watchdog of a corrupt stack has run out (R4).
void on_stack_timer(Context& cx);

// F1: a location is taught by wearing the unit there; taking it off ends it untaught.
void start_teaching(Context& cx);
void on_teach_timer(Context& cx);
void stop_teaching(Context& cx);

// The SPI flash answers an update.
void on_flash(Context& cx, FlashEvent event);

}  // namespace headloop::platform
