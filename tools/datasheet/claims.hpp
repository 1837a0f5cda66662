// The list of claims, scenarios/claims.yaml: what a published guide says about the devices. A data
// sheet may name one as the source of a value, a scenario may say that it shows one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headloop::datasheet {

struct Claim {
  std::string id;
  std::string kind;
  std::vector<std::string> applies;  // products; empty: all of them
  std::string says;

  bool applies_to(std::string_view product) const;
};

// Throws input::InputError; `path` is how messages call the text.
std::vector<Claim> read_claims(const std::string& path, std::string_view text);

// The list that the build put into the program.
const std::vector<Claim>& known_claims();
const std::vector<std::string>& known_claim_ids();

}  // namespace headloop::datasheet
