// One scenario that did not simply pass, for people: what was expected, what was observed instead,
// the Record around it, and the command that shows it again.
#pragma once

#include <string>

#include "tools/report/result.hpp"
#include "tools/report/terminal.hpp"

namespace headloop::report {

// The whole story. `options` are those of the run that the command must repeat ("--models DIR").
std::string failure_text(const ScenarioResult& result, const Terminal& terminal,
                         const std::string& options = "");

// One line: "skipped        scenarios/reset.yaml#Long hold: needs the pin ring".
std::string notice_text(const ScenarioResult& result, const Terminal& terminal);

// The Record around the first thing that was not met, the instant marked at which that was clear.
std::string excerpt_text(const ScenarioResult& result, const Terminal& terminal, int indent);

// "headloop run scenarios/reset.yaml --filter 'Long hold'"
std::string command_text(const ScenarioResult& result, const std::string& options = "");

// In quotes, unless a shell takes it as one word anyway.
std::string shell_word(const std::string& text);

// "scenarios/reset.yaml:12:7"
std::string place_text(const world::SourcePosition& at);

}  // namespace headloop::report
