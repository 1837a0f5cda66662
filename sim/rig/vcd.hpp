// A trace of wires in the format of IEEE 1364 (VCD), and nothing that changes from run to run: no
// date, changes of one instant in the order of the wires. What goes in between is not traced.
//
// Two kinds: a full trace with scopes and values, and the logic of a bus alone for decoders, which
// want single bits, names without scopes, and no comments.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "sim/rig/systemc.hpp"

namespace headloop::rig {

class Vcd {
 public:
  enum class Form : std::uint8_t { full, logic };

  // Throws std::runtime_error if the file cannot be written.
  Vcd(const std::string& path, Form form);
  ~Vcd();

  // Before the kernel starts. `path`: scopes and the wire's name, with dots between them.
  void watch(const std::string& path, const sc_core::sc_signal_in_if<bool>& wire);
  void watch(const std::string& path, const sc_core::sc_signal_in_if<int>& wire);
  void watch(const std::string& path, const sc_core::sc_signal_in_if<unsigned>& wire);

  // The head, and the values that the wires begin with. When the kernel has started.
  void begin();
  // All before `t` stands in the file.
  void write_up_to(Instant t);
  // The last line. False if something could not be written.
  bool end(Instant t);

 private:
  struct Lane;
  template <class T>
  struct LaneOf;

  static std::string next_name();
  void add(std::unique_ptr<Lane> lane);
  void write_time(Instant t);

  const Form form_;
  std::ofstream out_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::vector<Lane*> changed_;  // since the last flush
  Instant at_;                  // of these changes
  std::int64_t written_ = -1;   // the last time mark, in the file's unit
};

}  // namespace headloop::rig
