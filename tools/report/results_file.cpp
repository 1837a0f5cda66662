#include "tools/report/results_file.hpp"

#include <fmt/format.h>

#include <istream>
#include <iterator>
#include <ostream>

#include "tools/input/input_error.hpp"
#include "tools/report/result_json.hpp"

namespace headloop::report {
namespace {

constexpr const char* results_format = "headloop-results";

[[noreturn]] void refuse(const std::string& name, const std::string& message) {
  throw input::InputError({{{name, 1, 1}, message}});
}

Json totals_json(const Totals& totals) {
  Json json = Json::object();
  for (std::size_t i = 0; i < totals.by_status.size(); ++i) {
    json[std::string(name_of(static_cast<judge::Status>(i)))] = totals.by_status[i];
  }
  json["not-run"] = totals.not_run;
  return json;
}

std::map<std::string, std::uint64_t> totals_of(const Json& json, const std::string& name) {
  std::map<std::string, std::uint64_t> totals;
  const auto found = json.find("totals");
  if (found == json.end() || !found->is_object()) refuse(name, "there are no \"totals\"");
  for (const auto& [status, count] : found->items()) {
    if (!count.is_number_unsigned()) refuse(name, "\"totals\" are not numbers");
    totals.emplace(status, count.get<std::uint64_t>());
  }
  return totals;
}

}  // namespace

ResultsWriter::ResultsWriter(std::ostream& out) : out_(out) {
  const Json head = {{"format", results_format},
                     {"version", results_version},
                     {"tool", "headloop " HEADLOOP_VERSION}};
  std::string text = dumped(head);
  text.pop_back();
  out_ << text << ",\"scenarios\":[";
}

void ResultsWriter::add(const ScenarioResult& result) {
  out_ << (first_ ? "\n" : ",\n") << to_json(result);
  first_ = false;
}

void ResultsWriter::finish(const Totals& totals) {
  out_ << "\n],\"totals\":" << dumped(totals_json(totals)) << "}\n";
  out_.flush();
}

std::map<std::string, std::uint64_t> read_results(std::istream& in, const std::string& name,
                                                  const std::function<void(ScenarioResult)>& each) {
  const Json json = parsed(in);
  if (text_at(json, "format") != results_format) {
    refuse(name, fmt::format("this is no file of results; one begins with "
                             "{{\"format\":\"{}\", ... and headloop run --json writes it",
                             results_format));
  }
  const auto version = field_of<std::int64_t>(json, "version");
  if (version != results_version) {
    refuse(name, fmt::format("version {} of the results' format; this program reads version {}",
                             version.value_or(0), results_version));
  }
  const auto scenarios = json.find("scenarios");
  if (scenarios == json.end()) refuse(name, "there is no list of \"scenarios\"");
  for (const Json& one : *scenarios) {
    try {
      each(result_from_json(one));
    } catch (const Json::exception& error) {
      refuse(name, fmt::format("a scenario is not as it should be: {}", error.what()));
    } catch (const std::invalid_argument& error) {
      refuse(name, fmt::format("a scenario is not as it should be: {}", error.what()));
    }
  }
  return totals_of(json, name);
}

bool is_results_header(std::string_view line) {
  return line.find(fmt::format("\"format\":\"{}\"", results_format)) != std::string_view::npos;
}

}  // namespace headloop::report
