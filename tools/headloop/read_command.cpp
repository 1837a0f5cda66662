// headloop read
#include "tools/guide/reading/output.hpp"
#include "tools/guide/reading/reading.hpp"
#include "tools/headloop/commands.hpp"
#include "tools/input/text_file.hpp"

namespace headloop::cli {

int execute(const ReadCommand& command) {
  // One byte more than is read tells that there is more.
  const std::string text = input::text_of_file(command.guide, guide::guide_size_max + 1);
  const guide::Guide read = guide::read_guide(text, command.guide, {});
  print(command.json ? guide::reading_json(read) : guide::reading_text(read));
  return 0;
}

}  // namespace headloop::cli
