// What can be waited for, expected or forbidden, and the expectations made of it.
#pragma once

#include <memory>
#include <vector>

#include "sim/world/script.hpp"
#include "tools/input/structures.hpp"
#include "tools/script/reading.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

// A cue is read into an expectation's, so that `expect` can take a cue's keys beside its own.
using CueCase = input::Object<world::Expectation, Reading>;
using CueCases = std::vector<std::shared_ptr<const CueCase>>;
using Cues = input::Variant<world::Expectation, Reading>;

// One case for each channel that a cue can be on, in four files by what they are about.
void add_shown_cues(CueCases& cases);     // what a person sees, hears and does
void add_radio_cues(CueCases& cases);     // what hosts, chargers and the cell notice
void add_firmware_cues(CueCases& cases);  // what only a trace of the firmware shows
void add_machine_cues(CueCases& cases);   // its state machines

std::shared_ptr<const Cues> cue();
world::Cue cue_of(const input::Node& node, Reading& reading);

std::shared_ptr<const Cues> expectation();
enum class Window : std::uint8_t { may_be_the_step, must_be_given };
std::vector<world::Expectation> expectations_of(const input::Node& list_or_one, Window window,
                                                Reading& reading);

// Of an expectation that nothing could ever fail: adds a problem. Which tests a scenario carries
// out is known when all its steps are read.
void refuse_impossible(const world::Cue& forbidden, const input::Node& node,
                       const Reading& reading);
void refuse_checks_of_no_step(const std::vector<world::Step>& steps, Reading& reading);

// Helpers of those files.

template <class E>
std::shared_ptr<CueCase> cue_on(Channel channel, std::string doc) {
  const std::string head(name_of(channel));
  auto shape = std::make_shared<CueCase>("", "the cue '" + head + "'", std::move(doc));
  shape->field(
      head, input::words_of<E>({}), "What is observed.",
      [channel](world::Expectation& e, const input::Node& node, Reading&) {
        e.cue.channel = channel;
        e.cue.what = static_cast<std::uint16_t>(input::word_of<E>(node));
      },
      input::Need::required);
  return shape;
}

// A key that only some words of the head go with.
template <class E>
void only_with(const std::vector<E>& words, const world::Expectation& e, const input::Node& node,
               Reading& reading) {
  std::vector<std::string> names;
  for (const E word : words) {
    if (e.cue.what == static_cast<std::uint16_t>(word)) return;
    names.emplace_back(name_of(word));
  }
  reading.problems.add(node.at, "a key that only goes with " + input::join(names) +
                                    ", found it with '" +
                                    std::string(name_of(static_cast<E>(*e.cue.what))) + "'");
}

// Bounds of an observation's value whose unit is `unit` of those in which the range is written;
// rounded so that nothing outside the range is let in.
void bound(std::optional<std::int64_t>& min, std::optional<std::int64_t>& max, const Range& range,
           std::int64_t unit = 1);

}  // namespace headloop::script
