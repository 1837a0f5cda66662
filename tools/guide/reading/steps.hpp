// From clauses to steps.
#pragma once

#include <string>
#include <vector>

#include "tools/guide/reading/clauses.hpp"
#include "tools/guide/reading/controls.hpp"
#include "tools/guide/reading/reading.hpp"

namespace headloop::guide {

// What earlier sentences leave behind.
struct Context {
  std::vector<std::string> controls;  // named last
  bool together = false;
  std::vector<std::string> held;  // and not released since
  std::vector<std::string> slid;  // last
  std::optional<Action> last;     // what was told last
  bool shown = false;             // the controls were pointed at ("locate the button"), not used
  bool app = false;               // the last step was in an app
  bool cable = false;             // spoken of last

  // "Power + NC" in a cell, and "hold 7 s" in the next one.
  void point_to(const ControlPhrase& keys) {
    controls = keys.names;
    together = keys.together;
    shown = true;
  }
};

// "After 10 seconds, release": for how long was held what was not released before.
struct HeldFor {
  Duration duration;
  Span span;
};

struct Reading {
  std::vector<Step> steps;  // spans are offsets in the sentence
  std::optional<HeldFor> held_for;
  bool told = false;      // some clause tells the reader to do something
  bool missed = false;    // and of one such no step was made
  bool rests = false;     // "put a finger on Power": the last step, and what to do is told next
  bool forbids = false;   // some clause tells what not to do
  bool reported = false;  // "I pressed it": what somebody did
  bool gerund = false;    // "Pressing it resets the device": a deed is what the sentence is about
};

Reading read_steps(const std::string& sentence, const Tokens& tokens, std::size_t begin,
                   std::size_t end, Context& context, const ControlNames& names,
                   const std::optional<VerbGroup>& implied = {});

// A cue's words, and where it is perceived.
Cue cue_of(const std::string& sentence, const Tokens& tokens, std::size_t begin, std::size_t end);

}  // namespace headloop::guide
