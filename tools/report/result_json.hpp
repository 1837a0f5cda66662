// A ScenarioResult as a JSON object. For .cpp files only.
#pragma once

#include "tools/report/json.hpp"
#include "tools/report/result.hpp"

namespace headloop::report {

Json result_to_json(const ScenarioResult& result);

// Throws std::invalid_argument, or the JSON library's own exception, if `json` is not one.
ScenarioResult result_from_json(const Json& json);

}  // namespace headloop::report
