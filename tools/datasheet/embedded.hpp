// The data files that the build put inside the program: data sheets and the list of claims.
#pragma once

#include <span>
#include <string_view>

namespace headloop::embedded {

struct File {
  std::string_view path;  // relative to the root of the project: "models/mdr-1000x/datasheet.yaml"
  std::string_view text;
};

// Sorted by path.
std::span<const File> files();

}  // namespace headloop::embedded
