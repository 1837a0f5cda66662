#include "tools/guide/reading/drafts.hpp"

#include <algorithm>
#include <array>

namespace headloop::guide {
namespace {

constexpr std::array<std::string_view, 5> repetitions = {
    "over", "back to step", "back to the start", "back to the beginning", "from step"};

bool is_finger(Action action) {
  return action == Action::press || action == Action::hold || action == Action::release ||
         action == Action::tap || action == Action::slide || action == Action::turn;
}

// "the button on the back of the case": the place is its name.
std::string place_name(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 12> places = {"case",   "earbud",   "earcup",  "earpiece",
                                                       "temple", "headband", "housing", "headphone",
                                                       "bud",    "cup",      "stem",    "crown"};
  constexpr std::array<std::string_view, 4> sides = {"left", "right", "charging", "upper"};
  std::string side;
  for (std::size_t i = at; i < std::min(end, at + 9); ++i) {
    if (std::find(sides.begin(), sides.end(), tokens[i].text) != sides.end() &&
        !tokens[i].is("charging"))
      side = tokens[i].text + "-";
    if (tokens[i].kind == Token::Kind::mark || tokens[i].is("until") || tokens[i].is("for")) break;
    if (std::find(places.begin(), places.end(), tokens[i].text) != places.end())
      return (tokens[i].is("case") ? "" : side) + tokens[i].text;
  }
  return {};
}

// "Slide power on": where to is no part of the name; what is slid on without a name is the power.
void drop_way(std::vector<std::string>& names) {
  for (std::string& name : names) {
    for (const std::string_view way : {"-on", "-off"}) {
      if (name.ends_with(way)) name.erase(name.size() - way.size());
    }
    if (name == "on" || name == "off") name = "power";
  }
}

// "Slide the switch to ON": what has an on and an off, and no other name.
bool says_way(const Tokens& tokens, std::size_t at, std::size_t end) {
  for (; at < end; ++at) {
    if (tokens[at].is("on") || tokens[at].is("off")) {
      const bool last = at + 1 == end || tokens[at + 1].kind == Token::Kind::mark;
      const bool thing = tokens[at - 1].is("switch") || tokens[at - 1].is("slider");
      const bool position = at + 1 < end && tokens[at + 1].is("position");
      if (last || thing || position || tokens[at - 1].is("to")) return true;
    }
  }
  return false;
}

bool is_press(Kin kin) { return kin == Kin::press || kin == Kin::tap; }

}  // namespace

bool presses(Action action) { return action == Action::press || action == Action::tap; }

// The bracket that closes, or the end.
std::size_t Drafter::behind_bracket(std::size_t i, std::size_t end) const {
  while (i < end && !tokens_[i].is(")")) ++i;
  return i;
}

// "5x blue": how often a sign is shown.
bool Drafter::is_of_sign(const CountAt& count, std::size_t end) const {
  constexpr LexSet signs = bit(Lex::colour) | bit(Lex::led) | bit(Lex::beep);
  return count.end < end && (tokens_[count.end].lex & signs) != 0;
}

// "(about 5 seconds)", "(within 2 s of the beep)" count, longer remarks do not.
bool Drafter::is_amount_aside(std::size_t i, std::size_t end) const {
  const auto time = duration_at(tokens_, i + 1, end);
  return time && time->end < end && (time->within || tokens_[time->end].is(")"));
}

Amounts Drafter::amounts(std::size_t begin, std::size_t end) const {
  Amounts found;
  found.used.assign(tokens_.size(), false);
  for (std::size_t i = begin; i < end; ++i) {
    if (tokens_[i].quoted && tokens_[i].kind == Token::Kind::word) continue;
    if (tokens_[i].is("(") && !duration_at(tokens_, i, end)) {
      if (!is_amount_aside(i, end)) i = behind_bracket(i, end);
      continue;
    }
    std::size_t done = i;
    if (const auto duration = duration_at(tokens_, i, end)) {
      // Of two, the first that is no "within" is how long.
      auto& place = duration->within ? found.within : found.duration;
      if (!place) place = *duration;
      done = duration->end;
    } else if (const auto count = count_at(tokens_, i, end); count && !is_of_sign(*count, end)) {
      if (!found.count) found.count = count->count;
      done = count->end;
    } else if (const auto ordinal = ordinal_word(tokens_[i].text);
               (ordinal || tokens_[i].is("last")) && i + 1 < end &&
               (tokens_[i + 1].text.starts_with("press") || tokens_[i + 1].is("time") ||
                tokens_[i + 1].is("click") || tokens_[i + 1].is("push") ||
                tokens_[i + 1].is("tap"))) {
      found.ordinal = ordinal ? static_cast<int>(*ordinal) : -1;
      done = i + 2;
    }
    if (done == i) continue;
    std::fill(found.used.begin() + static_cast<std::ptrdiff_t>(i),
              found.used.begin() + static_cast<std::ptrdiff_t>(done), true);
    i = done - 1;
  }
  return found;
}

// "turn it on", "turn on the light", "take it off your head", but not "turn the knob on the side".
bool Drafter::particle_at(std::size_t i, std::size_t begin, std::size_t end, bool takes) const {
  if (i == begin || i + 1 == end || takes) return true;
  const Token& next = tokens_[i + 1];
  return next.kind == Token::Kind::mark || next.is(Lex::preposition) ||
         (next.is(Lex::adverb) && !next.is(Lex::determiner)) || next.is(Lex::joiner);
}

// What may lie behind the verb, for the choice of the action.
Deed Drafter::deed_of(const VerbGroup& verb, const ControlPhrase& phrase, std::size_t end) const {
  Deed deed;
  deed.kin = verb.kin;
  deed.lemma = tokens_[verb.begin].text;
  deed.object = phrase.lex;
  deed.noun = phrase.noun;
  deed.control = phrase.head;
  bool arrow = false;
  bool bracket = false;
  deed.again = says_any(tokens_, verb.end, end, repetitions) > 0;
  for (std::size_t i = verb.end; i < end; ++i) {
    const Token& token = tokens_[i];
    if (particle_at(i, verb.end, end, verb.kin == Kin::take)) {
      const bool shuts = verb.kin == Kin::power || verb.kin == Kin::close;
      deed.on = deed.on || token.is("on") || (token.is("up") && shuts);
      deed.off = deed.off || token.is("off") || (token.is("down") && shuts);
      deed.out = deed.out || token.is("out") || token.is("off");
    }
    bracket = (bracket || token.is("(")) && !token.is(")");
    arrow = arrow || (token.is(">") && !bracket && !is_drawn_arrow(tokens_, i));
    const bool around = !is_press(verb.kin) || i >= phrase.end;
    if (!token.quoted && around) deed.all |= token.lex;
  }
  deed.quoted = phrase.quoted;
  deed.to_name = verb.end + 1 < end && tokens_[verb.end].is("to") && tokens_[verb.end + 1].capital;
  deed.proper = !phrase.head && verb.end < end && tokens_[verb.end].capital;
  // Menus are clicked and tapped through; keys with names of their own are pressed in them as well.
  const bool implied = verb.begin == verb.end;
  const bool pressed = implied || deed.lemma.starts_with("press") || deed.lemma.starts_with("push");
  for (std::size_t i = verb.end; i < end; ++i) {
    deed.forgets = deed.forgets || tokens_[i].is("forget") || tokens_[i].is("unpair");
  }
  const bool unknown = !phrase.head && !phrase.names.empty() && (phrase.lex & bit(Lex::part)) == 0;
  const bool short_name = phrase.names.size() == 1 && phrase.names[0].size() == 1;
  const bool letter_key = short_name && phrase.head;  // "the 'I' button"
  const bool in_menu = pressed ? (phrase.quoted && !letter_key) || (unknown && short_name)
                               : !phrase.pronoun || phrase.quoted;
  const bool title =
      unknown && !pressed &&
      (tokens_[verb.end].is("on") ||
       (phrase.names.size() == 1 && phrase.names[0].find('-') != std::string::npos && deed.proper));
  deed.in_app = is_press(verb.kin) && !verb.held && ((context_.app && in_menu) || title || arrow);
  return deed;
}

void Drafter::set_amounts(Draft& draft, const VerbGroup& verb, const Amounts& amounts) const {
  Step& step = draft.step;
  int count = verb.count;
  if (amounts.count) count = *amounts.count;
  if (count > 1) step.count = count;
  draft.ordinal = amounts.ordinal;
  if (amounts.duration) {
    step.duration = amounts.duration->duration;
    step.duration_span =
        Span{tokens_[amounts.duration->begin].begin, tokens_[amounts.duration->end - 1].end};
  }
  if (amounts.within) {
    if (count > 1 && !step.duration) {
      step.duration = amounts.within->duration;
      step.duration_span =
          Span{tokens_[amounts.within->begin].begin, tokens_[amounts.within->end - 1].end};
    } else {
      step.within_ms = amounts.within->duration.max_ms;
    }
  }
  const bool held = verb.held || (step.duration && amounts.duration && count <= 1);
  if (presses(step.action) && held && count <= 1) step.action = Action::hold;
  if (step.action == Action::hold && count > 1 && verb.kin != Kin::hold)
    step.action = verb.kin == Kin::tap ? Action::tap : Action::press;
}

// "Keep it pressed", "let go": of what is held, whatever was named since.
bool Drafter::of_those_held(const Step& step, const VerbGroup& verb) const {
  return !context_.held.empty() && (step.action == Action::release || verb.kept);
}

// "In sequence": one after the other.
bool Drafter::in_sequence(std::size_t begin, std::size_t end) const {
  constexpr std::array<std::string_view, 6> orders = {
      "in sequence", "by sequence", "in order", "in turn", "one after", "in this order"};
  for (std::size_t i = begin; i < end; ++i) {
    if (says_any(tokens_, i, end, orders) > 0) return true;
  }
  return false;
}

// "It", "the button": what was named last, but for "the small recessed button", which is another
// one, and for a switch that is slid, which no pressed key is.
bool Drafter::refers_back(const Step& step, const ControlPhrase& phrase) const {
  const bool other = phrase.fresh && !context_.shown;
  const bool thing = step.action == Action::slide && phrase.unnamed && phrase.head;
  return !context_.controls.empty() && !other && !thing;
}

void Drafter::name_controls(Draft& draft, const ControlPhrase& phrase, const VerbGroup& verb,
                            std::size_t end) const {
  Step& step = draft.step;
  draft.own_object = !phrase.names.empty() || (phrase.unnamed && !phrase.pronoun && !verb.kept);
  if (!phrase.names.empty()) {
    step.controls = phrase.names;
    const bool several = phrase.names.size() > 1;
    const bool all_of_them = phrase.unnamed && (phrase.lex & bit(Lex::head)) != 0;
    step.together = phrase.together && (several ? !in_sequence(verb.end, end) : all_of_them);
    if (step.action == Action::slide) drop_way(step.controls);
  } else if (of_those_held(step, verb)) {
    step.controls = context_.held;
    step.together = context_.held.size() > 1;
  } else if (step.action == Action::slide && !context_.slid.empty()) {
    step.controls = context_.slid;
  } else if (step.action == Action::slide && (phrase.unnamed || phrase.head) &&
             says_way(tokens_, verb.end, end)) {
    step.controls = {"power"};
  } else {
    std::string place = phrase.unnamed ? place_name(tokens_, phrase.end, end) : "";
    if (!place.empty()) {
      step.controls = {place};
    } else if (refers_back(step, phrase)) {
      step.controls = context_.controls;
      step.together = context_.together;
    } else {
      step.controls = {"button"};
      step.together = phrase.together && phrase.unnamed;
    }
  }
}

bool Drafter::spoken_of_cable(std::size_t before) const {
  return context_.cable ||
         std::any_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(before),
                     [](const Token& token) { return token.is(Lex::cable); });
}

std::optional<Draft> Drafter::draft(const VerbGroup& verb, std::size_t end) const {
  const bool counts = tokens_[verb.begin].is("count");
  const Amounts found = amounts(counts ? verb.begin : verb.end, end);
  const ControlPhrase phrase = controls_at(tokens_, verb.end, end, found.used, names_);
  Deed deed = deed_of(verb, phrase, end);
  deed.timed = found.duration.has_value();
  if (verb.kin == Kin::connect) {  // "via USB" is a clause of its own
    for (std::size_t i = end; i < std::min(tokens_.size(), end + 8); ++i)
      deed.all |= tokens_[i].lex;
  }
  auto action = action_of(deed);
  if (!action) return std::nullopt;
  if (verb.kin == Kin::pull && phrase.pronoun && spoken_of_cable(verb.begin))
    action = Action::unplug;  // "Is the cable in? Pull it"
  Draft draft;
  draft.step.action = *action;
  draft.begin = verb.begin;
  draft.end = end;
  set_amounts(draft, verb, found);
  const bool powered =
      draft.step.action == Action::power_on || draft.step.action == Action::power_off;
  if (is_finger(draft.step.action)) name_controls(draft, phrase, verb, end);
  if (powered) draft.own_object = true;
  draft.object_end = verb.end;
  while (draft.object_end < end && !found.used[draft.object_end]) ++draft.object_end;
  draft.step.span = {tokens_[verb.begin].begin, tokens_[std::max(end, verb.begin + 1) - 1].end};
  return draft;
}

std::optional<Draft> Drafter::passive(Span subject, const VerbGroup& verb, std::size_t end) const {
  const Amounts found = amounts(verb.end, end);
  const std::vector<bool> none(tokens_.size(), false);
  const ControlPhrase phrase = controls_at(tokens_, subject.begin, subject.end, none, names_);
  Deed deed;
  if (!moves_finger(verb.kin)) deed = deed_of(verb, phrase, end);
  deed.kin = verb.kin;
  for (std::size_t i = subject.begin; i < subject.end; ++i) deed.all |= tokens_[i].lex;
  const auto action = action_of(deed);
  if (!action) return std::nullopt;
  Draft made;
  made.step.action = *action;
  VerbGroup plain = verb;
  plain.held = verb.kin == Kin::hold;
  set_amounts(made, plain, found);
  if (is_finger(made.step.action)) name_controls(made, phrase, verb, verb.begin);
  made.step.span = {tokens_[subject.begin].begin, tokens_[end - 1].end};
  made.begin = subject.begin;
  made.end = end;
  return made;
}

bool join_chord(Draft& first, const Draft& second) {
  const auto held = [](const Step& step) {
    return (step.action == Action::press || step.action == Action::hold) && !step.count &&
           !step.controls.empty();
  };
  Step& step = first.step;
  const Step& other = second.step;
  if (!held(step) || !held(other) || !step.until.empty()) return false;
  if (step.duration && other.duration) return false;
  for (const std::string& name : other.controls) {
    if (std::find(step.controls.begin(), step.controls.end(), name) == step.controls.end())
      step.controls.push_back(name);
  }
  step.together = step.controls.size() > 1;
  if (other.action == Action::hold) step.action = Action::hold;
  if (other.duration) {
    step.duration = other.duration;
    step.duration_span = other.duration_span;
  }
  step.until = other.until;
  step.span.end = std::max(step.span.end, other.span.end);
  return true;
}

// What several presses in a row mean to a finger: of "press three times and hold the third time"
// the third press is the hold; "press again and hold" is one.
void join_presses(std::vector<Draft>& drafts) {
  // "Press it and hold it down while plugging in": what is done meanwhile stands between.
  for (std::size_t i = 0; i + 2 < drafts.size(); ++i) {
    Draft& held = drafts[i + 2];
    const bool between = !is_finger(drafts[i + 1].step.action) && !held.step.meanwhile.empty();
    const bool one = presses(drafts[i].step.action) && !drafts[i].step.count &&
                     held.step.action == Action::hold && !held.own_object;
    if (!between || !one) continue;
    held.step.controls = drafts[i].step.controls;
    held.step.together = drafts[i].step.together;
    drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i));
  }
  for (std::size_t i = 0; i + 1 < drafts.size(); ++i) {
    Step& first = drafts[i].step;
    Draft& second = drafts[i + 1];
    if (!presses(first.action) || second.step.action != Action::hold) continue;
    const bool same = !second.own_object || second.step.controls == first.controls;
    if (!same || second.clause == drafts[i].clause || second.clause == no_block) continue;
    if (first.count) {
      const bool counted = second.ordinal == -1 || second.ordinal == *first.count;
      const bool joined = second.ordinal == 0 && !second.then && !second.own_object;
      if (!counted && !joined) continue;
      first.count = *first.count == 2 ? std::nullopt : std::optional(*first.count - 1);
    } else if (!second.then && !second.own_object && second.step.meanwhile.empty()) {
      second.step.controls = first.controls;
      second.step.together = first.together;
      if (!second.step.within_ms) second.step.within_ms = first.within_ms;
      if (second.step.meanwhile.empty()) second.step.meanwhile = first.meanwhile;
      second.step.span.begin = first.span.begin;
      drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

}  // namespace headloop::guide
