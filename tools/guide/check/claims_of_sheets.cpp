// Statements that the data sheets answer.
#include <fmt/format.h>

#include "tools/guide/check/claim_desk.hpp"
#include "tools/report/models_text.hpp"

namespace headloop::checker {
namespace {

bool in_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

// "2.3.1" behind "firmware"; empty if no version stands there.
std::string_view version_in(std::string_view text) {
  constexpr std::string_view word = "firmware ";
  const std::size_t at = text.find(word);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + word.size());
  text = text.substr(0, text.find_first_not_of("0123456789."));
  while (!text.empty() && text.back() == '.') text.remove_suffix(1);
  return text;
}

// The chip that is named next to products has to be their own.
void compare_chip(ClaimDesk& desk, std::size_t sentence, std::string_view chip,
                  ProductSet products) {
  desk.test(sentence);
  for (std::size_t i = 0; i < desk.lab().products.size(); ++i) {
    const models::Product& product = desk.lab().products[i];
    if ((products & bit(i)) == 0 || lower(product.chipset) == chip) continue;
    Finding& finding = desk.refute(
        sentence, fmt::format("the data sheet of the {} has {}", product.title, product.chipset),
        product, {"product.chipset"});
    finding.fix = desk.other_words(sentence, chip, product.chipset);
  }
}

}  // namespace

// "The X uses chip C": of the products that were named last.
void test_chipset(ClaimDesk& desk, std::size_t sentence, const Words&) {
  const std::string low = lower(desk.text(sentence));
  ProductSet last = 0;
  for (std::size_t at = 0; at < low.size();) {
    std::size_t end = at;
    while (end < low.size() && in_name(low[end])) ++end;
    const std::string_view word = std::string_view(low).substr(at, end - at);
    at = std::max(end, at + 1);
    if (const ProductSet named = desk.names().in(word)) last = named;
    for (const models::Product& product : desk.lab().products) {
      if (last != 0 && word == lower(product.chipset)) compare_chip(desk, sentence, word, last);
    }
  }
}

// "fixed in firmware 2.3.1"
void test_fix(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  if (!mentions(words, {"fix", "patch", "solve"})) return;
  const std::string low = lower(desk.text(sentence));
  const std::string_view version = version_in(low);
  if (version.empty()) return;
  const ProductSet scope = desk.scope(sentence);
  for (std::size_t i = 0; i < desk.lab().products.size(); ++i) {
    const models::Product& product = desk.lab().products[i];
    if ((scope & bit(i)) == 0 || product.bugs.empty()) continue;
    desk.test(sentence);
    const std::string fixed = report::version_text(product.bugs.front().fixed_in);
    if (version != fixed)
      desk.refute(sentence, fmt::format("the {} has it fixed in {}", product.title, fixed), product,
                  {"bugs"})
          .fix = desk.other_words(sentence, version, fixed);
  }
}

}  // namespace headloop::checker
