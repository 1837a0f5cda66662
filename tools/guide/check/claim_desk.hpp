// A statement of a guide on the bench: of which products it is said, what has been found out.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tools/guide/check/basis.hpp"
#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/named_products.hpp"
#include "tools/guide/check/statements.hpp"
#include "tools/guide/check/trying.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {

// What a verification behind the reset showed on several units of a product: they differ in what
// their seed draws.
struct Measured {
  std::int64_t least = INT64_MAX;
  std::int64_t most = 0;
  bool passes = true;
};

class ClaimDesk {
 public:
  ClaimDesk(const Lab& lab, const Statements& statements, const std::vector<Tried>& tried)
      : lab_(lab), statements_(statements), names_(lab.products) {
    gather(tried);
  }

  const Lab& lab() const { return lab_; }
  const Statements& statements() const { return statements_; }
  const ProductNames& names() const { return names_; }
  const std::string& text(std::size_t sentence) const {
    return lab_.guide.sentences[sentence].text;
  }
  // Of those it names, or else of those that the guide is to reset, or else of all.
  ProductSet scope(std::size_t sentence) const {
    const ProductSet named = names_.in(text(sentence));
    if (named != 0) return named;
    return told_ == 0 ? names_.all() : told_;
  }
  // One working reset of each product of the set: what a statement about resets can be tried on. Of
  // a product that the guide or the statement is of, its data sheet's where the guide's fails.
  std::vector<const Tried*> resets(ProductSet scope) const;
  // Those that a sentence speaks of: "a reset" is every product's, "this" what stands above it
  // under the same heading.
  std::vector<const Tried*> runs_for(std::size_t sentence, ProductSet scope) const;
  // How long the harm lasted that some procedure of the guide did to the product.
  std::optional<Duration> harm(std::size_t product) const { return harm_[product]; }
  const Measured& measured(const Tried& reset, Test test);

  // It was tried; if it is not refuted as well, it holds.
  void test(std::size_t sentence) { tested_.insert(sentence); }
  bool is_tested(std::size_t sentence) const { return tested_.contains(sentence); }
  // An edit of the sentence, if it has these words.
  std::optional<Edit> other_words(std::size_t sentence, std::string_view from,
                                  std::string to) const;
  Finding& refute(std::size_t sentence, std::string observed, const models::Product& product,
                  Paths paths);
  // It holds, and leaves something out that its reader may want to know.
  Finding& complete(std::size_t sentence, std::string observed, const models::Product& product,
                    Paths paths);

  std::vector<Finding> take() { return std::move(findings_); }
  // Tested and not refuted.
  std::vector<std::size_t> held() const;

 private:
  void gather(const std::vector<Tried>& tried);
  const Tried* reset_of(std::size_t product) const;
  Finding& say(RuleId rule, std::size_t sentence, std::string observed,
               const models::Product& product, Paths paths);

  const Lab& lab_;
  const Statements& statements_;
  const ProductNames names_;
  std::array<const Tried*, products_max> resets_{};  // the first one of each product
  std::vector<const Tried*> performed_;              // in the order of the text
  ProductSet told_ = 0;                              // that a procedure of the guide is to reset
  std::array<std::optional<Duration>, products_max> harm_;
  std::map<std::pair<std::size_t, Test>, Measured> measured_;  // by product
  std::vector<Finding> findings_;
  std::set<std::size_t> tested_;
  std::set<std::size_t> refuted_;
};

// "its reset", and whose procedure that is where it is not the guide's.
std::string reset_text(const Tried& reset);

// Looks whether the sentence is of its kind, and tries it if so.
using ClaimTest = void (*)(ClaimDesk& desk, std::size_t sentence, const Words& words);

// What the data sheets answer.
void test_chipset(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_fix(ClaimDesk& desk, std::size_t sentence, const Words& words);
// What the runs of the procedures answer.
void test_harm(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_effect(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_refusal(ClaimDesk& desk, std::size_t sentence, const Words& words);
// What an experiment of their own answers.
void test_restart(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_storage(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_charge_fault(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_stale_dsp(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_cure(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_cleaning(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_capacity(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_presets_home(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_import(ClaimDesk& desk, std::size_t sentence, const Words& words);
// What a verification behind the reset answers: V1 to V4.
void test_address(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_ramp(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_drain(ClaimDesk& desk, std::size_t sentence, const Words& words);
void test_answer(ClaimDesk& desk, std::size_t sentence, const Words& words);

// Statements that have been taken apart already.
void test_clearings(ClaimDesk& desk);
void test_meanings(ClaimDesk& desk);

}  // namespace headloop::checker
