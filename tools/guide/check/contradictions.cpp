#include "tools/guide/check/contradictions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace headloop::checker {
namespace {

using guide::BlockKind;

bool any_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) {
    return std::find(b.begin(), b.end(), word) != b.end();
  });
}

class Comparer {
 public:
  Comparer(const Lab& lab, const Statements& statements, const std::vector<Tried>& tried)
      : lab_(lab), statements_(statements), tried_(tried), names_(lab.products) {}

  std::vector<Finding> compare() {
    meanings();
    clearings();
    causes();
    for (const Series& series : statements_.series) compare_series(series);
    for (const Pointer& pointer : statements_.pointers) follow(pointer);
    for (const Qualified& qualified : statements_.qualified) look_up(qualified);
    return std::move(findings_);
  }

 private:
  const std::string& text_of(const Said& said) const {
    return lab_.guide.sentences[said.sentence].text;
  }
  int line_of(const Said& said) const { return lab_.guide.sentences[said.sentence].begin.line; }
  Finding& add(RuleId rule, const Said& said, std::string observed, std::string why) {
    Finding finding;
    finding.rule = rule;
    finding.severity = rule_of(rule).usual;
    finding.span = said.span;
    finding.promise = text_of(said);
    finding.observed = std::move(observed);
    finding.why = std::move(why);
    return findings_.emplace_back(std::move(finding));
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
  bool holds_steps(std::size_t block) const;

  const Lab& lab_;
  const Statements& statements_;
  const std::vector<Tried>& tried_;
  const ProductNames names_;
  std::vector<Finding> findings_;
};

bool within(const std::vector<world::Colour>& part, const std::vector<world::Colour>& whole) {
  return std::all_of(part.begin(), part.end(), [&](world::Colour colour) {
    return std::find(whole.begin(), whole.end(), colour) != whole.end();
  });
}

// A sign that a procedure takes for its success, said elsewhere to be an error.
void Comparer::against_procedures(const Meaning& meaning) {
  if (meaning.success) return;
  for (const Tried& tried : tried_) {
    if (tried.goal != Goal::reset || (meaning.said.scope & bit(tried.product)) == 0) continue;
    for (std::size_t i = 0; i < tried.binding.promises.size(); ++i) {
      const Promise& promise = tried.binding.promises[i];
      if (promise.sign.kind != Sign::Kind::light || !promise.sign.look) continue;
      if (!within(meaning.colours, promise.sign.look->colours)) continue;
      const Said other{promise.at.sentence, lab_.guide.sentences[promise.at.sentence].span, 0};
      const bool comes = tried.literal.seen[i].has_value();
      Finding& finding = contradict(
          meaning.said, other,
          fmt::format("for the {} this is part of the sign to wait for ('{}')",
                      tried.binding.product->title, promise.sign.text),
          fmt::format("of the {} the {} statement holds: the sign {} there. Say for which "
                      "products the other one is meant",
                      tried.binding.product->title, comes ? "procedure's" : "general",
                      comes ? "comes, and the reset works," : "does not come"));
      finding.claims = {"P1", "M2"};
      return;
    }
  }
}

void Comparer::meanings() {
  const auto& all = statements_.meanings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    against_procedures(all[i]);
    for (std::size_t j = 0; j < i; ++j) {
      const bool same =
          within(all[i].colours, all[j].colours) && within(all[j].colours, all[i].colours);
      if (!same || all[i].success == all[j].success || (all[i].said.scope & all[j].said.scope) == 0)
        continue;
      contradict(all[i].said, all[j].said, text_of(all[j].said), "one sign cannot mean both");
    }
  }
}

void Comparer::clearings() {
  const auto& all = statements_.clearings;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const ProductSet both = all[i].said.scope & all[j].said.scope;
      if (both == 0 || all[i].clears == all[j].clears) continue;
      contradict(
          all[i].said, all[j].said,
          fmt::format("a reset clears {}; here it is {}", checker::text_of(all[j].clears),
                      checker::text_of(all[i].clears)),
          fmt::format("a reader of the {} cannot tell what will be gone", names_.text(both)));
    }
  }
}

void Comparer::causes() {
  const auto& all = statements_.causes;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!any_common(all[i].subject, all[j].subject) || any_common(all[i].cause, all[j].cause))
        continue;
      contradict(all[i].said, all[j].said, text_of(all[j].said),
                 "one failure is given two causes that have nothing in common");
    }
  }
}

void Comparer::compare_series(const Series& series) {
  for (const JumpLimit& limit : statements_.limits) {
    for (std::size_t i = 0; i + 1 < series.values.size(); ++i) {
      const std::int64_t step = std::abs(series.values[i] - series.values[i + 1]);
      if (step <= limit.percent) continue;
      contradict(
          series.said, limit.said, text_of(limit.said),
          fmt::format("the example itself goes from {} % to {} %: {} points, where more than "
                      "{} are a fault",
                      series.values[i] / 1'000, series.values[i + 1] / 1'000, step / 1'000,
                      limit.percent / 1'000));
      break;
    }
  }
}

bool Comparer::holds_steps(std::size_t block) const {
  return std::any_of(lab_.guide.sentences.begin(), lab_.guide.sentences.end(),
                     [&](const guide::Sentence& sentence) {
                       std::size_t at = sentence.block;
                       while (at != guide::no_block && at != block)
                         at = lab_.guide.blocks[at].parent;
                       return at == block && !sentence.steps.empty();
                     });
}

void Comparer::follow(const Pointer& pointer) {
  const auto& blocks = lab_.guide.blocks;
  const std::size_t here = lab_.guide.sentences[pointer.said.sentence].block;
  const std::size_t begin = pointer.above ? 0 : here;
  const std::size_t end = pointer.above ? here : blocks.size();
  std::optional<std::size_t> nearest;
  for (std::size_t i = begin; i < end; ++i) {
    if (blocks[i].kind != pointer.kind) continue;
    if (!pointer.to_steps || holds_steps(i)) return;  // there it is
    if (!nearest || pointer.above) nearest = i;
  }
  const char* kind = pointer.kind == BlockKind::table ? "table" : "list";
  const char* way = pointer.above ? "above" : "below";
  std::string where;
  for (const guide::Procedure& procedure : lab_.guide.procedures) {
    const guide::Sentence& first = lab_.guide.sentences[procedure.steps.front().sentence];
    const bool press = first.steps.front().action == guide::Action::hold ||
                       first.steps.front().action == guide::Action::press;
    if (where.empty() && press)
      where =
          fmt::format("; the first procedure stands on line {}, {}", first.begin.line,
                      blocks[first.block].kind == BlockKind::item ? "in a list" : "not in a table");
  }
  add(RuleId::contradiction, pointer.said,
      nearest ? fmt::format("the {} {} holds no steps{}", kind, way, where)
              : fmt::format("there is no {} {}{}", kind, way, where),
      "a reader who follows this finds something else: name what is meant");
}

// A lesser reset that no procedure and no other sentence says how to do.
void Comparer::look_up(const Qualified& qualified) {
  for (const guide::Procedure& procedure : lab_.guide.procedures) {
    if (procedure.heading.find(qualified.qualifier + " reset") != std::string::npos) return;
  }
  const auto& reboots = statements_.reboots_clear_nothing;
  if (reboots.empty()) {
    add(RuleId::ambiguous, qualified.said,
        fmt::format("nothing says how a {} reset is done", qualified.qualifier),
        "say which procedure is meant");
    return;
  }
  contradict(qualified.said, reboots.front(), text_of(reboots.front()),
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
