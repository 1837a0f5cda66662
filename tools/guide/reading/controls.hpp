// Names of controls: as the sheet has them, else as normalised words.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "tools/guide/reading/reading.hpp"
#include "tools/guide/reading/tokens.hpp"

namespace headloop::guide {

// Canonical names for what people write.
class ControlNames {
 public:
  explicit ControlNames(const Lexicon& lexicon);
  // Of words joined by "-": "vol+" is "volume-up", "nc/amb" the sheet's "nc-ambient".
  std::string canonical(const std::string& name) const;
  // Whether these words are a control's name, and cannot be much else.
  bool knows(const std::string& name) const;

  // "(A) Power key": what "(A)" stands for in the text behind; empty if nothing was said.
  void learn_marks(const Tokens& legend);
  std::string marked(const std::string& mark) const;

 private:
  std::unordered_map<std::string, std::string> names_;
  std::unordered_map<std::string, std::string> marks_;
};

// A word as a part of a name: "power-button" is "power".
std::string control_word(std::string word);

struct ControlPhrase {
  std::vector<std::string> names;
  bool together = false;
  bool pronoun = false;  // it, them, the same buttons: those named last
  bool unnamed = false;  // "the button", without more
  bool fresh = false;    // "the small recessed button": described, for want of a name
  bool head = false;     // said to be a button, a key ...
  bool quoted = false;
  LexSet lex = 0;   // of all its words
  LexSet noun = 0;  // of its last one
  std::size_t end = 0;
};

// "together with", "along with": what adds a control to those named before. Its words, or 0.
std::size_t adds_control(const Tokens& tokens, std::size_t at, std::size_t end);

// The controls that a phrase names which begins at `at`. Tokens of `used` are of another phrase.
ControlPhrase controls_at(const Tokens& tokens, std::size_t at, std::size_t end,
                          const std::vector<bool>& used, const ControlNames& names);

}  // namespace headloop::guide
