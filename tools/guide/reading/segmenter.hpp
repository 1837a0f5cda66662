// Parts a sentence into clauses: where each begins, and where it ends.
#pragma once

#include <optional>
#include <vector>

#include "tools/guide/reading/clauses.hpp"
#include "tools/guide/reading/subordinates.hpp"

namespace headloop::guide {

// Verbs that are hardly ever anything but something to do.
bool starts_deed(Kin kin);
bool is_joiner(const Token& token);

class Segmenter {
 public:
  Segmenter(const Tokens& tokens, std::size_t begin, std::size_t end,
            const std::optional<VerbGroup>& implied)
      : tokens_(tokens),
        first_(begin),
        at_(begin),
        end_(end),
        form_(telling_form(tokens, begin, end)),
        implied_(implied.has_value()),
        given_(implied),
        finger_(implied) {}

  std::vector<Clause> segment();

 private:
  // Begins, in clauses.cpp.
  void skip_joiners(Clause& clause);
  void open(Clause& clause);
  void open_subordinate(Clause& clause, const Subordinate& sub);
  void open_plain(Clause& clause);
  void remember(const VerbGroup& verb);
  void tell_implied();
  bool is_adjunct(std::size_t at) const;
  bool is_enumerator(std::size_t i) const;
  bool is_arrow(std::size_t i) const;
  std::size_t opens_bracket(std::size_t i) const;
  bool tells_how(const Clause& clause, std::size_t i) const;
  std::size_t limit_in(std::size_t i) const;
  std::size_t later_at(std::size_t i) const;
  std::size_t state_of_switch(std::size_t i) const;
  std::optional<VerbGroup> moved_cable(std::size_t i) const;
  std::optional<VerbGroup> unsaid_next(const Clause& clause, std::size_t i) const;
  std::optional<VerbGroup> deed_at(std::size_t i) const;
  std::optional<VerbGroup> following_deed(std::size_t at) const;
  std::optional<VerbGroup> held_gerund(std::size_t at) const;
  bool repeats_verb(std::size_t i, bool then) const;
  bool times_before(std::size_t i) const;

  // Ends, in clause_ends.cpp.
  std::size_t end_of(const Clause& clause) const;
  bool ends_before(const Clause& clause, std::size_t i) const;
  bool ends_at_break(std::size_t i) const;
  bool ends_at_subordinate(const Clause& clause, std::size_t i) const;
  bool ends_at_word(const Clause& clause, std::size_t i) const;
  bool ends_at_joiner(const Clause& clause, std::size_t i) const;
  bool is_lead(const Clause& clause, std::size_t i) const;
  bool belongs_to_next(std::size_t i) const;
  bool releases_then(const Clause& clause, std::size_t i) const;
  bool delays(std::size_t i, const Subordinate& sub) const;
  bool names_control(const Clause& clause, std::size_t i) const;
  bool is_finite(std::size_t begin, std::size_t end) const;
  bool comma_ahead(std::size_t i) const;
  bool goes_on(const Clause& clause, std::size_t next, bool comma) const;
  bool is_turned(const Clause& clause, std::size_t next) const;

  bool is(std::size_t i, std::string_view word) const {
    return i < end_ && tokens_[i].is(word) && !tokens_[i].quoted;
  }
  // "..., do not touch anything else", but "do not release it until ..." is to hold it.
  bool forbids(std::size_t i) const { return prohibition_at(tokens_, i, end_) > 0 && !deed_at(i); }
  std::optional<Subordinate> subordinate(std::size_t i, bool at_start) const {
    return subordinate_at(tokens_, i, end_,
                          at_start ? told_ ? Before::deed : Before::nothing : Before::words);
  }

  const Tokens& tokens_;
  const std::size_t first_;
  std::size_t at_;
  const std::size_t end_;
  const Form form_;
  const bool implied_;
  const std::optional<VerbGroup> given_;
  std::optional<VerbGroup> finger_;  // the last thing told, if it is done with a finger
  bool told_ = false;
  std::vector<Clause> clauses_;
};

}  // namespace headloop::guide
