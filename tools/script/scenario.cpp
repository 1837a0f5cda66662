#include "tools/script/scenario.hpp"

#include <utility>

#include "tools/input/scalars.hpp"
#include "tools/script/ending.hpp"
#include "tools/script/for_each.hpp"
#include "tools/script/reading.hpp"
#include "tools/script/steps.hpp"
#include "tools/script/unit.hpp"

namespace headloop::script {

using input::Lines;
using input::Need;
using input::Node;
using world::Script;

namespace {

// Reasons and descriptions are often folded, which leaves a line break at their end.
std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(" \n") + 1);
  return text;
}

// Keeps the node for later, when what it hangs on is known.
auto keep(const Node* ScenarioDraft::*place) {
  return
      [place](ScenarioDraft& draft, const Node& node, const Catalogue&) { draft.*place = &node; };
}

void add_head(ScenarioShape& shape) {
  shape.field(
      "title", input::text("text", "Resets at 12 s"),
      "What it shows, in a few words; different from every other title in the file.",
      [](ScenarioDraft& draft, const Node& node, const Catalogue&) {
        draft.script.title = node.text;
      },
      Need::required);
  shape.field("description", input::text("text", "A reader who lets go too early ...", Lines::many),
              "What a reader should know about it.",
              [](ScenarioDraft& draft, const Node& node, const Catalogue&) {
                draft.script.description = trimmed(node.text);
              });
  shape.field("covers", input::list_or_one(input::name_of_kind("claim", "the id of a claim")),
              "The claims of claims.yaml that it shows.",
              [](ScenarioDraft& draft, const Node& node, const Catalogue&) {
                for (const Node* id : input::items_of(node)) {
                  draft.script.covers.push_back(id->text);
                }
              });
  shape.field(
      "device", input::name_of_kind("device", "the id of a device, such as mdr-1000x"),
      "Which product it is about.",
      [](ScenarioDraft& draft, const Node& node, const Catalogue&) {
        draft.script.device = node.text;
      },
      Need::required);
}

void add_body(ScenarioShape& shape) {
  shape.field("unit", unit(), "The unit on the bench; an ordinary one if left out.",
              keep(&ScenarioDraft::unit));
  shape.field("hosts", hosts(), "The hosts around it; one paired `phone` if left out.",
              keep(&ScenarioDraft::hosts));
  shape.field("steps", input::list(step(), 1), "What is done, in order.",
              keep(&ScenarioDraft::steps), Need::required);
  shape.field("inspect", inspection(), "What the unit must be like inside at the end.",
              keep(&ScenarioDraft::inspect));
  shape.field("outcome", outcome(), "What it must all come to.", keep(&ScenarioDraft::outcome));
}

void add_exceptions(ScenarioShape& shape) {
  shape.field(
      "fidelity", input::words("fidelity", {"pin"}),
      "`pin`: it shows what only the pin ring has; in the unit ring it is skipped.",
      [](ScenarioDraft& draft, const Node&, const Catalogue&) { draft.script.needs_pins = true; });
  shape.field("skip", input::reason("needs the pin ring"),
              "Why it is not run. It is reported as skipped.",
              [](ScenarioDraft& draft, const Node& node, const Catalogue&) {
                draft.script.skip_reason = trimmed(node.text);
              });
  shape.field("known-failure", input::reason("see issue 12"),
              "Why it fails as yet. Should it pass, that is a failure.",
              [](ScenarioDraft& draft, const Node& node, const Catalogue&) {
                draft.script.known_failure_reason = trimmed(node.text);
              });
  shape.field(std::string(for_each_key), for_each(), "Makes it many scenarios.", {});
  shape.rule(input::KeyRule::Kind::at_most_one, {"skip", "known-failure"});
}

const Node& nothing() {
  static const Node node;
  return node;
}

}  // namespace

std::shared_ptr<const ScenarioShape> scenario() {
  static const auto shape = [] {
    auto object = std::make_shared<ScenarioShape>(
        "scenario", "a scenario",
        "One YAML document is one scenario; a file may hold several, with `---` between them.");
    add_head(*object);
    add_body(*object);
    add_exceptions(*object);
    object->example(
        "title: Resets when both buttons are held for 12 s\n"
        "covers: [P1, R2]\n"
        "device: mdr-1000x\n"
        "steps:\n"
        "  - hold: [power, nc-ambient]\n"
        "    until: {led: {flashes: green}, nth: 2}\n"
        "    expect: {led: reset-ready, within: 12.5 s, not-before: 11.9 s}\n"
        "  - wait: 10 s\n"
        "inspect: {paired-hosts: 0, battery-profile: factory}\n"
        "outcome: works\n");
    return object;
  }();
  return shape;
}

Script script_of(const Node& node, const std::string& label, const Catalogue& catalogue,
                 input::Problems& problems, bool every_step) {
  ScenarioDraft draft;
  scenario()->read(node, draft, catalogue);
  Script& script = draft.script;
  script.name = script.title + (label.empty() ? "" : " (" + label + ")");
  script.at = {problems.file(), node.at.line, node.at.column};

  Reading reading{catalogue, *catalogue.find(script.device), problems};
  reading.every_step = every_step;
  script.unit = unit_of(draft.unit, reading);
  reading.unit = &script.unit;
  if (!script.needs_pins) refuse_wire_faults(script.unit, reading);
  script.hosts = hosts_of(draft.hosts, draft.unit, script.unit, reading);
  reading.hosts = &script.hosts;
  script.steps = steps_of(draft.steps ? *draft.steps : nothing(), script.unit, reading);
  if (draft.inspect) inspection()->read(*draft.inspect, script.inspections, reading);
  if (draft.outcome) read_outcome(*draft.outcome, script, reading);
  return std::move(script);
}

}  // namespace headloop::script
