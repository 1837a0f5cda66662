// A guide held to the bench: what is wrong with it, sentence by sentence.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/datasheet/claims.hpp"
#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
};

struct Report {
  std::string name;  // of the guide
  std::string text;  // its source
  guide::Guide guide;
  std::vector<Tried> tried;            // one for each procedure and product it is for
  std::vector<Finding> findings;       // by place; accepted ones included
  std::vector<std::size_t> held;       // sentences that were tried on the bench, and are right
  std::uint64_t simulated_events = 0;  // what that has cost

  Counts counts() const;  // without accepted ones
};

struct Bench {
  const std::vector<models::Product>& products;
  const std::vector<datasheet::Claim>& claims;
  std::function<std::string(const std::string& product_id)> sheet_of;  // its text
  std::uint64_t effort = Effort::usual;                                // in simulated events
};

// Throws input::InputError if this is no text.
Report check_guide(std::string text, std::string name, const Bench& bench);

std::string edited(std::string text, const Edit& edit);
// The guide with all its verified edits.
std::string with_fixes(const Report& report);

// All names of all controls.
guide::Lexicon lexicon_of(const std::vector<models::Product>& products);

}  // namespace headloop::checker
