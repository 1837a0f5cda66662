// The mailboxes between a unit's two chips: every word that the firmware posts goes over the wires,
// and arrives at the edge at which the inner ring has it arrive.
#pragma once

#include <array>

#include "models/unit/unit.hpp"
#include "sim/rig/mailbox.hpp"

namespace headloop::rig {

class MailLines : public sc_core::sc_module {
 public:
  // The unit outlives it.
  MailLines(sc_core::sc_module_name name, const models::Unit& unit);

  // The unit may have posted or taken mail.
  void look();
  void reset();
  void check_agreement() const;

  // By receiver, to be watched.
  struct Wires {
    Mailbox::Wire written;
    Mailbox::Wire read;
    Mailbox::Wire word;
  };
  const Wires& wires_to(int chip) const { return wires_[static_cast<std::size_t>(chip)]; }

 private:
  using Letter = models::Inbox::Letter;

  Mailbox& to(int chip) { return chip == 0 ? to_main_ : to_co_; }
  void arrive(int chip, unsigned word);
  // The n-th letter on its way to a chip; nullptr if there are no more.
  const Letter* letter(int chip, int n) const;

  const models::Unit& unit_;
  std::array<Wires, 2> wires_;
  Mailbox to_main_;
  Mailbox to_co_;
  std::array<int, 2> posted_{};   // by receiver, and not taken by its firmware
  std::array<int, 2> arrived_{};  // of these
};

}  // namespace headloop::rig
