// What a product can ever give to observe, on the channels where the language has words for more:
// forbidding the rest would say nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/record.hpp"
#include "sim/world/script.hpp"

namespace headloop::world {

struct Repertoire {
  struct Words {
    Channel channel = Channel::log;
    std::vector<std::uint16_t> whats;
  };
  struct Operands {
    Channel channel = Channel::log;
    std::uint16_t what = 0;
    std::vector<std::int64_t> values;  // of Observation::a
  };
  std::vector<Words> words;        // of a channel that has no row, all
  std::vector<Operands> operands;  // of a word that has no row, any

  bool gives(const Observation& observation) const;
  // Whether any observation that it gives is of the kind that the cue asks for.
  bool gives(const Cue& cue) const;
};

}  // namespace headloop::world
