#include "tools/guide/check/json_report.hpp"

#include "tools/guide/check/places.hpp"
#include "tools/guide/check/text_report.hpp"
#include "tools/report/json.hpp"
#include "tools/report/models_text.hpp"

namespace headloop::checker {
namespace {

using report::document;
using report::Json;

constexpr int json_version = 1;

Json json_of(const Region& region) {
  return {{"line", region.begin.line},
          {"column", region.begin.column},
          {"end_line", region.end.line},
          {"end_column", region.end.column}};
}

Json json_of(const Finding& finding, const input::TextMap& map) {
  Json json = {{"rule", name_of(finding.rule)},
               {"severity", name_of(finding.severity)},
               {"fingerprint", finding.fingerprint}};
  json.update(json_of(Region{finding.begin, finding.end}));
  json["says"] = finding.promise;
  json["but"] = finding.observed;
  json["so"] = finding.why;
  json["related"] = Json::array();
  for (const Related& related : finding.related) {
    Json one = json_of(region_of(map, related.span));
    one["text"] = related.text;
    json["related"].push_back(std::move(one));
  }
  json["story"] = Json::array();
  for (const Event& event : finding.story)
    json["story"].push_back({{"at", event.at}, {"text", event.text}});
  json["claims"] = finding.claims;
  json["assumed"] = finding.assumed;
  json["gone_with"] = finding.gone_with;
  json["fix"] = nullptr;
  if (finding.fix) {
    json["fix"] = json_of(region_of(map, finding.fix->span));
    json["fix"]["text"] = finding.fix->text;
  }
  json["accepted"] = finding.accepted.empty() ? Json(nullptr) : Json(finding.accepted);
  return json;
}

Json json_of(const Ending& ending) {
  return {{"outcome", name_of(ending.outcome())}, {"text", ending.text}};
}

Json json_of(const Tried& tried, const Report& report) {
  const guide::StepRef first = report.guide.procedures[tried.procedure].steps.front();
  Json json = {{"line", report.guide.sentences[first.sentence].begin.line},
               {"heading", report.guide.procedures[tried.procedure].heading},
               {"device", tried.binding.product->id},
               {"goal", name_of(tried.goal())},
               {"verdict", verdict_of(tried)},
               {"literal", json_of(ending_of(tried.literal()))}};
  json["from"] = Json::object();
  for (const FromStart& from : tried.attempts->starts)
    json["from"][std::string(name_of(from.start))] = json_of(from.ending);
  json["read"] = Json::object();
  for (const ByReader& by : tried.attempts->readers)
    json["read"][std::string(by.reader.name)] = json_of(by.ending);
  json["elsewhere"] = Json::array();
  for (const Elsewhere& other : tried.elsewhere()) {
    Json one = json_of(other.ending);
    one["device"] = other.product().id;
    one["firmware"] = report::version_text(other.firmware);
    one["stand_ins"] = other.stand_ins;
    json["elsewhere"].push_back(std::move(one));
  }
  return json;
}

}  // namespace

std::string reports_json(const std::vector<Report>& reports) {
  Json guides = Json::array();
  for (const Report& report : reports) {
    const input::TextMap map(report.text);
    const Counts counts = report.counts();
    Json one = {{"guide", report.name},
                {"errors", counts.errors},
                {"warnings", counts.warnings},
                {"notes", counts.notes}};
    one["procedures"] = Json::array();
    for (const Tried& tried : report.tried) one["procedures"].push_back(json_of(tried, report));
    one["held"] = Json::array();
    for (const std::size_t sentence : report.held)
      one["held"].push_back(report.guide.sentences[sentence].begin.line);
    one["findings"] = Json::array();
    for (const Finding& finding : report.findings) one["findings"].push_back(json_of(finding, map));
    guides.push_back(std::move(one));
  }
  return document({{"format", "headloop-check"},
                   {"version", json_version},
                   {"tool", "headloop " HEADLOOP_VERSION},
                   {"guides", std::move(guides)}});
}

}  // namespace headloop::checker
