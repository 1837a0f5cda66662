// The devices, and the data sheet of one with the provenance of every value.
#pragma once

#include <string>
#include <vector>

#include "models/unit/product.hpp"
#include "tools/report/terminal.hpp"

namespace headloop::report {

std::string models_text(const std::vector<models::Product>& products, const Terminal& terminal);
std::string model_text(const models::Product& product, const Terminal& terminal);

std::string models_json(const std::vector<models::Product>& products);
std::string model_json(const models::Product& product);

// "2.3.1"
std::string version_text(std::uint32_t version);

}  // namespace headloop::report
