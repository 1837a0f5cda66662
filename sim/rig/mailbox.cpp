#include "sim/rig/mailbox.hpp"

namespace headloop::rig {

Mailbox::Mailbox(sc_core::sc_module_name name, const Clock& receiver)
    : sc_module(name), clock_(receiver) {
  SC_HAS_PROCESS(Mailbox);
  SC_METHOD(on_written);
  sensitive << written;
  dont_initialize();
  SC_METHOD(on_edge);
  sensitive << edge_.event();
  dont_initialize();
}

void Mailbox::post(unsigned what) {
  HEADLOOP_CHECK(write_ - taken_ < depth, "a mailbox is deep enough");
  words_[write_ % depth] = what;
  written.write(++write_);
}

void Mailbox::reset() {
  write_ = before_ = seen_ = first_ = second_ = taken_ = 0;
  words_ = {};
  tick_ = {};
  changed_ = never;
  edge_.set(never);
  written.write(0);
  read.write(0);
  word.write(0);
}

void Mailbox::on_written() {
  if (changed_ != now()) before_ = seen_;
  changed_ = now();
  seen_ = written.read();
  if (seen_ == first_ || edge_.at() != never) return;
  tick_ = clock_.after(now());
  edge_.set(clock_.at(tick_));
}

// What changes at the very instant of an edge, a flop catches at the next one.
void Mailbox::on_edge() {
  if (!edge_.rings()) return;
  second_ = first_;
  first_ = changed_ == now() ? before_ : seen_;
  while (taken_ != second_) {
    const unsigned what = words_[taken_++ % depth];
    word.write(what);
    read.write(taken_);
    on_word(what);
  }
  if (second_ == first_ && first_ == seen_) return;
  ++tick_.count;
  edge_.set(clock_.at(tick_));
}

}  // namespace headloop::rig
