// What the format calls classes, actions and channels.
#include <array>

#include "tools/guide/reading/reading.hpp"

namespace headloop::guide {
namespace {

constexpr std::array<std::string_view, 7> class_names = {
    "instruction", "feedback", "precondition", "warning", "claim", "other", "not-understood"};
constexpr std::array<std::string_view, 25> action_names = {
    "press",  "hold", "release", "tap",      "slide",     "turn",  "plug",  "unplug",   "insert",
    "remove", "open", "close",   "power-on", "power-off", "wait",  "wear",  "take-off", "place",
    "charge", "pair", "forget",  "app",      "clean",     "leave", "repeat"};
constexpr std::array<std::string_view, 6> channel_names = {"led",       "voice",  "beep",
                                                           "vibration", "screen", "state"};

}  // namespace

std::string_view name_of(SentenceClass kind) { return class_names[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Action action) { return action_names[static_cast<std::size_t>(action)]; }
std::string_view name_of(Channel channel) {
  return channel_names[static_cast<std::size_t>(channel)];
}

}  // namespace headloop::guide
