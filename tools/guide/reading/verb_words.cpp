// The verbs of manuals, in all their forms.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {
namespace {

struct VerbRow {
  Kin kin;
  std::string_view words;
};

constexpr std::array verb_rows = {
    VerbRow{Kin::press,
            "press push click hit depress toggle flick trigger activate actuate trip squeeze "
            "pinch pless"},
    VerbRow{Kin::tap, "tap touch double-tap triple-tap"},
    VerbRow{Kin::hold, "hold"},
    VerbRow{Kin::keep, "keep continue maintain"},
    VerbRow{Kin::release, "release"},
    VerbRow{Kin::slide, "slide swipe move flip shift"},
    VerbRow{Kin::turn, "turn rotate twist"},
    VerbRow{Kin::power, "power switch re-power repower cycle"},
    VerbRow{Kin::connect, "connect plug attach re-connect reconnect re-plug replug"},
    VerbRow{Kin::supply, "apply restore"},
    VerbRow{Kin::disconnect, "disconnect unplug detach cut"},
    VerbRow{Kin::insert,
            "insert install reinsert re-insert reinstall re-install inset fit load refit"},
    VerbRow{Kin::put,
            "put place lay bring return position replace rest dock secure reattach reassemble "
            "re-assemble"},
    VerbRow{Kin::remove, "remove eject"},
    VerbRow{Kin::take, "take get"},
    VerbRow{Kin::pull, "pull yank tug"},
    VerbRow{Kin::open, "open lift unscrew"},
    VerbRow{Kin::close, "close shut"},
    VerbRow{Kin::wait, "wait pause count"},
    VerbRow{Kin::allow, "allow let give"},
    VerbRow{Kin::leave, "leave"},
    VerbRow{Kin::wear, "wear"},
    VerbRow{Kin::charge, "charge recharge"},
    VerbRow{Kin::pair, "pair re-pair repair"},
    VerbRow{Kin::forget, "forget unpair delete exclude re-include include un-pair"},
    VerbRow{
        Kin::app,
        "launch run download log navigate go scroll type enter re-enter execute start restart "
        "visit "
        "reboot perform initialize update access sign register factory-reset complete "
        "configure disable enable play save export import uninstall reinstall-app proceed browse "
        "create dial quit add initiate begin"},
    VerbRow{Kin::confirm, "confirm"},
    VerbRow{Kin::select, "select choose pick highlight"},
    VerbRow{Kin::set, "set change adjust"},
    VerbRow{Kin::clean, "clean wipe brush clear"},
    VerbRow{Kin::use, "use using"},
    VerbRow{Kin::repeat, "repeat redo start-over"},
    VerbRow{Kin::locate, "locate find look observe identify watch check listen inspect feel"},
    VerbRow{Kin::refer,
            "refer contact consult read follow try see ask request report reset ensure verify "
            "make be remember say learn consider call keep-in-mind grab note"},
};

struct Irregular {
  std::string_view word;
  std::string_view base;
  Form form;
};
constexpr std::array irregulars = {
    Irregular{"held", "hold", Form::past},       Irregular{"kept", "keep", Form::past},
    Irregular{"taken", "take", Form::past},      Irregular{"took", "take", Form::past},
    Irregular{"put", "put", Form::base},         Irregular{"putting", "put", Form::gerund},
    Irregular{"left", "leave", Form::past},      Irregular{"worn", "wear", Form::past},
    Irregular{"slid", "slide", Form::past},      Irregular{"let", "let", Form::base},
    Irregular{"letting", "let", Form::gerund},   Irregular{"setting", "set", Form::gerund},
    Irregular{"setup", "", Form::base},          Irregular{"settings", "", Form::base},
    Irregular{"found", "", Form::base},          Irregular{"hitting", "hit", Form::gerund},
    Irregular{"lying", "lay", Form::gerund},     Irregular{"run", "run", Form::base},
    Irregular{"during", "", Form::base},         Irregular{"string", "", Form::base},
    Irregular{"seeing", "see", Form::gerund},    Irregular{"being", "", Form::base},
    Irregular{"putted", "put", Form::past},      Irregular{"cutting", "cut", Form::gerund},
    Irregular{"shutting", "shut", Form::gerund}, Irregular{"needed", "", Form::base}};

const std::unordered_map<std::string_view, Kin>& kins() {
  static const auto all = [] {
    std::unordered_map<std::string_view, Kin> map;
    for (const VerbRow& row : verb_rows) {
      std::string_view words = row.words;
      while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (end > 0) map.try_emplace(words.substr(0, end), row.kin);
        words.remove_prefix(std::min(end + 1, words.size()));
      }
    }
    return map;
  }();
  return all;
}

std::optional<Kin> kin_of(std::string_view base) {
  const auto found = kins().find(base);
  return found == kins().end() ? std::nullopt : std::optional(found->second);
}

// The base of a word without this ending: "pressing", "sliding", "plugging".
std::optional<Kin> kin_without(std::string_view word, std::string_view ending) {
  if (word.size() < ending.size() + 2 || !word.ends_with(ending)) return std::nullopt;
  const std::string stem(word.substr(0, word.size() - ending.size()));
  if (const auto kin = kin_of(stem)) return kin;
  if (const auto kin = kin_of(stem + "e")) return kin;
  if (stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2]) {
    return kin_of(std::string_view(stem).substr(0, stem.size() - 1));
  }
  return std::nullopt;
}

}  // namespace

std::optional<Verb> verb_of(const Token& token) {
  if (token.kind != Token::Kind::word) return std::nullopt;
  for (const Irregular& one : irregulars) {
    if (one.word != token.text) continue;
    const auto kin = kin_of(one.base);
    return kin ? std::optional(Verb{*kin, one.form}) : std::nullopt;
  }
  if (const auto kin = kin_of(token.text)) return Verb{*kin, Form::base};
  if (const auto kin = kin_without(token.text, "ing")) return Verb{*kin, Form::gerund};
  if (const auto kin = kin_without(token.text, "ed")) return Verb{*kin, Form::past};
  if (const auto kin = kin_without(token.text, "s")) return Verb{*kin, Form::third};
  if (const auto kin = kin_without(token.text, "es")) return Verb{*kin, Form::third};
  return std::nullopt;
}

}  // namespace headloop::guide
