// Where the tests find the project's own files: documents, scenarios, corpora.
#pragma once

#include <string>
#include <string_view>

namespace headloop::tests {

// Path of a file named from the project's root; "../shared" lies beside the root.
std::string in_source_tree(std::string_view path);

}  // namespace headloop::tests
