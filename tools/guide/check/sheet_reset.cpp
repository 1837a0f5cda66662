#include "tools/guide/check/sheet_reset.hpp"

#include "tools/guide/check/check.hpp"

namespace headloop::checker {
namespace {

std::shared_ptr<const Tried> performed(const Lab& lab, std::size_t index) {
  const models::Product& product = lab.products[index];
  const guide::Guide rule =
      guide::read_guide(product.rule, product.title, lexicon_of(lab.products));
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

}  // namespace headloop::checker
