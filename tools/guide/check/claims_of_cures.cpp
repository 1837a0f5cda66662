// Statements of what mends a unit: a reset, or a tool.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/parts/port.hpp"
#include "sim/world/checks.hpp"
#include "sim/world/property.hpp"
#include "tools/guide/check/assertions.hpp"
#include "tools/guide/check/experiment.hpp"

namespace headloop::checker {
namespace {

using world::Property;

template <Property P, auto Good>
bool is(const Trial& trial) {
  return trial.state_of(P) == static_cast<std::int64_t>(Good);
}

template <AudioEvent E>
bool is_silent_of(const Trial& trial) {
  const auto& observations = trial.record.observations();
  return std::none_of(observations.begin(), observations.end(),
                      [](const Observation& o) { return world::is(o, Channel::audio, E); });
}

// Faults that a reset may be said to mend, and what shows whether it has.
struct Cure {
  std::initializer_list<std::string_view> stems;
  Fault fault;
  bool (*mended)(const Trial& trial);
  std::string_view claim;
  bool heard = false;  // only while music plays
};
const std::array<Cure, 6> cures = {
    {{{"drift"}, Fault::drift, is<Property::threshold_drift_mv, 0>, "R3"},
     {{"stack", "codec", "handoff"},
      Fault::stack_corruption,
      is<Property::link_stack, world::StackState::good>,
      "R4"},
     {{"flash"}, Fault::flash_corrupt, is<Property::flash, world::FlashState::good>, "D4"},
     {{"protection"},
      Fault::protection_tripped,
      is<Property::protection, world::ProtectionState::closed>,
      "D2"},
     {{"crackl"}, Fault::driver_leads, is_silent_of<AudioEvent::crackle>, "F4", true},
     {{"dropout", "drop-out"},
      Fault::flex_cable,
      is_silent_of<AudioEvent::left_drop_out>,
      "F4",
      true}}};

struct Tool {
  std::string_view stem;
  world::CleaningTool tool;
};
constexpr std::array tools = {Tool{"toothpick", world::CleaningTool::toothpick},
                              Tool{"compress", world::CleaningTool::compressed_air},
                              Tool{"brush", world::CleaningTool::brass_brush}};

// Whether the tool gets the lint out of that product's port.
void try_tool(ClaimDesk& desk, std::size_t sentence, const Tool& tool, bool denied,
              const models::Product& product) {
  Experiment experiment(product);
  const Trial trial = experiment.has(Fault::lint).clean_port(tool.tool).run(desk);
  const bool clean = is<Property::cable_seen, false>(trial);
  desk.test(sentence);
  if (clean != denied) return;
  desk.refute(sentence,
              fmt::format("on the {} with lint in the port the {} {}", product.title,
                          name_of(tool.tool),
                          clean ? "gets it out" : "leaves it there: a cable is seen still"),
              product, {"product.title"})
      .claims = {"D3"};
}

}  // namespace

// "A reset mends the drift", "... does not repair the flash", "... does not stop the crackling".
void test_cure(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  const bool mends = mentions(words, {"reset"}) &&
                     mentions(words, {"fix", "cure", "mend", "repair", "solve", "recalibrat",
                                      "stop", "remov", "eliminat", "help", "change"});
  if (!mends || mentions(words, {"if"})) return;
  const bool denied = mentions(words, {"not", "doesn", "won", "never", "cannot", "rarely", "no"});
  for (const Cure& cure : cures) {
    if (!mentions(words, cure.stems)) continue;
    for (const Tried* reset : desk.resets(desk.scope(sentence))) {
      Experiment experiment(*reset);
      experiment.has(cure.fault);
      if (cure.heard) experiment.phone(world::HostAction::pair).play();
      const bool good = cure.mended(experiment.run(desk));
      desk.test(sentence);
      if (good != denied) continue;
      const models::Product& product = *reset->binding.product;
      desk.refute(sentence,
                  fmt::format("on a {} with {}, after {}, {}", product.title, name_of(cure.fault),
                              reset_text(*reset), good ? "that is mended" : "it is there still"),
                  product, {"product.rule"})
          .claims = {std::string(cure.claim)};
    }
  }
}

// "Toothpicks do not get the lint out of the port." Of a list of tools some may be denied.
void test_cleaning(ClaimDesk& desk, std::size_t sentence, const Words& words) {
  if (!mentions(words, {"lint", "port", "debris", "fibre", "fiber", "dust"})) return;
  for (const Words& clause : clauses_of(desk.text(sentence), words)) {
    for (const Tool& tool : tools) {
      if (!mentions(clause, {tool.stem})) continue;
      const bool denied =
          denies(clause) || mentions(clause, {"instead", "rather", "avoid", "useless", "wors"});
      each_product(desk, sentence, [&](const models::Product& product) {
        if (parts::gathers_lint(product.params.port))
          try_tool(desk, sentence, tool, denied, product);
      });
    }
  }
}

}  // namespace headloop::checker
