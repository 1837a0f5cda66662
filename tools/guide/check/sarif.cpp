// SARIF 2.1.0: what code scanning and editors take.
#include <fmt/format.h>

#include "tools/guide/check/json_report.hpp"
#include "tools/guide/check/places.hpp"
#include "tools/report/json.hpp"

namespace headloop::checker {
namespace {

using report::Json;

std::string_view level_of(Severity severity) { return name_of(severity); }

// A path as a relative URI reference.
std::string uri_of(const std::string& path) {
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= '0' && byte <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

Json region_json(const Region& region) {
  return {{"startLine", region.begin.line},
          {"startColumn", region.begin.column},
          {"endLine", region.end.line},
          {"endColumn", region.end.column}};
}

class Writer {
 public:
  explicit Writer(const Report& report)
      : source_(report.text), map_(report.text), uri_(uri_of(report.name)) {}

  Json result(const Finding& finding) const {
    Json json = {{"ruleId", name_of(finding.rule)},
                 {"ruleIndex", static_cast<int>(finding.rule)},
                 {"level", level_of(finding.severity)},
                 {"message", {{"text", message(finding)}}},
                 {"locations", Json::array({location(finding.span)})},
                 {"partialFingerprints", {{"headloop/v1", finding.fingerprint}}}};
    if (!finding.related.empty()) {
      Json related = Json::array();
      for (const Related& other : finding.related) {
        Json one = location(other.span);
        one["message"] = {{"text", other.text}};
        related.push_back(std::move(one));
      }
      json["relatedLocations"] = std::move(related);
    }
    if (!finding.story.empty()) json["codeFlows"] = flows(finding);
    if (finding.fix) json["fixes"] = fixes(finding);
    if (!finding.accepted.empty()) {
      json["suppressions"] =
          Json::array({{{"kind", finding.accepted_inside ? "inSource" : "external"},
                        {"justification", finding.accepted}}});
    }
    return json;
  }

 private:
  static std::string message(const Finding& finding) {
    return fmt::format("The guide says: {}. But {}.{}", finding.promise, finding.observed,
                       finding.why.empty() ? "" : fmt::format(" So: {}.", finding.why));
  }
  Json physical(guide::Span span) const {
    return {{"artifactLocation", {{"uri", uri_}}}, {"region", region_json(region_of(map_, span))}};
  }
  Json location(guide::Span span) const { return {{"physicalLocation", physical(span)}}; }

  // The sentence, then what was done and observed; all of it happens where the sentence stands.
  Json flows(const Finding& finding) const {
    Json steps = Json::array();
    Json sentence = location(finding.span);
    sentence["message"] = {{"text", finding.promise}};
    steps.push_back({{"location", std::move(sentence)}});
    for (const Event& event : finding.story) {
      Json one = location(finding.span);
      one["message"] = {{"text", fmt::format("{}: {}", event.at, event.text)}};
      steps.push_back({{"location", std::move(one)}});
    }
    return Json::array({{{"threadFlows", Json::array({{{"locations", std::move(steps)}}})}}});
  }
  Json fixes(const Finding& finding) const {
    const Json replacement = {{"deletedRegion", region_json(region_of(map_, finding.fix->span))},
                              {"insertedContent", {{"text", finding.fix->text}}}};
    return Json::array(
        {{{"description", {{"text", "write: " + edit_text(source_, *finding.fix)}}},
          {"artifactChanges", Json::array({{{"artifactLocation", {{"uri", uri_}}},
                                            {"replacements", Json::array({replacement})}}})}}});
  }

  const std::string& source_;
  const input::TextMap map_;
  const std::string uri_;
};

Json rules_json() {
  Json rules = Json::array();
  for (std::size_t i = 0; i < count_of<RuleId>(); ++i) {
    const auto id = static_cast<RuleId>(i);
    const Rule& rule = rule_of(id);
    rules.push_back({{"id", name_of(id)},
                     {"shortDescription", {{"text", rule.summary}}},
                     {"fullDescription", {{"text", rule.meaning}}},
                     {"help", {{"text", rule.example}}},
                     {"defaultConfiguration", {{"level", level_of(rule.usual)}}}});
  }
  return rules;
}

}  // namespace

std::string reports_sarif(const std::vector<Report>& reports) {
  Json results = Json::array();
  for (const Report& report : reports) {
    const Writer writer(report);
    for (const Finding& finding : report.findings) results.push_back(writer.result(finding));
  }
  const Json driver = {
      {"name", "headloop"}, {"version", HEADLOOP_VERSION}, {"rules", rules_json()}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"results", std::move(results)}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({run})}};
  return report::document(log);
}

}  // namespace headloop::checker
