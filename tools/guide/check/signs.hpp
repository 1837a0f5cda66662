// What a guide says that the device shows, says or beeps, as the matchers of scenarios.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/world/faceplate.hpp"
#include "tools/guide/reading/reading.hpp"

namespace headloop::checker {

// A sign in words, not yet of any product.
struct Sign {
  enum class Kind : std::uint8_t { light, speech, beeps };
  Kind kind = Kind::light;
  std::optional<world::LedLook> look;  // light; none: any change of it
  std::string words;                   // speech; empty: anything it says
  int beeps = 0;                       // 0: however many
  int nth = 1;                         // "the second flash"
  std::string text;                    // as written
};

// Nothing if the words speak of nothing that a bench can see or hear. `channel` is what the reader
// took them for, state if that is open.
std::optional<Sign> sign_in(std::string_view words, guide::Channel channel = guide::Channel::state);

// The colours that the words name, in order, each once.
std::vector<world::Colour> colours_in(std::string_view words);

// On a product. One that its voice never says becomes a cue that never comes.
world::Cue cue_on(const Sign& sign, const world::Faceplate& face);

// The prompt with these words.
std::optional<Prompt> prompt_of(std::string_view words, const world::Faceplate& face);

}  // namespace headloop::checker
