#include "tools/report/result.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

#include "tools/report/entry_json.hpp"
#include "tools/report/result_json.hpp"

namespace headloop::report {
namespace {

Json place_json(const world::SourcePosition& at) {
  return {{"file", at.file}, {"line", at.line}, {"column", at.column}};
}

world::SourcePosition place_from(const Json& json) {
  return {text_at(json, "file"), field_of<int>(json, "line").value_or(0),
          field_of<int>(json, "column").value_or(0)};
}

Json unmet_json(const Unmet& unmet) {
  Json json = {{"kind", name_of(unmet.kind)}};
  json.update(place_json(unmet.at));
  json["expected"] = unmet.expected;
  json["observed"] = unmet.observed;
  if (unmet.instant) json["t"] = unmet.instant->ns;
  return json;
}

Unmet unmet_from(const Json& json) {
  Unmet unmet{from_name<judge::Judged::Kind>(text_at(json, "kind")).value_or(Unmet{}.kind),
              place_from(json), text_at(json, "expected"), text_at(json, "observed"), std::nullopt};
  if (const auto ns = field_of<std::int64_t>(json, "t")) unmet.instant = Instant{*ns};
  return unmet;
}

Json layers_json(const std::vector<Layer>& layers) {
  Json list = Json::array();
  for (const Layer layer : layers) list.push_back(name_of(layer));
  return list;
}

std::vector<Layer> layers_from(const Json& json, const char* name) {
  std::vector<Layer> layers;
  for (const Json& word : json.value(name, Json::array())) {
    if (const auto layer = from_name<Layer>(word.get<std::string>())) layers.push_back(*layer);
  }
  return layers;
}

Json finding_json(const judge::Finding& finding) {
  Json json = {{"outcome", name_of(finding.outcome)},
               {"cleared", layers_json(finding.cleared)},
               {"kept", layers_json(finding.kept)}};
  if (!finding.reason.empty()) json["reason"] = finding.reason;
  if (finding.harm_since) json["harm_since_ns"] = finding.harm_since->ns;
  if (finding.harm_lasts) json["harm_ns"] = finding.harm_lasts->ns;
  if (finding.outcome != world::Outcome::not_performable) return json;
  json["missing_control"] = finding.missing_control;
  if (finding.step) json["step"] = *finding.step + 1;
  json["performed"] = name_of(finding.performed);
  return json;
}

judge::Finding finding_from(const Json& json) {
  const auto outcome = [&](const char* name) {
    return from_name<world::Outcome>(text_at(json, name)).value_or(world::Outcome::no_effect);
  };
  judge::Finding finding;
  finding.outcome = outcome("outcome");
  finding.cleared = layers_from(json, "cleared");
  finding.kept = layers_from(json, "kept");
  finding.reason = text_at(json, "reason");
  if (const auto ns = field_of<std::int64_t>(json, "harm_since_ns")) {
    finding.harm_since = Instant{*ns};
  }
  if (const auto ns = field_of<std::int64_t>(json, "harm_ns")) finding.harm_lasts = Duration{*ns};
  finding.missing_control = text_at(json, "missing_control");
  if (const auto step = field_of<std::size_t>(json, "step")) finding.step = *step - 1;
  finding.performed = outcome("performed");
  return finding;
}

std::uint64_t hash_from(const std::string& hex) {
  std::uint64_t hash = 0;
  std::from_chars(hex.data(), hex.data() + hex.size(), hash, 16);
  return hash;
}

template <class T, class ToJson>
Json list_json(const std::vector<T>& list, const ToJson& to_json_of) {
  Json json = Json::array();
  for (const T& one : list) json.push_back(to_json_of(one));
  return json;
}

}  // namespace

Json result_to_json(const ScenarioResult& r) {
  Json json = {{"id", r.id}, {"name", r.name}, {"title", r.title}};
  json.update(place_json(r.at));
  json["covers"] = r.covers;
  json["device"] = r.device;
  json["firmware"] = r.firmware;
  json["seed"] = r.seed;
  if (r.seed_chosen) json["seed_chosen"] = true;
  json["status"] = name_of(r.status);
  if (!r.message.empty()) json["message"] = r.message;
  if (!r.crash.empty()) json["crash"] = r.crash;
  if (r.finding) json["finding"] = finding_json(*r.finding);
  json["judged"] = r.judged;
  json["unmet"] = list_json(r.unmet, unmet_json);
  if (!r.around.empty()) json["around"] = list_json(r.around, entry_to_json);
  json["end_ns"] = r.end.ns;
  json["events"] = r.events;
  json["observations"] = r.observations;
  json["record"] = fmt::format("{:016x}", r.record_hash);
  if (r.wall_us) json["wall_us"] = *r.wall_us;
  return json;
}

ScenarioResult result_from_json(const Json& json) {
  ScenarioResult r;
  r.id = text_at(json, "id");
  r.name = text_at(json, "name");
  r.title = text_at(json, "title");
  r.at = place_from(json);
  for (const Json& claim : json.value("covers", Json::array())) {
    r.covers.push_back(claim.get<std::string>());
  }
  r.device = text_at(json, "device");
  r.firmware = text_at(json, "firmware");
  r.seed = field_of<std::uint64_t>(json, "seed").value_or(0);
  r.seed_chosen = json.value("seed_chosen", false);
  const auto status = from_name<judge::Status>(text_at(json, "status"));
  if (!status || r.id.empty()) throw std::invalid_argument("a result needs an id and a status");
  r.status = *status;
  r.message = text_at(json, "message");
  r.crash = text_at(json, "crash");
  if (const auto finding = json.find("finding"); finding != json.end()) {
    r.finding = finding_from(*finding);
  }
  r.judged = field_of<std::uint64_t>(json, "judged").value_or(0);
  for (const Json& one : json.value("unmet", Json::array())) r.unmet.push_back(unmet_from(one));
  for (const Json& one : json.value("around", Json::array())) {
    r.around.push_back(entry_from_json(one));
  }
  r.end.ns = field_of<std::int64_t>(json, "end_ns").value_or(0);
  r.events = field_of<std::uint64_t>(json, "events").value_or(0);
  r.observations = field_of<std::uint64_t>(json, "observations").value_or(0);
  r.record_hash = hash_from(text_at(json, "record"));
  r.wall_us = field_of<std::int64_t>(json, "wall_us");
  return r;
}

std::string to_json(const ScenarioResult& result) { return dumped(result_to_json(result)); }

ScenarioResult result_from_json(const std::string& text) { return result_from_json(parsed(text)); }

}  // namespace headloop::report
