#include "tools/guide/check/lanes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "sim/world/checks.hpp"
#include "tools/report/entry.hpp"

namespace headloop::checker {
namespace {

using world::Act;
using world::LedPattern;
using world::LedPhase;

constexpr std::string_view dark = "dark";

const std::vector<Observation>& seen_in(const Trial& trial) { return trial.record.observations(); }

// The steps as the guide has them, one behind the other; a joined step is inside of its hold.
Lane steps_of(const Trial& trial, const Binding& binding) {
  Lane lane{"step", {}};
  for (std::size_t i = 0; i < trial.plan.begins.size(); ++i) {
    const auto begin = trial.begun(trial.plan.begins[i]);
    if (!begin) continue;
    if (!lane.marks.empty()) lane.marks.back().to = *begin;
    std::string number = std::to_string(i + 1);
    lane.marks.push_back(
        {*begin, trial.end, {"step"}, binding.steps[i].step.text, std::move(number)});
  }
  return lane;
}

// One lane for each control that is touched.
std::vector<Lane> fingers_of(const Trial& trial, const world::Faceplate& face) {
  std::map<std::uint8_t, Lane> lanes;
  const auto begin = [&](const Observation& o, const std::string& text) {
    lanes[o.subject].marks.push_back({o.at, trial.end, {"finger"}, text, text});
  };
  const auto end = [&](const Observation& o) {
    auto& marks = lanes[o.subject].marks;
    if (!marks.empty() && marks.back().to == trial.end) marks.back().to = o.at;
  };
  for (const Observation& o : seen_in(trial)) {
    if (o.channel != Channel::act) continue;
    const auto act = static_cast<Act>(o.what);
    if (act == Act::press) begin(o, "held");
    if (act == Act::release) end(o);
    if (act == Act::slide) {
      end(o);
      begin(o, o.a == 0 ? "off" : "on");
    }
  }
  std::vector<Lane> all;
  for (auto& [control, lane] : lanes) {
    lane.name = face.controls[control].name;
    all.push_back(std::move(lane));
  }
  return all;
}

// What is done to the unit beside its controls.
Lane deeds_of(const Trial& trial) {
  Lane lane{"cable, head", {}};
  for (const Observation& o : seen_in(trial)) {
    if (o.channel != Channel::act) continue;
    const auto act = static_cast<Act>(o.what);
    if (act == Act::press || act == Act::release || act == Act::slide) continue;
    const std::string name(name_of(act));
    lane.marks.push_back({o.at, o.at, {"deed"}, name, name});
  }
  return lane;
}

std::string_view look_of(const LedPhase& phase) {
  return phase.colour ? name_of(*phase.colour) : dark;
}

// Too fast for an eye, or a picture, to keep its phases apart.
bool is_fast(const LedPattern& pattern) { return pattern.period() < milliseconds(120); }

// A pattern as its phases, up to `to`.
void add_phases(Lane& lane, const LedPattern& pattern, Instant from, Instant to) {
  const std::string text = report::look_of(pattern);
  if (pattern.steady() || is_fast(pattern)) {
    std::vector<std::string_view> looks;
    for (const LedPhase& phase : pattern.phases) looks.push_back(look_of(phase));
    lane.marks.push_back({from, to, std::move(looks), text});
    return;
  }
  Instant at = from;
  for (int round = 0; at < to && (pattern.repeats == 0 || round < pattern.repeats); ++round) {
    for (const LedPhase& phase : pattern.phases) {
      const Instant end = std::min(at + phase.length, to);
      if (phase.colour && at < end) lane.marks.push_back({at, end, {look_of(phase)}, text});
      at = end;
    }
  }
}

// The light as it is seen, and which sign that is.
std::array<Lane, 2> lights_of(const Trial& trial, const world::Faceplate& face, Instant end) {
  std::array<Lane, 2> lanes{Lane{"LED", {}, true}, Lane{"LED sign", {}}};
  for (const Observation& o : seen_in(trial)) {
    if (o.channel != Channel::led || o.at >= end) continue;
    auto& signs = lanes[1].marks;
    if (!signs.empty()) signs.back().to = o.at;
    const auto& pattern = face.leds[o.what];
    const std::string look = pattern ? report::look_of(*pattern) : std::string(dark);
    std::string sign(name_of(static_cast<LedSign>(o.what)));
    signs.push_back({o.at, end, {"sign"}, fmt::format("{}: {}", sign, look), std::move(sign)});
  }
  std::size_t next = 0;
  for (const Observation& o : seen_in(trial)) {
    if (o.channel != Channel::led || o.at >= end) continue;
    const Mark& sign = lanes[1].marks[next++];
    if (const auto& pattern = face.leds[o.what]) add_phases(lanes[0], *pattern, o.at, sign.to);
  }
  return lanes;
}

Lane sounds_of(const Trial& trial, const world::Faceplate& face) {
  Lane lane{"voice, beeps", {}};
  for (const Observation& o : seen_in(trial)) {
    if (o.channel == Channel::beep) {
      const std::string text = fmt::format("{} beep{}", o.what, o.what == 1 ? "" : "s");
      lane.marks.push_back({o.at, o.at, {"beep"}, text, text});
    }
    if (o.channel != Channel::voice) continue;
    const auto& speech = face.prompts[o.what];
    const auto edge = static_cast<PromptEdge>(o.a);
    if (edge == PromptEdge::begin && speech) {
      const std::string words = fmt::format("\"{}\"", speech->words);
      lane.marks.push_back({o.at, o.at + speech->length, {"voice"}, words, words});
    }
    if (edge == PromptEdge::cut_off && !lane.marks.empty()) {
      lane.marks.back().to = o.at;
      lane.marks.back().text += ", cut off";
    }
  }
  return lane;
}

// Pages are written in trains: a train is one mark, and one that fails another.
Lane writes_of(const Trial& trial) {
  constexpr Duration train_gap = milliseconds(150);
  Lane lane{"EEPROM", {}};
  int pages = 0;
  for (const Observation& o : seen_in(trial)) {
    if (o.channel != Channel::eeprom) continue;
    const auto event = static_cast<EepromEvent>(o.what);
    if (event == EepromEvent::write_failed || event == EepromEvent::write_torn) {
      const std::string text = fmt::format("page {} {}", o.a, name_of(event));
      lane.marks.push_back({o.at, o.at, {"failed"}, text, text});
    }
    if (event != EepromEvent::write_done) continue;
    const bool joins = !lane.marks.empty() && lane.marks.back().looks[0] == "write" &&
                       o.at - lane.marks.back().to < train_gap;
    pages = joins ? pages + 1 : 1;
    if (!joins) lane.marks.push_back({o.at, o.at, {"write"}, {}});
    Mark& mark = lane.marks.back();
    mark.to = o.at;
    mark.text = fmt::format("{} page{} written", pages, pages == 1 ? "" : "s");
    mark.label = mark.text;
  }
  return lane;
}

// The last thing that began or ended, and a while; what goes on for ever needs no more room.
Instant end_of(const Trial& trial) {
  Instant last;
  for (const Observation& o : seen_in(trial)) {
    const bool shown = o.channel == Channel::act || o.channel == Channel::led ||
                       o.channel == Channel::voice || o.channel == Channel::beep ||
                       o.channel == Channel::eeprom;
    if (shown) last = std::max(last, o.at);
  }
  return std::min(trial.end, last + (last - Instant{}) / 10 + seconds(1));
}

// Instants from the run's begin become those from the reader's; what was over before is left out.
void count_from(Instant origin, Lanes& all) {
  const auto moved = [&](Instant at) { return Instant{} + (at - origin); };
  all.begin = moved(std::max(Instant{}, origin - seconds(1)));
  all.end = moved(all.end);
  for (Lane& lane : all.lanes) {
    std::vector<Mark> kept;
    for (Mark& mark : lane.marks) {
      mark.from = std::max(moved(mark.from), all.begin);
      mark.to = std::min(moved(mark.to), all.end);
      if (mark.from <= mark.to) kept.push_back(std::move(mark));
    }
    lane.marks = std::move(kept);
  }
}

}  // namespace

Lanes lanes_of(const Trial& trial, const Binding& binding) {
  const world::Faceplate& face = binding.product->face;
  Lanes all;
  all.end = end_of(trial);
  all.lanes.push_back(steps_of(trial, binding));
  for (Lane& lane : fingers_of(trial, face)) all.lanes.push_back(std::move(lane));
  if (Lane deeds = deeds_of(trial); !deeds.marks.empty()) all.lanes.push_back(std::move(deeds));
  for (Lane& lane : lights_of(trial, face, all.end)) all.lanes.push_back(std::move(lane));
  all.lanes.push_back(sounds_of(trial, face));
  all.lanes.push_back(writes_of(trial));
  count_from(trial.origin(), all);
  return all;
}

}  // namespace headloop::checker
