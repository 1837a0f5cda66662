// headloop models
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>

#include "tools/headloop/commands.hpp"
#include "tools/headloop/set_up.hpp"
#include "tools/input/nearest.hpp"
#include "tools/input/usage_error.hpp"
#include "tools/report/models_text.hpp"

namespace headloop::cli {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

const models::Product& find(const std::vector<models::Product>& products, const std::string& name) {
  std::vector<std::string> ids;
  for (const models::Product& product : products) {
    if (product.id == lower(name) || lower(product.title) == lower(name)) return product;
    ids.push_back(product.id);
  }
  throw input::UsageError(
      fmt::format("there is no model '{}'{}", name, input::did_you_mean(lower(name), ids)));
}

}  // namespace

int execute(const ModelsCommand& command) {
  const runner::Devices devices = devices_of(command.models);
  const auto terminal = report::Terminal::of(STDOUT_FILENO);
  if (command.model.empty()) {
    print(command.json ? report::models_json(devices.products())
                       : report::models_text(devices.products(), terminal));
    return 0;
  }
  const models::Product& product = find(devices.products(), command.model);
  print(command.json ? report::model_json(product) : report::model_text(product, terminal));
  return 0;
}

}  // namespace headloop::cli
