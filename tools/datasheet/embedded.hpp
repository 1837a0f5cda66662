// The data files that the build put inside the program: data sheets, the list of claims, the look
// of the page that a guide's report is.
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

// Of the file at `path`; it has to be one that the build takes in.
std::string_view text_of(std::string_view path);

}  // namespace headloop::embedded
