// Builds the steps of one sentence, clause by clause.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tools/guide/reading/drafts.hpp"

namespace headloop::guide {

// What was said before the first thing to do, and goes with it.
struct Lead {
  std::vector<Cue> cues;
  std::string meanwhile;
  std::string condition;
  std::optional<std::int64_t> within_ms;
  std::optional<Duration> duration;
  std::optional<DurationAt> after;  // "after 10 seconds"
  std::optional<Clause> during;     // a deed that goes on meanwhile
  std::optional<Draft> held;        // the same, said of what is held
  int ordinal = 0;
  bool together = false;
};

class Builder {
 public:
  Builder(const std::string& sentence, const Tokens& tokens, std::size_t begin, std::size_t end,
          Context& context, const ControlNames& names, const std::optional<VerbGroup>& implied)
      : sentence_(sentence),
        tokens_(tokens),
        context_(context),
        names_(names),
        clauses_(clauses_of(tokens, begin, end, implied)),
        drafter_(tokens, context, names) {}

  Reading build() {
    for (at_ = 0; at_ < clauses_.size(); ++at_) clause(clauses_[at_]);
    join_presses(drafts_);
    Reading reading;
    reading.held_for = held_for_;
    reading.told = told_;
    reading.missed = missed_;
    reading.rests = rests_finger();
    reading.forbids = std::any_of(clauses_.begin(), clauses_.end(), [&](const Clause& clause) {
      return clause.role == Role::prohibition && !is_exclusion(clause);
    });
    reading.gerund = !clauses_.empty() && clauses_[0].verb && clauses_[0].role == Role::main &&
                     clauses_[0].verb->form == Form::gerund;
    reading.reported = std::any_of(clauses_.begin(), clauses_.end(), [&](const Clause& clause) {
      if (clause.role != Role::main || !clause.verb) return false;
      const std::size_t verb = clause.verb->begin;  // "I pressed it", "then I let go"
      const bool told_of = verb > 0 && (tokens_[verb - 1].is("i") || tokens_[verb - 1].is("we"));
      return clause.verb->form == Form::past || told_of;
    });
    for (Draft& draft : drafts_) reading.steps.push_back(std::move(draft.step));
    return reading;
  }

 private:
  void clause(const Clause& clause);
  void leading(const Clause& clause);
  void trailing(const Clause& clause);
  void trailing_time(const Clause& clause);
  void trailing_adjunct(const Clause& clause);
  void main(const Clause& clause);
  void statement(const Clause& clause);
  void means(const Clause& clause);
  void during(const Clause& clause, Draft& with);
  void hold_meanwhile(Draft& with, Draft& held);
  std::optional<Draft> kept_down(const Clause& clause) const;
  const Clause* used_for(const Clause& clause, VerbGroup& verb);
  void hold_last();
  void apply_lead(Draft& draft);
  void until(const Clause& clause);
  void locate(const VerbGroup& verb, std::size_t end);
  void enter_hole(const Clause& clause);
  void wait_for(Step& step, const VerbGroup& verb, std::size_t end) const;
  Cue last_of_counted(std::size_t at, std::size_t end) const;
  const Clause* purpose_of(std::size_t at) const;
  void remember(const Step& step);
  bool held_with_last(const Step& step) const;
  bool counts_on(const VerbGroup& verb, const Draft& made);
  bool is_at_once(const Clause& clause, const VerbGroup& verb) const;
  bool overlaps(Draft& made);
  bool must_be(const Clause& clause, std::size_t verb) const;
  std::optional<Draft> passive(const Clause& clause, std::size_t verb) const;
  Span done_as_well(const Clause& clause, std::size_t verb) const;
  std::optional<std::size_t> slid_in(const Clause& clause) const;
  void release_at_sign(Draft& made, const VerbGroup& verb, std::size_t end) const;
  bool delays(const Clause& clause);
  bool next_releases() const {
    return at_ + 1 < clauses_.size() && clauses_[at_ + 1].role == Role::main &&
           clauses_[at_ + 1].verb->kin == Kin::release;
  }
  bool ends_hold(const DurationAt& time, std::size_t before);
  std::optional<DurationAt> only_time(const Clause& clause) const;
  Draft wait_of(const DurationAt& time) const;
  Span span_of(const DurationAt& time) const;
  bool lengthens(const Clause& clause);
  bool prepares(const Clause& clause);
  bool goes_on(const VerbGroup& verb, const Draft& made);
  bool waits_on(const Clause& clause, const Draft& made);
  bool keeps_on(const Clause& clause) const;
  bool rests_finger() const;
  bool presses_rested(const Draft& made) const;
  bool switches_back(const Draft& made, std::size_t end) const;
  bool names_others(const Clause& clause);
  bool of_prohibition(const Clause& clause) const;
  // "..., not Custom": what another thing is told of.
  bool is_exclusion(const Clause& clause) const {
    return clause.role == Role::instead || tokens_[clause.begin].is("not");
  }
  bool keeps_down(const Clause& clause) const;
  bool replaces(const Clause& clause) const;
  bool is_passive(const Clause& clause, std::size_t verb) const;

  std::optional<Draft> draft(const Clause& clause, const VerbGroup& verb, std::size_t end);
  std::optional<VerbGroup> deed_in(const Clause& clause) const;
  bool is_held(const Clause& clause, const VerbGroup& verb) const;
  bool says(const Clause& clause, std::initializer_list<std::string_view> words) const;

  std::string words(std::size_t begin, std::size_t end) const {
    return cue_of(sentence_, tokens_, begin, end).what;
  }

  const std::string& sentence_;
  const Tokens& tokens_;
  Context& context_;
  const ControlNames& names_;
  const std::vector<Clause> clauses_;
  const Drafter drafter_;
  std::size_t at_ = 0;
  Lead lead_;
  std::vector<Draft> drafts_;
  std::optional<HeldFor> held_for_;
  bool told_ = false;
  bool missed_ = false;
};

}  // namespace headloop::guide
