#include "tools/guide/reading/questions.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/quantities.hpp"

namespace headloop::guide {
namespace {

constexpr std::array answered = {Kin::press,   Kin::tap,  Kin::hold,
                                 Kin::release, Kin::wait, Kin::charge};

bool is_answered(Kin kin) {
  return std::find(answered.begin(), answered.end(), kin) != answered.end();
}

}  // namespace

std::optional<Question> question_of(const Tokens& tokens) {
  constexpr std::string_view openings = " how which what why who ";
  constexpr std::size_t bare_words_max = 4;  // "How long?", "And for how long?"
  const std::size_t size = tokens.size();
  if (size < 2 || !tokens.back().is("?")) return std::nullopt;
  const bool asks = std::any_of(
      tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(size, 3)),
      [&](const Token& one) { return among(openings, one.text); });
  if (!asks) return std::nullopt;
  Question question;
  question.bare = size <= bare_words_max + 1;
  for (std::size_t i = 1; i < size; ++i) {
    const auto verb = verb_of(tokens[i]);
    if (!verb) continue;
    question.bare = false;
    if (!is_answered(verb->kin) || verb->form == Form::third) continue;
    question.deed = VerbGroup{verb->kin, Form::base, 0, 0, verb->kin == Kin::hold};
    question.object = i + 1;
    break;
  }
  return question;
}

bool is_bare_answer(const Tokens& tokens, std::size_t begin) {
  constexpr std::size_t words_max = 24;
  constexpr std::string_view subjects = " it they this that you we i ";
  const std::size_t size = tokens.size();
  if (begin >= size || size - begin > words_max || tokens.back().is("?")) return false;
  bool says = tokens[begin].is("both");
  for (std::size_t i = begin; i < size; ++i) {
    const Token& token = tokens[i];
    if (token.is("until") || token.is("till")) break;  // a sign is told with a verb of its own
    if (token.is(Lex::to_be) || token.is(Lex::modal) || among(subjects, token.text)) return false;
    const auto verb = verb_of(token);
    if (verb && verb->form != Form::base && !token.capital) return false;
    says = says || token.is(Lex::head) || token.is("+") || duration_at(tokens, i, size) ||
           (i > begin && token.capital);
  }
  const auto verb = verb_group(tokens, begin, size, Form::base);
  return says && !(verb && is_answered(verb->kin));
}

bool is_bare_time(const Tokens& tokens, std::size_t begin) {
  const auto time =
      begin < tokens.size() ? duration_at(tokens, begin, tokens.size()) : std::nullopt;
  if (!time || time->within) return false;
  return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(time->end), tokens.end(),
                     [](const Token& rest) { return rest.kind == Token::Kind::mark; });
}

}  // namespace headloop::guide
