// Who says a line, in a chat that was pasted.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace headloop::guide {

struct Speaker {
  bool known = false;      // somebody says this line
  std::size_t length = 0;  // of what stands before, if it says no more than who and when
};

// "[12:03] <bob> let go", "12:03 bob: let go", "bob> let go"; "bob: let go" where two or more talk.
std::vector<Speaker> speakers_of(const std::vector<std::string_view>& lines);

}  // namespace headloop::guide
