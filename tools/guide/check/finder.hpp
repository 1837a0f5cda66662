// What those share that look for what is wrong with one procedure on one product.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "tools/guide/check/basis.hpp"
#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

class Finder {
 public:
  Finder(const Lab& lab, const Tried& tried) : lab_(lab), tried_(tried) {}

  const Lab& lab() const { return lab_; }
  const Tried& tried() const { return tried_; }
  const Binding& binding() const { return tried_.binding; }
  const models::Product& product() const { return *tried_.binding.product; }
  const guide::Procedure& procedure() const { return lab_.guide.procedures[tried_.procedure]; }
  const guide::Sentence& sentence(const guide::StepRef& ref) const {
    return lab_.guide.sentences[ref.sentence];
  }
  const guide::Step& words(const guide::StepRef& ref) const {
    return sentence(ref).steps[ref.step];
  }
  // The first hold, or else the first step.
  guide::StepRef main_step() const;

  Finding& add(RuleId rule, guide::Span span, std::string_view promise, std::string observed,
               std::string why);
  // The last one, on other assumptions: `again` is whether that binding comes to it, too.
  void doubt(Paths paths, const std::function<bool(const Binding&)>& again);

  bool found(RuleId rule) const {
    return std::any_of(findings_.begin(), findings_.end(),
                       [rule](const Finding& finding) { return finding.rule == rule; });
  }
  bool found_any() const { return !findings_.empty(); }
  std::vector<Finding> take() { return std::move(findings_); }

 private:
  const Lab& lab_;
  const Tried& tried_;
  std::vector<Finding> findings_;
};

// "12.74 s", to the hundredth: nobody's finger is more exact.
std::string seconds_text(Duration duration);

// Whether the procedure works, or would with the signs that the device gives.
bool find_signs(Finder& finder);
void find_times(Finder& finder);
void find_ends(Finder& finder);
void find_failure(Finder& finder);
void find_pace(Finder& finder);

// With a step that lasts so long.
Binding with_length(Binding binding, std::size_t step, Duration length);

}  // namespace headloop::checker
