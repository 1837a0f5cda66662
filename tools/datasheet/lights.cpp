// How the LED shows each sign, and what the voice says.
#include <array>
#include <nlohmann/json.hpp>

#include "tools/datasheet/face.hpp"
#include "tools/input/nearest.hpp"

namespace headloop::datasheet {
namespace {

using input::Checker;
using input::duration;
using world::Colour;
using world::LedPattern;
using world::LedPhase;

constexpr Amount phase_length{duration, "10 ms", "60 s"};
constexpr std::string_view dark = "dark";

std::vector<std::string> colour_words() {
  auto words = input::list_of_words<Colour>();
  words.emplace_back(dark);
  return words;
}

// "red 250 ms", "dark 250 ms"; "red" alone lights up for good.
class Phase final : public input::Shape {
 public:
  void check(const Node& node, Checker& checker) const override {
    if (!node.is_scalar()) return refuse(node, *this, checker);
    const std::string word = node.text.substr(0, node.text.find(' '));
    if (word != dark && !from_name<Colour>(word)) {
      return refuse(node, *this, checker, input::did_you_mean(word, colour_words()));
    }
    if (word.size() == node.text.size()) return;
    Node length = node;
    length.text = node.text.substr(word.size() + 1);
    length_->check(length, checker);
  }
  std::string expected() const override {
    return input::join(colour_words()) + " and how long, such as 'red 250 ms'";
  }
  nlohmann::ordered_json schema(input::SchemaWriter&) const override {
    return {{"type", "string"}, {"pattern", "^[a-z]+( .+)?$"}};
  }

 private:
  input::ShapePtr length_ = amount(phase_length);
};

LedPhase phase_of(const std::string& text) {
  const std::string word = text.substr(0, text.find(' '));
  const bool steady = word.size() == text.size();
  return {from_name<Colour>(word),
          steady ? Duration{} : nanoseconds(number_in(text.substr(word.size() + 1), duration))};
}

class Pattern final : public input::Shape {
 public:
  void check(const Node& node, Checker& checker) const override {
    const bool several = node.kind == Node::Kind::list;
    if (several && (node.items.empty() || node.items.size() > 16)) {
      return refuse(node, *this, checker,
                    ": it has " + std::to_string(node.items.size()) + " phases");
    }
    const std::size_t before = checker.problems.size();
    for (const Node* phase : input::items_of(node)) phase_->check(*phase, checker);
    if (checker.problems.size() == before) check_whole(node, checker);
  }
  std::string expected() const override {
    return "a steady colour, such as red, or phases, such as [red 250 ms, dark 250 ms]";
  }
  nlohmann::ordered_json schema(input::SchemaWriter& writer) const override {
    return input::list_or_one(phase_)->schema(writer);
  }

 private:
  void check_whole(const Node& node, Checker& checker) const {
    bool lit = false;
    for (const Node* item : input::items_of(node)) {
      const LedPhase phase = phase_of(item->text);
      lit = lit || phase.colour.has_value();
      const bool in_list = node.kind == Node::Kind::list && node.items.size() > 1;
      if (in_list && phase.length == Duration{}) refuse(*item, *phase_, checker);
    }
    if (!lit) refuse(node, *this, checker, ": it is always dark");
  }

  input::ShapePtr phase_ = std::make_shared<Phase>();
};

std::shared_ptr<Leaf> pattern_leaf() {
  auto shape = std::make_shared<Leaf>(std::make_shared<Pattern>(), phase_length);
  shape->with("times", input::integer(1, 100), "So often, then dark; without it for ever.",
              Need::optional);
  return shape;
}

LedPattern pattern_of(const Node& leaf) {
  LedPattern pattern;
  for (const Node* phase : input::items_of(value_of(leaf))) {
    pattern.phases.push_back(phase_of(phase->text));
  }
  const Node* times = leaf.find("times");
  if (times) pattern.repeats = static_cast<int>(input::integer_of(*times));
  return pattern;
}

SectionPtr<world::Speech> speech_section() {
  using S = world::Speech;
  static const SectionPtr<S> shape = [] {
    auto s = section<S>("a prompt", "What the voice says.");
    s->field(
        "words", leaf(input::text("words", "Power on")), "What is said.",
        [](S& speech, const Node& node, Reading&) { speech.words = value_of(node).text; },
        Need::required);
    add_amount(*s, "length", {duration, "1 ms", "60 s"}, "How long that takes.", &S::length);
    return s;
  }();
  return shape;
}

// In the order of LedSign.
constexpr std::array sign_docs = {
    "Nothing.",
    "From rails up to service.",
    "In service, without a host.",
    "Without any host: it can be found.",
    "A host is connected.",
    "The charge is low.",
    "It charges.",
    "It is full.",
    "The protection IC has tripped; trickle.",
    "The reset's chord has been held.",
    "A reset was refused or aborted.",
    "A reset is under way.",
    "A reset was confirmed.",
    "A page of the EEPROM could not be written.",
    "A reset was left half done.",
    "The boot loader has been told to reset.",
};
static_assert(sign_docs.size() == count_of<LedSign>());

SectionPtr<Product> prompts_section(const FamilyRules& family) {
  auto s = section<Product>("prompts", "What the voice says; a prompt without words is mute.");
  for (std::size_t i = 0; i < count_of<Prompt>(); ++i) {
    const Need need = family.prompt == static_cast<Prompt>(i) ? Need::required : Need::optional;
    s->field(
        std::string(name_of(static_cast<Prompt>(i))), speech_section(), "",
        [i](Product& product, const Node& node, Reading& reading) {
          world::Speech& speech = product.face.prompts[i].emplace();
          speech_section()->read(node, speech, reading);
          product.params.prompts[i] = speech.length;
        },
        need);
  }
  return s;
}

}  // namespace

SectionPtr<world::Faceplate> lights_section(const FamilyRules& family) {
  auto s = section<world::Faceplate>("lights",
                                     "How the LED shows each sign; one without a look is dark.");
  for (std::size_t i = 1; i < count_of<LedSign>(); ++i) {
    const Need need = family.sign == static_cast<LedSign>(i) ? Need::required : Need::optional;
    s->field(
        std::string(name_of(static_cast<LedSign>(i))), pattern_leaf(), "",
        [i](world::Faceplate& face, const Node& node, Reading&) {
          face.leds[i] = pattern_of(node);
        },
        need);
  }
  return s;
}

SectionPtr<Product> sound_section(const FamilyRules& family) {
  using B = parts::BeepParams;
  auto beep = section<B>("a beep", "One beep of a train.");
  add_amount(*beep, "on", {milliseconds, "1 ms", "5 s"}, "Its length.", &B::on_ms);
  add_amount(*beep, "off", {milliseconds, "1 ms", "5 s"}, "The pause between two.", &B::off_ms);
  auto s = section<Product>("sound", "Beeps and prompts.");
  add_section(*s, "beep", SectionPtr<B>(beep), [](Product& p) -> B& { return p.params.beep; });
  add_section(*s, "prompts", prompts_section(family), [](Product& p) -> Product& { return p; });
  return s;
}

Instant flash_onset(const LedPattern& pattern, Colour colour, int n) {
  Instant at{};
  const int periods = pattern.repeats == 0 ? n : pattern.repeats;
  int flashes = 0;
  for (int period = 0; period < periods; ++period) {
    for (const LedPhase& phase : pattern.phases) {
      if (phase.colour == colour && ++flashes == n) return at;
      at = at + phase.length;
    }
  }
  return never;
}

}  // namespace headloop::datasheet
