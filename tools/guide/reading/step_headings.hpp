// Headings that tell what to do.
#pragma once

#include <vector>

#include "tools/guide/reading/blocks.hpp"

namespace headloop::guide {

// Some guides have their steps as headings ("## Hold Power for 7 seconds") and only remarks below
// them: such headings become paragraphs. Where the text below tells the step, its heading is a
// title, also if it has a number ("Step 2: Enter reset mode").
void settle_step_headings(std::vector<Block>& blocks);

}  // namespace headloop::guide
