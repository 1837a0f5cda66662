// Verbs of manuals: what a reader is to do, and in which form it is said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "tools/guide/reading/tokens.hpp"

namespace headloop::guide {

// Verbs that manuals use alike. What is done then depends on the particle and the object.
enum class Kin : std::uint8_t {
  press,
  tap,
  hold,
  keep,  // keep holding, keep pressed, continue to hold
  release,
  slide,
  turn,
  power,
  connect,
  supply,  // apply power, restore power
  disconnect,
  insert,
  put,
  remove,
  take,
  pull,
  open,
  close,
  wait,
  allow,
  leave,
  wear,
  charge,
  pair,
  forget,
  app,
  confirm,
  select,
  set,
  clean,
  use,
  repeat,
  locate,
  refer,
  make,  // make sure, be sure
};

// What a finger does to a button.
constexpr bool moves_finger(Kin kin) {
  return kin == Kin::press || kin == Kin::tap || kin == Kin::hold || kin == Kin::release;
}

enum class Form : std::uint8_t { base, third, gerund, past };

struct Verb {
  Kin kin;
  Form form;
};

// The verb that a word can be, whatever else it may be.
std::optional<Verb> verb_of(const Token& token);

struct VerbGroup {
  Kin kin = Kin::press;
  Form form = Form::base;
  std::size_t begin = 0;  // tokens
  std::size_t end = 0;
  bool held = false;       // press and hold, long-press
  int count = 0;           // double-press; 0: it does not say
  bool then_held = false;  // click-click-click'n'hold: the last one is a hold
  bool kept = false;       // keep pressed: what is pressed already
};

// The group of words that tell what to do, if they begin at `at`: adverbs, "please", "you have to",
// then a verb in this form, and what belongs to it ("press and hold", "keep pressing").
std::optional<VerbGroup> verb_group(const Tokens& tokens, std::size_t at, std::size_t end,
                                    Form form);

// How the sentence tells: "press", "the user presses", "I pressed".
Form telling_form(const Tokens& tokens, std::size_t begin, std::size_t end);

bool begins_like_instruction(std::string_view text);
bool begins_statement(std::string_view text);

}  // namespace headloop::guide
