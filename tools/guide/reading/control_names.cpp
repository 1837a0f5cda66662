// What manuals and data sheets call a control, and its one name here.
#include <array>

#include "tools/guide/reading/controls.hpp"

namespace headloop::guide {
namespace {

struct Alias {
  std::string_view from;
  std::string_view to;
};
// Not a product's: what any manual means by these.
constexpr std::array common = {Alias{"vol+", "volume-up"},
                               Alias{"volume+", "volume-up"},
                               Alias{"v+", "volume-up"},
                               Alias{"vol-up", "volume-up"},
                               Alias{"volume-plus", "volume-up"},
                               Alias{"vol-plus", "volume-up"},
                               Alias{"vol-", "volume-down"},
                               Alias{"volume-", "volume-down"},
                               Alias{"v-", "volume-down"},
                               Alias{"vol-down", "volume-down"},
                               Alias{"volume-minus", "volume-down"},
                               Alias{"vol-minus", "volume-down"},
                               Alias{"nc-amb", "nc-ambient"},
                               Alias{"nc-ambient-sound", "nc-ambient"},
                               Alias{"nc-ambient-sound-control", "nc-ambient"},
                               Alias{"multi-function", "multifunction"},
                               Alias{"mfb", "multifunction"},
                               Alias{"mf", "multifunction"},
                               Alias{"multi-functional", "multifunction"},
                               Alias{"multifunctional", "multifunction"},
                               Alias{"pwr", "power"},
                               Alias{"+", "volume-up"},
                               Alias{"-", "volume-down"},
                               Alias{"bt", "bluetooth"},
                               Alias{"zwave", "z-wave"}};

}  // namespace

std::string control_word(std::string word) {
  for (const std::string_view ending :
       {"-button", "-key", "-switch", "_button", "_key", "-keys", "-buttons"}) {
    if (word.size() > ending.size() && word.ends_with(ending))
      word.erase(word.size() - ending.size());
  }
  const bool volume = word.ends_with('+') || word.ends_with('-');
  for (char& c : word) {
    if (c == '/' || c == '_' || c == '.') c = '-';
  }
  if (!volume) {
    while (word.ends_with('-')) word.pop_back();
  }
  return word;
}

ControlNames::ControlNames(const Lexicon& lexicon) {
  for (const Alias& alias : common) names_[std::string(alias.from)] = alias.to;
  for (const Lexicon::Control& control : lexicon.controls) {
    names_[control.name] = control.name;
    for (const std::string& alias : control.aliases) names_[control_word(alias)] = control.name;
  }
}

bool ControlNames::knows(const std::string& name) const {
  constexpr std::string_view plain =
      " power call custom nc-ambient volume-up volume-down multifunction bluetooth play play-pause "
      "z-wave ";
  return among(plain, name) || names_.contains(name);
}

std::string ControlNames::canonical(const std::string& name) const {
  const auto found = names_.find(name);
  return found == names_.end() ? name : found->second;
}

}  // namespace headloop::guide
