// Feeds the reader of scenarios with anything. It must end, and either return scripts or throw
// InputError with at least one problem that has a place in the text; all else is a bug of ours.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/tools/script/test_catalogue.hpp"
#include "tools/input/input_error.hpp"
#include "tools/script/reader.hpp"

namespace {

void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "the reader broke its word: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    const auto scripts =
        headloop::script::read_scenarios("f.yaml", text, headloop::script::test_catalogue());
    require(!scripts.empty(), "a file without scenarios is refused");
    for (const auto& script : scripts) require(!script.steps.empty(), "a scenario has steps");
  } catch (const headloop::input::InputError& error) {
    require(!error.problems().empty(), "an error says what is wrong");
    for (const auto& problem : error.problems()) {
      require(problem.at.line >= 1 && problem.at.column >= 1, "a problem has its place");
      require(!problem.message.empty(), "a problem has its message");
    }
  }
  return 0;
}
