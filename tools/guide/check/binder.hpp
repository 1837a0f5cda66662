// Makes a Binding of a procedure, step by step; for binding.cpp and binding_holds.cpp alone.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tools/guide/check/binding.hpp"
#include "tools/guide/check/repeats.hpp"

namespace headloop::checker {

class Binder {
 public:
  Binder(const guide::Guide& guide, const guide::Procedure& procedure,
         const models::Product& product)
      : guide_(guide), steps_(done_steps(guide, procedure)) {
    binding_.product = &product;
  }

  Binding bind(const std::vector<std::size_t>& signs);

 private:
  const world::Faceplate& face() const { return binding_.product->face; }
  const guide::StepRef& here() const { return steps_[next_].words; }
  const guide::Step& step_at(std::size_t position) const {
    const guide::StepRef ref = steps_[position].words;
    return guide_.sentences[ref.sentence].steps[ref.step];
  }
  const guide::Step* peek(std::size_t ahead) const {
    return next_ + ahead < steps_.size() ? &step_at(next_ + ahead) : nullptr;
  }
  const std::string& sentence_at(std::size_t position) const {
    return guide_.sentences[steps_[position].words.sentence].text;
  }
  // The words of a step, from the sentence's text.
  std::string words_of_step(const guide::Step& step) const;

  BoundStep begin(const guide::Step& step) const;
  void add(BoundStep bound) { binding_.steps.push_back(std::move(bound)); }
  void skip(std::string why) { binding_.not_tried.push_back({here(), std::move(why)}); }

  void one_step();
  bool without_fingers(const guide::Step& step, BoundStep& bound);
  void slide(const guide::Step& step, BoundStep bound);
  void plain(world::Action does, BoundStep bound, const std::string& words);
  void plug(BoundStep bound, const std::string& words);
  void power(const guide::Step& step, BoundStep bound);
  void wait(const guide::Step& step, BoundStep bound, const std::string& words);

  void fingers(const guide::Step& step, BoundStep bound);
  void let_go(BoundStep& bound);
  void let_go_alone(const guide::Step& step);
  std::optional<world::Cue> sign_told_between(std::size_t hold, std::size_t release);
  bool goes_on(const guide::Step& held, std::size_t ahead) const;
  bool is_meanwhile(const guide::Step& held) const;
  std::vector<BoundStep> keep_holding(const guide::Step& step, BoundStep& bound);
  std::vector<BoundStep> done_meanwhile(const guide::Step& held);
  std::optional<BoundStep> done_before(const guide::Step& step, guide::StepRef at);
  bool is_waited_out() const;
  bool is_begin_of_hold(const guide::Step& step) const;

  void name_controls(BoundStep& bound, const std::vector<std::string>& names,
                     world::ControlKind kind);
  std::optional<world::ControlUse> use_of(const std::string& name, BoundStep& bound,
                                          world::ControlKind kind);
  std::string nearest_control(const std::string& name, world::ControlKind kind) const;

  std::optional<world::Cue> promise(const std::vector<guide::Cue>& cues, const guide::Step& step,
                                    bool ends_step);
  void promise_of_sentence(std::size_t sentence);

  const guide::Guide& guide_;
  const std::vector<DoneStep> steps_;
  Binding binding_;
  std::size_t next_ = 0;
  bool begun_at_once_ = false;  // a press that a hold goes on with
};

}  // namespace headloop::checker
