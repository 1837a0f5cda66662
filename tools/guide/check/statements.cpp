#include "tools/guide/check/statements.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "tools/guide/check/goal.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

using guide::BlockKind;

// Words that say nothing of what a statement is about.
constexpr std::array<std::string_view, 34> hollow = {
    "the",  "and",  "for",   "reset", "test",  "check",  "mode",   "device", "headphones",
    "your", "this", "that",  "with",  "from",  "does",   "did",    "not",    "didn",
    "has",  "have", "was",   "were",  "are",   "will",   "time",   "what",   "why",
    "its",  "the",  "model", "mdr",   "after", "failed", "failure"};

bool is_heading(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::question || kind == BlockKind::myth;
}

// What words have in common whatever their endings.
std::vector<std::string> stems_of(std::string_view text) {
  constexpr std::size_t stem_size = 5;
  std::vector<std::string> stems;
  for (const Word& word : words_of(shortened(text))) {
    const bool says = word.text.size() >= 3 && !word.thousandths &&
                      std::find(hollow.begin(), hollow.end(), word.text) == hollow.end();
    if (says) stems.push_back(word.text.substr(0, stem_size));
  }
  return stems;
}

class Collector {
 public:
  Collector(const guide::Guide& guide, const ProductNames& names) : guide_(guide), names_(names) {}

  Statements collect() {
    for (std::size_t i = 0; i < guide_.sentences.size(); ++i) {
      first_in_.try_emplace(guide_.sentences[i].block, i);
      settle_scope(i);
      if (is_denied(guide_, i)) continue;
      const std::string& text = guide_.sentences[i].text;
      const Words words = words_of(text);
      clearing(i, words);
      meaning(i);
      series(i, text);
      limit(i, words, text);
      pointer(i, words);
      qualified(i, words);
      if (mentions(words, {"reboot", "restart"}) &&
          mentions(words, {"without", "nothing", "doesn", "only", "not"}))
        statements_.reboots_clear_nothing.push_back(said(i));
    }
    for (std::size_t i = 0; i < guide_.sentences.size(); ++i) cause_in_item(i);
    for (std::size_t i = 0; i < guide_.blocks.size(); ++i) {
      if (guide_.blocks[i].kind == BlockKind::table) causes_in_table(i);
    }
    return std::move(statements_);
  }

 private:
  Said said(std::size_t sentence) const {
    return {sentence, guide_.sentences[sentence].span, scope_};
  }
  void settle_scope(std::size_t sentence);
  void clearing(std::size_t sentence, const Words& words);
  void meaning(std::size_t sentence);
  void series(std::size_t sentence, const std::string& text);
  void limit(std::size_t sentence, const Words& words, const std::string& text);
  void pointer(std::size_t sentence, const Words& words);
  void qualified(std::size_t sentence, const Words& words);
  void cause_in_item(std::size_t sentence);
  void causes_in_table(std::size_t table);

  std::vector<std::size_t> children(std::size_t block) const;

  const guide::Guide& guide_;
  const ProductNames& names_;
  Statements statements_;
  ProductSet scope_ = 0;
  std::size_t block_ = guide::no_block;
  ProductSet over_ = 0;  // what the last heading names
  std::size_t headings_seen_ = 0;
  std::unordered_map<std::size_t, std::size_t> first_in_;  // sentence, by block
};

// The products that a sentence names, or those that its block has named last, or the heading; all
// of them if nobody has.
void Collector::settle_scope(std::size_t index) {
  const guide::Sentence& sentence = guide_.sentences[index];
  const ProductSet named = names_.in(sentence.text);
  if (sentence.block != block_) scope_ = 0;
  block_ = sentence.block;
  for (; headings_seen_ <= sentence.block; ++headings_seen_) {
    const guide::Block& block = guide_.blocks[headings_seen_];
    if (is_heading(block.kind)) over_ = names_.in(block.text.text());
  }
  if (named != 0) {
    scope_ = named;
  } else if (scope_ == 0) {
    scope_ = over_ == 0 ? names_.all() : over_;
  }
}

// The subject is a reset, or "this" behind its steps; the verb is active. What follows is taken
// for a full list unless it says that it is none.
void Collector::clearing(std::size_t index, const Words& words) {
  std::size_t verb = words.size();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& text = words[i].text;
    if (text == "clears" || text == "erases" || text == "wipes" || text == "deletes") {
      verb = i;
      break;
    }
  }
  if (verb == words.size()) return;
  bool subject = false;
  for (std::size_t i = 0; i < verb; ++i) {
    const std::string& text = words[i].text;
    subject = subject || words[i].starts_with("reset") || text == "this" || text == "it";
  }
  if (!subject || mentions(words, {"also", "not", "without", "includ", "never", "nothing"})) return;
  const Clearing clearing{said(index), memories_in(words, verb)};
  if (clearing.clears != 0) statements_.clearings.push_back(clearing);
}

void Collector::meaning(std::size_t index) {
  const guide::Sentence& sentence = guide_.sentences[index];
  if (!sentence.steps.empty()) return;  // what a procedure promises is added by whoever tries it
  std::string text = sentence.text;
  for (const std::string_view denial : {"\u2014not ", " not ", "(not "}) {
    text = text.substr(0, text.find(denial));
  }
  const Words words = words_of(text);
  const bool good =
      mentions(words, {"success", "succeed", "complete", "done", "confirm", "worked", "works"});
  const bool bad = mentions(words, {"error", "fail", "abort", "refus", "didn", "doesn", "wrong"});
  const bool equates =
      mentions(words, {"mean", "indicat", "signal", "show", "is", "was", "denote"}) ||
      text.find_first_of("=:") != std::string::npos;
  std::vector<world::Colour> colours = colours_in(text);
  if (good == bad || colours.empty() || !equates) return;
  statements_.meanings.push_back({said(index), std::move(colours), good});
}

void Collector::series(std::size_t index, const std::string& text) {
  Series series{said(index), {}};
  std::size_t last = 0;
  for (const Word& word : words_of(text)) {
    if (!word.thousandths) continue;
    const bool percent = word.end < text.size() && text[word.end] == '%';
    if (!percent) continue;
    const std::string_view between =
        std::string_view(text).substr(last, word.begin - std::min(last, word.begin));
    const bool arrow = between.find("\u2192") != std::string_view::npos ||
                       between.find("->") != std::string_view::npos;
    if (!series.values.empty() && !arrow) series.values.clear();
    series.values.push_back(*word.thousandths);
    last = word.end + 1;
  }
  if (series.values.size() >= 3) statements_.series.push_back(std::move(series));
}

void Collector::limit(std::size_t index, const Words& words, const std::string& text) {
  if (!mentions(words, {"jump", "step", "leap"})) return;
  for (const Word& word : words) {
    const bool percent = word.thousandths && word.end < text.size() && text[word.end] == '%';
    if (!percent) continue;
    const bool more = mentions(words, {"more", "over", "above", "exceed"}) ||
                      (word.begin > 0 && text[word.begin - 1] == '>');
    if (more) statements_.limits.push_back({said(index), *word.thousandths});
    return;
  }
}

void Collector::pointer(std::size_t index, const Words& words) {
  constexpr std::array<std::pair<std::string_view, BlockKind>, 2> kinds = {
      {{"table", BlockKind::table}, {"list", BlockKind::list}}};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& next = words[i + 1].text;
    if (next != "above" && next != "below") continue;
    for (const auto& [name, kind] : kinds) {
      if (words[i].text != name) continue;
      statements_.pointers.push_back(
          {said(index), kind, next == "above",
           mentions(words, {"sequence", "step", "procedure", "instruction"})});
    }
  }
}

void Collector::qualified(std::size_t index, const Words& words) {
  // A heading names what stands below it.
  if (is_heading(guide_.blocks[guide_.sentences[index].block].kind)) return;
  if (auto qualifier = lesser_reset(words))
    statements_.qualified.push_back({said(index), std::move(*qualifier)});
}

// "Label: do this. If that happens, CAUSE." "... indicate CAUSE."
void Collector::cause_in_item(std::size_t index) {
  const guide::Sentence& sentence = guide_.sentences[index];
  const std::size_t parent = guide_.blocks[sentence.block].parent;
  const bool item = guide_.blocks[sentence.block].kind == BlockKind::item ||
                    (parent != guide::no_block && guide_.blocks[parent].kind == BlockKind::item);
  if (!item || !sentence.steps.empty()) return;
  const std::string& block = guide_.blocks[sentence.block].text.text();
  const std::size_t colon = block.find(':');
  if (colon == std::string::npos || colon > 60) return;
  std::size_t begin = std::string::npos;
  std::size_t condition = 0;  // where what happens ends
  for (const std::string_view verb : {" indicates ", " indicate ", " means ", " points to "}) {
    const std::size_t at = sentence.text.find(verb);
    if (at == std::string::npos) continue;
    begin = at + verb.size();
    condition = at;
  }
  if (begin == std::string::npos && lower(sentence.text).starts_with("if ")) {
    const std::size_t comma = sentence.text.find(',');
    if (comma != std::string::npos) {
      begin = comma + 1;
      condition = comma;
    }
  }
  if (begin == std::string::npos) return;
  // "If it does": what fails is what the label names.
  std::vector<std::string> subject = stems_of(std::string_view(sentence.text).substr(0, condition));
  if (subject.empty()) subject = stems_of(block.substr(0, colon));
  statements_.causes.push_back({{index, sentence.span, names_.all()},
                                std::move(subject),
                                stems_of(std::string_view(sentence.text).substr(begin))});
}

std::vector<std::size_t> Collector::children(std::size_t block) const {
  std::vector<std::size_t> found;
  for (std::size_t i = block + 1; i < guide_.blocks.size(); ++i) {
    const std::size_t parent = guide_.blocks[i].parent;
    if (parent == block) found.push_back(i);
    if (parent == guide::no_block || parent < block) break;
  }
  return found;
}

// The first column names what is tested, and one says what a failure means.
void Collector::causes_in_table(std::size_t table) {
  const std::vector<std::size_t> rows = children(table);
  if (rows.size() < 2) return;
  const std::vector<std::size_t> head = children(rows.front());
  std::size_t column = head.size();
  for (std::size_t i = 1; i < head.size(); ++i) {
    if (mentions(guide_.blocks[head[i]].text.text(), {"implic", "cause", "mean", "diagnos"}))
      column = i;
  }
  if (column == head.size()) return;
  for (std::size_t row = 1; row < rows.size(); ++row) {
    const std::vector<std::size_t> cells = children(rows[row]);
    if (column >= cells.size()) continue;
    const auto first = first_in_.find(cells[column]);
    if (first == first_in_.end()) continue;
    const guide::Sentence& sentence = guide_.sentences[first->second];
    statements_.causes.push_back({{first->second, sentence.span, names_.all()},
                                  stems_of(guide_.blocks[cells.front()].text.text()),
                                  stems_of(sentence.text)});
  }
}

}  // namespace

bool is_denied(const guide::Guide& guide, std::size_t sentence) {
  return guide.blocks[guide.sentences[sentence].block].kind == BlockKind::myth;
}

Statements statements_of(const guide::Guide& guide, const ProductNames& names) {
  return Collector(guide, names).collect();
}

}  // namespace headloop::checker
