#include "models/pin/mail_lines.hpp"

namespace headloop::rig {

namespace {

unsigned word_of(const models::Inbox::Letter& letter) {
  return static_cast<unsigned>(letter.a) << 8U | static_cast<unsigned>(letter.b & 0xFF);
}

}  // namespace

MailLines::MailLines(sc_core::sc_module_name name, const models::Unit& unit)
    : sc_module(name),
      unit_(unit),
      to_main_("to_main", unit.clock_of(0)),
      to_co_("to_co", unit.clock_of(1)) {
  for (const int chip : {0, 1}) {
    Wires& wires = wires_[static_cast<std::size_t>(chip)];
    to(chip).written(wires.written);
    to(chip).read(wires.read);
    to(chip).word(wires.word);
  }
  to_main_.on_word = [this](unsigned word) { arrive(0, word); };
  to_co_.on_word = [this](unsigned word) { arrive(1, word); };
}

const MailLines::Letter* MailLines::letter(int chip, int n) const {
  for (const Letter& one : unit_.inbox().letters()) {
    if (one.kind != hal::Input::Kind::mail || one.chip != chip) continue;
    if (n-- == 0) return &one;
  }
  return nullptr;
}

void MailLines::look() {
  for (const int chip : {0, 1}) {
    int& posted = posted_[static_cast<std::size_t>(chip)];
    int& arrived = arrived_[static_cast<std::size_t>(chip)];
    int waiting = 0;
    while (const Letter* one = letter(chip, waiting)) {
      if (waiting >= posted) to(chip).post(word_of(*one));
      ++waiting;
    }
    if (waiting < posted) arrived -= posted - waiting;
    HEADLOOP_CHECK(arrived >= 0, "no word is taken before it has come over the wires");
    posted = waiting;
  }
}

void MailLines::reset() {
  to_main_.reset();
  to_co_.reset();
  posted_ = arrived_ = {};
}

void MailLines::arrive(int chip, unsigned word) {
  const Letter* expected = letter(chip, arrived_[static_cast<std::size_t>(chip)]++);
  HEADLOOP_CHECK(expected != nullptr && expected->edge == now() && word_of(*expected) == word,
                 "a word arrives at the receiver's second edge after its posting");
}

void MailLines::check_agreement() const {
  HEADLOOP_CHECK(arrived_[0] == 0 && arrived_[1] == 0, "the firmware takes the words that arrive");
}

}  // namespace headloop::rig
