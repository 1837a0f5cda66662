#include "tools/guide/check/merging.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace headloop::checker {
namespace {

void merge_lists(std::vector<std::string>& all, const std::vector<std::string>& others) {
  for (const std::string& other : others) {
    if (std::find(all.begin(), all.end(), other) == all.end()) all.push_back(other);
  }
}

// What is observed alike on several products is said once: "on the A and the B ..."
class Observed {
 public:
  void add(const Finding& finding) {
    std::string text = without(finding.observed, finding.product);
    const auto same = std::find_if(parts_.begin(), parts_.end(),
                                   [&](const Part& part) { return part.text == text; });
    if (same == parts_.end()) {
      parts_.push_back({std::move(text), {finding.product}});
    } else if (std::find(same->products.begin(), same->products.end(), finding.product) ==
               same->products.end()) {
      same->products.push_back(finding.product);
    }
  }

  std::string text() const {
    std::string all;
    for (const Part& part : parts_) {
      std::string one = part.text;
      if (const std::size_t at = one.find(blank); at != std::string::npos)
        one.replace(at, 1, listed(part.products));
      all += (all.empty() ? "" : "; ") + one;
    }
    return all;
  }

 private:
  static constexpr char blank = '\x01';
  struct Part {
    std::string text;  // with a blank for the products
    std::vector<std::string> products;
  };

  // "A, the B and the C"
  static std::string listed(const std::vector<std::string>& products) {
    std::string text;
    for (std::size_t i = 0; i < products.size(); ++i) {
      const bool last = i + 1 == products.size();
      text += (i == 0 ? "" : last ? " and the " : ", the ") + products[i];
    }
    return text;
  }

  static std::string without(std::string text, const std::string& product) {
    const std::size_t at = product.empty() ? std::string::npos : text.find(product);
    return at == std::string::npos ? text : text.replace(at, product.size(), 1, blank);
  }

  std::vector<Part> parts_;
};

bool is_same(const Finding& a, const Finding& b) {
  return a.rule == b.rule && a.span.begin == b.span.begin && a.promise == b.promise;
}

// Of what is to be put in at one place, all.
void merge_inserted(Edit& edit, const Edit& other) {
  const auto is_insertion = [](const Edit& one) { return one.span.begin == one.span.end; };
  const bool both =
      is_insertion(edit) && is_insertion(other) && edit.span.begin == other.span.begin;
  if (both && edit.text.find(other.text) == std::string::npos) edit.text += other.text;
}

void merge(Finding& finding, Finding other) {
  finding.severity = std::max(finding.severity, other.severity);
  merge_lists(finding.claims, other.claims);
  merge_lists(finding.assumed, other.assumed);
  merge_lists(finding.gone_with, other.gone_with);
  if (other.why != finding.why && finding.why.find(other.why) == std::string::npos)
    finding.why += "; " + other.why;
  if (!finding.fix) {
    finding.fix = std::move(other.fix);
  } else if (other.fix) {
    merge_inserted(*finding.fix, *other.fix);
  }
}

// A sign that is found wrong as a procedure's needs not be refuted as a statement as well.
void drop_said_twice(std::vector<Finding>& findings) {
  std::set<std::size_t> signs;
  for (const Finding& finding : findings) {
    const bool sign =
        finding.rule == RuleId::feedback_differs || finding.rule == RuleId::feedback_never;
    if (sign) signs.insert(finding.span.begin);
  }
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.rule == RuleId::claim_refuted && signs.contains(finding.span.begin);
  });
}

}  // namespace

std::vector<Finding> merged(std::vector<Finding> findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.begin, a.rule) < std::tie(b.span.begin, b.rule);
  });
  drop_said_twice(findings);
  std::vector<Finding> kept;
  Observed observed;
  for (Finding& finding : findings) {
    const bool same = !kept.empty() && is_same(kept.back(), finding);
    if (!same) observed = {};
    observed.add(finding);
    if (same) {
      merge(kept.back(), std::move(finding));
      kept.back().observed = observed.text();
    } else {
      kept.push_back(std::move(finding));
    }
  }
  return kept;
}

}  // namespace headloop::checker
