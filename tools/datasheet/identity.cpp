// What a product is called, its releases and their known bugs, its controls.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "tools/datasheet/face.hpp"

namespace headloop::datasheet {
namespace {

using input::Checker;

// Lower-case words joined by '-'.
class Name final : public input::Shape {
 public:
  Name(std::string what, std::string example, std::string letters)
      : what_(std::move(what)), example_(std::move(example)), letters_(std::move(letters)) {}

  void check(const Node& node, Checker& checker) const override {
    const bool fits = node.kind == Node::Kind::text && node.text.size() <= 64 &&
                      node.text[0] != '-' &&
                      node.text.find_first_not_of(letters_) == std::string::npos;
    if (!fits) refuse(node, *this, checker);
  }
  std::string expected() const override { return what_ + ", such as " + example_; }
  nlohmann::ordered_json schema(input::SchemaWriter&) const override {
    return {{"type", "string"}, {"pattern", "^[a-z0-9/+-]+$"}};
  }

 private:
  std::string what_;
  std::string example_;
  std::string letters_;
};

const std::string plain = "abcdefghijklmnopqrstuvwxyz0123456789-";

// Guides write 'nc/ambient' and 'vol+'.
input::ShapePtr control_name() {
  static const auto shape =
      std::make_shared<Name>("a control's name in lower case", "volume-down", plain + "/+");
  return shape;
}

class BugId final : public input::Shape {
 public:
  void check(const Node& node, Checker& checker) const override {
    if (node.kind != Node::Kind::text || node.text.size() > 64) refuse(node, *this, checker);
  }
  std::string expected() const override { return "a bug's name, such as XM4-TOUCH-01"; }
  nlohmann::ordered_json schema(input::SchemaWriter&) const override {
    return {{"type", "string"}};
  }
};

void add_text(Section<Product>& s, std::string key, input::ShapePtr shape, std::string doc,
              std::string Product::*member) {
  s.field(
      std::move(key), leaf(std::move(shape)), std::move(doc),
      [member](Product& product, const Node& node, Reading&) {
        product.*member = value_of(node).text;
      },
      Need::required);
}

std::shared_ptr<Leaf> control_leaf() {
  auto shape = leaf(input::words_of<world::ControlKind>(""));
  shape->with("also", input::list(control_name()), "Other names that people use for it.",
              Need::optional);
  shape->with("taken-for", input::list(control_name()),
              "Controls of other products that a reader would take it for.", Need::optional);
  shape->with("wears-out", amount({input::duration, "1 day", "100 years"}),
              "Its mean time between failures; without it use does not wear it.", Need::optional);
  return shape;
}

std::vector<std::string> words_at(const Node& leaf, std::string_view key) {
  std::vector<std::string> words;
  if (const Node* list = leaf.find(key)) {
    for (const Node& item : list->items) words.push_back(item.text);
  }
  return words;
}

SectionPtr<models::KnownBug> bug_section() {
  using B = models::KnownBug;
  static const SectionPtr<B> shape = [] {
    auto s = section<B>("a known bug", "A defect of the firmware, and which release ends it.");
    s->field(
        "prose", leaf(input::text("a sentence", "The panel locks up.", input::Lines::many)),
        "What it means in the world.",
        [](B& bug, const Node& node, Reading&) { bug.prose = value_of(node).text; },
        Need::required);
    s->field(
        "fixed-in", leaf(input::version(3)), "The first release without it.",
        [](B& bug, const Node& node, Reading&) {
          bug.fixed_in = input::version_of(value_of(node), 3);
        },
        Need::required);
    s->field("share", leaf(Amount{per_ten_thousand, "0 %", "100 %"}),
             "Of the units in use, those that run a release with it.",
             [](B& bug, const Node& node, Reading& reading) {
               put(bug.share_per_10000, value_of(node), per_ten_thousand, reading);
             });
    return s;
  }();
  return shape;
}

}  // namespace

SectionPtr<Product> identity_section() {
  auto s = section<Product>("a product", "What it is called.");
  add_text(*s, "id", std::make_shared<Name>("a product's name in lower case", "mdr-1000x", plain),
           "As scenarios name it.", &Product::id);
  add_text(*s, "title", input::text("a name", "MDR-1000X"), "As people write it.", &Product::title);
  add_text(*s, "family", input::words_of<models::Family>(""), "Whose firmware it runs.",
           &Product::family);
  add_text(*s, "chipset", input::text("a chip's name", "QCC3001"), "As the source names it.",
           &Product::chipset);
  add_text(*s, "rule", input::text("a sentence", "Hold Power for 12 s.", input::Lines::many),
           "Its reset in a sentence.", &Product::rule);
  return s;
}

input::ShapePtr releases_table() {
  return input::table("", "a mapping of versions to notes", input::version(3),
                      leaf(input::text("a note", "fixes the touch panel", input::Lines::many)), "");
}

void read_releases(Product& product, const Node& releases) {
  for (const auto& [version, note] : releases.entries) {
    product.releases.push_back({input::version_of(version, 3), value_of(note).text});
  }
}

input::ShapePtr bugs_table() {
  return input::table("", "a mapping of known bugs", std::make_shared<BugId>(), bug_section(), "");
}

void read_bugs(Product& product, const Node& bugs) {
  input::Problems none("");
  Reading reading{none, product};
  for (const auto& [id, bug] : bugs.entries) {
    models::KnownBug& entry = product.bugs.emplace_back();
    entry.id = id.text;
    bug_section()->read(bug, entry, reading);
  }
}

input::ShapePtr controls_table() {
  return input::table("", "a mapping of controls", control_name(), control_leaf(), "");
}

void read_controls(Product& product, const Node& controls) {
  models::Params& params = product.params;
  for (const auto& [name, leaf] : controls.entries) {
    const auto kind = input::word_of<world::ControlKind>(value_of(leaf));
    const auto index = static_cast<std::uint8_t>(product.face.controls.size());
    if (kind == world::ControlKind::touch_panel) params.touch_control = index;
    if (kind == world::ControlKind::slide_switch) {
      params.slide_control = params.firmware.slide_key = index;
      params.firmware.slide_power = true;
    }
    const Node* life = leaf.find("wears-out");
    if (life != nullptr && index < models::controls_max) {
      params.contact_life[index] = nanoseconds(number_in(life->text, input::duration));
    }
    product.face.controls.push_back(
        {name.text, kind, words_at(leaf, "also"), words_at(leaf, "taken-for")});
  }
  params.control_count = static_cast<std::uint8_t>(product.face.controls.size());
}

}  // namespace headloop::datasheet
