// One product: everything its data sheet says, ready to build units from. Read by tools/datasheet;
// immutable while scenarios run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/unit/params.hpp"
#include "sim/world/faceplate.hpp"

namespace headloop::models {

// A value of the data sheet and where it comes from.
struct Provenance {
  std::string path;    // "firmware.holds.reset"
  std::string value;   // as written
  std::string source;  // a claim id, a part's data sheet, or "assumed"
  std::string reason;  // arithmetic, or why it is assumed
  int line = 0;
  int column = 0;
};

struct Release {
  std::uint32_t version = 0;  // 0xMMmmpp
  std::string note;
};

// A firmware defect: what it means in the world, and which releases have it. The row's position is
// its bit in a unit's set of active bugs.
struct KnownBug {
  std::string id;  // "XM4-TOUCH-01"
  std::string prose;
  std::uint32_t fixed_in = 0;         // first release without it
  std::uint16_t share_per_10000 = 0;  // of the units: those that run a release with it
};

struct Product {
  std::string id;       // "mdr-1000x"
  std::string title;    // "MDR-1000X"
  std::string family;   // "qcc3001"
  std::string chipset;  // as the claims name it; "not named by the source" otherwise
  std::string rule;     // its reset in a sentence
  world::Faceplate face;
  std::vector<Release> releases;  // ascending
  std::vector<KnownBug> bugs;
  Params params;
  std::vector<Provenance> provenance;  // in the order of the file
};

}  // namespace headloop::models
