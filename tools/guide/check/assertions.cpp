#include "tools/guide/check/assertions.hpp"

#include <algorithm>

namespace headloop::checker {
namespace {

bool is_any(const Word& word, std::initializer_list<std::string_view> texts) {
  return std::find(texts.begin(), texts.end(), word.text) != texts.end();
}

}  // namespace

bool has_any(const Words& words, std::initializer_list<std::string_view> texts) {
  return std::any_of(words.begin(), words.end(),
                     [&](const Word& word) { return is_any(word, texts); });
}

bool denies(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool denial =
        is_any(words[i], {"not", "never", "without", "doesn", "don", "won", "isn", "aren", "no",
                          "nor", "neither", "cannot", "needn", "nothing", "none", "unaffected"});
    if (denial && (i + 1 == words.size() || words[i + 1].text != "only")) return true;
  }
  return false;
}

std::vector<Words> clauses_of(std::string_view text, const Words& words) {
  std::vector<Words> clauses(1);
  std::size_t last = 0;
  for (const Word& word : words) {
    const std::string_view between = text.substr(last, word.begin - last);
    const bool parted = between.find_first_of(",;:()") != std::string_view::npos ||
                        between.find("\u2014") != std::string_view::npos ||
                        between.find("\u2013") != std::string_view::npos ||
                        is_any(word, {"but", "so", "however", "whereas", "although"});
    if (parted && !clauses.back().empty()) clauses.emplace_back();
    clauses.back().push_back(word);
    last = word.end;
  }
  return clauses;
}

}  // namespace headloop::checker
