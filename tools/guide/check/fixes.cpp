#include "tools/guide/check/fixes.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

#include "tools/input/input_error.hpp"

namespace headloop::checker {
namespace {

// How many findings there are of each rule, from a severity on.
using PerRule = std::array<int, count_of<RuleId>()>;
PerRule count(const Report& report, Severity least) {
  PerRule counts{};
  for (const Finding& finding : report.findings) {
    if (finding.severity >= least) ++counts[static_cast<std::size_t>(finding.rule)];
  }
  return counts;
}

int total(const Report& report, Severity least) {
  const PerRule counts = count(report, least);
  return std::accumulate(counts.begin(), counts.end(), 0);
}

bool overlap(const Edit& a, const Edit& b) {
  return a.span.begin < b.span.end && b.span.begin < a.span.end;
}

class Verifier {
 public:
  Verifier(Report& report, const std::function<Report(std::string)>& check)
      : report_(report), check_(check) {}

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
    if (fixed.empty()) return;
    before_ = check_(report_.text);
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

  // Held to what it is to mend: its own findings are gone, and there are no more that are as
  // severe. What an error has hidden is none of the edit's fault; a warning hides nothing.
  bool holds(const std::vector<Finding*>& fixed) {
    ++checks_;
    Severity least = Severity::error;
    int mended = 0;  // above a note
    std::string text = report_.text;
    for (auto finding = fixed.rbegin(); finding != fixed.rend(); ++finding) {
      text = edited(std::move(text), *(*finding)->fix);
      least = std::min(least, std::max((*finding)->severity, Severity::warning));
      if ((*finding)->severity != Severity::note) ++mended;
    }
    try {
      const Report after = check_(std::move(text));
      return are_gone(fixed, after) && is_no_worse(least, mended, after);
    } catch (const input::InputError&) {
      return false;  // a guide that has become too long
    }
  }

  // Of those above a note, as they are judged where an edit is verified.
  bool are_gone(const std::vector<Finding*>& fixed, const Report& after) const {
    PerRule left = count(before_, Severity::warning);
    for (const Finding& finding : before_.findings) {
      const bool gone = std::any_of(fixed.begin(), fixed.end(), [&](const Finding* one) {
        return one->rule == finding.rule && one->span.begin == finding.span.begin;
      });
      if (gone && finding.severity != Severity::note)
        --left[static_cast<std::size_t>(finding.rule)];
    }
    const PerRule there = count(after, Severity::warning);
    return std::all_of(fixed.begin(), fixed.end(), [&](const Finding* one) {
      const auto rule = static_cast<std::size_t>(one->rule);
      return there[rule] <= left[rule];
    });
  }
  bool is_no_worse(Severity least, int mended, const Report& after) const {
    const int spared = least == Severity::error ? 0 : mended;
    const auto more = [&](Severity from, int fewer) {
      return total(after, from) > total(before_, from) - fewer;
    };
    return !more(Severity::error, 0) && !more(least, spared);
  }

  static constexpr int checks_max = 24;

  Report& report_;
  const std::function<Report(std::string)>& check_;
  // The guide as it is, looked at just as an edited one is: without the assumptions that make some
  // findings notes.
  Report before_;
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
