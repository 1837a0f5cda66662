// An Entry as a JSON object: {"t": ns, "ch": "led", ...}. For .cpp files only.
#pragma once

#include "tools/report/entry.hpp"
#include "tools/report/json.hpp"

namespace headloop::report {

Json entry_to_json(const Entry& entry);

// Throws std::invalid_argument with a sentence if `json` is not one.
Entry entry_from_json(const Json& json);

}  // namespace headloop::report
