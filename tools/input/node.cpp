#include "tools/input/node.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "tools/input/utf8.hpp"

namespace headloop::input {
namespace {

using namespace std::literals::string_view_literals;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_of(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

// Takes the digits at the front of `text` off it; says whether there were any.
bool take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const bool any = end != text.begin();
  text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
  return any;
}

bool is_integer(std::string_view text) {
  if (text.substr(0, 2) == "0x") return all_of(text.substr(2), "0123456789abcdefABCDEF");
  if (text.substr(0, 2) == "0o") return all_of(text.substr(2), "01234567");
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  return all_of(text, "0123456789");
}

bool is_number(std::string_view text) {
  constexpr std::array odd = {".nan"sv, ".NaN"sv, ".NAN"sv};
  if (std::find(odd.begin(), odd.end(), text) != odd.end()) return true;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  if (text == ".inf" || text == ".Inf" || text == ".INF") return true;
  bool digits = take_digits(text);
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    digits = take_digits(text) || digits;
  }
  if (!digits) return false;
  if (text.empty()) return true;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  return take_digits(text) && text.empty();
}

Node::Kind kind_of(std::string_view text) {
  constexpr std::array nothing = {""sv, "~"sv, "null"sv, "Null"sv, "NULL"sv};
  constexpr std::array yes_no = {"true"sv, "True"sv, "TRUE"sv, "false"sv, "False"sv, "FALSE"sv};
  const auto among = [text](const auto& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
  };
  if (among(nothing)) return Node::Kind::nothing;
  if (among(yes_no)) return Node::Kind::yes_no;
  if (is_integer(text)) return Node::Kind::integer;
  return is_number(text) ? Node::Kind::number : Node::Kind::text;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

Node scalar(std::string text, bool quoted, Place at) {
  Node node;
  node.kind = quoted ? Node::Kind::text : kind_of(text);
  node.at = at;
  node.quoted = quoted;
  node.text = std::move(text);
  return node;
}

std::string found(const Node& node) {
  switch (node.kind) {
    case Node::Kind::nothing: return "nothing";
    case Node::Kind::list: return "a list";
    case Node::Kind::map: return "a mapping";
    default: return quote(node.text);
  }
}

std::string spoken(const Node& node) {
  std::string text;
  for (const Node& item : node.items) text += (text.empty() ? "" : " + ") + spoken(item);
  for (const auto& [key, value] : node.entries) {
    text += (text.empty() ? "" : " ") + key.text;
    const std::string words = spoken(value);
    if (!words.empty()) text += " " + words;
  }
  return node.is_scalar() ? node.text : text;
}

std::string quote(std::string_view text) {
  constexpr std::size_t shown_max = 60;
  std::string shown;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    shown += control ? ' ' : c;
  }
  if (code_points(shown) > shown_max) shown = first_code_points(shown, shown_max) + "...";
  return "'" + shown + "'";
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string join(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
    text += words[i];
  }
  return text;
}

}  // namespace headloop::input
