#include "tools/script/looks.hpp"

#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Need;
using input::Node;
using world::Colour;
using world::LedLook;

namespace {

using LookCase = input::Object<LedLook, Reading>;

std::shared_ptr<LookCase> look_case(LedLook::Kind kind, std::string doc) {
  const std::string head(name_of(kind));
  auto shape = std::make_shared<LookCase>("", "the look '" + head + "'", std::move(doc));
  const bool two = kind == LedLook::Kind::alternates;
  const auto colour = input::words_of<Colour>("colour");
  shape->field(
      head, two ? input::list(colour, 2, 2) : colour, two ? "The two colours." : "The colour.",
      [kind](LedLook& look, const Node& node, Reading& reading) {
        look.kind = kind;
        for (const Node* item : input::items_of(node)) {
          look.colours.push_back(input::word_of<Colour>(*item));
        }
        if (look.colours.size() == 2 && look.colours[0] == look.colours[1]) {
          reading.problems.add(node.at, "twice the same colour, expected two different ones");
        }
      },
      Need::required);
  return shape;
}

// Beyond any that somebody would see, and a percentage of it fits.
input::ShapePtr period() {
  static const input::ShapePtr shape =
      input::quantity("period", input::duration, {.min = 1, .max = hours(1).ns, .max_text = "1 h"});
  return shape;
}

void add_rhythm(LookCase& shape) {
  shape.field("period", period(), "How long one full repetition takes. Any, if left out.",
              [](LedLook& look, const Node& node, Reading&) { look.period = duration_of(node); });
  shape.field("tolerance", percent(), "How far off the period may be; 10 % if left out.",
              [](LedLook& look, const Node& node, Reading&) {
                look.tolerance_percent = static_cast<int>(percent_of(node));
              });
  shape.field("periods", input::integer(1, 1'000),
              "How many full repetitions must be seen before it counts; 2 if left out.",
              [](LedLook& look, const Node& node, Reading&) {
                look.periods = static_cast<int>(input::integer_of(node));
              });
  shape.rule(input::KeyRule::Kind::first_needs_others, {"tolerance", "period"});
}

std::shared_ptr<const Looks> make_look() {
  using Kind = LedLook::Kind;
  auto solid = look_case(Kind::solid, "A steady light.");
  solid->example("{solid: red}\n");

  auto blinks = look_case(Kind::blinks, "One colour on and off.");
  blinks->field("rapid", input::yes_no(), "yes: only a period below 500 ms will do.",
                [](LedLook& look, const Node& node, Reading&) { look.rapid = yes_no_of(node); });
  add_rhythm(*blinks);
  blinks->example("{blinks: amber, rapid: yes}\n");

  auto alternates = look_case(Kind::alternates, "Two colours in turn, in either order.");
  add_rhythm(*alternates);
  alternates->example("{alternates: [red, green], period: 1 s, tolerance: 10 %, periods: 3}\n");

  auto pulses = look_case(Kind::pulses, "Exactly so many pulses, then dark.");
  pulses->field(
      "times", input::integer(1, 1'000), "How many.",
      [](LedLook& look, const Node& node, Reading&) {
        look.times = static_cast<int>(input::integer_of(node));
      },
      Need::required);
  pulses->example("{pulses: blue, times: 5}\n");

  auto flashes = look_case(Kind::flashes,
                           "The onset of a flash within any pattern; the cue's `nth` counts them.");
  flashes->example("{flashes: green}\n");

  auto looks = std::make_shared<Looks>("look", "a look", "{solid: red}",
                                       "How an LED looks, whatever the device means by it. It is "
                                       "compared with the pattern that the data sheet gives.");
  looks->one(solid).one(blinks).one(alternates).one(pulses).one(flashes);
  return looks;
}

}  // namespace

std::shared_ptr<const Looks> look() {
  static const auto shape = make_look();
  return shape;
}

}  // namespace headloop::script
