#include "tools/guide/reading/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace headloop::guide {
namespace {

struct Row {
  Lex lex;
  std::string_view words;
};

constexpr std::array rows = {
    Row{Lex::determiner,
        "the a an your its their this that these those both all each every any either same one two "
        "three four such another some my our his her"},
    Row{Lex::pronoun, "it them em this that these those they itself one ones both"},
    Row{Lex::adverb,
        "quickly immediately simultaneously together again now then next first second lastly "
        "finally "
        "please just simply gently carefully briefly slowly firmly also still once twice only "
        "always "
        "repeatedly shortly rapidly temporarily directly manually fully afterwards thereafter "
        "instead continuously consecutively constantly physically completely kindly carefully "
        "successively securely properly long short quick instantly promptly concurrently and/or "
        "additionally otherwise alternatively thirdly secondly firstly later subsequently hard "
        "down yourself btw fyi basically actually even"},
    Row{Lex::preposition,
        "on at of in inside behind under underneath above below beside near for until till within "
        "from to into onto with without while through via by after before during over using "
        "located "
        "against between around next out off back up away around as when than which that where "
        "during once marked labeled labelled found if so because whilst first down per upon"},
    Row{Lex::particle, "on off in out up down back away over together again apart"},
    Row{Lex::joiner, "and then or but & plus"},
    Row{Lex::modal,
        "will would should shall must can may might could cannot needs need has have had does did"},
    Row{Lex::to_be, "is are be was were been being gets get isn't aren't becomes become remains"},
    Row{Lex::negation, "not never don't doesn't won't cannot can't no avoid isn't aren't without"},
    Row{Lex::head,
        "button buttons key keys switch switches btn buttton buttons' pushbutton knob knobs "
        "slider"},
    Row{Lex::part,
        "paddle sensor dial wheel pad panel touchpad trackpad joystick lever rocker plate "
        "toggle crown trigger area keypad bar earcup touchscreen pinhole hole surface temple stem "
        "control controls sensors mfb earbud earbuds"},
    Row{Lex::led,
        "led leds light lights indicator indicators lamp bulb lit backlight blinking flashing "
        "blinked flashed pulsed glowed "
        "blinks "
        "blink flashes flash glows glow flicker flickers pulse pulses illuminate illuminates "
        "illuminated"},
    Row{Lex::voice,
        "voice prompt prompts says say said announces announce announced announcement saying "
        "spoken speaker "
        "hears"},
    Row{Lex::beep,
        "beep beeps beeping beeped chirped chimed sounded tone tones chirp chirps sound sounds "
        "buzzer chime chimes melody jingle "
        "hear hearing double-beep bleep audio click"},
    Row{Lex::vibration, "vibrate vibrates vibration vibrations vibrating haptic buzz buzzes"},
    Row{Lex::screen, "display displays screen lcd status-line appears message"},
    Row{Lex::colour,
        "red green blue amber yellow orange white purple pink violet cyan magenta black teal"},
    Row{Lex::shows,
        "blink blinks flash flashes glow glows turn turns light lights go goes start starts begin "
        "begins stop stops show shows display displays say says announce announces beep beeps "
        "sound "
        "sounds vibrate vibrates pulse pulses alternate alternates change changes come comes "
        "become becomes remain remains stay stays fade fades illuminate illuminates activate "
        "activates enter enters restart restarts reboot reboots reset resets confirm confirms "
        "indicate indicates play plays hear heard see seen emit emits chirp chirps appear appears "
        "return returns revert reverts power powers shut shuts switch switches will is are has "
        "have "
        "follow follows flickers exit exits toggle blinking flashing disappears open opens swing"},
    Row{Lex::wearable,
        "headphones headphone headset earbuds earbud earphones earphone buds airpods earpieces "
        "earpiece earcups iems cans"},
    Row{Lex::device,
        "device unit product sensor lock hub dimmer outlet plug thermostat remote controller "
        "module "
        "headphones headphone headset earbuds earbud earphones earphone buds cans speaker bulb "
        "socket "
        "gateway system machine camera it siren detector repeater receiver"},
    Row{Lex::cable, "cable cables cord wire lead adapter adaptor charger plug usb usb-c micro-usb"},
    Row{Lex::supply,
        "power supply mains voltage outlet receptacle electricity ac wall usb computer charger dc"},
    Row{Lex::battery, "battery batteries cell cells"},
    Row{Lex::cover,
        "cover lid door case housing escutcheon cap faceplate lever compartment tray screw "
        "wallplate "
        "casing bezel frame flap"},
    Row{Lex::app,
        "app application menu settings setting screen tab page icon option options list software "
        "icons tabs pages menus fields website browser portal dialog window toolbar gui ui "
        "interface console "
        "configuration site field box popup pop-up category firmware wizard store account pop "
        "section profile online checkbox prompt submenu toolbox links"},
    Row{Lex::host,
        "phone smartphone bluetooth iphone ipad android laptop pc tablet computer tv mac"},
    Row{Lex::network, "network z-wave zigbee wifi wi-fi internet"},
    Row{Lex::tool,
        "paperclip clip pin needle toothpick screwdriver tool pen object sim ejector pencil"},
    Row{Lex::code, "code pin password passcode passkey number"},
    Row{Lex::place, "surface table room place desk range"},
    Row{Lex::passage, "step steps section chapter paragraph beginning"},
    Row{Lex::body, "ear ears head"},
    Row{Lex::state,
        "on off open closed charged charging connected disconnected powered worn paired plugged "
        "inserted removed unplugged pressed held installed empty attached ready activated"},
    Row{Lex::rest, "dry sit cool rest settle idle"},
    Row{Lex::purpose,
        "reset enter confirm complete put make clear set return enable activate start begin "
        "indicate "
        "signal restore exit do perform access get ensure see show initiate exclude include verify "
        "finish avoid prevent allow apply save cancel trigger highlight locate toggle stop check "
        "factory reboot restart initialize erase delete remove add turn switch power wake force "
        "reach open bring hard re-enable re-enter pair unpair disconnect connect resolve fix "
        "accept proceed continue go view select re-pair reconnect re-establish manually"},
    Row{Lex::locate,
        "locate find look observe identify watch check listen notice see inspect note watch feel"},
    Row{Lex::refer,
        "refer contact consult read follow try visit learn remember think say call consider send "
        "request email ask reach share keep enjoy compare use see continue"},
    Row{Lex::subject,
        "you'll it'll they'll she'll the a an this that these those it you they there all your its "
        "each led light device both "
        "leds if reset no node ids any red green blue status speaker if wireless after once when"},
};

constexpr std::array<std::string_view, 21> numbers = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 13> ordinals = {
    "",        "first",  "second", "third", "fourth",   "fifth",  "sixth",
    "seventh", "eighth", "ninth",  "tenth", "eleventh", "twelfth"};

struct Value {
  std::string_view word;
  std::int64_t value;
};
constexpr std::array tens = {Value{"twenty", 20}, Value{"thirty", 30}, Value{"forty", 40},
                             Value{"fifty", 50},  Value{"sixty", 60},  Value{"seventy", 70},
                             Value{"eighty", 80}, Value{"ninety", 90}};
constexpr std::array units = {
    Value{"ms", 1},           Value{"msec", 1},          Value{"millisecond", 1},
    Value{"milliseconds", 1}, Value{"s", 1'000},         Value{"sec", 1'000},
    Value{"secs", 1'000},     Value{"second", 1'000},    Value{"seconds", 1'000},
    Value{"seconds'", 1'000}, Value{"second's", 1'000},  Value{"min", 60'000},
    Value{"mins", 60'000},    Value{"minute", 60'000},   Value{"minutes", 60'000},
    Value{"h", 3'600'000},    Value{"hr", 3'600'000},    Value{"hrs", 3'600'000},
    Value{"hour", 3'600'000}, Value{"hours", 3'600'000}, Value{"day", 86'400'000},
    Value{"days", 86'400'000}};

constexpr std::string_view tags =
    " a abbr b br code del em font hr i img ins kbd li mark ol p s small span strong sub sup table "
    "td "
    "th tr u ul div h1 h2 h3 h4 h5 h6 ";
constexpr std::string_view warnings = " warning caution danger attention beware ";
constexpr std::string_view notes =
    " note notes important tip notice remark hint info remember nb node example ";
constexpr std::array<std::string_view, 6> signs = {"⚠", "❗", "🚨", "⛔", "☠", "🛑"};
constexpr std::array<std::string_view, 8> note_signs = {"ⓘ", "※", "ℹ", "💡", "📝", "📌", "*", "✅"};

template <class F>
void for_each_word(std::string_view words, F f) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end > 0) f(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::size_t skip(std::string_view text, std::size_t i, std::string_view chars) {
  const std::size_t at = text.find_first_not_of(chars, i);
  return at == std::string_view::npos ? text.size() : at;
}

// "Warning:", "(Note -", "NOTE :-"; nothing where the word goes on without a mark.
std::size_t label(std::string_view line, std::string_view words, bool sign_stands) {
  std::size_t begin = skip(line, 0, " \t(\"'");
  if (line.substr(begin).starts_with("Please ")) begin += 7;
  std::size_t end = begin;
  while (end < line.size() && ((line[end] | 0x20) >= 'a' && (line[end] | 0x20) <= 'z')) ++end;
  if (!among(words, lower(line.substr(begin, end - begin)))) return 0;
  std::size_t mark = skip(line, end, " \t");
  const bool dash = line.substr(mark).starts_with("—") || line.substr(mark).starts_with("–");
  const bool marked = dash || (mark < line.size() &&
                               std::string_view(":!-").find(line[mark]) != std::string_view::npos);
  if (!marked && !(sign_stands && mark == line.size())) return sign_stands ? end : 0;
  mark = dash ? mark + 3 : skip(line, mark, ":!-");
  return skip(line, mark, " \t");
}

template <class Signs>
std::size_t sign(std::string_view line, const Signs& all) {
  for (const std::string_view one : all) {
    if (!line.starts_with(one)) continue;
    std::size_t end = one.size();
    if (line.substr(end).starts_with("\xef\xb8\x8f")) end += 3;  // shown as a picture
    return skip(line, end, " \t");
  }
  return 0;
}

}  // namespace

bool among(std::string_view words, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = words.find(word, 1); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    if (words.substr(at - 1, 1) == " " && words.substr(at + word.size(), 1) == " ") return true;
  }
  return false;
}

LexSet lex_of(std::string_view word) {
  static const std::unordered_map<std::string_view, LexSet> sets = [] {
    std::unordered_map<std::string_view, LexSet> all;
    for (const Row& row : rows) {
      for_each_word(row.words, [&](std::string_view one) { all[one] |= bit(row.lex); });
    }
    return all;
  }();
  const auto found = sets.find(word);
  return found == sets.end() ? 0 : found->second;
}

std::optional<std::int64_t> number_word(std::string_view word) {
  constexpr std::string_view first_letters = "zotfsen";
  if (word.empty() || first_letters.find(word.front()) == std::string_view::npos)
    return std::nullopt;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] == word) return static_cast<std::int64_t>(i);
  }
  if (word.find("ty") == std::string_view::npos) return std::nullopt;
  for (const Value& ten : tens) {
    if (ten.word == word) return ten.value;
    const bool more = word.starts_with(ten.word) && word.substr(ten.word.size()).starts_with('-');
    if (!more) continue;
    const auto one = number_word(word.substr(ten.word.size() + 1));  // "twenty-five"
    if (one && *one > 0 && *one < 10) return ten.value + *one;
  }
  return std::nullopt;
}

std::optional<std::int64_t> ordinal_word(std::string_view word) {
  for (std::size_t i = 1; i < ordinals.size(); ++i) {
    if (ordinals[i] == word) return static_cast<std::int64_t>(i);
  }
  const std::size_t digits = skip(word, 0, "0123456789");
  const std::string_view end = word.substr(digits);
  if (digits == 0 || digits > 4 || !(end == "st" || end == "nd" || end == "rd" || end == "th")) {
    return std::nullopt;
  }
  return std::stoll(std::string(word.substr(0, digits)));
}

std::string_view ordinal_of(std::int64_t number) {
  const bool known = number > 0 && static_cast<std::size_t>(number) < ordinals.size();
  return known ? ordinals[static_cast<std::size_t>(number)] : std::string_view();
}

std::optional<std::int64_t> unit_ms(std::string_view word) {
  for (const Value& unit : units) {
    if (unit.word == word) return unit.value;
  }
  return std::nullopt;
}

bool is_html_tag(std::string_view tag) {
  if (tag.starts_with("<!--")) return true;
  const std::size_t begin = tag.starts_with("</") ? 2 : 1;
  const std::size_t end = std::min(tag.find_first_of(" />\t\n", begin), tag.size());
  return begin < end && among(tags, lower(tag.substr(begin, end - begin)));
}

bool is_line_break_tag(std::string_view tag) { return lower(tag).starts_with("<br"); }

std::size_t warning_label(std::string_view line) {
  const std::size_t begin = sign(line, signs);
  const std::size_t length = label(line.substr(begin), warnings, begin > 0);
  return begin + length;
}

std::size_t note_label(std::string_view line) {
  const std::size_t begin = sign(line, note_signs);
  return begin + label(line.substr(begin), notes, begin > 0);
}

bool opens_warning(std::string_view line) { return warning_label(line) > 0; }

}  // namespace headloop::guide
