// Builds the members of one Entry, and sees to it that no number of the observation gets lost.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "tools/report/entry.hpp"

namespace headloop::report {

class EntryWriter {
 public:
  EntryWriter(const Observation& o, const Names& names) : o_(o), names_(names) {
    entry_.at = o.at;
    entry_.channel = o.channel;
  }

  // A number that no member has said yet stands there as it is: nothing observed gets lost.
  Entry take() {
    if (!said_.what && o_.what != 0) number("what", o_.what);
    if (!said_.subject && o_.subject != 0) number("subject", o_.subject);
    if (!said_.a && o_.a != 0) number("a", o_.a);
    if (!said_.b && o_.b != 0) number("b", o_.b);
    return std::move(entry_);
  }

  // The observation's numbers, which the caller is going to say.
  std::uint16_t what_number() {
    said_.what = true;
    return o_.what;
  }
  std::uint8_t subject() {
    said_.subject = true;
    return o_.subject;
  }
  std::int32_t a() {
    said_.a = true;
    return o_.a;
  }
  std::int64_t b() {
    said_.b = true;
    return o_.b;
  }
  Channel channel() const { return o_.channel; }
  const Names& names() const { return names_; }

  void word(std::string name, std::string_view value) {
    entry_.fields.push_back({std::move(name), std::string(value)});
  }
  void number(std::string name, std::int64_t value) {
    entry_.fields.push_back({std::move(name), value});
  }
  // Neither 0 nor 1 is no flag; it stands there as the number that it is.
  void flag(std::string name, std::int64_t value) {
    if (value != 0 && value != 1) return number(std::move(name), value);
    entry_.fields.push_back({std::move(name), value != 0});
  }

  template <class E>
  void word_of(std::string name, std::int64_t value) {
    const bool known = value >= 0 && value < static_cast<std::int64_t>(count_of<E>());
    word(std::move(name), known ? std::string(name_of(static_cast<E>(value))) : unknown(value));
  }
  template <class E>
  void what() {
    word_of<E>("what", what_number());
  }
  template <class E>
  bool is(E value) const {
    return o_.what == static_cast<std::uint16_t>(value);
  }

  void control(std::int64_t index) {
    const auto& face = names_.face;
    const bool known =
        face != nullptr && index >= 0 && index < static_cast<std::int64_t>(face->controls.size());
    word("control", known ? face->controls[static_cast<std::size_t>(index)].name : unknown(index));
  }
  void host() {
    const auto& script = names_.script;
    const std::uint8_t index = subject();
    const bool known = script != nullptr && index < script->hosts.size();
    word("host", known ? script->hosts[index].name : unknown(index));
  }
  void address(std::int64_t bits) { word("address", address_text(bits)); }
  void version(std::int64_t bits) {
    word("version", fmt::format("{}.{}.{}", bits >> 16 & 0xff, bits >> 8 & 0xff, bits & 0xff));
  }
  const platform::MachineInfo* machine() {
    const std::uint8_t index = subject();
    const bool known = index < names_.machines.size();
    const platform::MachineInfo* info = known ? names_.machines[index] : nullptr;
    word("machine", info != nullptr ? std::string(info->name) : unknown(index));
    return info;
  }

  static std::string unknown(std::int64_t value) { return fmt::format("#{}", value); }

 private:
  static std::string address_text(std::int64_t bits) {
    const auto octet = [bits](int index) { return bits >> (8 * index) & 0xff; };
    return fmt::format("{:02x}:{:02x}:{:02x}:{:02x}:{:02x}:{:02x}", octet(5), octet(4), octet(3),
                       octet(2), octet(1), octet(0));
  }

  struct Said {
    bool what = false;
    bool subject = false;
    bool a = false;
    bool b = false;
  };

  const Observation& o_;
  const Names& names_;
  Entry entry_;
  Said said_;
};

// Channel act; in a file of its own because acts are many.
void write_act(EntryWriter& w);

}  // namespace headloop::report
