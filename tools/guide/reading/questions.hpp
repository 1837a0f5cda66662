// Questions, and answers that leave out the verb that the question said.
#pragma once

#include <optional>

#include "tools/guide/reading/tokens.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {

struct Question {
  std::optional<VerbGroup> deed;  // "How long do I hold it?": what an answer is about
  std::size_t object = 0;         // the token behind its verb
  bool bare = false;              // "How long?": about what was told last
};

// "Which ...?", "How long ...?": nothing for other sentences.
std::optional<Question> question_of(const Tokens& tokens);

// "12 seconds, both Power and NC": an amount or keys, and nothing that is done or is so.
bool is_bare_answer(const Tokens& tokens, std::size_t begin);
// "15 sec."
bool is_bare_time(const Tokens& tokens, std::size_t begin);

}  // namespace headloop::guide
