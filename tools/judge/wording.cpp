#include "tools/judge/wording.hpp"

#include <fmt/format.h>

namespace headloop::judge {

using world::Expectation;

std::string seconds_text(Duration span) {
  constexpr std::int64_t second = 1'000'000'000;
  const std::string sign = span.ns < 0 ? "-" : "";
  const std::int64_t ns = span.ns < 0 ? -span.ns : span.ns;
  std::string text = fmt::format("{}{}.{:09}", sign, ns / second, ns % second);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + " s";
}

std::string seconds_text(Instant instant) { return seconds_text(instant - Instant{}); }

std::string span_text(const world::Span& span) {
  if (span.unit == world::Span::Unit::ticks) return fmt::format("{} ticks", span.count);
  return seconds_text(nanoseconds(span.count));
}

// The reader's text of a plain cue has the times beside it; that of a cue inside another form has
// not.
std::string expectation_text(const Expectation& e) {
  switch (e.kind) {
    case Expectation::Kind::never:
      if (e.span.count == 0) return fmt::format("never {}", e.cue.text);
      return fmt::format("never {} for {}", e.cue.text, span_text(e.span));
    case Expectation::Kind::latency:
      return fmt::format("from {} to {} within {}{}", e.cue.text, e.to ? e.to->text : "?",
                         span_text(e.span),
                         e.not_before.count == 0 ? "" : " not before " + span_text(e.not_before));
    case Expectation::Kind::within:
    case Expectation::Kind::stays: break;
  }
  return e.cue.text;
}

std::string property_text(world::Property property, std::int64_t value) {
  const world::PropertyInfo info = world::info(property);
  switch (info.kind) {
    case world::PropertyKind::yes_no: return value != 0 ? "yes" : "no";
    case world::PropertyKind::version:
      return fmt::format("{}.{}.{}", value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
    case world::PropertyKind::words:
      if (value >= 0 && static_cast<std::size_t>(value) < info.word_count) {
        return std::string(info.words[value]);
      }
      break;
    case world::PropertyKind::number: break;
  }
  return std::to_string(value);
}

}  // namespace headloop::judge
