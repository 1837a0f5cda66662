#include "tools/report/failure_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/report/clock_text.hpp"
#include "tools/report/table.hpp"

namespace headloop::report {
namespace {

constexpr int status_width = 16;  // of the longest word, "unexpected-pass", and a space

Style style_of(judge::Status status) {
  switch (status) {
    case judge::Status::passed: return Style::green;
    case judge::Status::skipped:
    case judge::Status::known_failure: return Style::amber;
    case judge::Status::failed:
    case judge::Status::unexpected_pass:
    case judge::Status::error: return Style::red;
  }
  return Style::plain;
}

std::string headline(const ScenarioResult& result, const Terminal& terminal) {
  const std::string word(name_of(result.status));
  const std::string pad(static_cast<std::size_t>(status_width) - word.size(), ' ');
  return styled(terminal, style_of(result.status), word) + pad +
         styled(terminal, Style::bold, printable(result.id));
}

// A label and a paragraph that is wrapped beside it.
void add_labelled(std::string& out, const Terminal& terminal, std::string_view label,
                  const std::string& text) {
  constexpr int indent = 4;
  Table table({Align::left, Align::left});
  table.add({{std::string(label), Style::dim}, {text, Style::plain}});
  out += table.text(terminal, indent);
}

void add_lines(std::string& out, std::string_view text, int indent) {
  const std::string pad(static_cast<std::size_t>(indent), ' ');
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += pad + printable(text.substr(0, end)) + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void add_unmet(std::string& out, const Terminal& terminal, const ScenarioResult& result) {
  if (result.unmet.empty()) return;
  const Unmet& first = result.unmet.front();
  out += "  " + place_text(first.at) + '\n';
  add_labelled(out, terminal, "expected", first.expected);
  add_labelled(out, terminal, "observed", first.observed);
  if (const std::size_t further = result.unmet.size() - 1; further > 0) {
    add_labelled(
        out, terminal, "and     ",
        fmt::format("{} more of the {} things asked {} not met, the next at {}", further,
                    result.judged, further == 1 ? "was" : "were", place_text(result.unmet[1].at)));
  }
}

// The next step begins where this one ends, and says more.
bool is_end_of_step(const Entry& entry) {
  const std::string* edge = entry.word("edge");
  return entry.channel == Channel::step && edge != nullptr && *edge == "end";
}

}  // namespace

std::string place_text(const world::SourcePosition& at) {
  return fmt::format("{}:{}:{}", printable(at.file), at.line, at.column);
}

std::string shell_word(const std::string& text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_-./:@%+,").find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::all_of(text.begin(), text.end(), plain)) return text;
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += R"('\'')";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

std::string command_text(const ScenarioResult& result, const std::string& options) {
  // Or its path would be taken for an option.
  const std::string here = result.at.file.starts_with('-') ? "./" : "";
  std::string text = "headloop run " + shell_word(here + result.at.file) + " --filter ";
  std::string name = result.name;
  if (result.seed_chosen) name = name.substr(0, name.rfind("#seed="));
  text += shell_word(name);
  if (result.seed_chosen) text += fmt::format(" --seeds {0}..{0}", result.seed);
  return options.empty() ? text : text + ' ' + options;
}

std::string excerpt_text(const ScenarioResult& result, const Terminal& terminal, int indent) {
  if (result.around.empty()) return "";
  Table table({Align::left, Align::right, Align::left, Align::left});
  const std::optional<Instant> mark =
      result.unmet.empty() ? std::nullopt : result.unmet.front().instant;
  bool marked = !mark.has_value();
  const auto add_mark = [&] {
    table.add({{">", Style::red}, {clock_text(*mark), Style::red}, {}, {"not met", Style::red}});
    marked = true;
  };
  for (const Entry& entry : result.around) {
    if (!marked && entry.at > *mark) add_mark();
    if (is_end_of_step(entry)) continue;
    table.add({{},
               {clock_text(entry.at), Style::plain},
               {std::string(name_of(entry.channel)), Style::dim},
               {sentence(entry), Style::plain}});
  }
  if (!marked) add_mark();
  return table.text(terminal, indent);
}

std::string failure_text(const ScenarioResult& result, const Terminal& terminal,
                         const std::string& options) {
  std::string out = headline(result, terminal) + '\n';
  add_unmet(out, terminal, result);
  if (result.unmet.empty()) {
    out += "  " + place_text(result.at) + '\n';
    add_labelled(out, terminal, "why     ", result.message);
  }
  if (!result.crash.empty()) {
    out += "    " + styled(terminal, Style::dim, "what it wrote") + '\n';
    add_lines(out, result.crash, 6);
  }
  out += excerpt_text(result, terminal, 4);
  // Not wrapped: it has to be copied whole.
  return out + "    " + styled(terminal, Style::dim, "again") + "     " +
         printable(command_text(result, options)) + '\n';
}

std::string notice_text(const ScenarioResult& result, const Terminal& terminal) {
  return headline(result, terminal) + ": " + printable(result.message) + '\n';
}

}  // namespace headloop::report
