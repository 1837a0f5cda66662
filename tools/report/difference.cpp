#include "tools/report/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>

#include "tools/input/text_file.hpp"
#include "tools/input/usage_error.hpp"
#include "tools/report/clock_text.hpp"
#include "tools/report/json.hpp"
#include "tools/report/result_json.hpp"
#include "tools/report/results_file.hpp"
#include "tools/report/table.hpp"

namespace headloop::report {
namespace {

constexpr std::size_t context = 4;  // observations before and after

std::string legend(const std::string& a, const std::string& b, const Terminal& terminal) {
  return styled(terminal, Style::red, "- " + printable(a)) + '\n' +
         styled(terminal, Style::green, "+ " + printable(b)) + '\n';
}

// What differs between two JSON objects, member by member; that of `ignored` aside.
std::string members_text(const Json& a, const Json& b, const Terminal& terminal) {
  Table table({Align::left, Align::left, Align::left});
  const auto shown = [](const Json& json, const std::string& key) {
    const auto found = json.find(key);
    return found == json.end() ? std::string("(nothing)") : dumped(*found);
  };
  const auto compare = [&](const std::string& key) {
    const std::string left = shown(a, key);
    const std::string right = shown(b, key);
    if (left == right) return;
    table.add({{"-", Style::red}, {key, Style::plain}, {left, Style::red}});
    table.add({{"+", Style::green}, {key, Style::plain}, {right, Style::green}});
  };
  for (const auto& [key, value] : a.items()) compare(key);
  for (const auto& [key, value] : b.items()) {
    if (!a.contains(key)) compare(key);
  }
  return table.text(terminal, 2);
}

Json header_members(const RecordHeader& header) {
  return {{"scenario", header.scenario},
          {"device", header.device},
          {"firmware", header.firmware},
          {"seed", header.seed}};
}

void add_entries(Table& table, const std::vector<Entry>& entries, std::size_t begin,
                 std::size_t end, const char* mark, Style style) {
  for (std::size_t i = begin; i < std::min(end, entries.size()); ++i) {
    table.add({{mark, style},
               {clock_text(entries[i].at), style},
               {std::string(name_of(entries[i].channel)), style},
               {sentence(entries[i]), style}});
  }
  if (end > entries.size() && begin <= entries.size()) {
    table.add({{mark, style}, {}, {}, {"(the Record ends here)", style}});
  }
}

using ById = std::unordered_map<std::string, const ScenarioResult*>;

ById by_id(const std::vector<ScenarioResult>& results) {
  ById map;
  for (const ScenarioResult& result : results) map.emplace(result.id, &result);
  return map;
}

bool equal(const ScenarioResult& a, const ScenarioResult& b) { return to_json(a) == to_json(b); }

std::vector<std::string> missing_from(const ById& other,
                                      const std::vector<ScenarioResult>& results) {
  std::vector<std::string> ids;
  for (const ScenarioResult& result : results) {
    if (!other.contains(result.id)) ids.push_back(result.id);
  }
  return ids;
}

void add_missing(std::string& out, const std::vector<std::string>& ids, const std::string& file,
                 const char* mark, Style style, const Terminal& terminal) {
  if (ids.empty()) return;
  out += fmt::format("{} {} only in {}:\n", ids.size(),
                     ids.size() == 1 ? "scenario stands" : "scenarios stand", printable(file));
  for (std::size_t i = 0; i < std::min(ids.size(), context); ++i) {
    out += "  " + styled(terminal, style, std::string(mark) + ' ' + printable(ids[i])) + '\n';
  }
  if (ids.size() > context) out += fmt::format("    and {} more\n", ids.size() - context);
}

std::string summary(const ScenarioResult& result) {
  return fmt::format("{}  {}", name_of(result.status), printable(result.id));
}

// The first scenario that differs, between its neighbours, and how many more do.
std::string first_changed(const std::vector<ScenarioResult>& results, const ById& others,
                          const Terminal& terminal) {
  std::string out;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const auto other = others.find(results[i].id);
    if (other == others.end() || equal(results[i], *other->second)) continue;
    if (++changed > 1) continue;
    if (i > 0) out += "  " + summary(results[i - 1]) + '\n';
    out += styled(terminal, Style::bold, "! " + printable(results[i].id)) + '\n';
    out += members_text(result_to_json(results[i]), result_to_json(*other->second), terminal);
    if (i + 1 < results.size()) out += "  " + summary(results[i + 1]) + '\n';
  }
  if (changed > 1) out += fmt::format("{} scenarios differ; this is the first\n", changed);
  return out;
}

enum class FileKind { record, results };

struct Opened {
  std::istringstream stream;
  FileKind kind;
};

// Read whole and once: it may be a pipe.
Opened opened(const std::string& name) {
  std::string text = input::text_of_file(name);
  const std::string_view line = std::string_view(text).substr(0, text.find('\n'));
  FileKind kind = FileKind::record;
  if (is_results_header(line)) {
    kind = FileKind::results;
  } else if (!is_record_header(line)) {
    throw input::UsageError(fmt::format(
        "{} is neither a Record (headloop run --record) nor a file of results (--json)", name));
  }
  return {std::istringstream(std::move(text)), kind};
}

ResultsFile all_results(std::istream& in, const std::string& name) {
  ResultsFile file;
  file.totals = read_results(in, name, [&](ScenarioResult result) {
    result.wall_us.reset();  // was measured; two runs never agree on it
    file.results.push_back(std::move(result));
  });
  return file;
}

}  // namespace

std::string difference(const Named<RecordFile>& a, const Named<RecordFile>& b,
                       const Terminal& terminal) {
  const std::string headers =
      members_text(header_members(a.content.header), header_members(b.content.header), terminal);
  const auto& left = a.content.entries;
  const auto& right = b.content.entries;
  const auto first = std::mismatch(left.begin(), left.end(), right.begin(), right.end()).first;
  const auto at = static_cast<std::size_t>(first - left.begin());
  const bool same_entries = at == left.size() && at == right.size();
  if (headers.empty() && same_entries) return "";

  std::string out = legend(a.name, b.name, terminal);
  if (!headers.empty()) out += "the headers differ:\n" + headers;
  if (same_entries) return out + "the observations are the same\n";
  out += fmt::format("the first difference is at line {}; before it, {} observations agree:\n",
                     at + 2, at);
  Table table({Align::left, Align::right, Align::left, Align::left});
  add_entries(table, left, at - std::min(at, context), at, " ", Style::plain);
  add_entries(table, left, at, at + context, "-", Style::red);
  add_entries(table, right, at, at + context, "+", Style::green);
  return out + table.text(terminal, 0);
}

std::string difference(const Named<ResultsFile>& a, const Named<ResultsFile>& b,
                       const Terminal& terminal) {
  const ById left = by_id(a.content.results);
  const ById right = by_id(b.content.results);
  std::string out;
  add_missing(out, missing_from(right, a.content.results), a.name, "-", Style::red, terminal);
  add_missing(out, missing_from(left, b.content.results), b.name, "+", Style::green, terminal);
  out += first_changed(a.content.results, right, terminal);
  const std::string totals = members_text(a.content.totals, b.content.totals, terminal);
  if (!totals.empty()) out += "the totals differ:\n" + totals;
  return out.empty() ? out : legend(a.name, b.name, terminal) + out;
}

std::string difference_of_files(const std::string& a, const std::string& b,
                                const Terminal& terminal) {
  Opened left = opened(a);
  Opened right = opened(b);
  if (left.kind != right.kind) {
    throw input::UsageError(
        "one file is a Record and the other holds results; both have to be of "
        "one kind");
  }
  if (left.kind == FileKind::record) {
    return difference(Named<RecordFile>{a, read_record(left.stream, a)},
                      Named<RecordFile>{b, read_record(right.stream, b)}, terminal);
  }
  return difference(Named<ResultsFile>{a, all_results(left.stream, a)},
                    Named<ResultsFile>{b, all_results(right.stream, b)}, terminal);
}

}  // namespace headloop::report
