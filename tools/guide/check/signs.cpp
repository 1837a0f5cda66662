#include "tools/guide/check/signs.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

using world::Colour;
using world::LedLook;

constexpr std::array<std::pair<std::string_view, Colour>, 7> colour_words = {
    {{"red", Colour::red},
     {"green", Colour::green},
     {"blue", Colour::blue},
     {"amber", Colour::amber},
     {"orange", Colour::amber},
     {"yellow", Colour::amber},
     {"white", Colour::white}}};

constexpr std::uint16_t never_said = UINT16_MAX;

// Without what the sign is said not to be: "alternately (not solid red)".
std::string_view without_denied(std::string_view words) {
  constexpr std::array<std::string_view, 6> denials = {
      " not ", "(not ", "\u2014not ", " instead of ", " rather than ", ", never "};
  std::size_t end = words.size();
  for (const std::string_view denial : denials) end = std::min(end, words.find(denial));
  return words.substr(0, end);
}

// "5x", "five times", "three flashes"
int times_in(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].text == "once") return 1;
    if (words[i].text == "twice") return 2;
    if (!words[i].thousandths || i + 1 == words.size()) continue;
    const Word& next = words[i + 1];
    const bool counts = next.text == "x" || next.text == "times" || next.starts_with("flash") ||
                        next.starts_with("blink") || next.starts_with("pulse");
    if (counts) return static_cast<int>(*words[i].thousandths / 1'000);
  }
  return 0;
}

bool is_colour(const Word& word) {
  return std::any_of(colour_words.begin(), colour_words.end(),
                     [&](const auto& known) { return word.text == known.first; });
}

// "2nd" is a number, and its ending.
Words with_ordinals(Words words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& next = words[i + 1].text;
    const bool ending = next == "st" || next == "nd" || next == "rd" || next == "th";
    if (!ending || !words[i].thousandths || words[i].end != words[i + 1].begin) continue;
    words[i].ordinal = static_cast<int>(*words[i].thousandths / 1'000);
    words[i].thousandths.reset();
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
  return words;
}

// "has flashed green twice"
bool have_been(const Words& words) {
  return mentions(words, {"flashed", "blinked", "pulsed"}) &&
         std::any_of(words.begin(), words.end(),
                     [](const Word& word) { return word.text == "has" || word.text == "have"; });
}

// "the second green flash", "the second green one", "has blinked green for the second time", "has
// flashed green twice"
int ordinal_in(const Words& written) {
  const Words words = with_ordinals(written);
  if (have_been(words) && times_in(words) > 0) return times_in(words);
  const bool flashes = mentions(words, {"flash", "blink", "puls"});
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].ordinal == 0) continue;
    if (is_colour(words[i + 1])) return words[i].ordinal;
    if (flashes && words[i + 1].text == "time") return words[i].ordinal;
    for (std::size_t j = i + 1; j < std::min(words.size(), i + 4); ++j) {
      const Word& word = words[j];
      if (word.text == "flash" || word.text == "blink" || word.text == "pulse")
        return words[i].ordinal;
    }
  }
  return 0;
}

std::optional<LedLook> look_in(const Words& words, std::vector<Colour> seen) {
  LedLook look;
  const bool goes_out = mentions(words, {"off", "out", "dark", "extinguish"});
  if (seen.empty()) {
    if (!goes_out) return std::nullopt;
    look.kind = LedLook::Kind::off;
    return look;
  }
  look.rapid = mentions(words, {"rapid", "fast", "quick"});
  look.times = times_in(words);
  const bool flashes = mentions(words, {"flash", "blink", "puls", "flicker"});
  if (ordinal_in(words) > 0) {
    look.kind = LedLook::Kind::flashes;
    look.rapid = false;
  } else if (seen.size() > 1) {
    look.kind = LedLook::Kind::alternates;
    look.rapid = false;
    seen.resize(2);
  } else if (flashes && look.times > 0) {
    look.kind = LedLook::Kind::pulses;
    look.rapid = false;
  } else {
    look.kind = flashes ? LedLook::Kind::blinks : LedLook::Kind::solid;
    look.rapid = look.rapid && flashes;
  }
  look.colours = std::move(seen);
  return look;
}

// How many beeps: "double-beep", "beeps three times", "a beep"; 0 if that is open.
int beeps_in(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].thousandths) continue;
    const auto count = static_cast<int>(*words[i].thousandths / 1'000);
    const bool near = i + 1 < words.size() &&
                      (words[i + 1].starts_with("beep") || words[i + 1].starts_with("tone") ||
                       words[i + 1].text == "times" || words[i + 1].text == "x");
    if (near || words[i].text == "twice" || words[i].text == "double") return count;
  }
  return 0;
}

std::optional<Sign::Kind> kind_of(const Words& words, guide::Channel channel, bool coloured,
                                  bool quotes) {
  using guide::Channel;
  if (channel == Channel::voice) return Sign::Kind::speech;
  if (mentions(words, {"beep", "chime"})) return Sign::Kind::beeps;
  if (channel == Channel::led || coloured) return Sign::Kind::light;
  if (quotes && mentions(words, {"voice", "say", "said", "hear", "announce", "prompt"}))
    return Sign::Kind::speech;
  if (mentions(words, {"voice"})) return Sign::Kind::speech;
  if (channel == Channel::beep) return Sign::Kind::beeps;
  const bool lamp = std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.text == "led" || word.text == "light" || word.text == "lamp" ||
           word.text == "indicator";
  });
  if (lamp && mentions(words, {"flash", "blink", "puls", "turn", "go", "lit", "off"}))
    return Sign::Kind::light;
  return std::nullopt;
}

bool same_words(std::string_view a, std::string_view b) {
  const Words x = words_of(a);
  const Words y = words_of(b);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](const Word& p, const Word& q) { return p.text == q.text; });
}

}  // namespace

std::vector<Colour> colours_in(std::string_view text) {
  std::vector<Colour> seen;
  for (const Word& word : words_of(text)) {
    for (const auto& [name, colour] : colour_words) {
      const bool fresh = std::find(seen.begin(), seen.end(), colour) == seen.end();
      if (word.text == name && fresh) seen.push_back(colour);
    }
  }
  return seen;
}

std::optional<Sign> sign_in(std::string_view text, guide::Channel channel) {
  const std::string_view told = without_denied(text);
  const Words words = words_of(told);
  std::vector<Colour> seen = colours_in(told);
  const std::optional<std::string> said = checker::quoted(text);
  const auto kind = kind_of(words, channel, !seen.empty(), said.has_value());
  if (!kind) return std::nullopt;
  Sign sign;
  sign.kind = *kind;
  sign.text = text;
  switch (*kind) {
    case Sign::Kind::speech: sign.words = said.value_or(""); break;
    case Sign::Kind::beeps: sign.beeps = beeps_in(words); break;
    case Sign::Kind::light:
      sign.look = look_in(words, std::move(seen));
      if (sign.look && sign.look->kind == LedLook::Kind::flashes) sign.nth = ordinal_in(words);
      break;
  }
  return sign;
}

std::optional<Prompt> prompt_of(std::string_view words, const world::Faceplate& face) {
  for (std::size_t i = 0; i < face.prompts.size(); ++i) {
    if (face.prompts[i] && same_words(face.prompts[i]->words, words)) return static_cast<Prompt>(i);
  }
  return std::nullopt;
}

world::Cue cue_on(const Sign& sign, const world::Faceplate& face) {
  world::Cue cue;
  cue.text = sign.text;
  switch (sign.kind) {
    case Sign::Kind::light:
      cue.channel = Channel::led;
      cue.look = sign.look;
      cue.count = sign.nth;
      break;
    case Sign::Kind::beeps:
      cue.channel = Channel::beep;
      if (sign.beeps > 0) cue.what = static_cast<std::uint16_t>(sign.beeps);
      break;
    case Sign::Kind::speech:
      cue.channel = Channel::voice;
      cue.a_min = cue.a_max = static_cast<std::int64_t>(PromptEdge::begin);
      if (!sign.words.empty()) {
        const auto prompt = prompt_of(sign.words, face);
        cue.what = prompt ? static_cast<std::uint16_t>(*prompt) : never_said;
      }
      break;
  }
  return cue;
}

}  // namespace headloop::checker
