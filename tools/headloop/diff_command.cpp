// headloop diff
#include <unistd.h>

#include "tools/headloop/commands.hpp"
#include "tools/report/difference.hpp"

namespace headloop::cli {

int execute(const DiffCommand& command) {
  const auto terminal = report::Terminal::of(STDOUT_FILENO);
  const std::string text = report::difference_of_files(command.a, command.b, terminal);
  print(text);
  return text.empty() ? 0 : 1;
}

}  // namespace headloop::cli
