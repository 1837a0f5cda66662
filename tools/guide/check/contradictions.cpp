#include "tools/guide/check/contradictions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "tools/guide/check/edits.hpp"
#include "tools/guide/check/sign_edits.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

using guide::BlockKind;

bool any_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) {
    return std::find(b.begin(), b.end(), word) != b.end();
  });
}

bool within(const std::vector<world::Colour>& part, const std::vector<world::Colour>& whole) {
  return std::all_of(part.begin(), part.end(), [&](world::Colour colour) {
    return std::find(whole.begin(), whole.end(), colour) != whole.end();
  });
}

bool same_colours(const Meaning& a, const Meaning& b) {
  return within(a.colours, b.colours) && within(b.colours, a.colours);
}

bool exclude(const Meaning& a, const Meaning& b) {
  return same_colours(a, b) && a.success != b.success && (a.said.scope & b.said.scope) != 0;
}
bool alike(const Meaning& a, const Meaning& b) {
  return same_colours(a, b) && a.success == b.success && a.said.scope == b.said.scope;
}

bool exclude(const Clearing& a, const Clearing& b) {
  return (a.said.scope & b.said.scope) != 0 && a.clears != b.clears;
}
bool alike(const Clearing& a, const Clearing& b) {
  return a.said.scope == b.said.scope && a.clears == b.clears;
}

// One failure, two causes that have nothing in common.
bool exclude(const Cause& a, const Cause& b) {
  return any_common(a.subject, b.subject) && !any_common(a.cause, b.cause);
}
bool alike(const Cause& a, const Cause& b) { return a.subject == b.subject && a.cause == b.cause; }

// For each statement the first one before it that it excludes. Statements that are alike are
// compared once, and with no more others than a guide of any sense has.
template <class Statement, class Report>
void compare_all(const std::vector<Statement>& all, Report report) {
  constexpr std::size_t others_max = 200;
  std::vector<const Statement*> others;
  for (const Statement& one : all) {
    const auto other = std::find_if(others.begin(), others.end(),
                                    [&](const Statement* before) { return exclude(one, *before); });
    if (other != others.end()) report(one, **other);
    const bool fresh = std::none_of(others.begin(), others.end(),
                                    [&](const Statement* before) { return alike(one, *before); });
    if (fresh && others.size() < others_max) others.push_back(&one);
  }
}

class Comparer {
 public:
  Comparer(const Lab& lab, const Statements& statements, const std::vector<Tried>& tried)
      : lab_(lab), statements_(statements), names_(lab.products) {
    std::set<const Attempts*> seen;
    for (const Tried& one : tried) {
      if (one.goal() == Goal::reset && seen.insert(one.attempts.get()).second)
        tried_.push_back(&one);
    }
    find_blocks();
  }

  std::vector<Finding> compare() {
    for (const Meaning& meaning : statements_.meanings) against_procedures(meaning);
    meanings();
    clearings();
    causes();
    for (const Series& series : statements_.series) compare_series(series);
    for (const Pointer& pointer : statements_.pointers) follow(pointer);
    for (const Qualified& qualified : statements_.qualified) look_up(qualified);
    return std::move(findings_);
  }

 private:
  std::string text_of(const Said& said) const {
    return shortened(lab_.guide.sentences[said.sentence].text);
  }
  int line_of(const Said& said) const { return lab_.guide.sentences[said.sentence].begin.line; }
  Finding& add(RuleId rule, const Said& said, std::string observed, std::string why) {
    return findings_.emplace_back(
        finding_of(rule, said.span, text_of(said), std::move(observed), std::move(why)));
  }
  // What is said, at these words of its sentence.
  Said at_words(Said said, const std::string& words) const {
    said.span = find_words(lab_.source, said.span, words).value_or(said.span);
    return said;
  }
  Finding& contradict(const Said& said, const Said& other, std::string observed, std::string why) {
    Finding& finding = add(RuleId::contradiction, said,
                           fmt::format("line {}: {}", line_of(other), observed), std::move(why));
    finding.related.push_back({other.span, text_of(other)});
    return finding;
  }

  void meanings();
  void against_procedures(const Meaning& meaning);
  void clearings();
  void causes();
  void compare_series(const Series& series);
  void follow(const Pointer& pointer);
  void look_up(const Qualified& qualified);
  void find_blocks();

  using Blocks = std::map<BlockKind, std::vector<std::size_t>>;  // in order
  // Whether there is one of that kind on that side.
  bool is_there(const Pointer& pointer, Blocks& places) const;

  static constexpr std::size_t limits_max = 100;

  const Lab& lab_;
  const Statements& statements_;
  const ProductNames names_;
  std::vector<const Tried*> tried_;  // resets that differ
  Blocks all_;
  Blocks with_steps_;
  std::string first_procedure_;
  std::map<std::string, bool> described_;  // lesser resets
  std::vector<Finding> findings_;
};

// A sign that a procedure takes for its success, said elsewhere to be an error.
void Comparer::against_procedures(const Meaning& meaning) {
  if (meaning.success) return;
  for (const Tried* one : tried_) {
    const Tried& tried = *one;
    if ((meaning.said.scope & bit(tried.product)) == 0) continue;
    for (std::size_t i = 0; i < tried.binding.promises.size(); ++i) {
      const Promise& promise = tried.binding.promises[i];
      if (promise.sign.kind != Sign::Kind::light || !promise.sign.look) continue;
      if (!within(meaning.colours, promise.sign.look->colours)) continue;
      const Said other{promise.at.sentence, lab_.guide.sentences[promise.at.sentence].span, 0};
      const std::string& title = tried.binding.product->title;
      const std::string why =
          tried.literal().seen[i]
              ? fmt::format(
                    "the {} does show it, and its reset works: say for which products this "
                    "sentence is meant",
                    title)
              : fmt::format("the {} does not show it: what its procedure waits for is wrong",
                            title);
      Finding& finding =
          contradict(meaning.said, other,
                     fmt::format("for the {} this is part of the sign to wait for ('{}')", title,
                                 as_written(lab_, promise)),
                     why);
      finding.claims = {"P1", "M2"};
      return;
    }
  }
}

void Comparer::meanings() {
  compare_all(statements_.meanings, [&](const Meaning& one, const Meaning& other) {
    contradict(one.said, other.said, text_of(other.said), "one sign cannot mean both");
  });
}

void Comparer::clearings() {
  compare_all(statements_.clearings, [&](const Clearing& one, const Clearing& other) {
    contradict(one.said, other.said,
               fmt::format("there a reset clears {}; here it clears {}",
                           checker::text_of(other.clears), checker::text_of(one.clears)),
               fmt::format("a reader of the {} cannot tell what will be gone",
                           names_.text(one.said.scope & other.said.scope)));
  });
}

void Comparer::causes() {
  compare_all(statements_.causes, [&](const Cause& one, const Cause& other) {
    contradict(one.said, other.said, text_of(other.said),
               "one failure is given two causes that have nothing in common");
  });
}

// Against the strictest limit.
void Comparer::compare_series(const Series& series) {
  const auto& limits = statements_.limits;
  const auto limit = std::min_element(
      limits.begin(),
      limits.begin() +
          static_cast<std::ptrdiff_t>(std::min<std::size_t>(limits.size(), limits_max)),
      [](const JumpLimit& a, const JumpLimit& b) { return a.percent < b.percent; });
  if (limit == limits.end()) return;
  for (std::size_t i = 0; i + 1 < series.values.size(); ++i) {
    const std::int64_t step = std::abs(series.values[i] - series.values[i + 1]);
    if (step <= limit->percent) continue;
    contradict(series.said, limit->said, text_of(limit->said),
               fmt::format("the example itself goes from {} % to {} %: {} points, where more than "
                           "{} are a fault",
                           series.values[i] / 1'000, series.values[i + 1] / 1'000, step / 1'000,
                           limit->percent / 1'000));
    return;
  }
}

// Lists and tables, those with steps among them, and where the first procedure stands.
void Comparer::find_blocks() {
  const guide::Guide& guide = lab_.guide;
  std::vector<bool> holds_steps(guide.blocks.size());
  for (const guide::Sentence& sentence : guide.sentences) {
    if (sentence.steps.empty()) continue;
    for (std::size_t at = sentence.block; at != guide::no_block && !holds_steps[at];
         at = guide.blocks[at].parent)
      holds_steps[at] = true;
  }
  for (std::size_t i = 0; i < guide.blocks.size(); ++i) {
    all_[guide.blocks[i].kind].push_back(i);
    if (holds_steps[i]) with_steps_[guide.blocks[i].kind].push_back(i);
  }
  for (const guide::Procedure& procedure : guide.procedures) {
    const guide::Sentence& first = guide.sentences[procedure.steps.front().sentence];
    const guide::Action action = first.steps.front().action;
    if (action != guide::Action::hold && action != guide::Action::press) continue;
    first_procedure_ = fmt::format(
        "; the first procedure stands on line {}, {}", first.begin.line,
        guide.blocks[first.block].kind == BlockKind::item ? "in a list" : "not in a table");
    return;
  }
}

bool Comparer::is_there(const Pointer& pointer, Blocks& places) const {
  const std::size_t here = lab_.guide.sentences[pointer.said.sentence].block;
  const std::vector<std::size_t>& blocks = places[pointer.kind];
  if (blocks.empty()) return false;
  return pointer.above ? blocks.front() < here : blocks.back() >= here;
}

void Comparer::follow(const Pointer& pointer) {
  if (is_there(pointer, pointer.to_steps ? with_steps_ : all_)) return;
  const char* kind = pointer.kind == BlockKind::table ? "table" : "list";
  const char* way = pointer.above ? "above" : "below";
  add(RuleId::contradiction, at_words(pointer.said, fmt::format("{} {}", kind, way)),
      is_there(pointer, all_)
          ? fmt::format("the {} {} holds no steps{}", kind, way, first_procedure_)
          : fmt::format("there is no {} {}{}", kind, way, first_procedure_),
      "a reader who follows this finds something else: say where the steps stand");
}

// A lesser reset that no procedure and no other sentence says how to do.
void Comparer::look_up(const Qualified& qualified) {
  const auto [known, fresh] = described_.try_emplace(qualified.qualifier);
  if (fresh) {
    const auto& procedures = lab_.guide.procedures;
    known->second = std::any_of(procedures.begin(), procedures.end(), [&](const auto& procedure) {
      return lesser_reset(words_of(procedure.heading)) == qualified.qualifier;
    });
  }
  if (known->second) return;
  const Said said = at_words(qualified.said, qualified.qualifier + " reset");
  const auto& reboots = statements_.reboots_clear_nothing;
  if (reboots.empty()) {
    add(RuleId::ambiguous, said,
        fmt::format("nothing says how a {} reset is done", qualified.qualifier),
        "say which procedure is meant");
    return;
  }
  contradict(said, reboots.front(), text_of(reboots.front()),
             fmt::format("nothing says how a {} reset is done: the only lesser thing described is "
                         "a reboot, and that clears nothing",
                         qualified.qualifier));
}

}  // namespace

std::vector<Finding> find_contradictions(const Lab& lab, const Statements& statements,
                                         const std::vector<Tried>& tried) {
  return Comparer(lab, statements, tried).compare();
}

}  // namespace headloop::checker
