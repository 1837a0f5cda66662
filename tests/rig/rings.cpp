#include "tests/rig/rings.hpp"

#include <algorithm>

#include "models/pin/bench.hpp"
#include "models/unit/unit.hpp"
#include "sim/hal/vocabulary.hpp"
#include "sim/world/run.hpp"
#include "tools/datasheet/datasheet.hpp"

namespace headloop::rig::tests {
namespace {

template <class Ring>
Record run_in(const models::Product& product, const world::Script& script) {
  const world::Scene scene{script, product.face};
  Record record;
  Ring ring(product, script);
  world::Player player(script);
  ring.show_at_begin(record);
  world::run(scene, ring, player, record);
  record.sort_canonically();
  return record;
}

std::string line_of(const Record& record, std::size_t position) {
  if (position >= record.size()) return "-";
  const Observation& o = record[position];
  return std::to_string(o.at.ns) + " ns " + std::string(name_of(o.channel)) + "/" +
         std::to_string(o.subject) + " what " + std::to_string(o.what) + " a " +
         std::to_string(o.a) + " b " + std::to_string(o.b);
}

}  // namespace

Record run_in_unit_ring(const models::Product& product, const world::Script& script) {
  return run_in<models::Unit>(product, script);
}

Record run_in_pin_ring(const models::Product& product, const world::Script& script) {
  return run_in<pin::Bench>(product, script);
}

std::string difference(const Record& unit, const Record& pin) {
  const auto& a = unit.observations();
  const auto& b = pin.observations();
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end() && y == b.end()) return "";
  const auto at = static_cast<std::size_t>(x - a.begin());
  std::string text = "the rings part at observation " + std::to_string(at) + "\n";
  constexpr std::size_t around = 8;
  for (std::size_t i = at - std::min(at, around); i < at + around; ++i) {
    text += (i == at ? "> unit " : "  unit ") + line_of(unit, i) + "\n";
    text += (i == at ? "> pin  " : "  pin  ") + line_of(pin, i) + "\n";
  }
  return text;
}

const std::vector<models::Product>& products() {
  static const std::vector<models::Product> list = datasheet::load_products({});
  return list;
}

const models::Product& product(const std::string& id) {
  const auto& list = products();
  return *std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
}

}  // namespace headloop::rig::tests
