#include "tools/guide/check/fixes.hpp"

#include <algorithm>
#include <array>

#include "tools/input/input_error.hpp"

namespace headloop::checker {
namespace {

using PerRule = std::array<int, count_of<RuleId>()>;

// Above a note.
PerRule count(const Report& report) {
  PerRule counts{};
  for (const Finding& finding : report.findings) {
    if (finding.severity != Severity::note) ++counts[static_cast<std::size_t>(finding.rule)];
  }
  return counts;
}

bool overlap(const Edit& a, const Edit& b) {
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

class Verifier {
 public:
  Verifier(Report& report, const std::function<Report(std::string)>& check)
      : report_(report), check_(check), before_(count(report)) {}

  // All at once; where that will not do, one half and then the other.
  void verify() {
    std::vector<Finding*> fixed;
    for (Finding& finding : report_.findings) {
      if (!finding.fix) continue;
      const bool free = std::none_of(fixed.begin(), fixed.end(), [&](const Finding* other) {
        return overlap(*finding.fix, *other->fix);
      });
      // What overlaps is no edit of its own: the next check will find it.
      free ? fixed.push_back(&finding) : finding.fix.reset();
    }
    verify(fixed);
  }

 private:
  void verify(const std::vector<Finding*>& fixed) {
    if (fixed.empty() || (checks_ < checks_max && holds(fixed))) return;
    if (fixed.size() == 1 || checks_ >= checks_max) {
      for (Finding* finding : fixed) finding->fix.reset();
      return;
    }
    const auto middle = fixed.begin() + static_cast<std::ptrdiff_t>(fixed.size() / 2);
    verify({fixed.begin(), middle});
    verify({middle, fixed.end()});
  }

  bool holds(const std::vector<Finding*>& fixed) {
    ++checks_;
    PerRule left = before_;
    std::string text = report_.text;
    for (auto finding = fixed.rbegin(); finding != fixed.rend(); ++finding) {
      text = edited(std::move(text), *(*finding)->fix);
      if ((*finding)->severity != Severity::note)
        --left[static_cast<std::size_t>((*finding)->rule)];
    }
    try {
      const PerRule after = count(check_(std::move(text)));
      return std::equal(after.begin(), after.end(), left.begin(),
                        [](int found, int expected) { return found <= expected; });
    } catch (const input::InputError&) {
      return false;  // a guide that has become too long
    }
  }

  static constexpr int checks_max = 24;

  Report& report_;
  const std::function<Report(std::string)>& check_;
  const PerRule before_;
  int checks_ = 0;
};

}  // namespace

void keep_verified_fixes(Report& report, const std::function<Report(std::string)>& check) {
  Verifier(report, check).verify();
}

std::string edited(std::string text, const Edit& edit) {
  return text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
}

std::string with_fixes(const Report& report) {
  std::string text = report.text;
  std::size_t done = text.size() + 1;  // edits go from the end to the begin, and do not overlap
  for (auto finding = report.findings.rbegin(); finding != report.findings.rend(); ++finding) {
    if (!finding->fix || !finding->accepted.empty() || finding->fix->span.end > done) continue;
    text = edited(std::move(text), *finding->fix);
    done = finding->fix->span.begin;
  }
  return text;
}

}  // namespace headloop::checker
