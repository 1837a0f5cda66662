#include "tools/report/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <pugixml.hpp>

#include "tools/input/utf8.hpp"
#include "tools/report/failure_text.hpp"

namespace headloop::report {
namespace {

// A file run with very many seeds becomes several suites of its name, so that none has to be held
// until its last case is known.
constexpr std::size_t suite_max = 2'000;

constexpr std::string_view replacement = "\xef\xbf\xbd";

// Jenkins takes the part before the last dot for a package: "scenarios.mdr-1000x" and "reset".
std::string class_name(const std::string& file) {
  std::string name = file.substr(0, file.find_last_of('.'));
  std::replace(name.begin(), name.end(), '.', '_');
  std::replace(name.begin(), name.end(), '/', '.');
  name.erase(0, name.find_first_not_of('.'));
  return name;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(xml_text(value).c_str());
}

// What stands inside <failure> or <error>: the same text as on a terminal.
void add_story(pugi::xml_node test_case, const char* element, const ScenarioResult& result) {
  pugi::xml_node node = test_case.append_child(element);
  const std::string type(name_of(result.status));
  if (result.unmet.empty()) {
    set(node, "message", result.message);
    set(node, "type", type);
  } else {
    const Unmet& first = result.unmet.front();
    set(node, "message", "expected: " + first.expected + "; observed: " + first.observed);
    set(node, "type", std::string(name_of(first.kind)));
  }
  node.text().set(xml_text('\n' + failure_text(result, Terminal{})).c_str());
}

void add_outcome(pugi::xml_node test_case, const ScenarioResult& result) {
  switch (result.status) {
    case judge::Status::passed: return;
    case judge::Status::skipped:
      return set(test_case.append_child("skipped"), "message", result.message);
    case judge::Status::known_failure:
      return set(test_case.append_child("skipped"), "message", "known failure: " + result.message);
    case judge::Status::failed:
    case judge::Status::unexpected_pass: return add_story(test_case, "failure", result);
    case judge::Status::error: return add_story(test_case, "error", result);
  }
}

std::string seconds_text(std::int64_t us) {
  return fmt::format("{}.{:06}", us / 1'000'000, us % 1'000'000);
}

std::string count_text(const std::vector<ScenarioResult>& suite,
                       std::initializer_list<judge::Status> statuses) {
  return std::to_string(std::count_if(suite.begin(), suite.end(), [&](const auto& result) {
    return std::find(statuses.begin(), statuses.end(), result.status) != statuses.end();
  }));
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t good = input::first_malformed(text).value_or(text.size());
    for (const char c : text.substr(0, good)) {
      const auto byte = static_cast<unsigned char>(c);
      const bool allowed = byte >= 0x20 || c == '\t' || c == '\n' || c == '\r';
      if (allowed) {
        out += c;
      } else {
        out += replacement;
      }
    }
    if (good < text.size()) out += replacement;
    text.remove_prefix(std::min(good + 1, text.size()));
  }
  // U+FFFE and U+FFFF are well-formed UTF-8, but no characters of XML.
  for (const std::string_view noncharacter : {"\xef\xbf\xbe", "\xef\xbf\xbf"}) {
    for (std::size_t at = 0; (at = out.find(noncharacter, at)) != std::string::npos;) {
      out.replace(at, noncharacter.size(), replacement);
    }
  }
  return out;
}

JunitWriter::JunitWriter(std::ostream& out, JunitFlavor flavor) : out_(out), flavor_(flavor) {
  out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"headloop\">\n";
}

void JunitWriter::add(const ScenarioResult& result) {
  const bool same_file = !suite_.empty() && suite_.front().at.file == result.at.file;
  if (!same_file || suite_.size() == suite_max) write_suite();
  suite_.push_back(result);
}

void JunitWriter::finish() {
  write_suite();
  out_ << "</testsuites>\n" << std::flush;
}

void JunitWriter::write_suite() {
  if (suite_.empty()) return;
  const std::string& file = suite_.front().at.file;
  pugi::xml_document document;
  pugi::xml_node suite = document.append_child("testsuite");
  set(suite, "name", file);
  set(suite, "tests", std::to_string(suite_.size()));
  set(suite, "failures",
      count_text(suite_, {judge::Status::failed, judge::Status::unexpected_pass}));
  set(suite, "errors", count_text(suite_, {judge::Status::error}));
  set(suite, "skipped", count_text(suite_, {judge::Status::skipped, judge::Status::known_failure}));
  set(suite, "file", file);
  for (const ScenarioResult& result : suite_) {
    pugi::xml_node test_case = suite.append_child("testcase");
    set(test_case, "name", result.name);
    set(test_case, "classname", class_name(file));
    if (result.wall_us) set(test_case, "time", seconds_text(*result.wall_us));
    if (flavor_ == JunitFlavor::gitlab) {
      set(test_case, "file", result.at.file);
      set(test_case, "line", std::to_string(result.at.line));
    }
    add_outcome(test_case, result);
  }
  suite.print(out_, "  ", pugi::format_default, pugi::encoding_utf8, 1);
  suite_.clear();
}

}  // namespace headloop::report
