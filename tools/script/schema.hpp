// What people and editors learn the scenario language from. Both come from the same description of
// the vocabulary that the reader obeys.
#pragma once

#include <string>

#include "tools/script/catalogue.hpp"

namespace headloop::script {

// JSON Schema, draft 2020-12. With a catalogue, the names of devices, controls, claims and bugs are
// part of it; without one, any name of the right form will do.
std::string json_schema(const Catalogue* catalogue);

// The tables of docs/scenarios.md, in Markdown.
std::string reference_markdown();

}  // namespace headloop::script
