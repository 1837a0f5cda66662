#include "tools/guide/check/acceptance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "tools/guide/check/words.hpp"
#include "tools/input/text_file.hpp"
#include "tools/input/text_map.hpp"
#include "tools/input/usage_error.hpp"
#include "tools/report/json.hpp"

namespace headloop::checker {
namespace {

constexpr std::string_view opening = "<!-- headloop: allow ";
constexpr std::string_view closing = "-->";

struct Allowance {
  guide::Span span;
  std::string rule;
  std::string reason;
  int first_line = 0;
  int last_line = 0;
};

// The first line behind an offset that is not empty.
int next_line(const std::string& text, const input::TextMap& map, std::size_t at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  const std::size_t next = text.find_first_not_of(" \t\r\n", end);
  return map.place(next == std::string::npos ? end : next).line;
}

std::vector<Allowance> allowances_in(const std::string& text, const input::TextMap& map) {
  std::vector<Allowance> all;
  for (std::size_t at = 0; (at = text.find(opening, at)) != std::string::npos;) {
    const std::size_t close = text.find(closing, at);
    if (close == std::string::npos) break;
    const std::string_view inside =
        std::string_view(text).substr(at + opening.size(), close - at - opening.size());
    const std::size_t blank = std::min(inside.find(' '), inside.size());
    Allowance allowance;
    allowance.span = {at, close + closing.size()};
    allowance.rule = inside.substr(0, blank);
    allowance.reason = inside.substr(std::min(inside.size(), blank + 1));
    while (!allowance.reason.empty() && allowance.reason.back() == ' ') allowance.reason.pop_back();
    allowance.first_line = map.place(at).line;
    allowance.last_line = next_line(text, map, close);
    all.push_back(std::move(allowance));
    at = close;
  }
  return all;
}

std::uint64_t mixed(std::uint64_t hash, std::string_view text) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

// The words of the sentence that a finding is in, or else of the finding.
std::string sentence_of(const Report& report, const Finding& finding) {
  const auto& sentences = report.guide.sentences;
  const auto next = std::upper_bound(
      sentences.begin(), sentences.end(), finding.span.begin,
      [](std::size_t at, const guide::Sentence& sentence) { return at < sentence.span.begin; });
  if (next == sentences.begin() || finding.span.begin >= (next - 1)->span.end)
    return finding.promise;
  std::string key;
  for (const Word& word : words_of(shortened((next - 1)->text))) key += word.text + ' ';
  return key;
}

// In the order of their lines.
auto findings_on(Report& report, int first_line, int last_line) {
  auto& all = report.findings;
  const auto begin =
      std::lower_bound(all.begin(), all.end(), first_line,
                       [](const Finding& finding, int line) { return finding.begin.line < line; });
  const auto end =
      std::upper_bound(begin, all.end(), last_line,
                       [](int line, const Finding& finding) { return line < finding.begin.line; });
  return std::pair(begin, end);
}

Finding unused_finding(const Allowance& allowance, const input::TextMap& map) {
  Finding unused;
  unused.rule = RuleId::unused_allowance;
  unused.severity = rule_of(unused.rule).usual;
  unused.span = allowance.span;
  unused.begin = map.place(allowance.span.begin);
  unused.end = map.place(allowance.span.end);
  unused.promise = fmt::format("'{}' is accepted here", allowance.rule);
  unused.observed =
      from_name<RuleId>(allowance.rule) ? "there is no such finding" : "there is no such rule";
  unused.why = "take the comment out";
  return unused;
}

}  // namespace

void accept_allowed(Report& report) {
  const input::TextMap map(report.text);
  std::vector<Finding> unused;
  for (const Allowance& allowance : allowances_in(report.text, map)) {
    bool used = false;
    const auto [begin, end] = findings_on(report, allowance.first_line, allowance.last_line);
    for (auto finding = begin; finding != end; ++finding) {
      if (name_of(finding->rule) != allowance.rule) continue;
      finding->accepted = allowance.reason.empty() ? "allowed" : allowance.reason;
      finding->accepted_inside = true;
      used = true;
    }
    if (!used) unused.push_back(unused_finding(allowance, map));
  }
  std::move(unused.begin(), unused.end(), std::back_inserter(report.findings));
}

std::set<std::string> baseline_of(const std::string& file) {
  const auto json = report::parsed(input::text_of_file(file));
  if (!json.is_object() || json.value("format", "") != "headloop-check")
    throw input::UsageError(fmt::format("{} is no result of headloop check --json", file));
  std::set<std::string> known;
  for (const auto& guide : json.value("guides", report::Json::array())) {
    for (const auto& finding : guide.value("findings", report::Json::array()))
      known.insert(finding.value("fingerprint", ""));
  }
  return known;
}

void accept_known(Report& report, const std::set<std::string>& baseline) {
  for (Finding& finding : report.findings) {
    const bool known = finding.accepted.empty() && baseline.contains(finding.fingerprint);
    if (known) finding.accepted = "in the baseline";
  }
}

void set_fingerprints(Report& report) {
  std::map<std::uint64_t, int> seen;
  for (Finding& finding : report.findings) {
    std::uint64_t hash = mixed(0xcbf29ce484222325U, name_of(finding.rule));
    hash = mixed(hash, sentence_of(report, finding));
    // Two alike in one guide are told apart by their order.
    const int ordinal = seen[hash]++;
    finding.fingerprint = fmt::format("{:016x}-{}", hash, ordinal);
  }
}

}  // namespace headloop::checker
