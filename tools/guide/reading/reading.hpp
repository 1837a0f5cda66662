// What a guide in prose tells its reader: sentences, their classes and steps, and the procedures
// that the steps make. No device is needed; nothing here knows what a headphone would answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/guide/reading/blocks.hpp"
#include "tools/input/node.hpp"

namespace headloop::guide {

// What the sheets of the products at hand call their controls; may be empty. A name that is not
// among them is read all the same, as its words.
struct Lexicon {
  struct Control {
    std::string name;
    std::vector<std::string> aliases;
  };
  std::vector<Control> controls;
};

enum class SentenceClass {
  instruction,    // tells the reader to do something
  feedback,       // what the device will show, say or do
  precondition,   // a state to be in before
  warning,        // what not to do, or what goes wrong
  claim,          // a statement about the device that can be tested
  other,          // none of these
  not_understood  // looks like one of these, and no step could be made of it
};

enum class Action {
  press,
  hold,
  release,
  tap,
  slide,
  turn,
  plug,
  unplug,
  insert,
  remove,
  open,
  close,
  power_on,
  power_off,
  wait,
  wear,
  take_off,
  place,
  charge,
  pair,
  forget,
  app,
  clean,
  leave,
  repeat
};

enum class Channel { led, voice, beep, vibration, screen, state };

std::string_view name_of(SentenceClass kind);
std::string_view name_of(Action action);
std::string_view name_of(Channel channel);

struct Duration {
  std::optional<std::int64_t> min_ms;
  std::optional<std::int64_t> max_ms;
  bool approx = false;
};

// Something to be perceived; the words are the guide's, lower case.
struct Cue {
  Channel channel = Channel::state;
  std::string what;
};

struct Step {
  Action action = Action::press;
  std::vector<std::string> controls;
  bool together = false;
  std::optional<int> count;
  std::optional<Duration> duration;
  std::vector<Cue> until;                 // ends the action
  std::vector<Cue> expect;                // promised after it
  std::optional<std::int64_t> within_ms;  // begins at most this long after the step before
  std::string meanwhile;                  // what goes on at the same time; "while" in the format
  std::string condition;                  // only if this holds; "if" in the format
  Span span;                              // of the words that tell it, in the source
  std::optional<Span> duration_span;
};

struct Sentence {
  Span span;
  input::Place begin;  // of the first character
  input::Place end;    // one past the last
  std::string text;    // without markup, on one line
  SentenceClass kind = SentenceClass::other;
  std::vector<Step> steps;
  std::size_t block = 0;  // of Guide::blocks
};

struct StepRef {
  std::size_t sentence = 0;
  std::size_t step = 0;
};

struct Procedure {
  std::string heading;              // what stands over it, or before its first step; may be empty
  std::vector<std::string> models;  // names with digits in the heading or the first sentence
  std::vector<StepRef> steps;       // never empty
};

struct Guide {
  std::string name;
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Procedure> procedures;
};

// Longer than any guide, short enough to be read in seconds.
inline constexpr std::size_t guide_size_max = 16'000'000;

// Throws input::InputError if this is no text: too long, not UTF-8, or with control characters.
Guide read_guide(std::string_view text, std::string name, const Lexicon& lexicon);

}  // namespace headloop::guide
