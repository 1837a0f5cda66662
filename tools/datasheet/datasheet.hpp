// Data sheets: what a product is made of, in YAML, every value with where it is from. This folder
// is their only reader; docs/datasheets.md explains the form to those who write one.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/unit/product.hpp"

namespace headloop::datasheet {

// Throws input::InputError with all that is wrong; `path` is how messages call the text.
models::Product read_datasheet(const std::string& path, std::string_view text);

// The products that the build put into the program, in the order of their names, then those of
// `directory` (DIR/*.yaml and DIR/*/datasheet.yaml); one of the same id takes the place of the
// program's own. Throws input::InputError, and input::UsageError if there is nothing to read.
std::vector<models::Product> load_products(
    const std::optional<std::filesystem::path>& directory = std::nullopt);

// The text that load_products(directory) has read that product from.
std::string sheet_text_of(const std::string& product_id,
                          const std::optional<std::filesystem::path>& directory = std::nullopt);

}  // namespace headloop::datasheet
