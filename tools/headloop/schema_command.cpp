// headloop schema
#include "tools/headloop/commands.hpp"
#include "tools/headloop/set_up.hpp"
#include "tools/script/schema.hpp"

namespace headloop::cli {

int execute(const SchemaCommand& command) {
  std::string schema = script::json_schema(&devices_of(command.models).catalogue());
  if (!schema.ends_with('\n')) schema += '\n';
  print(schema);
  return 0;
}

}  // namespace headloop::cli
