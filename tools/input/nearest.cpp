#include "tools/input/nearest.hpp"

#include <algorithm>
#include <array>

#include "tools/input/node.hpp"

namespace headloop::input {
namespace {

constexpr std::size_t length_max = 64;  // longer ones are no names, and cost the square of it

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Optimal string alignment without regard to case, three rows of its matrix at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::array<std::array<std::size_t, length_max + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t wrong = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + wrong});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace

std::string nearest(std::string_view name, const std::vector<std::string>& known) {
  if (name.empty() || name.size() > length_max) return {};
  const std::size_t slips_max = name.size() == 1 ? 0 : std::max<std::size_t>(1, name.size() / 3);
  std::size_t best = slips_max + 1;
  std::string_view winner;
  for (const std::string& candidate : known) {
    if (candidate.size() > length_max) continue;
    const std::size_t slips = distance(name, candidate);
    if (slips < best) {
      best = slips;
      winner = candidate;
    }
  }
  if (!winner.empty() || name.size() < 3) return std::string(winner);
  const auto longer = std::find_if(known.begin(), known.end(), [name](const std::string& one) {
    return one.substr(0, name.size() + 1) == std::string(name) + "-";
  });
  return longer == known.end() ? std::string() : *longer;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
  const std::string guess = nearest(name, known);
  return guess.empty() ? std::string() : "; did you mean '" + guess + "'?";
}

std::string expected_one_of(const std::vector<std::string>& known, std::string_view name) {
  constexpr std::size_t listed_max = 12;
  const std::string guess = did_you_mean(name, known);
  const bool listed = guess.empty() || known.size() <= listed_max;
  const std::string all =
      listed ? join(known) : "one of " + std::to_string(known.size()) + " words";
  return ", expected " + all + guess;
}

}  // namespace headloop::input
