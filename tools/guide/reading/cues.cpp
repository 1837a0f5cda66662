#include <algorithm>
#include <array>

#include "tools/guide/reading/steps.hpp"

namespace headloop::guide {
namespace {

struct Sign {
  Lex lex;
  Channel channel;
};
// The first that fits: "a voice prompt sounds" is a voice.
constexpr std::array signs = {
    Sign{Lex::vibration, Channel::vibration}, Sign{Lex::led, Channel::led},
    Sign{Lex::voice, Channel::voice},         Sign{Lex::beep, Channel::beep},
    Sign{Lex::screen, Channel::screen},       Sign{Lex::colour, Channel::led}};

Channel channel_of(const Tokens& tokens, std::size_t begin, std::size_t end) {
  constexpr std::string_view speakers = " she he lady woman man ";
  LexSet all = 0;
  bool hears = false;
  bool quotes = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (!tokens[i].quoted) all |= tokens[i].lex;
    hears = hears || tokens[i].text.starts_with("hear") || among(speakers, tokens[i].text);
    quotes = quotes || tokens[i].quoted;
  }
  if (hears && quotes) return Channel::voice;
  const bool shown = (all & bit(Lex::screen)) != 0;
  const bool lamp = (all & bit(Lex::colour)) != 0;
  if (shown && !lamp) return Channel::screen;
  for (const Sign& sign : signs) {
    if ((all & bit(sign.lex)) != 0) return sign.channel;
  }
  return tokens[begin].is("\"") ? Channel::voice : Channel::state;
}

// "Three beeps" are not "the beeps".
bool tells_how_many(const Token& token) {
  return token.is("both") || token.is("all") || number_word(token.text).has_value();
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

}  // namespace

Cue cue_of(const std::string& sentence, const Tokens& tokens, std::size_t begin, std::size_t end) {
  while (begin + 1 < end &&
         (tokens[begin].is(Lex::determiner) || tokens[begin].kind == Token::Kind::mark) &&
         !tokens[begin].quoted && !tokens[begin].is("\"") && !tells_how_many(tokens[begin]))
    ++begin;
  while (end > begin + 1 &&
         (tokens[end - 1].is(".") || tokens[end - 1].is(",") || tokens[end - 1].is("and") ||
          tokens[end - 1].is("i") || tokens[end - 1].is("we")))  // "after the flash I let go"
    --end;
  const bool bracket = end > begin && tokens[end - 1].is(")") &&
                       std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                    tokens.begin() + static_cast<std::ptrdiff_t>(end),
                                    [](const Token& token) { return token.is("("); });
  if (bracket && end > begin + 1) --end;
  const bool nothing = end == begin + 1 && tokens[begin].kind == Token::Kind::mark;
  if (nothing || begin >= end) return {};
  return {channel_of(tokens, begin, end),
          lower(sentence.substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin))};
}

}  // namespace headloop::guide
