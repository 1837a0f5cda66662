// A procedure of a guide on one product: its steps with that product's controls and signs, before
// anybody has decided how exactly a reader takes the words (performance.hpp does).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/unit/product.hpp"
#include "tools/guide/check/goal.hpp"
#include "tools/guide/check/signs.hpp"
#include "tools/guide/reading/reading.hpp"

namespace headloop::checker {

// A name in the guide that this product has no control for.
struct UnknownControl {
  guide::StepRef at;
  std::string name;
  std::string nearest;                   // what may have been meant; empty: nothing is near
  std::optional<std::uint8_t> stand_in;  // what a reader takes for it
};

// A step that the bench cannot do, and why.
struct NotTried {
  guide::StepRef at;
  std::string why;
  bool too_early = false;  // what it ends has not begun
};

// A sign that the guide promises.
struct Promise {
  guide::StepRef at;
  guide::Span span;  // of the words, in the source
  Sign sign;
  world::Cue cue;          // on this product
  std::size_t step = 0;    // of Binding::steps: from whose begin on it is looked for
  bool ends_step = false;  // the reader waits for it
};

struct BoundStep {
  enum class Kind : std::uint8_t {
    act,       // `step` as it stands
    hold,      // fingers down, for a time or until a sign, and up
    wait,      // the same without fingers
    power_on,  // only if it is off
    power_off
  };
  Kind kind = Kind::act;
  world::Step step;  // its controls, its text, where it stands
  guide::StepRef at;
  std::size_t told_in = 0;  // the sentence that tells it: not that of `at` where it is done again
  std::optional<guide::Duration> duration;
  std::optional<guide::Span> duration_span;
  std::optional<world::Cue> until;
  bool told_release = false;  // a sentence of its own says when to let go
  std::optional<std::int64_t> within_ms;
  bool at_once = false;  // "immediately"
  // Done while the fingers are down: act steps that follow in the list.
  std::size_t joined = 0;
  bool missing = false;  // needs a control that the product lacks and nothing stands in for
};

struct Binding {
  const models::Product* product = nullptr;
  Goal goal = Goal::reset;
  std::vector<BoundStep> steps;
  std::vector<Promise> promises;
  std::vector<UnknownControl> unknown;
  std::vector<NotTried> not_tried;

  bool touches() const;  // some step works on the device
};

// `signs` are sentences in and behind the procedure that say what the device will show.
Binding bind(const guide::Guide& guide, const guide::Procedure& procedure,
             const models::Product& product, const std::vector<std::size_t>& signs);

// All that a try of it depends on, in short: bindings of one key come to the same.
std::string key_of(const Binding& binding);

// The same of its words, whatever the product.
std::string key_of(const guide::Guide& guide, const guide::Procedure& procedure);

// The control that somebody takes for one of that name, as the data sheet has it.
std::optional<std::uint8_t> stand_in_for(std::string_view name, const world::Faceplate& face);

}  // namespace headloop::checker
