#include "tools/guide/reading/tokens.hpp"

#include <algorithm>
#include <array>

namespace headloop::guide {
namespace {

struct Plain {
  std::string_view from;
  std::string_view to;
};
// What stands for the same in manuals.
constexpr std::array plain_marks = {
    Plain{"’", "'"},      Plain{"‘", "'"},       Plain{"“", "\""},      Plain{"”", "\""},
    Plain{"–", "-"},      Plain{"—", "—"},       Plain{"−", "-"},       Plain{"‑", "-"},
    Plain{"‐", "-"},      Plain{"→", ">"},       Plain{"，", ","},      Plain{"：", ":"},
    Plain{"。", "."},     Plain{"…", "."},       Plain{"≥", "≥"},       Plain{"≤", "≤"},
    Plain{"™", " "},      Plain{"®", " "},       Plain{"\u00a0", " "},  Plain{"\u202f", " "},
    Plain{"\u2009", " "}, Plain{"\u200b", " "},  Plain{"×", "x"},       Plain{"＋", "+"},
    Plain{"「", "\""},    Plain{"」", "\""},     Plain{"›", ">"},       Plain{"»", "\""},
    Plain{"«", "\""},     Plain{"（", "("},      Plain{"）", ")"},      Plain{"`", "'"},
    Plain{"´", "'"},      Plain{"⏻", "power"}, Plain{"⏼", "power"}, Plain{"⏯", "play-pause"},
    Plain{"▶", "play"}};

// Shorter forms of words.
constexpr std::array contractions = {
    Plain{"dont", "don't"},   Plain{"doesnt", "doesn't"},     Plain{"didnt", "didn't"},
    Plain{"wont", "won't"},   Plain{"cant", "can't"},         Plain{"isnt", "isn't"},
    Plain{"arent", "aren't"}, Plain{"shouldnt", "shouldn't"}, Plain{"youll", "you'll"},
    Plain{"youve", "you've"}, Plain{"pwr", "power"},          Plain{"pls", "please"},
    Plain{"plz", "please"},   Plain{"gotta", "must"},         Plain{"ur", "your"},
    Plain{"thn", "then"},     Plain{"b4", "before"},          Plain{"itll", "it'll"}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) >= 0x80);
}

// One character, as the plain one it stands for, and how long it is in the text.
struct Character {
  std::string_view plain;
  std::size_t length;
};

Character character_at(std::string_view text, std::size_t i) {
  if (static_cast<unsigned char>(text[i]) < 0x80) return {text.substr(i, 1), 1};
  for (const Plain& mark : plain_marks) {
    if (text.substr(i).starts_with(mark.from)) return {mark.to, mark.from.size()};
  }
  std::size_t end = i + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) ++end;
  return {text.substr(i, end - i), end - i};
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  Tokens scan() {
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      if (c.plain == " " || c.plain == "\t" || c.plain == "\n") {
        at_ += c.length;
      } else if (is_digit(c.plain[0])) {
        number();
      } else if (word_character(c.plain)) {
        word();
      } else {
        mark(c);
      }
    }
    return std::move(tokens_);
  }

 private:
  static bool word_character(std::string_view plain) {
    if (plain.size() == 1) return is_letter(plain[0]);
    // Punctuation and symbols of Latin-1, from U+2000 on and of CJK, and pictures; not "④".
    const bool circled =
        plain.size() > 1 && plain[0] == '\xe2' && plain[1] >= '\x91' && plain[1] <= '\x93';
    return circled || (plain[0] != '\xc2' && plain[0] != '\xe2' && plain[0] != '\xf0' &&
                       !plain.starts_with("\xe3\x80"));
  }

  void number() {
    Token& token = start(Token::Kind::number);
    std::int64_t value = 0;
    std::int64_t scale = 1'000;
    bool fraction = false;
    for (; at_ < text_.size() && token.text.size() < 12; ++at_) {
      const char c = text_[at_];
      const bool point =
          c == '.' && !fraction && at_ + 1 < text_.size() && is_digit(text_[at_ + 1]);
      if (!is_digit(c) && !point) break;
      token.text += c;
      fraction = fraction || point;
      if (point) continue;
      if (fraction) scale /= 10;
      if (!fraction) value = value * 10 + (c - '0');
      if (fraction) token.thousandths += (c - '0') * scale;
    }
    token.thousandths += value * 1'000;
    // "3rd", but not "5s": that is a number and its unit.
    constexpr std::array<std::string_view, 4> endings = {"st", "nd", "rd", "th"};
    for (const std::string_view ending : endings) {
      const bool whole = at_ + 2 >= text_.size() || !is_letter(text_[at_ + 2]);
      if (!fraction && whole && text_.substr(at_).starts_with(ending)) {
        token.text += ending;
        token.kind = Token::Kind::word;
        at_ += 2;
        break;
      }
    }
    token.end = at_;
    token.quoted = quoted();
  }

  // Letters and digits; hyphens, slashes, apostrophes, points and underlines between them; a plus
  // or a minus behind "vol" and its like.
  void word() {
    Token& token = start(Token::Kind::word);
    const char first = text_[at_];
    const bool symbol = character_at(text_, at_).plain.size() > 1;  // "▶": a key's name
    token.capital = (first >= 'A' && first <= 'Z') || symbol;
    const bool behind_number = tokens_.size() > 1 && tokens_.end()[-2].end == token.begin &&
                               tokens_.end()[-2].kind == Token::Kind::number;
    while (at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      const bool inside = is_digit(c.plain[0]) || word_character(c.plain);
      if (!inside && (!joins(c) || (behind_number && c.plain == "."))) break;  // "10s.Then"
      token.text += c.plain;
      at_ += c.length;
    }
    for (char& c : token.text) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const bool volume = token.is("vol") || token.is("volume") || token.is("v");
    if (volume && at_ < text_.size()) {
      const Character c = character_at(text_, at_);
      const bool ends = at_ + c.length >= text_.size() || !is_letter(text_[at_ + c.length]);
      if ((c.plain == "+" || c.plain == "-") && ends) {
        token.text += c.plain;
        at_ += c.length;
      }
    }
    if (token.is("u") && !token.capital) token.text = "you";
    if (token.is("n") && !token.capital && tokens_.size() > 1) token.text = "and";
    for (const Plain& one : contractions) {
      if (token.is(one.from)) token.text = one.to;
    }
    token.end = at_;
    token.lex = lex_of(token.text);
    token.quoted = quoted();
  }

  bool joins(const Character& c) const {
    const std::size_t next = at_ + c.length;
    if (next >= text_.size() || c.plain.size() != 1) return false;
    const bool letter = is_letter(text_[next]) && word_character(character_at(text_, next).plain);
    if (c.plain == "'") return letter && quote_open_ != '\'';
    if (c.plain == "." || c.plain == "_")
      return (letter || is_digit(text_[next])) &&
             !(c.plain == "." && text_[next] >= 'A' && text_[next] <= 'Z');
    return (c.plain == "-" || c.plain == "/") && (letter || is_digit(text_[next]));
  }

  void mark(const Character& c) {
    const char plain = c.plain[0];
    if (plain == '"' || plain == '\'') quote(plain);
    Token& token = start(Token::Kind::mark);
    token.text = c.plain;
    at_ += c.length;
    token.end = at_;
  }

  // A single quote that opens stands before a letter and has its fellow later on.
  void quote(char plain) {
    if (quote_open_ == plain) {
      quote_open_ = 0;
    } else if (quote_open_ == 0) {
      quote_open_ = plain;
    }
  }

  bool quoted() const { return quote_open_ != 0; }

  Token& start(Token::Kind kind) {
    Token& token = tokens_.emplace_back();
    token.kind = kind;
    token.begin = at_;
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char quote_open_ = 0;
  Tokens tokens_;
};

// Where all is in capitals, a capital says nothing; but for the letter that is a button's name.
void quiet(std::string_view sentence, Tokens& tokens) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (std::any_of(sentence.begin(), sentence.end(), is_lower)) return;
  for (Token& token : tokens) token.capital = token.capital && token.text.size() == 1;
}

// "Wait until it beeps, than press it": then.
void mend_then(Tokens& tokens) {
  constexpr std::string_view verbs = " press push hold tap click release ";
  constexpr std::string_view compared = " rather other more less longer shorter later earlier ";
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (!tokens[i].is("than") || !among(verbs, tokens[i + 1].text)) continue;
    if (among(compared, tokens[i - 1].text)) continue;
    tokens[i].text = "then";
    tokens[i].lex = lex_of("then");
  }
}

}  // namespace

Tokens tokens_of(std::string_view sentence) {
  Tokens tokens = Scanner(sentence).scan();
  quiet(sentence, tokens);
  mend_then(tokens);
  return tokens;
}

std::size_t says(const Tokens& tokens, std::size_t at, std::size_t end, std::string_view words) {
  // Most tables are asked about most words: the first letter settles nearly all of it.
  if (at >= std::min(end, tokens.size()) || words.empty() ||
      tokens[at].text.front() != words.front())
    return 0;
  std::size_t length = 0;
  while (!words.empty()) {
    const std::size_t blank = std::min(words.find(' '), words.size());
    const std::size_t i = at + length++;
    if (i >= std::min(end, tokens.size()) || !tokens[i].is(words.substr(0, blank))) return 0;
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
  return length;
}

bool is_drawn_arrow(const Tokens& tokens, std::size_t at) {
  return tokens[at].is(">") && at > 0 && (tokens[at - 1].is("=") || tokens[at - 1].is("-"));
}

}  // namespace headloop::guide
