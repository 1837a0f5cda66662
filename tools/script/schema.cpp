#include "tools/script/schema.hpp"

#include <nlohmann/json.hpp>

#include "tools/script/scenario.hpp"

namespace headloop::script {

std::string json_schema(const Catalogue* catalogue) {
  const input::Names names = names_of(catalogue);
  return input::SchemaWriter(names).document(*scenario()).dump(1) + "\n";
}

std::string reference_markdown() { return input::ReferenceWriter().document(*scenario()); }

}  // namespace headloop::script
