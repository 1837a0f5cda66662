// Feeds the reader of guides with anything. It must end, and either return a guide whose sentences
// and steps stand in the text, or throw InputError with a place; all else is a bug of ours.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tools/guide/reading/output.hpp"
#include "tools/guide/reading/reading.hpp"
#include "tools/input/input_error.hpp"

namespace {

using headloop::guide::Span;

void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "the reader broke its word: %s\n", what);
  std::abort();
}

bool stands_in(Span span, std::size_t size) { return span.begin < span.end && span.end <= size; }

void check(const headloop::guide::Guide& guide, std::string_view text) {
  std::size_t behind = 0;
  for (const auto& sentence : guide.sentences) {
    require(stands_in(sentence.span, text.size()), "a sentence stands in the text");
    require(sentence.span.begin >= behind, "sentences come in their order");
    behind = sentence.span.begin;
    require(sentence.begin.line >= 1 && sentence.begin.column >= 1, "a sentence has its place");
    require(sentence.block < guide.blocks.size(), "a sentence is in a block");
    for (const auto& step : sentence.steps) {
      require(stands_in(step.span, text.size()), "a step stands in the text");
      require(!step.duration_span || stands_in(*step.duration_span, text.size()),
              "a duration stands in the text");
    }
  }
  for (const auto& procedure : guide.procedures) {
    require(!procedure.steps.empty(), "a procedure has steps");
    for (const auto& ref : procedure.steps) {
      require(ref.step < guide.sentences.at(ref.sentence).steps.size(),
              "a procedure's steps exist");
    }
  }
  require(!headloop::guide::reading_text(guide).empty(), "there is something to say");
  require(!headloop::guide::reading_json(guide).empty(), "there is something to write");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    check(headloop::guide::read_guide(text, "f.md", {}), text);
  } catch (const headloop::input::InputError& error) {
    require(!error.problems().empty(), "an error says what is wrong");
    for (const auto& problem : error.problems()) {
      require(problem.at.line >= 1 && problem.at.column >= 1, "a problem has its place");
      require(!problem.message.empty(), "a problem has its message");
    }
  }
  return 0;
}
