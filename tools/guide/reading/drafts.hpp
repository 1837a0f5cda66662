// One deed as a step: its verb, its controls, how long and how often.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/guide/reading/actions.hpp"
#include "tools/guide/reading/clauses.hpp"
#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/steps.hpp"

namespace headloop::guide {

// A step with what only its neighbours need to know.
struct Draft {
  Step step;
  int ordinal = 0;          // "hold the third press": 3; -1 for the last one
  bool own_object = false;  // names what it acts on
  bool then = false;        // after the one before, not together with it
  std::size_t clause = 0;
  std::size_t begin = 0;  // tokens
  std::size_t end = 0;
  std::size_t object_end = 0;
};

// Amounts of a clause, and which tokens say them.
struct Amounts {
  std::optional<DurationAt> duration;
  std::optional<DurationAt> within;
  std::optional<int> count;
  int ordinal = 0;
  std::vector<bool> used;
};

class Drafter {
 public:
  Drafter(const Tokens& tokens, const Context& context, const ControlNames& names)
      : tokens_(tokens), context_(context), names_(names) {}

  Amounts amounts(std::size_t begin, std::size_t end) const;
  // Of the words from the verb to `end`; nothing if they ask for nothing.
  std::optional<Draft> draft(const VerbGroup& verb, std::size_t end) const;
  // "The button must be held": what is said of `subject` with the words from the verb on.
  std::optional<Draft> passive(Span subject, const VerbGroup& verb, std::size_t end) const;

 private:
  Deed deed_of(const VerbGroup& verb, const ControlPhrase& phrase, std::size_t end) const;
  std::size_t behind_bracket(std::size_t i, std::size_t end) const;
  bool is_of_sign(const CountAt& count, std::size_t end) const;
  bool is_amount_aside(std::size_t i, std::size_t end) const;
  bool particle_at(std::size_t i, std::size_t begin, std::size_t end, bool takes) const;
  void set_amounts(Draft& draft, const VerbGroup& verb, const Amounts& amounts) const;
  void name_controls(Draft& draft, const ControlPhrase& phrase, const VerbGroup& verb,
                     std::size_t end) const;
  bool in_sequence(std::size_t begin, std::size_t end) const;
  bool refers_back(const Step& step, const ControlPhrase& phrase) const;
  bool spoken_of_cable(std::size_t before) const;
  bool of_those_held(const Step& step, const VerbGroup& verb) const;

  const Tokens& tokens_;
  const Context& context_;
  const ControlNames& names_;
};

bool presses(Action action);

// Presses that are begun at once are one chord.
bool join_chord(Draft& first, const Draft& second);

// Makes one of what several presses in a row mean to a finger.
void join_presses(std::vector<Draft>& drafts);

}  // namespace headloop::guide
