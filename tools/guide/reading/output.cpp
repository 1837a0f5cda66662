#include "tools/guide/reading/output.hpp"

#include <fmt/format.h>

#include "tools/report/json.hpp"

namespace headloop::guide {
namespace {

using report::Json;

std::string seconds(std::int64_t ms) {
  if (ms % 1'000 == 0) return fmt::format("{}", ms / 1'000);
  std::string text = fmt::format("{}.{:03}", ms / 1'000, ms % 1'000);
  while (text.back() == '0') text.pop_back();
  return text;
}

std::string text_of(const Duration& duration) {
  const std::string about = duration.approx ? "about " : "";
  if (duration.min_ms && duration.max_ms) {
    if (duration.min_ms == duration.max_ms) return about + seconds(*duration.min_ms) + " s";
    return about + seconds(*duration.min_ms) + "-" + seconds(*duration.max_ms) + " s";
  }
  if (duration.min_ms) return "at least " + seconds(*duration.min_ms) + " s";
  if (duration.max_ms) return "at most " + seconds(*duration.max_ms) + " s";
  return "some time";
}

Json json_of_ms(std::optional<std::int64_t> ms) {
  if (!ms) return nullptr;
  if (*ms % 1'000 == 0) return *ms / 1'000;
  return static_cast<double>(*ms) / 1'000;  // printed, never computed with
}

Json json_of(const std::vector<Cue>& cues) {
  Json all = Json::array();
  for (const Cue& cue : cues)
    all.push_back({{"channel", name_of(cue.channel)}, {"what", cue.what}});
  return all;
}

Json json_of(Span span) { return Json::array({span.begin, span.end}); }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json json_of(const Step& step) {
  Json json;
  json["action"] = name_of(step.action);
  json["controls"] = step.controls;
  json["together"] = step.together;
  json["count"] = step.count ? Json(*step.count) : Json(nullptr);
  json["duration"] = nullptr;
  if (step.duration) {
    json["duration"] = {{"min_s", json_of_ms(step.duration->min_ms)},
                        {"max_s", json_of_ms(step.duration->max_ms)},
                        {"approx", step.duration->approx}};
  }
  json["until"] = json_of(step.until);
  json["expect"] = json_of(step.expect);
  json["within_s"] = json_of_ms(step.within_ms);
  json["while"] = text_or_null(step.meanwhile);
  json["if"] = text_or_null(step.condition);
  json["span"] = json_of(step.span);
  json["duration_span"] = step.duration_span ? json_of(*step.duration_span) : Json(nullptr);
  return json;
}

Json json_of(const Sentence& sentence) {
  Json json;
  json["line"] = sentence.begin.line;
  json["column"] = sentence.begin.column;
  json["end_line"] = sentence.end.line;
  json["end_column"] = sentence.end.column;
  json["text"] = sentence.text;
  json["class"] = name_of(sentence.kind);
  json["steps"] = Json::array();
  for (const Step& step : sentence.steps) json["steps"].push_back(json_of(step));
  return json;
}

Json json_of(const Procedure& procedure) {
  Json steps = Json::array();
  for (const StepRef& ref : procedure.steps) steps.push_back(Json::array({ref.sentence, ref.step}));
  Json json;
  json["heading"] = text_or_null(procedure.heading);
  json["models"] = procedure.models;
  json["steps"] = std::move(steps);
  return json;
}

std::string cues_text(std::string_view word, const std::vector<Cue>& cues) {
  std::string text;
  for (const Cue& cue : cues)
    text += fmt::format(", {} {} ({})", word, cue.what, name_of(cue.channel));
  return text;
}

constexpr int json_version = 1;

}  // namespace

Counts counts_of(const Guide& guide) {
  Counts counts;
  for (const Sentence& sentence : guide.sentences) {
    auto& count = sentence.kind == SentenceClass::not_understood ? counts.not_understood
                  : sentence.kind == SentenceClass::other        ? counts.other
                                                                 : counts.understood;
    ++count;
  }
  return counts;
}

std::string text_of(const Step& step) {
  std::string text(name_of(step.action));
  const char* const joint = step.together ? " + " : ", ";
  if (!step.controls.empty()) text += fmt::format(" {}", fmt::join(step.controls, joint));
  if (step.count) text += fmt::format(", {} times", *step.count);
  if (step.duration) text += ", " + text_of(*step.duration);
  if (step.within_ms) text += fmt::format(", within {} s", seconds(*step.within_ms));
  text += cues_text("until", step.until);
  if (!step.meanwhile.empty()) text += ", while " + step.meanwhile;
  if (!step.condition.empty()) text += ", if " + step.condition;
  return text + cues_text("then expect", step.expect);
}

std::string reading_text(const Guide& guide) {
  std::string text;
  for (const Sentence& sentence : guide.sentences) {
    if (sentence.kind == SentenceClass::other) continue;
    text += fmt::format("{}:{}:{}: {}: {}\n", guide.name, sentence.begin.line,
                        sentence.begin.column, name_of(sentence.kind), sentence.text);
    for (const Step& step : sentence.steps) text += "    " + text_of(step) + "\n";
  }
  if (!guide.procedures.empty()) text += "\n";
  for (const Procedure& procedure : guide.procedures) {
    const Sentence& first = guide.sentences[procedure.steps.front().sentence];
    const std::string heading = procedure.heading.empty() ? "without a heading" : procedure.heading;
    text +=
        fmt::format("procedure from line {}, {} {}: {}\n", first.begin.line, procedure.steps.size(),
                    procedure.steps.size() == 1 ? "step" : "steps", heading);
  }
  const Counts counts = counts_of(guide);
  return text + fmt::format("{} sentences: {} understood, {} not understood, {} not procedural\n",
                            guide.sentences.size(), counts.understood, counts.not_understood,
                            counts.other);
}

std::string reading_json(const Guide& guide) {
  Json json;
  json["version"] = json_version;
  json["guide"] = guide.name;
  json["sentences"] = Json::array();
  for (const Sentence& sentence : guide.sentences) json["sentences"].push_back(json_of(sentence));
  json["procedures"] = Json::array();
  for (const Procedure& procedure : guide.procedures)
    json["procedures"].push_back(json_of(procedure));
  const Counts counts = counts_of(guide);
  json["counts"] = {{"understood", counts.understood},
                    {"not_understood", counts.not_understood},
                    {"not_procedural", counts.other}};
  return report::dumped(json) + "\n";
}

}  // namespace headloop::guide
