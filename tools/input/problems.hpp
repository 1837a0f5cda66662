// Collects what is wrong with one file, so that its author sees all of it at once.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "tools/input/input_error.hpp"
#include "tools/input/node.hpp"

namespace headloop::input {

class Problems {
 public:
  explicit Problems(std::string file) : file_(std::move(file)) {}

  // The same thing said of the same place again is one problem.
  void add(Place at, std::string message) { found_.emplace(at, std::move(message)); }

  // For what makes the rest of the file unreadable.
  [[noreturn]] void stop(Place at, std::string message);

  bool empty() const { return found_.empty(); }
  std::size_t size() const { return found_.size(); }
  const std::string& file() const { return file_; }
  const std::set<std::pair<Place, std::string>>& found() const { return found_; }

  // Throws InputError if there are any; of very many, the first ones and their number.
  void raise() const;

 private:
  std::string file_;
  std::set<std::pair<Place, std::string>> found_;  // in the order of the file
};

}  // namespace headloop::input
