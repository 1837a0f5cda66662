#include "tools/report/models_text.hpp"

#include <fmt/format.h>

#include "tools/report/entry.hpp"
#include "tools/report/json.hpp"
#include "tools/report/table.hpp"

namespace headloop::report {
namespace {

std::string title(const Terminal& terminal, const std::string& text) {
  return '\n' + styled(terminal, Style::bold, text) + '\n';
}

std::string newest(const models::Product& product) {
  return product.releases.empty() ? "" : version_text(product.releases.back().version);
}

std::string controls_table(const models::Product& product, const Terminal& terminal) {
  Table table({Align::left, Align::left, Align::left});
  for (const world::Control& control : product.face.controls) {
    std::string names = control.aliases.empty() ? "" : "also " + comma_list(control.aliases);
    if (!control.stands_in_for.empty()) {
      names += (names.empty() ? "" : "; ") + ("taken for " + comma_list(control.stands_in_for));
    }
    table.add({{control.name}, {std::string(name_of(control.kind)), Style::dim}, {names}});
  }
  return title(terminal, "Controls") + table.text(terminal, 2);
}

std::string signs_table(const models::Product& product, const Terminal& terminal) {
  Table table({Align::left, Align::left});
  for (std::size_t i = 0; i < product.face.leds.size(); ++i) {
    if (!product.face.leds[i]) continue;
    table.add({{std::string(name_of(static_cast<LedSign>(i)))}, {look_of(*product.face.leds[i])}});
  }
  return title(terminal, "LED") + table.text(terminal, 2);
}

std::string prompts_table(const models::Product& product, const Terminal& terminal) {
  Table table({Align::left, Align::left});
  for (std::size_t i = 0; i < product.face.prompts.size(); ++i) {
    const auto& speech = product.face.prompts[i];
    if (!speech) continue;
    table.add({{std::string(name_of(static_cast<Prompt>(i)))}, {'"' + speech->words + '"'}});
  }
  return title(terminal, "Voice") + table.text(terminal, 2);
}

std::string releases_table(const models::Product& product, const Terminal& terminal) {
  Table table({Align::left, Align::left});
  for (const models::Release& release : product.releases) {
    table.add({{version_text(release.version)}, {release.note}});
  }
  for (const models::KnownBug& bug : product.bugs) {
    table.add({{bug.id, Style::amber},
               {fmt::format("{} Fixed in {}.", bug.prose, version_text(bug.fixed_in))}});
  }
  return title(terminal, "Firmware and its known bugs") + table.text(terminal, 2);
}

std::string values_table(const models::Product& product, const Terminal& terminal) {
  Table table({Align::left, Align::left, Align::left, Align::left});
  table.limit(0, 34);
  table.limit(1, 28);
  table.limit(2, 16);
  for (const models::Provenance& value : product.provenance) {
    table.add({{value.path},
               {value.value},
               {value.source, value.source == "assumed" ? Style::amber : Style::green},
               {value.reason, Style::dim}});
  }
  return title(terminal, "Values, and where each is from") + table.text(terminal, 2);
}

Json releases_json(const models::Product& product) {
  Json list = Json::array();
  for (const models::Release& release : product.releases) {
    list.push_back({{"version", version_text(release.version)}, {"note", release.note}});
  }
  return list;
}

Json bugs_json(const models::Product& product) {
  Json list = Json::array();
  for (const models::KnownBug& bug : product.bugs) {
    list.push_back(
        {{"id", bug.id}, {"prose", bug.prose}, {"fixed_in", version_text(bug.fixed_in)}});
  }
  return list;
}

Json controls_json(const models::Product& product) {
  Json list = Json::array();
  for (const world::Control& control : product.face.controls) {
    list.push_back({{"name", control.name},
                    {"kind", name_of(control.kind)},
                    {"aliases", control.aliases},
                    {"stands_in_for", control.stands_in_for}});
  }
  return list;
}

Json head_json(const models::Product& product) {
  return {{"id", product.id},           {"title", product.title},
          {"family", product.family},   {"chipset", product.chipset},
          {"rule", product.rule},       {"releases", releases_json(product)},
          {"bugs", bugs_json(product)}, {"controls", controls_json(product)}};
}

}  // namespace

std::string version_text(std::uint32_t version) {
  return fmt::format("{}.{}.{}", version >> 16 & 0xff, version >> 8 & 0xff, version & 0xff);
}

std::string models_text(const std::vector<models::Product>& products, const Terminal& terminal) {
  Table table({Align::left, Align::left, Align::left, Align::left, Align::left});
  table.add({{"model", Style::dim},
             {"family", Style::dim},
             {"chipset", Style::dim},
             {"firmware", Style::dim},
             {"its reset", Style::dim}});
  for (const models::Product& product : products) {
    table.add({{product.id, Style::bold},
               {product.family},
               {product.chipset},
               {newest(product)},
               {product.rule}});
  }
  return table.text(terminal);
}

std::string model_text(const models::Product& product, const Terminal& terminal) {
  Table head({Align::left, Align::left});
  head.add({{"family", Style::dim}, {product.family}});
  head.add({{"chipset", Style::dim}, {product.chipset}});
  head.add({{"its reset", Style::dim}, {product.rule}});
  return styled(terminal, Style::bold, printable(product.title)) + '\n' + head.text(terminal, 2) +
         controls_table(product, terminal) + signs_table(product, terminal) +
         prompts_table(product, terminal) + releases_table(product, terminal) +
         values_table(product, terminal);
}

std::string models_json(const std::vector<models::Product>& products) {
  Json list = Json::array();
  for (const models::Product& product : products) list.push_back(head_json(product));
  return document({{"format", "headloop-models"}, {"version", 1}, {"models", std::move(list)}});
}

std::string model_json(const models::Product& product) {
  Json values = Json::array();
  for (const models::Provenance& value : product.provenance) {
    values.push_back({{"path", value.path},
                      {"value", value.value},
                      {"source", value.source},
                      {"reason", value.reason},
                      {"line", value.line},
                      {"column", value.column}});
  }
  Json json = {{"format", "headloop-model"}, {"version", 1}};
  json.update(head_json(product));
  json["values"] = std::move(values);
  return document(json);
}

}  // namespace headloop::report
