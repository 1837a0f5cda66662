// headloop window
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "tools/explore/window.hpp"
#include "tools/headloop/commands.hpp"
#include "tools/headloop/set_up.hpp"
#include "tools/input/usage_error.hpp"
#include "tools/report/window_text.hpp"
#include "tools/runner/scenarios.hpp"

namespace headloop::cli {
namespace {

using explore::TimedStep;

// Where the step begins that has something on `line`: it ends where the next thing begins.
int begin_of_step(const world::Script& script, std::size_t line) {
  const auto is_before = [line](const auto& one) {
    return static_cast<std::size_t>(one.at.line) <= line;
  };
  int begin = 0;
  for (const world::Step& step : script.steps) {
    if (is_before(step)) begin = std::max(begin, step.at.line);
  }
  for (const world::Inspection& inspection : script.inspections) {
    if (is_before(inspection) && inspection.at.line > begin) return 0;
  }
  return begin;
}

// "3" is the third step, ":14" the one that has something on line 14.
bool is_meant(const world::Script& script, const TimedStep& timed, std::string_view choice) {
  const bool by_line = choice.starts_with(':');
  if (by_line) choice.remove_prefix(1);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(choice.data(), choice.data() + choice.size(), number);
  if (error != std::errc{} || end != choice.data() + choice.size()) {
    throw input::UsageError(
        fmt::format("--step '{}' is neither a step's number (3) nor its line (:14)", choice));
  }
  return by_line ? script.steps[timed.step].at.line == begin_of_step(script, number)
                 : timed.step + 1 == number;
}

TimedStep step_of(const world::Script& script, const std::string& choice) {
  const std::vector<TimedStep> all = explore::timed_steps(script);
  const std::string list = report::timed_steps_text(script);
  if (all.empty()) {
    throw input::UsageError(fmt::format(
        "'{}' has no timed step: none has a duration (for:, wait:, length:) or reacts to a cue "
        "after a time (reaction:)",
        script.name));
  }
  if (choice.empty() && all.size() == 1) return all.front();
  if (choice.empty()) {
    throw input::UsageError(
        fmt::format("{} steps have a time of their own; choose one with --step N or --step :LINE{}",
                    all.size(), list));
  }
  for (const TimedStep& timed : all) {
    if (is_meant(script, timed, choice)) return timed;
  }
  throw input::UsageError(fmt::format("--step {} is none of the timed steps:{}", choice, list));
}

}  // namespace

int execute(const WindowCommand& command) {
  const runner::Devices devices = devices_of(command.models);
  const auto scripts = runner::load_scenarios({command.file}, devices.catalogue());
  runner::SelectionOptions selection;
  selection.filters = command.filters;
  const world::Script& script = scripts[the_one(scripts, selection).script];
  if (!script.skip_reason.empty()) {
    throw input::UsageError(fmt::format("'{}' is not run: {}", script.name, script.skip_reason));
  }
  const TimedStep timed = step_of(script, command.step);
  explore::WindowOptions options;
  if (command.longest_s > 0) options.longest = seconds(command.longest_s);
  try {
    const explore::Window window =
        find_window(devices.product_of(script), script, timed, explore::judge_by_script, options);
    print(command.json ? report::window_json(window, script)
                       : report::window_text(window, script, report::Terminal::of(STDOUT_FILENO)));
    const bool fine =
        window.margin ? *window.margin >= Duration{} : window.sure && window.at_documented.promised;
    return fine ? 0 : 1;
  } catch (const explore::NoWindow& none) {
    throw input::UsageError(fmt::format("step {} of '{}': {}; --longest S looks less far",
                                        timed.step + 1, script.name, none.what()));
  }
}

}  // namespace headloop::cli
