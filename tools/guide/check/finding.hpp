// What is wrong with a sentence of a guide, and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/guide/check/named_products.hpp"
#include "tools/guide/check/rules.hpp"
#include "tools/guide/reading/text.hpp"
#include "tools/input/node.hpp"

namespace headloop::checker {

struct Edit {
  guide::Span span;  // of the source
  std::string text;
  std::string told = {};  // what it does, where the text does not show it
};

// For people: what to write, and instead of what.
std::string edit_text(std::string_view source, const Edit& edit);

// Another place of the guide that the finding speaks of.
struct Related {
  guide::Span span;
  std::string text;  // what stands there, or why it matters
};

// Something that was done or observed on the bench.
struct Event {
  std::string at;  // "12.004 s"
  std::string text;
};

struct Finding {
  RuleId rule = RuleId::outcome_differs;
  Severity severity = Severity::warning;
  guide::Span span;    // of the source
  input::Place begin;  // set from the span when the report is made
  input::Place end;
  std::string promise;   // what the guide says
  std::string observed;  // what the device does, or the other statement
  std::string product;   // its title, if `observed` is of one
  std::string why;       // why it matters, or what to write
  std::vector<Related> related;
  std::vector<Event> story;          // sentence -> action -> observation
  std::vector<std::string> claims;   // ids
  std::vector<std::string> assumed;  // data sheet paths with their values
  // Such values at another end of their range with which there is no such finding.
  std::vector<std::string> gone_with;
  std::optional<std::size_t> procedure;
  std::optional<Edit> fix;       // verified: with it the finding is gone, and no new one comes
  std::string fingerprint;       // the same while sentence and rule are
  std::string accepted;          // why it is allowed; empty if it counts
  bool accepted_inside = false;  // by a comment in the guide
};

// A finding of the rule's usual severity about a part of the text, which says `promise`; quoted
// shortened.
Finding finding_of(RuleId rule, guide::Span span, std::string_view promise, std::string observed,
                   std::string why = {});

}  // namespace headloop::checker
