#include "tools/guide/reading/step_headings.hpp"

#include <algorithm>

#include "tools/guide/reading/classes.hpp"
#include "tools/guide/reading/clauses.hpp"
#include "tools/guide/reading/labels.hpp"
#include "tools/guide/reading/quantities.hpp"
#include "tools/guide/reading/sentences.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {
namespace {

constexpr std::size_t looked_at = 160;  // bytes: enough to see what a text tells

bool works_control(Kin kin) { return moves_finger(kin) || kin == Kin::slide; }

// What a heading tells, and whether that leaves nothing open.
struct Told {
  bool deed = false;
  bool whole = false;  // which control, and how long or until when
};

Told told_in(std::string_view text) {
  const Tokens tokens = tokens_of(text.substr(0, looked_at));
  const std::size_t begin = tokens.empty() ? 0 : behind_label(tokens);
  const std::size_t end = tokens.size();
  const auto clauses = clauses_of(tokens, begin, end);
  Told told;
  for (const Clause& clause : clauses) {
    if (clause.role != Role::main || !clause.verb) continue;
    const Kin kin = clause.verb->kin;
    told.deed = told.deed || (kin != Kin::app && kin != Kin::refer && kin != Kin::locate &&
                              kin != Kin::use && kin != Kin::pair);
    bool timed = kin == Kin::release || kin == Kin::slide;
    for (std::size_t i = clause.begin; i < end && !timed; ++i)
      timed = tokens[i].is("until") || duration_at(tokens, i, end);
    told.whole = told.whole || (works_control(kin) && timed);
  }
  return told;
}

bool works_control_in(std::string_view text) {
  for (const Span part : sentences_of(text.substr(0, looked_at))) {
    const Tokens tokens = tokens_of(text.substr(part.begin, part.end - part.begin));
    const std::size_t begin = tokens.empty() ? 0 : behind_label(tokens);
    const auto verb = verb_group(tokens, begin, tokens.size(), Form::base);
    if (!verb || !works_control(verb->kin)) continue;
    // "Hold it longer if needed" goes on about what the heading told.
    const bool back = verb->kin != Kin::release && verb->end < tokens.size() &&
                      tokens[verb->end].is(Lex::pronoun);
    if (!back) return true;
  }
  return false;
}

struct Heading {
  std::size_t block;
  Told told;
  bool repeated = false;  // the text below tells it
};

// Of one level, under one heading.
void settle(std::vector<Block>& blocks, const std::vector<Heading>& group) {
  const bool steps = std::any_of(group.begin(), group.end(), [](const Heading& one) {
    return one.told.whole && !one.repeated;
  });
  for (const Heading& one : group) {
    Block& block = blocks[one.block];
    block.only_title = one.repeated;
    if (steps && one.told.deed && !one.repeated) block.kind = BlockKind::paragraph;
  }
}

Heading heading_at(const std::vector<Block>& blocks, std::size_t at) {
  Heading heading{at, told_in(blocks[at].text.text())};
  for (std::size_t i = at + 1; i < blocks.size() && blocks[i].kind != BlockKind::heading; ++i) {
    if (heading.repeated || numbers_a_step(tokens_of(blocks[i].text.text().substr(0, looked_at))))
      break;
    heading.repeated = works_control_in(blocks[i].text.text());
  }
  return heading;
}

}  // namespace

void settle_step_headings(std::vector<Block>& blocks) {
  constexpr int levels = 6;
  for (int level = 1; level <= levels; ++level) {
    std::vector<Heading> group;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].kind != BlockKind::heading || blocks[i].level > level) continue;
      if (blocks[i].level == level) {
        group.push_back(heading_at(blocks, i));
      } else {
        settle(blocks, group);
        group.clear();
      }
    }
    settle(blocks, group);
  }
}

}  // namespace headloop::guide
