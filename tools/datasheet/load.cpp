#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>

#include "tools/datasheet/datasheet.hpp"
#include "tools/datasheet/embedded.hpp"
#include "tools/datasheet/sheet.hpp"
#include "tools/input/input_error.hpp"
#include "tools/input/usage_error.hpp"

namespace headloop::datasheet {
namespace {

namespace fs = std::filesystem;
using models::Product;

constexpr std::string_view file_name = "datasheet.yaml";

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream) throw input::UsageError("cannot read " + file.string());
  return text.str();
}

// DIR/*.yaml and DIR/*/datasheet.yaml.
std::vector<fs::path> all_sheets_in(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    const fs::path inner = entry.path() / file_name;
    if (entry.is_directory() && fs::is_regular_file(inner)) files.push_back(inner);
    if (entry.is_regular_file() && entry.path().extension() == ".yaml") {
      files.push_back(entry.path());
    }
  }
  return files;
}

// Sorted, and at least one.
std::vector<fs::path> sheets_in(const fs::path& directory) {
  std::error_code error;
  if (!fs::is_directory(directory, error)) {
    throw input::UsageError(directory.string() + " is no directory of data sheets");
  }
  std::vector<fs::path> files;
  try {
    files = all_sheets_in(directory);
  } catch (const fs::filesystem_error& failure) {
    throw input::UsageError("cannot read " + failure.path1().string() + ": " +
                            failure.code().message());
  }
  if (files.empty()) {
    throw input::UsageError("no data sheet in " + directory.string() +
                            ": neither *.yaml nor */datasheet.yaml");
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Reads all files before it gives up.
class Loader {
 public:
  void add(const std::string& path, std::string_view text) {
    try {
      products_.push_back({read_datasheet(path, text), path});
    } catch (const input::InputError& error) {
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
    }
  }

  // One of the same id in `others` takes the place of ours.
  void override_with(Loader&& others) {
    problems_.insert(problems_.end(), others.problems_.begin(), others.problems_.end());
    for (Entry& entry : others.products_) {
      const auto same = std::find_if(products_.begin(), products_.end(), [&](const Entry& ours) {
        return ours.product.id == entry.product.id;
      });
      if (same == products_.end()) {
        products_.push_back(std::move(entry));
      } else {
        *same = std::move(entry);
      }
    }
  }

  // Two files of one directory that describe one product: neither is the right one.
  void refuse_doubles() {
    for (std::size_t i = 0; i < products_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (products_[i].product.id != products_[j].product.id) continue;
        const auto& places = products_[i].product.provenance;
        const auto at = std::find_if(places.begin(), places.end(),
                                     [](const auto& value) { return value.path == "product.id"; });
        problems_.push_back({{products_[i].path, at->line, at->column},
                             "the product '" + products_[i].product.id +
                                 "' for the second time, expected each once; the first is " +
                                 products_[j].path});
      }
    }
  }

  std::vector<Product> take() {
    if (!problems_.empty()) throw input::InputError(std::move(problems_));
    std::vector<Product> list;
    for (Entry& entry : products_) list.push_back(std::move(entry.product));
    return list;
  }

 private:
  struct Entry {
    Product product;
    std::string path;
  };
  std::vector<Entry> products_;
  std::vector<input::Problem> problems_;
};

bool is_of(const std::string& product_id, std::string_view text) {
  input::Problems problems("");
  const Node root = root_of(text, problems);
  const Node* product = root.find("product");
  const Node* id = product ? product->find("id") : nullptr;
  return id && value_of(*id).text == product_id;
}

}  // namespace

std::string sheet_text_of(const std::string& product_id, const std::optional<fs::path>& directory) {
  if (directory) {
    for (const fs::path& file : sheets_in(*directory)) {
      std::string text = text_of(file);
      if (is_of(product_id, text)) return text;
    }
  }
  for (const embedded::File& file : embedded::files()) {
    // The program's own lie in folders of their names.
    const fs::path path(file.path);
    if (path.filename() == file_name && path.parent_path().filename() == product_id)
      return std::string(file.text);
  }
  throw input::UsageError("no data sheet of the product " + product_id);
}

std::vector<Product> load_products(const std::optional<fs::path>& directory) {
  Loader own;
  for (const embedded::File& file : embedded::files()) {
    if (fs::path(file.path).filename() == file_name) own.add(std::string(file.path), file.text);
  }
  if (directory) {
    Loader theirs;
    for (const fs::path& file : sheets_in(*directory)) theirs.add(file.string(), text_of(file));
    theirs.refuse_doubles();
    own.override_with(std::move(theirs));
  }
  return own.take();
}

}  // namespace headloop::datasheet
