#include "tools/script/for_each.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "tools/input/nearest.hpp"
#include "tools/input/scalars.hpp"
#include "tools/script/names.hpp"

namespace headloop::script {

using input::Node;
using input::Place;
using input::Problems;

namespace {

// One value of an axis, with all the names that it gives a value to.
struct Choice {
  std::string label;
  std::vector<std::pair<std::string, const Node*>> values;
};

struct Axis {
  std::string name;  // empty: the rows of a plain table
  std::vector<Choice> choices;
};

// All that a `for-each` declares.
class Axes {
 public:
  Axes(const Node* for_each, Problems& problems) : problems_(problems) {
    if (!for_each) return;
    if (for_each->kind == Node::Kind::list) add_axis(std::string(), *for_each);
    for (const auto& [key, value] : for_each->entries) {
      if (!has_rows(value)) declare(key.text, key.at, key.text);
      add_axis(key.text, value);
    }
  }

  const std::vector<Axis>& axes() const { return axes_; }
  const std::map<std::string, Place>& names() const { return names_; }

  // How many instances, or more than `limit`.
  std::size_t instances(std::size_t limit) const {
    std::size_t product = 1;
    for (const Axis& axis : axes_) {
      if (axis.choices.size() > limit / product) return limit + 1;
      product *= axis.choices.size();
    }
    return product;
  }

 private:
  // An axis of rows is there for the names in them.
  static bool has_rows(const Node& values) {
    const auto is_row = [](const Node& item) { return item.kind == Node::Kind::map; };
    return std::any_of(values.items.begin(), values.items.end(), is_row);
  }

  void declare(const std::string& name, Place at, const std::string& axis) {
    const auto [owner, fresh] = owners_.emplace(name, axis);
    names_.emplace(name, at);
    if (fresh || owner->second == axis) return;
    problems_.add(at, "name " + input::quote(name) + " on two axes, expected it on one");
  }

  void add_axis(const std::string& name, const Node& values) {
    Axis axis{name, {}};
    if (values.kind == Node::Kind::map) {
      sweep(axis, values);
    } else {
      for (const Node& item : values.items) axis.choices.push_back(choice(name, item));
    }
    std::set<std::string> seen;
    for (std::size_t i = 0; i < axis.choices.size(); ++i) {
      if (seen.insert(axis.choices[i].label).second) continue;
      const Place at = values.kind == Node::Kind::list ? values.items[i].at : values.at;
      problems_.add(at, input::quote(axis.choices[i].label) + " for the second time, expected " +
                            "different values");
    }
    axes_.push_back(std::move(axis));
  }

  Choice choice(const std::string& axis, const Node& item) {
    if (item.kind != Node::Kind::map) return {item.text, {{axis, &item}}};
    const Node& id = *item.find(row_id);
    Choice row{id.text, {}};
    if (!axis.empty()) row.values.emplace_back(axis, &id);
    for (const auto& [key, value] : item.entries) {
      row.values.emplace_back(key.text, &value);
      // The ids of two tables may both go unused.
      if (key.text != row_id) declare(key.text, key.at, axis);
    }
    return row;
  }

  void sweep(Axis& axis, const Node& map) {
    const std::int64_t from = input::integer_of(*map.find(sweep_from));
    const std::int64_t to = input::integer_of(*map.find(sweep_to));
    const Node* written = map.find(sweep_step);
    const std::int64_t step = written ? input::integer_of(*written) : 1;
    if (from > to) {
      problems_.add(map.at, "numbers from " + std::to_string(from) + " to " + std::to_string(to) +
                                ", expected the smaller one first");
    }
    for (std::int64_t n = from; n <= to && axis.choices.size() <= scenarios_max; n += step) {
      numbers_.push_back(input::scalar(std::to_string(n), false, map.at));
      axis.choices.push_back({numbers_.back().text, {{axis.name, &numbers_.back()}}});
    }
  }

  Problems& problems_;
  std::vector<Axis> axes_;
  std::map<std::string, Place> names_;
  std::map<std::string, std::string> owners_;
  std::deque<Node> numbers_;
};

using Values = std::map<std::string, const Node*>;

// Replaces names in one instance.
class Replacer {
 public:
  Replacer(const Axes& axes, const Values& values, std::set<std::string>& used, Problems& problems,
           Room& room, Place declared)
      : axes_(axes),
        values_(values),
        used_(used),
        problems_(problems),
        room_(room),
        declared_(declared) {}

  // nullopt: a name without a value, and with it what it was to be the value of.
  std::optional<Node> replace(const Node& node) {
    if (node.is_scalar()) return replace_scalar(node);
    pay(0);
    Node copy;
    copy.kind = node.kind;
    copy.at = node.at;
    for (const Node& item : node.items) {
      if (auto value = replace(item)) copy.items.push_back(std::move(*value));
    }
    for (const auto& [key, value] : node.entries) {
      auto new_key = replace_scalar(key);
      if (new_key) new_key->at = key.at;
      auto new_value = replace(value);
      if (new_key && new_value)
        copy.entries.push_back({std::move(*new_key), std::move(*new_value)});
    }
    return copy;
  }

 private:
  static constexpr std::string_view open = "${";

  void pay(std::size_t text) {
    constexpr std::size_t value = 64;
    if (room_.bytes < value + text) {
      problems_.stop(declared_, "the scenarios of one file take more than " +
                                    std::to_string(expansion_max >> 20U) +
                                    " MiB by now, expected fewer or smaller ones");
    }
    room_.bytes -= value + text;
  }

  void pay_all(const Node& node) {
    pay(node.text.size());
    for (const Node& item : node.items) pay_all(item);
    for (const auto& [key, value] : node.entries) {
      pay(key.text.size());
      pay_all(value);
    }
  }

  std::optional<Node> replace_scalar(const Node& node) {
    pay(node.text.size());
    if (node.text.find(open) == std::string::npos) return node;
    const std::string_view text = node.text;
    const bool whole = text.substr(0, 2) == open && text.find('}') == text.size() - 1;
    if (whole) return whole_value(node, node.text.substr(2, text.size() - 3));
    return input::scalar(replace_in(node), node.quoted, node.at);
  }

  std::optional<Node> whole_value(const Node& node, const std::string& name) {
    const Node* value = value_of(name, node);
    if (!value || (value->kind == Node::Kind::nothing && value->text.empty())) return {};
    pay_all(*value);
    return *value;
  }

  std::string replace_in(const Node& node) {
    std::string_view rest = node.text;
    std::string text;
    for (std::size_t begin = rest.find(open); begin != std::string_view::npos;
         begin = rest.find(open)) {
      const std::size_t end = rest.find('}', begin);
      if (end == std::string_view::npos) {
        problems_.add(node.at, "'${' without its '}' in " + input::quote(node.text) +
                                   ", expected a name between them");
        return node.text;
      }
      const std::string name(rest.substr(begin + 2, end - begin - 2));
      text += std::string(rest.substr(0, begin)) + embedded_value(node, name);
      rest.remove_prefix(end + 1);
    }
    return text + std::string(rest);
  }

  std::string embedded_value(const Node& node, const std::string& name) {
    const Node* value = value_of(name, node);
    if (value && value->is_scalar() && !value->text.empty()) {
      pay(value->text.size());
      return value->text;
    }
    if (axes_.names().count(name) != 0) {
      problems_.add(node.at, "name " + input::quote(name) + " inside other text has " +
                                 (value ? input::found(*value) : "nothing") +
                                 " for a value, expected a single value");
    }
    return {};
  }

  const Node* value_of(const std::string& name, const Node& where) {
    used_.insert(name);
    const auto found = values_.find(name);
    if (found != values_.end()) return found->second;
    if (axes_.names().count(name) != 0) return nullptr;  // another row has it
    std::vector<std::string> known;
    for (const auto& [other, at] : axes_.names()) known.push_back(other);
    problems_.add(where.at,
                  "unknown name " + input::quote(name) + ", expected " +
                      (known.empty() ? "one that 'for-each' declares" : input::join(known)) +
                      input::did_you_mean(name, known));
    return nullptr;
  }

  const Axes& axes_;
  const Values& values_;
  std::set<std::string>& used_;
  Problems& problems_;
  Room& room_;
  Place declared_;
};

// The choices of instance number `n`: the last axis changes fastest.
std::string choose(const Axes& axes, std::size_t n, Values& values) {
  std::string label;
  for (auto axis = axes.axes().rbegin(); axis != axes.axes().rend(); ++axis) {
    const Choice& choice = axis->choices[n % axis->choices.size()];
    n /= axis->choices.size();
    for (const auto& [name, value] : choice.values) values[name] = value;
    const std::string own = (axis->name.empty() ? "" : axis->name + "=") + choice.label;
    label = own + (label.empty() ? "" : ", ") + label;
  }
  return label;
}

Node without_for_each(const Node& document) {
  Node rest = document;
  std::erase_if(rest.entries, [](const input::Entry& e) { return e.key.text == for_each_key; });
  return rest;
}

}  // namespace

std::size_t expand(const Node& document, Room& room, Problems& problems, const TakeInstance& take) {
  const std::size_t before = problems.size();
  const Node* declared = document.find(for_each_key);
  const Axes axes(declared, problems);
  if (problems.size() > before) return 0;

  const Node scenario = without_for_each(document);
  const Place place = declared ? declared->at : document.at;
  const std::size_t count = axes.instances(room.scenarios);
  if (count > room.scenarios) {
    problems.stop(place, "this makes more than " + std::to_string(scenarios_max) +
                             " scenarios of one file, expected at most so many");
  }
  room.scenarios -= count;
  std::set<std::string> used;
  for (std::size_t n = 0; n < count; ++n) {
    Values values;
    const std::string label = choose(axes, n, values);
    Problems own(problems.file());
    const auto instance = Replacer(axes, values, used, own, room, place).replace(scenario);
    if (!take(*instance, label, own)) return count;
  }
  for (const auto& [name, at] : axes.names()) {
    if (used.count(name) != 0) continue;
    problems.add(at, "name " + input::quote(name) + " is never used, expected ${" + name +
                         "} somewhere in the scenario");
  }
  return count;
}

}  // namespace headloop::script
