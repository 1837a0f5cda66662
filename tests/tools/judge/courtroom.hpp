// A script, what came of it on a fake bench, and the verdict: what tests of the judge have in
// common.
#pragma once

#include <fmt/format.h>

#include <string>

#include "tests/sim/world/stage.hpp"
#include "tools/judge/judge.hpp"

namespace headloop::judge {

constexpr Instant t(Duration since_begin) { return Instant{} + since_begin; }

inline world::Cue beep(int count) {
  world::Cue cue = world::cue(Channel::beep, count);
  cue.text = fmt::format("beep {}", count);
  return cue;
}

struct Courtroom : world::Stage {
  Courtroom() {
    script.title = "a scenario";
    script.unit.asc_profiles = 0;
    bench.properties[world::Property::settings] = static_cast<std::int64_t>(world::Kept::kept);
  }

  Verdict verdict() {
    world::Player player(script);
    result = world::run(scene(), bench, player, record, limits);
    return judged_again(player.surroundings());
  }
  // On the Record as it is now.
  Verdict judged_again(const world::Surroundings& surroundings = {}) const {
    const Case on{script, face, record, bench, surroundings, result, [](const Observation& o) {
                    return fmt::format("{}/{}", o.what, o.a);
                  }};
    return judge(on);
  }

  world::Limits limits;
};

inline world::FaultSetup fault(Fault kind, bool must_act = true) {
  world::FaultSetup made;
  made.fault = kind;
  made.must_act = must_act;
  return made;
}
inline world::Inspection inspection(world::Property property, std::int64_t min, std::int64_t max) {
  world::Inspection made;
  made.property = static_cast<std::uint16_t>(property);
  made.min = min;
  made.max = max;
  return made;
}

inline std::vector<std::string> found(const Verdict& verdict) {
  std::vector<std::string> list;
  for (const Judged& judged : verdict.judged) {
    list.push_back(judged.met ? "met" : judged.found);
  }
  return list;
}

}  // namespace headloop::judge
