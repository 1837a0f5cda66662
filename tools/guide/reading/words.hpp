// Lexical classes of the words of manuals.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace headloop::guide {

// A word may be in several.
enum class Lex : std::uint8_t {
  determiner,
  pronoun,
  adverb,       // may stand before an imperative or anywhere in its clause
  preposition,  // ends the name of a control
  particle,     // belongs to the verb before: on, off, in, out ...
  joiner,       // and, then, or ...
  modal,
  to_be,
  negation,
  head,  // button, key, switch ...: what a control's name comes with
  part,  // paddle, sensor, dial ...: a control that is named by itself
  led,
  voice,
  beep,
  vibration,
  screen,
  colour,
  shows,  // what an LED, a voice or a device does
  wearable,
  device,
  cable,
  supply,
  battery,
  cover,
  app,
  host,
  network,
  tool,
  code,
  place,
  passage,  // of a text: step, section
  body,
  state,    // on, off, open, charged: what a thing can be
  rest,     // what a thing is let do: dry, sit
  purpose,  // after "to": what a step is for
  locate,   // tells the reader to look: an instruction without a step
  refer,    // tells the reader to read elsewhere
  subject,  // begins a statement
};

using LexSet = std::uint64_t;

constexpr LexSet bit(Lex lex) { return LexSet{1} << static_cast<unsigned>(lex); }

// Of a word in lower case.
LexSet lex_of(std::string_view word);

// Whether it is one of these; a blank stands before and behind each, the first and the last too.
bool among(std::string_view words, std::string_view word);

// "three" and "third" are 3; nothing for other words.
std::optional<std::int64_t> number_word(std::string_view word);
std::optional<std::int64_t> ordinal_word(std::string_view word);
// "third" for 3; empty for what is not written as a word.
std::string_view ordinal_of(std::int64_t number);
// Milliseconds in one of these.
std::optional<std::int64_t> unit_ms(std::string_view word);

bool is_html_tag(std::string_view tag);
bool is_line_break_tag(std::string_view tag);
// Opens with a warning sign, or with a word like "Warning" and a mark behind it.
bool opens_warning(std::string_view line);
// The same for "Note:" and its like: length of the label with its mark and blanks, or 0.
std::size_t note_label(std::string_view line);
std::size_t warning_label(std::string_view line);

}  // namespace headloop::guide
