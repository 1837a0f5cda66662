// What is done: a verb with its particle and its object.
#pragma once

#include <optional>

#include "tools/guide/reading/reading.hpp"
#include "tools/guide/reading/verbs.hpp"

namespace headloop::guide {

// What a clause says beside its verb.
struct Deed {
  Kin kin = Kin::press;
  std::string_view lemma;  // as written
  LexSet object = 0;       // classes of the direct object's words
  LexSet noun = 0;         // of its last word
  LexSet all = 0;          // of all words up to the next thing to do
  bool on = false;         // particles, anywhere in the clause
  bool off = false;
  bool out = false;
  bool control = false;  // the object is said to be a button, a switch ...
  bool in_app = false;   // the step before was in an app, and this may be as well
  bool timed = false;
  bool forgets = false;  // a menu's words for it are in the object
  bool again = false;    // "start over", "go back to step 1"
  bool proper = false;   // the object is a name
  bool to_name = false;  // "to Radio Server"
  bool quoted = false;   // the object stands in quotes
};

// What these words ask for; nothing if they ask for nothing that a reader does to a device.
std::optional<Action> action_of(const Deed& deed);

}  // namespace headloop::guide
