#include "tools/guide/check/sheet_reset.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/guide/check/check.hpp"
#include "tools/guide/check/edits.hpp"

namespace headloop::checker {
namespace {

guide::Guide rule_of(const Lab& lab, const models::Product& product) {
  return guide::read_guide(product.rule, product.title, lexicon_of(lab.products));
}

std::shared_ptr<const Tried> performed(const Lab& lab, std::size_t index) {
  const models::Product& product = lab.products[index];
  const guide::Guide rule = rule_of(lab, product);
  if (rule.procedures.empty()) return nullptr;
  auto tried = std::make_shared<Tried>();
  tried->product = index;
  tried->by_sheet = true;
  tried->binding = bind(rule, rule.procedures.front(), product, {});
  tried->other_products = std::make_shared<const std::vector<Elsewhere>>();
  auto attempts = std::make_shared<Attempts>();
  attempts->literal = perform(tried->binding, plan_of(tried->binding, {}));
  lab.known.effort.spend(attempts->literal.events);
  attempts->starts = from_other_starts(tried->binding, lab.known.effort);
  tried->attempts = std::move(attempts);
  return tried;
}

}  // namespace

std::shared_ptr<const Tried> sheet_reset(const Lab& lab, std::size_t product) {
  auto known = lab.known.sheet_resets.find(product);
  if (known == lab.known.sheet_resets.end()) {
    if (!lab.known.effort.for_all()) return nullptr;
    known = lab.known.sheet_resets.emplace(product, performed(lab, product)).first;
  }
  return known->second;
}

namespace {

// "Power and Volume Up"
std::string controls_of(const BoundStep& bound, const world::Faceplate& face) {
  std::string text;
  for (const world::ControlUse& use : bound.step.controls)
    text += (text.empty() ? "" : " and ") + written_name(face.controls[use.index].name);
  return text;
}

// With room for who counts a little fast.
std::int64_t roomy_seconds(const guide::Duration& duration) {
  const std::int64_t least = duration.min_ms.value_or(duration.max_ms.value_or(0)) / 1'000;
  return least + std::max<std::int64_t>(1, least / 10);
}

// How a guide tells that step; nothing of what is done while another goes on.
std::string instruction(BoundStep& bound, const world::Faceplate& face) {
  const std::string controls = controls_of(bound, face);
  if (bound.step.action == world::Action::slide)
    return fmt::format("slide the {} switch to {}", controls, bound.step.on ? "ON" : "OFF");
  if (bound.kind != BoundStep::Kind::hold || !bound.duration || bound.joined > 0) return {};
  const std::int64_t seconds = roomy_seconds(*bound.duration);
  bound.until.reset();
  bound.duration = guide::Duration{seconds * 1'000, {}, false};
  const std::string soon =
      bound.within_ms ? fmt::format("within {} seconds, ", *bound.within_ms / 1'000) : "";
  return fmt::format("{}press and hold {} for at least {} seconds", soon, controls, seconds);
}

}  // namespace

SheetSteps sheet_steps(const Lab& lab, const models::Product& product) {
  const guide::Guide rule = rule_of(lab, product);
  SheetSteps all;
  if (rule.procedures.empty()) return all;
  all.steps = bind(rule, rule.procedures.front(), product, {}).steps;
  for (std::size_t i = 0; i < all.steps.size(); ++i) {
    const bool meanwhile = i > 0 && all.steps[i - 1].joined > 0;
    all.words.push_back(meanwhile ? std::string() : instruction(all.steps[i], product.face));
  }
  return all;
}

}  // namespace headloop::checker
