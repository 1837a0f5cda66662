#include "tools/guide/reading/controls.hpp"

#include <algorithm>
#include <array>

#include "tools/guide/reading/idioms.hpp"

namespace headloop::guide {
namespace {

constexpr std::string_view dropped =
    " button buttons key keys switch switches btn knob slider the a an both your same of all each "
    "this "
    "that "
    "these those its push it them either physical one small tiny large big little two again only "
    "recessed "
    "corresponding respective just hidden included buttton main hardware old three four "
    "pressure hand hands finger fingers thumb thumbs ";

bool is_dropped(const std::string& word) { return among(dropped, word); }

// How the button is pressed, or that it is pressed: never a part of its name.
bool ends_phrase(const Token& token) {
  constexpr std::string_view words =
      " simultaneously together again quickly now repeatedly down firmly gently for longer more at "
      "once "
      "twice rapidly briefly slowly pressed held pushed depressed consecutively continuously "
      "successively "
      "immediately "
      "about in back and/or until quick followed then clockwise counterclockwise counter-clockwise "
      "anticlockwise anti-clockwise all fully continually multiple several inward outward forward "
      "completely with alone instead but like ";
  return among(words, token.text);
}

bool joins(const Token& token) {
  return token.is("and") || token.is("+") || token.is("&") || token.is(",") || token.is("/") ||
         token.is("plus");
}

bool is_quote(const Token& token) {
  return token.is("'") || token.is("\"") || token.is("[") || token.is("]") || token.is("<") ||
         token.is(">");
}

// One name of a chord, or the only one.
struct Name {
  std::vector<std::string> words;
  bool head = false;  // a button, a key ...
  bool any_word = false;
};

class Parser {
 public:
  Parser(const Tokens& tokens, std::size_t at, std::size_t end, const std::vector<bool>& used,
         const ControlNames& names)
      : tokens_(tokens), at_(at), end_(end), used_(used), names_(names) {}

  ControlPhrase parse() {
    skip_opening();
    for (; at_ < end_; ++at_) {
      if (!step()) break;
    }
    close();
    finish();
    return std::move(phrase_);
  }

 private:
  // "on the", "down on the", "in the": what stands between a verb and its control.
  void skip_opening() {
    while (at_ < end_ &&
           (used_[at_] || tokens_[at_].is(",") || tokens_[at_].is("down") ||
            tokens_[at_].is("on") || tokens_[at_].is("in") || tokens_[at_].is("once") ||
            tokens_[at_].is("up") || tokens_[at_].is("and") ||
            (tokens_[at_].is(Lex::adverb) && !tokens_[at_].is(Lex::determiner) &&
             !tokens_[at_].is("first") && !tokens_[at_].is("second")))) {
      // "press on": the word itself may be the key's name.
      const bool name =
          !used_[at_] && tokens_[at_].capital && at_ + 1 < end_ && tokens_[at_ + 1].is(Lex::head);
      const bool last = at_ + 1 == end_ &&
                        (tokens_[at_].is("up") || tokens_[at_].is("down") || tokens_[at_].is("on"));
      const bool bare = (tokens_[at_].is("up") || tokens_[at_].is("down")) && !used_[at_] &&
                        at_ + 1 < end_ && used_[at_ + 1];
      if (name || last || bare) break;
      ++at_;
    }
  }

  bool step();
  bool step_over_addition();
  bool step_over_finger();
  void step_over_bracket();
  std::optional<bool> step_over_mark(const Token& token);
  bool is_of_a_part(const Token& token) const;
  bool is_reference(const Token& token) const;
  bool is_way_of_button() const;
  bool may_name(const Token& token, bool next_head) const;
  bool is_label(const Token& token) const;
  void take_word(const Token& token, bool next_head);
  std::string sign_at(std::size_t i) const;
  bool is_volume() const {
    return !name_.words.empty() && (name_.words.back() == "volume" || name_.words.back() == "vol");
  }
  void share_words();
  static bool names_one_twice(const std::vector<std::string>& names);
  void close();
  void finish();
  bool names_follow(std::size_t i) const;

  const Tokens& tokens_;
  std::size_t at_;
  std::size_t end_;
  const std::vector<bool>& used_;
  const ControlNames& names_;
  ControlPhrase phrase_;
  Name name_;
  std::vector<std::vector<std::string>> all_;
};

// After a joiner: does another control follow, or something else?
bool Parser::names_follow(std::size_t i) const {
  while (i < end_ && (is_quote(tokens_[i]) || joins(tokens_[i]))) ++i;
  i += adds_control(tokens_, i, end_);
  if (i >= end_ || used_[i]) return false;
  const Token& token = tokens_[i];
  const bool state = i + 1 < end_ && tokens_[i + 1].is(Lex::state);  // "Power + C, headset off"
  if (token.is(Lex::wearable) && state) return false;
  return !(token.is(Lex::preposition) && !token.capital && !token.is("up") && !token.is("down") &&
           !token.is("on") && !token.is("off")) &&
         !ends_phrase(token);
}

// "+" or "-" as a name, or behind "volume": what follows cannot be a second name.
std::string Parser::sign_at(std::size_t i) const {
  const Token& token = tokens_[i];
  if (!token.is("+") && !token.is("-")) return {};
  const bool volume = is_volume();
  const bool bare = name_.words.empty() && !name_.head;
  if (!volume && !bare) return {};
  const Token* const next = i + 1 < end_ ? &tokens_[i + 1] : nullptr;
  const bool alone = !next || next->is(Lex::head) || next->is("and") || next->is("&") ||
                     next->is(",") || next->is("/") || next->is("'") || next->is("\"") ||
                     next->is("]") || next->is("(") || used_[i + 1] || next->is(Lex::preposition) ||
                     ends_phrase(*next) || (next->is("+") && bare);
  return alone ? token.text : std::string();
}

// "(A)" of a legend, "the (power) button", "VOL(-)": what a bracket adds to the name. The rest that
// stands in brackets is said by the way.
void Parser::step_over_bracket() {
  constexpr std::size_t words_max = 4;
  std::size_t close = at_;
  while (close + 1 < end_ && !tokens_[close].is(")")) ++close;
  const bool alone = close == at_ + 2;
  const Token& inside = tokens_[std::min(at_ + 1, end_ - 1)];
  const std::string marked = alone && name_.words.empty() ? names_.marked(inside.text) : "";
  const Token* const behind = close + 1 < end_ ? &tokens_[close + 1] : nullptr;
  const bool article = at_ > 0 && tokens_[at_ - 1].is("the");
  const bool named = name_.words.empty() && !name_.head && close > at_ + 1 &&
                     close <= at_ + words_max && inside.kind == Token::Kind::word && behind &&
                     (behind->is(Lex::head) || (article && joins(*behind)));
  if (!marked.empty()) {
    name_.words.push_back(marked);
    name_.any_word = name_.head = phrase_.head = true;
    phrase_.lex |= bit(Lex::head);
  } else if (alone && is_volume() && (inside.is("+") || inside.is("-"))) {
    name_.words.back() += inside.text;
  } else if (named) {
    for (std::size_t i = at_ + 1; i < close; ++i) take_word(tokens_[i], false);
  }
  at_ = close;
}

// Marks that join, end or decorate a name; nothing if the token is a word.
std::optional<bool> Parser::step_over_mark(const Token& token) {
  if (token.is("(")) {
    step_over_bracket();
    return true;
  }
  if (is_quote(token)) return true;
  if (const std::string sign = sign_at(at_); !sign.empty()) {
    if (!name_.words.empty()) {
      name_.words.back() += sign;
    } else {
      name_.words.push_back(sign);
    }
    name_.any_word = true;
    phrase_.lex |= bit(Lex::head);  // a sign is a key's name
    return true;
  }
  if (joins(token)) {
    if (token.is("/")) return true;
    if (!names_follow(at_ + 1)) return false;
    close();
    return true;
  }
  if (token.is("or")) return false;
  if (token.is("-")) return true;
  if (token.is("#") || token.is("*")) {
    name_.words.push_back(token.text);
    name_.any_word = true;
    return true;
  }
  if (token.kind == Token::Kind::mark) return false;
  return std::nullopt;
}

// "PWR [1]": a number in a drawing, behind a name.
bool Parser::is_reference(const Token& token) const {
  return token.kind == Token::Kind::number && name_.any_word && at_ > 0 && at_ + 1 < end_ &&
         tokens_[at_ - 1].is("[") && tokens_[at_ + 1].is("]");
}

// "the top of the paddle" is the top paddle; "both of the buttons".
bool Parser::is_of_a_part(const Token& token) const {
  constexpr std::string_view parts = " top bottom center both all each one any ";
  return token.is("of") && at_ > 0 && among(parts, tokens_[at_ - 1].text);
}

// "Microphone off and Volume down buttons": the buttons are named behind.
bool Parser::is_way_of_button() const {
  constexpr std::size_t words_max = 6;
  if (!name_.any_word || at_ + 1 >= end_ || !joins(tokens_[at_ + 1])) return false;
  for (std::size_t i = at_ + 2; i < std::min(end_, at_ + words_max); ++i) {
    if (tokens_[i].is("buttons") || tokens_[i].is("keys")) return true;
  }
  return false;
}

// Whether the word can stand in a name, where it stands.
bool Parser::may_name(const Token& token, bool next_head) const {
  constexpr std::string_view directions = " up down on off in out back next first ";
  const bool direction = among(directions, token.text);
  const bool last = at_ + 1 >= end_;
  const bool bare = last ? (phrase_.lex & bit(Lex::pronoun)) == 0  // "keep both down" is none
                         : used_[at_ + 1] && phrase_.lex == 0;
  const bool name_like =
      direction && (token.capital || token.quoted || next_head || is_way_of_button() ||
                    (name_.any_word && tokens_[at_ - 1].is("volume")) ||
                    (name_.any_word && tokens_[at_ - 1].is("vol")) || bare);
  if (name_.head && token.is(Lex::preposition) && !token.quoted) return false;
  if (name_like || token.quoted) return true;
  if (token.is(Lex::preposition) && !token.is("first")) return false;
  if (ends_phrase(token)) return false;
  return !(name_.any_word && (token.is(Lex::modal) || token.is(Lex::to_be)));
}

// Behind the head only a short label belongs to the name: "button I1", "button C".
bool Parser::is_label(const Token& token) const {
  const bool plural = at_ > 0 && tokens_[at_ - 1].text.ends_with('s');  // "buttons POWER and ..."
  if (plural && name_.words.empty() && token.capital && !token.is(Lex::preposition)) return true;
  return token.kind == Token::Kind::number || (token.quoted && name_.words.empty()) ||
         (token.text.size() <= 2 && token.capital) || (at_ > 0 && tokens_[at_ - 1].is("-"));
}

// "for 5 s together with Custom": an amount may stand between.
bool Parser::step_over_addition() {
  std::size_t i = at_;
  while (i < end_ && (used_[i] || tokens_[i].is(","))) ++i;
  const std::size_t joiner = adds_control(tokens_, i, end_);
  if (joiner == 0 || !names_follow(i + joiner)) return false;
  close();
  at_ = i + joiner - 1;
  return true;
}

// "The thumb on Power and the index finger on Custom".
bool Parser::step_over_finger() {
  const bool fresh = name_.words.empty() && !name_.any_word;
  const std::size_t on = fresh ? behind_finger(tokens_, at_, end_) : 0;
  if (on == 0 || on + 1 >= end_ || !tokens_[on].is("on")) return false;
  at_ = on;
  return true;
}

bool Parser::step() {
  const Token& token = tokens_[at_];
  if (step_over_addition() || step_over_finger()) return true;
  if (used_[at_]) return !name_.any_word && all_.empty() && !phrase_.pronoun;
  if (const auto settled = step_over_mark(token)) return *settled;
  if (is_of_a_part(token) || is_reference(token)) return true;
  const bool next_head =
      at_ + 1 < end_ && (tokens_[at_ + 1].is(Lex::head) || is_quote(tokens_[at_ + 1]) ||
                         tokens_[at_ + 1].is("arrow"));
  if (!may_name(token, next_head)) return false;
  phrase_.lex |= token.lex;
  phrase_.noun = token.lex;
  phrase_.quoted = phrase_.quoted || token.quoted;
  if (token.is(Lex::head) && !(token.is("key") && next_head)) {
    phrase_.head = name_.head = true;
    name_.any_word = true;
    return true;
  }
  if (name_.head && !is_label(token)) return false;
  if (token.is(Lex::pronoun) && !name_.any_word &&
      (token.is("it") || token.is("them") || token.is("ones") ||
       (token.is("both") && (at_ + 1 >= end_ || used_[at_ + 1])))) {
    phrase_.pronoun = true;
    return !token.is("it");
  }
  if (token.is("same")) phrase_.pronoun = true;
  if (token.is("both") || token.is("all")) phrase_.together = true;
  take_word(token, next_head);
  return true;
}

void Parser::take_word(const Token& token, bool next_head) {
  constexpr std::string_view descriptions = " small tiny little recessed hidden ";
  const std::string word = control_word(token.text);
  phrase_.fresh = phrase_.fresh || among(descriptions, word);
  if (word != token.text && (token.text.ends_with("button") || token.text.ends_with("key") ||
                             token.text.ends_with("switch")))
    phrase_.head = name_.head = true;
  name_.any_word = name_.any_word || !token.is(Lex::determiner);
  const bool last = at_ + 1 >= end_ || used_[at_ + 1] || joins(tokens_[at_ + 1]) ||
                    tokens_[at_ + 1].is(Lex::preposition);  // "A" is no article here
  const bool letter = token.capital && token.text.size() == 1 && at_ > 0 &&
                      (name_.head || next_head || last || tokens_[at_ - 1].quoted);
  if (letter || !is_dropped(word)) name_.words.push_back(word);
}

void Parser::close() {
  if (!name_.words.empty() || name_.head) all_.push_back(name_.words);
  if (name_.head && name_.words.empty()) phrase_.unnamed = true;
  name_ = {};
}

// "left and right earbud": the left earbud; "volume up and down": the volume down.
void Parser::share_words() {
  constexpr std::string_view sides = " left right upper lower top bottom ";
  constexpr std::string_view ways = " up down + - ";
  if (all_.size() < 2) return;
  auto& first = all_.front();
  auto& last = all_.back();
  const auto only = [](const std::vector<std::string>& words, std::string_view table) {
    return words.size() == 1 && among(table, words[0]);
  };
  if (only(first, sides) && last.size() >= 2 && only({last[0]}, sides))
    first.insert(first.end(), last.begin() + 1, last.end());
  if (only(last, ways) && first.size() == 2 && only({first[1]}, ways))
    last.insert(last.begin(), first[0]);
}

void Parser::finish() {
  share_words();
  for (const auto& words : all_) {
    std::string name;
    for (const std::string& word : words) name += (name.empty() ? "" : "-") + word;
    if (!name.empty()) phrase_.names.push_back(names_.canonical(name));
  }
  if (phrase_.names.size() > 1) phrase_.together = !names_one_twice(phrase_.names);
  phrase_.end = at_;
}

// "9, #, 9, #": no chord.
bool Parser::names_one_twice(const std::vector<std::string>& names) {
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
        names.begin() + static_cast<std::ptrdiff_t>(i))
      return true;
  }
  return false;
}

}  // namespace

std::size_t adds_control(const Tokens& tokens, std::size_t at, std::size_t end) {
  constexpr std::array<std::string_view, 10> joiners = {
      "together with",       "along with",          "as well as",
      "combined with",       "in combination with", "in addition to",
      "simultaneously with", "at the same time as", "in conjunction with"};
  return says_any(tokens, at, end, joiners);
}

ControlPhrase controls_at(const Tokens& tokens, std::size_t at, std::size_t end,
                          const std::vector<bool>& used, const ControlNames& names) {
  return Parser(tokens, at, end, used, names).parse();
}

}  // namespace headloop::guide
