#include <utility>

#include "tools/script/terms.hpp"
#include "tools/script/unit.hpp"

namespace headloop::script {

using input::Need;
using input::Node;
using world::HostSetup;

namespace {

constexpr std::size_t hosts_max = 8;
const char* const usual_host = "phone";

using HostShape = input::Object<HostSetup, Reading>;

std::shared_ptr<const HostShape> make_host() {
  auto shape = std::make_shared<HostShape>("host", "a host",
                                           "A phone, or whatever else plays through the unit.");
  shape->field(
      "name", host(), "How steps and cues call it.",
      [](HostSetup& host, const Node& node, Reading&) { host.name = node.text; }, Need::required);
  shape->field("app", app_version(), "Version of the companion app on it; 9.0 if left out.",
               [](HostSetup& host, const Node& node, Reading&) {
                 host.app_version = input::version_of(node, 2);
               });
  shape->field("address", input::words({}, {"fixed", "randomised"}),
               "Whether it shows the same address everywhere; `fixed` if left out.",
               [](HostSetup& host, const Node& node, Reading&) {
                 host.randomises_address = node.text == "randomised";
               });
  shape->field(
      "auto-connect", input::yes_no(), "Whether it connects by itself; yes if left out.",
      [](HostSetup& host, const Node& node, Reading&) { host.auto_connect = yes_no_of(node); });
  shape->field("paired", input::yes_no(), "Whether the unit knows it; yes if left out.",
               [](HostSetup& host, const Node& node, Reading&) { host.paired = yes_no_of(node); });
  shape->example("name: laptop\naddress: randomised\nauto-connect: no\n");
  return shape;
}

const std::shared_ptr<const HostShape>& host_shape() {
  static const auto shape = make_host();
  return shape;
}

}  // namespace

input::ShapePtr hosts() {
  static const input::ShapePtr shape = input::list(host_shape(), 1, hosts_max);
  return shape;
}

std::vector<HostSetup> hosts_of(const Node* list, const Node* unit_node,
                                const world::UnitSetup& unit, Reading& reading) {
  std::vector<HostSetup> hosts;
  std::size_t paired = static_cast<std::size_t>(unit.extra_paired);
  if (!list) {
    hosts.emplace_back().name = usual_host;
    ++paired;
  }
  for (const Node& node : list ? list->items : std::vector<Node>{}) {
    HostSetup host;
    host_shape()->read(node, host, reading);
    for (const HostSetup& before : hosts) {
      if (before.name != host.name) continue;
      reading.problems.add(node.at,
                           "a second host " + input::quote(host.name) + ", expected another name");
    }
    paired += host.paired ? 1U : 0U;
    if (paired == hosts_max + 1) {
      reading.problems.add(node.at,
                           "more paired hosts than the unit's address table holds, "
                           "expected at most 8 together with 'extra-paired'");
    }
    hosts.push_back(std::move(host));
  }
  if (!list && paired > hosts_max) {
    reading.problems.add(unit_node->find(extra_paired_key)->at,
                         "more paired hosts than the unit's address table holds, expected at most "
                         "7 beside the usual phone, or 'hosts: [{name: phone, paired: no}]'");
  }
  return hosts;
}

}  // namespace headloop::script
