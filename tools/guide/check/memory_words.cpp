// The layers that a reset clears, as guides call them.
#include <array>

#include "tools/guide/check/statements.hpp"
#include "tools/guide/check/words.hpp"

namespace headloop::checker {
namespace {

struct MemoryWord {
  std::string_view stem;
  Memory memory;
};
constexpr std::array memory_words = {MemoryWord{"bluetooth", Memory::bluetooth},
                                     MemoryWord{"pair", Memory::bluetooth},
                                     MemoryWord{"adaptive", Memory::asc},
                                     MemoryWord{"location", Memory::asc},
                                     MemoryWord{"asc", Memory::asc},
                                     MemoryWord{"battery", Memory::battery},
                                     MemoryWord{"eeprom", Memory::battery},
                                     MemoryWord{"mic", Memory::microphone},
                                     MemoryWord{"microphone", Memory::microphone},
                                     MemoryWord{"pressure", Memory::pressure}};

}  // namespace

std::string text_of(MemorySet set) {
  std::string text;
  for (std::size_t i = 0; i < count_of<Memory>(); ++i) {
    if ((set & bit(static_cast<Memory>(i))) != 0)
      text += (text.empty() ? "" : ", ") + std::string(name_of(static_cast<Memory>(i)));
  }
  return text.empty() ? "nothing" : text;
}

MemorySet memories_in(const Words& words, std::size_t from) {
  MemorySet set = 0;
  for (std::size_t i = from; i < words.size(); ++i) {
    for (const MemoryWord& known : memory_words) {
      const bool whole = known.stem.size() <= 3;
      const bool is = whole ? words[i].text == known.stem : words[i].starts_with(known.stem);
      if (is) set |= bit(known.memory);
    }
  }
  return set;
}

}  // namespace headloop::checker
