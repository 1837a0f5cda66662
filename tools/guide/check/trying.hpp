// A procedure on the bench: to the letter, from every state, as people do it, and on the products
// that it is not for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/explore/window.hpp"
#include "tools/guide/check/named_products.hpp"
#include "tools/guide/check/performance.hpp"

namespace headloop::checker {

// What a procedure is to bring about.
enum class Goal : std::uint8_t {
  none,   // nothing that the bench could judge: only its signs are
  reset,  // all three layers cleared
};

// What a run came to, without its Record.
struct Ending {
  judge::Finding finding;
  std::string text;

  world::Outcome outcome() const { return finding.outcome; }
  bool works() const { return finding.outcome == world::Outcome::works; }
};

struct FromStart {
  Start start = Start::on;
  Ending ending;
};

struct ByReader {
  Reader reader;
  Ending ending;
};

// For which lengths of a step the procedure works, done by the watch.
struct Limit {
  Timed timed;
  explore::Window window;
};

// On a product that it is not for.
struct Elsewhere {
  const models::Product* product = nullptr;
  std::size_t index = 0;  // of the product
  std::uint32_t firmware = 0;
  std::string stand_ins;  // "Custom for nc-ambient"; empty if it has all controls
  Ending ending;

  // With the stand-ins.
  world::Outcome performed() const;
};

struct Tried {
  std::size_t procedure = 0;
  std::size_t product = 0;
  Goal goal = Goal::none;
  Binding binding;
  Trial literal;                  // from a unit that is on
  std::vector<FromStart> starts;  // all but on
  std::vector<ByReader> readers;  // all but to the letter
  std::vector<Limit> limits;
  std::vector<Elsewhere> elsewhere;

  bool works() const { return literal.finding.outcome == world::Outcome::works; }
  const Ending* by(std::string_view reader) const;
};

Goal goal_of(const guide::Guide& guide, const guide::Procedure& procedure);

// The heading, question or title over a sentence; empty if there is none.
std::string title_over(const guide::Guide& guide, std::size_t sentence);

struct Lab {
  const guide::Guide& guide;
  const std::vector<models::Product>& products;
};

Ending ending_of(const Trial& trial);

// On one product, without the others.
Tried try_at_home(const Lab& lab, std::size_t procedure, std::size_t product,
                  const std::vector<std::size_t>& signs);

// On all but those of `home`; the release before each known bug's fix, and the newest.
std::vector<Elsewhere> try_elsewhere(const Lab& lab, std::size_t procedure, ProductSet home);

// The window of one step of the plan, by what the whole comes to.
std::optional<explore::Window> window_of(const Binding& binding, const Plan& plan,
                                         const Timed& timed);

}  // namespace headloop::checker
