#include "sim/world/repertoire.hpp"

#include <algorithm>

namespace headloop::world {
namespace {

bool lies_in(const Cue& cue, std::int64_t a) {
  return a >= cue.a_min.value_or(a) && a <= cue.a_max.value_or(a);
}

// The cue that asks for just this word and operand.
Cue exactly(const Observation& o) {
  Cue cue;
  cue.channel = o.channel;
  cue.what = o.what;
  cue.a_min = cue.a_max = o.a;
  return cue;
}

}  // namespace

bool Repertoire::gives(const Observation& observation) const { return gives(exactly(observation)); }

bool Repertoire::gives(const Cue& cue) const {
  if (!cue.what) return true;
  for (const Words& row : words) {
    if (row.channel != cue.channel) continue;
    if (std::find(row.whats.begin(), row.whats.end(), *cue.what) == row.whats.end()) return false;
  }
  for (const Operands& row : operands) {
    if (row.channel != cue.channel || row.what != *cue.what) continue;
    if (std::none_of(row.values.begin(), row.values.end(),
                     [&cue](std::int64_t a) { return lies_in(cue, a); })) {
      return false;
    }
  }
  return true;
}

}  // namespace headloop::world
