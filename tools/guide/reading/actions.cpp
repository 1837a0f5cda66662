#include "tools/guide/reading/actions.hpp"

#include <array>

namespace headloop::guide {
namespace {

constexpr LexSet any = 0;
constexpr LexSet electric = bit(Lex::cable) | bit(Lex::supply);
constexpr LexSet software = bit(Lex::app) | bit(Lex::host);

enum class Need : std::uint8_t {
  nothing,
  on,
  off,
  out,
  control,
  switched,
  no_control,
  timed,
  proper,
  to_name,
  again
};

// The first row that fits tells. A row fits if its verb does, what it needs is there, and the
// classes of the object, of the object's last word, or of the whole clause have one of these.
struct Rule {
  Kin kin{};
  Need need{};
  LexSet object{};
  LexSet noun{};
  LexSet all{};
  std::optional<Action> action;
};

constexpr std::array rules = {
    Rule{Kin::press, Need::nothing, any, any, any, Action::press},
    Rule{Kin::tap, Need::nothing, any, any, any, Action::tap},
    Rule{Kin::hold, Need::nothing, any, any, any, Action::hold},
    Rule{Kin::release, Need::nothing, any, any, any, Action::release},
    Rule{Kin::slide, Need::no_control, any, bit(Lex::app) | bit(Lex::screen), any, Action::app},
    Rule{Kin::slide, Need::on, bit(Lex::pronoun), any, any, Action::slide},
    Rule{Kin::slide, Need::off, bit(Lex::pronoun), any, any, Action::slide},
    Rule{Kin::slide, Need::no_control, any, bit(Lex::wearable) | bit(Lex::device), any,
         Action::place},
    Rule{Kin::slide, Need::no_control, any, any, bit(Lex::screen) | bit(Lex::app), Action::app},
    Rule{Kin::slide, Need::nothing, any, any, any, Action::slide},
    Rule{Kin::power, Need::on, software, any, any, Action::app},
    Rule{Kin::power, Need::off, software, any, any, Action::app},
    Rule{Kin::power, Need::off, any, any, any, Action::power_off},
    Rule{Kin::power, Need::nothing, any, any, any, Action::power_on},
    Rule{Kin::turn, Need::on, software, any, any, Action::app},
    Rule{Kin::turn, Need::off, software, any, any, Action::app},
    Rule{Kin::turn, Need::off, any, any, any, Action::power_off},
    Rule{Kin::turn, Need::on, any, any, any, Action::power_on},
    Rule{Kin::turn, Need::no_control, any, bit(Lex::wearable) | bit(Lex::device), any,
         Action::place},
    Rule{Kin::turn, Need::nothing, any, any, any, Action::turn},
    Rule{Kin::connect, Need::nothing, any, any, electric, Action::plug},
    Rule{Kin::connect, Need::nothing, any, any, bit(Lex::host) | bit(Lex::app) | bit(Lex::wearable),
         Action::pair},
    Rule{Kin::connect, Need::to_name, any, any, any, Action::app},
    Rule{Kin::connect, Need::nothing, any, any, any, Action::plug},
    Rule{Kin::supply, Need::nothing, any, any, bit(Lex::supply), Action::plug},
    Rule{Kin::supply, Need::nothing, any, any, any, std::nullopt},
    Rule{Kin::disconnect, Need::nothing, any, any, electric, Action::unplug},
    Rule{Kin::disconnect, Need::nothing, any, any, software, Action::forget},
    Rule{Kin::disconnect, Need::nothing, any, any, any, Action::unplug},
    Rule{Kin::insert, Need::no_control, any, bit(Lex::app), any, Action::app},
    Rule{Kin::insert, Need::nothing, any, bit(Lex::wearable), any, Action::place},
    Rule{Kin::insert, Need::nothing, any, electric, any, Action::insert},
    Rule{Kin::insert, Need::nothing, any, bit(Lex::cover), any, Action::close},
    Rule{Kin::insert, Need::nothing, any, any, any, Action::insert},
    Rule{Kin::put, Need::switched, any, any, any, Action::slide},
    Rule{Kin::put, Need::nothing, any, any, bit(Lex::body), Action::wear},
    Rule{Kin::put, Need::on, any, bit(Lex::wearable), any, Action::wear},
    Rule{Kin::put, Need::nothing, bit(Lex::cover), bit(Lex::cover), any, Action::close},
    Rule{Kin::put, Need::nothing, bit(Lex::battery) | bit(Lex::tool), any, any, Action::insert},
    Rule{Kin::put, Need::nothing, any, electric, any, Action::plug},
    Rule{Kin::put, Need::nothing, any, any, any, Action::place},
    Rule{Kin::remove, Need::nothing, bit(Lex::pronoun), any, bit(Lex::body), Action::take_off},
    Rule{Kin::remove, Need::nothing, any, any, bit(Lex::network), Action::forget},
    Rule{Kin::remove, Need::nothing, any, bit(Lex::wearable), bit(Lex::cover), Action::remove},
    Rule{Kin::remove, Need::nothing, any, any, bit(Lex::host), Action::forget},
    Rule{Kin::remove, Need::nothing, any, bit(Lex::wearable), bit(Lex::app), Action::forget},
    Rule{Kin::remove, Need::nothing, any, bit(Lex::wearable), any, Action::take_off},
    Rule{Kin::remove, Need::nothing, bit(Lex::battery) | bit(Lex::cover), any, any, Action::remove},
    Rule{Kin::remove, Need::nothing, any, electric, any, Action::unplug},
    Rule{Kin::remove, Need::nothing, any, any, any, Action::remove},
    Rule{Kin::take, Need::off, any, any, bit(Lex::wearable) | bit(Lex::body), Action::take_off},
    Rule{Kin::take, Need::off, any, any, electric | bit(Lex::cover), Action::remove},
    Rule{Kin::take, Need::off, bit(Lex::pronoun), any, any, Action::take_off},
    Rule{Kin::take, Need::out, any, any, electric, Action::unplug},
    Rule{Kin::take, Need::out, any, any, any, Action::remove},
    Rule{Kin::take, Need::off, any, any, any, Action::remove},
    Rule{Kin::take, Need::nothing, any, any, any, std::nullopt},
    Rule{Kin::pull, Need::control, any, any, any, Action::slide},
    Rule{Kin::pull, Need::out, any, any, bit(Lex::wearable), Action::remove},
    Rule{Kin::pull, Need::nothing, bit(Lex::battery) | bit(Lex::cover), any, any, Action::remove},
    Rule{Kin::pull, Need::nothing, any, any, electric, Action::unplug},
    Rule{Kin::pull, Need::nothing, any, any, any, Action::slide},
    Rule{Kin::open, Need::nothing, any, bit(Lex::cover), any, Action::open},
    Rule{Kin::open, Need::nothing, bit(Lex::battery), any, any, Action::open},
    Rule{Kin::open, Need::nothing, any, any, software, Action::app},
    Rule{Kin::open, Need::proper, any, any, any, Action::app},
    Rule{Kin::open, Need::nothing, any, any, any, Action::open},
    Rule{Kin::close, Need::off, any, any, any, Action::power_off},
    Rule{Kin::close, Need::nothing, any, any, software, Action::app},
    Rule{Kin::close, Need::nothing, any, any, any, Action::close},
    Rule{Kin::wait, Need::nothing, any, any, any, Action::wait},
    Rule{Kin::allow, Need::nothing, any, any, bit(Lex::rest), Action::leave},
    Rule{Kin::allow, Need::timed, any, any, any, Action::wait},
    Rule{Kin::allow, Need::nothing, any, any, any, std::nullopt},
    Rule{Kin::leave, Need::control, any, any, any, Action::release},
    Rule{Kin::leave, Need::nothing, any, any, any, Action::leave},
    Rule{Kin::wear, Need::nothing, any, any, any, Action::wear},
    Rule{Kin::charge, Need::nothing, any, any, any, Action::charge},
    Rule{Kin::pair, Need::nothing, any, any, any, Action::pair},
    Rule{Kin::forget, Need::nothing, any, any, any, Action::forget},
    Rule{Kin::app, Need::again, any, any, any, Action::repeat},
    Rule{Kin::app, Need::nothing, any, any, bit(Lex::passage), std::nullopt},
    Rule{Kin::app, Need::nothing, any, any, any, Action::app},
    Rule{Kin::confirm, Need::nothing, any, any, software | bit(Lex::screen), Action::app},
    Rule{Kin::confirm, Need::nothing, any, any, bit(Lex::code), std::nullopt},
    Rule{Kin::confirm, Need::nothing, any, any, any, Action::app},
    Rule{Kin::select, Need::nothing, any, bit(Lex::wearable), any, Action::pair},
    Rule{Kin::select, Need::nothing, any, any, any, Action::app},
    Rule{Kin::set, Need::control, any, any, any, Action::slide},
    Rule{Kin::set, Need::off, bit(Lex::supply), any, any, Action::power_off},
    Rule{Kin::set, Need::on, bit(Lex::supply), any, any, Action::power_on},
    Rule{Kin::set, Need::nothing, any, any, any, Action::app},
    Rule{Kin::clean, Need::nothing, any, bit(Lex::app), any, Action::app},
    Rule{Kin::clean, Need::nothing, any, any, any, Action::clean},
    Rule{Kin::repeat, Need::nothing, any, any, any, Action::repeat},
};

bool has(const Deed& deed, Need need) {
  switch (need) {
    case Need::nothing: return true;
    case Need::on: return deed.on;
    case Need::off: return deed.off;
    case Need::out: return deed.out;
    case Need::control: return deed.control;
    case Need::switched: return deed.control && (deed.on || deed.off);
    case Need::no_control: return !deed.control;
    case Need::timed: return deed.timed;
    case Need::proper: return deed.proper;
    case Need::to_name: return deed.to_name;
    case Need::again: return deed.again;
  }
  return false;
}

bool meets(LexSet words, LexSet asked) { return asked == any || (words & asked) != 0; }

// Buttons on a screen are pressed as those of a device are; what is around them tells.
bool is_on_screen(const Deed& deed) {
  if (deed.kin != Kin::press && deed.kin != Kin::tap) return false;
  const bool named_so = !deed.control && (deed.noun & bit(Lex::app)) != 0;
  const bool inside = (deed.control || deed.quoted) && (deed.all & bit(Lex::app)) != 0;
  return named_so || inside || deed.in_app;
}

}  // namespace

std::optional<Action> action_of(const Deed& deed) {
  if (is_on_screen(deed)) return deed.forgets ? Action::forget : Action::app;
  for (const Rule& rule : rules) {
    if (rule.kin == deed.kin && has(deed, rule.need) && meets(deed.object, rule.object) &&
        meets(deed.noun, rule.noun) && meets(deed.all, rule.all)) {
      return rule.action;
    }
  }
  return std::nullopt;
}

}  // namespace headloop::guide
