#include <algorithm>

#include "tools/input/nearest.hpp"
#include "tools/script/cues.hpp"

namespace headloop::script {

using input::Need;
using input::Node;
using world::Expectation;

namespace {

// A word of a state machine: a state that it enters, or an event that it ignores.
struct MachineWord {
  const Node* machine = nullptr;  // nullptr: whichever has the word
  const Node* word = nullptr;
};

using MachineWordShape = input::Object<MachineWord, Reading>;
using WordList = std::vector<std::string> MachineNames::*;

std::shared_ptr<MachineWordShape> machine_word(const char* name, const char* key,
                                               const input::ShapePtr& word) {
  auto shape = std::make_shared<MachineWordShape>(
      name, "a word of a state machine", "For words that several machines of a product have.");
  shape->field(
      "machine", input::text("the name of a state machine", "reset"), "Which state machine.",
      [](MachineWord& it, const Node& node, Reading&) { it.machine = &node; }, Need::required);
  shape->field(
      key, word, "Its word.", [](MachineWord& it, const Node& node, Reading&) { it.word = &node; },
      Need::required);
  return shape;
}

// Whether the device has it; adds a problem if not.
bool has_machine(const Node& name, Reading& reading) {
  std::vector<std::string> known;
  for (const MachineNames& machine : reading.device.machines) known.push_back(machine.name);
  if (std::find(known.begin(), known.end(), name.text) != known.end()) return true;
  reading.problems.add(name.at, "unknown state machine " + input::quote(name.text) + " of " +
                                    reading.product() + ", expected " +
                                    (known.empty() ? "none: it has none" : input::join(known)) +
                                    input::did_you_mean(name.text, known));
  return false;
}

// Finds the machine and the word's number in it.
void resolve(const MachineWord& it, WordList list, Expectation& e, std::uint16_t& number,
             Reading& reading) {
  if (it.machine && !has_machine(*it.machine, reading)) return;
  std::vector<std::string> owners;
  std::vector<std::string> known;
  for (std::size_t i = 0; i < reading.device.machines.size(); ++i) {
    const MachineNames& machine = reading.device.machines[i];
    if (it.machine && machine.name != it.machine->text) continue;
    const std::vector<std::string>& words = machine.*list;
    known.insert(known.end(), words.begin(), words.end());
    const auto found = std::find(words.begin(), words.end(), it.word->text);
    if (found == words.end()) continue;
    owners.push_back(machine.name);
    e.cue.subject = static_cast<std::uint8_t>(i);
    number = static_cast<std::uint16_t>(found - words.begin());
  }
  if (owners.size() == 1) return;
  const std::string which = input::quote(it.word->text);
  if (owners.empty()) {
    reading.problems.add(it.word->at, "no state machine of " + reading.product() + " has " + which +
                                          ", expected " +
                                          (known.empty() ? "none" : input::join(known)) +
                                          input::did_you_mean(it.word->text, known));
  } else {
    reading.problems.add(it.word->at, which + " of " + input::join(owners, "and") +
                                          ", expected {machine: ..., ...} to say which one");
  }
}

std::shared_ptr<const CueCase> state_cue() {
  const auto state = input::text("the name of a state", "confirmed");
  const auto named = machine_word("machine-state", "is", state);
  auto shape = std::make_shared<CueCase>("", "the cue 'state'",
                                         "A state machine of the firmware enters a state.");
  shape->field(
      "state", input::value_or_map(state, named), "Which state.",
      [named](Expectation& e, const Node& node, Reading& reading) {
        MachineWord it{nullptr, &node};
        if (!node.is_scalar()) named->read(node, it, reading);
        e.cue.channel = Channel::machine;
        resolve(it, &MachineNames::states, e, e.cue.state_name.emplace(), reading);
      },
      Need::required);
  shape->example("{state: {machine: reset, is: confirmed}}\n");
  return shape;
}

std::shared_ptr<const CueCase> ignored_cue() {
  const auto event = input::text("the name of an event", "key-down");
  const auto named = machine_word("machine-event", "event", event);
  auto shape = std::make_shared<CueCase>(
      "", "the cue 'ignored'", "A state machine gets an event that its state has no use for.");
  shape->field(
      std::string(name_of(Channel::ignored)), input::value_or_map(event, named), "Which event.",
      [named](Expectation& e, const Node& node, Reading& reading) {
        MachineWord it{nullptr, &node};
        if (!node.is_scalar()) named->read(node, it, reading);
        e.cue.channel = Channel::ignored;
        resolve(it, &MachineNames::events, e, e.cue.what.emplace(), reading);
      },
      Need::required);
  shape->example("{ignored: {machine: reset, event: key-down}}\n");
  return shape;
}

}  // namespace

void add_machine_cues(CueCases& cases) {
  cases.push_back(state_cue());
  cases.push_back(ignored_cue());
}

}  // namespace headloop::script
