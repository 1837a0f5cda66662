// The steps of a script: one action each, and what goes with it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/world/script.hpp"
#include "tools/input/structures.hpp"
#include "tools/script/reading.hpp"

namespace headloop::script {

// A step while it is read, with the nodes that later checks point at.
struct StepDraft {
  world::Step step;
  const input::Node* head = nullptr;      // the action's value
  const input::Node* controls = nullptr;  // where the step names some
  const input::Node* stand_in = nullptr;
  const input::Node* if_missing = nullptr;
  const input::Node* skew = nullptr;
};

using StepCase = input::Object<StepDraft, Reading>;
using Steps = input::Variant<StepDraft, Reading>;

// The actions, in five files by who acts on what.
void add_finger_steps(Steps& steps);  // fingers on controls
void add_time_steps(Steps& steps);    // waiting
void add_world_steps(Steps& steps);   // cables, places, power
void add_host_steps(Steps& steps);    // phones and the app on them
void add_test_steps(Steps& steps);    // verification tests, expectations

std::shared_ptr<const Steps> step();
std::vector<world::Step> steps_of(const input::Node& list, const world::UnitSetup& unit,
                                  Reading& reading);

// Of the controls that a step names: which ones of the device they are, or what happens instead.
void resolve_controls(StepDraft& draft, Reading& reading);

// The keys of waiting for a cue.
void add_until(StepCase& shape, const std::string& doc, input::Need need = input::Need::optional);

// Helper of those files: a case whose head has this shape and effect.
std::shared_ptr<StepCase> step_case(world::Action action, input::ShapePtr value,
                                    const std::string& value_doc, std::string doc,
                                    const StepCase::Effect& effect);

// Keys of a step that say nothing of what is done.
inline constexpr const char* expect_key = "expect";
inline constexpr const char* if_missing_key = "if-missing";
inline constexpr const char* stand_in_key = "stand-in";

// What a step may name where it may name controls.
inline constexpr std::string_view all_controls = "all";
inline constexpr std::string_view port = "port";

}  // namespace headloop::script
