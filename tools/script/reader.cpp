#include "tools/script/reader.hpp"

#include <map>
#include <utility>

#include "tools/input/yaml.hpp"
#include "tools/script/for_each.hpp"
#include "tools/script/scenario.hpp"
#include "tools/script/sound_part.hpp"

namespace headloop::script {

using input::Checker;
using input::Node;
using input::Place;
using input::Problems;
using world::Script;

namespace {

// A file with a mistake in each of ten thousand instances needs not show all of them.
constexpr std::size_t bad_instances_max = 100;

// Problems of the instances of one scenario: what all of them share needs no label.
class InstanceProblems {
 public:
  void take(const Problems& found, const std::string& label) {
    for (const auto& problem : found.found()) {
      ++seen_.emplace(problem, Seen{label, 0}).first->second.times;
    }
    if (!found.empty()) ++bad_;
  }
  bool enough() const { return bad_ >= bad_instances_max; }

  void put_into(Problems& problems, std::size_t instances) const {
    for (const auto& [problem, seen] : seen_) {
      const bool everywhere = seen.times == instances || seen.label.empty();
      problems.add(problem.first,
                   problem.second + (everywhere ? "" : " (with " + seen.label + ")"));
    }
  }

 private:
  struct Seen {
    std::string label;  // of the first instance that has it
    std::size_t times = 0;
  };
  std::map<std::pair<Place, std::string>, Seen> seen_;
  std::size_t bad_ = 0;
};

class Reader {
 public:
  Reader(const std::string& path, const Catalogue& catalogue)
      : catalogue_(catalogue), names_(names_of(&catalogue)), problems_(path) {}

  std::vector<Script> read(std::string_view text) {
    const std::vector<Node> documents = input::read_yaml(text, problems_);
    problems_.raise();
    if (documents.empty()) problems_.stop({}, "no scenario in the file, expected at least one");
    for (const Node& document : documents) read_document(document);
    problems_.raise();
    return std::move(scripts_);
  }

 private:
  void read_document(const Node& document) {
    if (document.kind != Node::Kind::map) {
      problems_.add(document.at, "found " + input::found(document) +
                                     ", expected a scenario: a mapping with title, device, steps");
      return;
    }
    if (const Node* declared = document.find(for_each_key)) {
      const std::size_t before = problems_.size();
      Checker checker{problems_, names_};
      for_each()->check(*declared, checker);
      if (problems_.size() > before) return;
    }
    check_once(document, for_each_key);
    InstanceProblems found;
    const std::size_t instances =
        expand(document, room_, problems_,
               [&](const Node& instance, const std::string& label, Problems& own) {
                 read_instance(instance, label, own);
                 found.take(own, label);
                 return !found.enough();
               });
    found.put_into(problems_, instances);
  }

  void read_instance(const Node& node, const std::string& label, Problems& own) {
    if (!own.empty()) return;
    Checker checker{own, names_};
    scenario()->check(node, checker);
    if (!own.empty()) return read_sound_part(node, label, own);
    Script script = script_of(node, label, catalogue_, own);
    check_name(script.name, node, own);
    const auto [first, fresh] = titles_.emplace(script.name, node.at);
    if (!fresh) {
      const Node* title = node.find("title");
      own.add(title->at, "a second scenario called " + input::quote(script.name) +
                             " in the file, the first is at " + std::to_string(first->second.line) +
                             ":" + std::to_string(first->second.column) +
                             "; expected different titles");
    }
    scripts_.push_back(std::move(script));
  }

  // A filter has to fit it, and a list has it on a line; the label of a for-each may be any text.
  static void check_name(const std::string& name, const Node& node, Problems& own) {
    if (name.find_first_of("\n\t") == std::string::npos) return;
    own.add(node.find("title")->at, "a scenario called " + input::quote(name) +
                                        ", expected a name on one line and without tabs");
  }

  // For its mistakes only: what is sound may still mean nothing.
  void read_sound_part(const Node& node, const std::string& label, Problems& own) {
    const SoundPart part = sound_part_of(node, names_);
    if (part.scenario.entries.empty()) return;
    script_of(part.scenario, label, catalogue_, own, part.every_step);
  }

  // All other keys are checked instance by instance, where this one is gone.
  void check_once(const Node& document, std::string_view key) {
    const Node* first = nullptr;
    for (const input::Entry& entry : document.entries) {
      if (entry.key.text != key) continue;
      if (first) {
        problems_.add(entry.key.at,
                      "key " + input::quote(key) + " for the second time, the first is at " +
                          std::to_string(first->at.line) + ":" + std::to_string(first->at.column) +
                          "; expected each key once");
      }
      first = &entry.key;
    }
  }

  const Catalogue& catalogue_;
  input::Names names_;
  Problems problems_;
  std::vector<Script> scripts_;
  std::map<std::string, Place> titles_;
  Room room_;
};

}  // namespace

std::vector<Script> read_scenarios(const std::string& path, std::string_view text,
                                   const Catalogue& catalogue) {
  return Reader(path, catalogue).read(text);
}

}  // namespace headloop::script
