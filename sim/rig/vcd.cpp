#include "sim/rig/vcd.hpp"

#include <algorithm>
#include <stdexcept>

namespace headloop::rig {

namespace {

constexpr int number_bits = 16;

// Printable characters, shortest first.
std::string code_of(std::size_t index) {
  constexpr std::size_t base = '~' - '!' + 1;
  std::string code;
  do {
    code += static_cast<char>('!' + index % base);
    index /= base;
  } while (index > 0);
  return code;
}

std::string text_of(bool value) { return value ? "1" : "0"; }

std::string text_of(unsigned value) {
  std::string bits = "b";
  for (int i = number_bits - 1; i >= 0; --i)
    bits += (value >> static_cast<unsigned>(i) & 1U) != 0 ? '1' : '0';
  return bits + " ";
}

std::string text_of(int value) { return text_of(static_cast<unsigned>(value)); }

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', from)) {
    parts.push_back(path.substr(from, dot - from));
    from = dot + 1;
  }
  parts.push_back(path.substr(from));
  return parts;
}

}  // namespace

// Woken by its wire; what it was is forgotten when the instant is over.
struct Vcd::Lane : sc_core::sc_module {
  Lane(const sc_core::sc_module_name& name, Vcd& of, std::string where, int width)
      : sc_module(name),
        vcd(of),
        path(std::move(where)),
        code(code_of(of.lanes_.size())),
        bits(width) {}
  ~Lane() override = default;

  virtual std::string value() const = 0;

  void changed() {
    vcd.write_up_to(now());
    vcd.at_ = now();
    if (std::find(vcd.changed_.begin(), vcd.changed_.end(), this) == vcd.changed_.end()) {
      vcd.changed_.push_back(this);
    }
    last = value();
  }

  Vcd& vcd;
  const std::string path;
  const std::string code;
  const int bits;
  std::string last;     // at the end of the present instant
  std::string written;  // stands in the file
};

template <class T>
struct Vcd::LaneOf final : Vcd::Lane {
  LaneOf(sc_core::sc_module_name name, Vcd& of, const std::string& where,
         const sc_core::sc_signal_in_if<T>& signal)
      : Lane(name, of, where, std::is_same_v<T, bool> ? 1 : number_bits), wire(signal) {
    SC_HAS_PROCESS(LaneOf);
    SC_METHOD(changed);
    sensitive << wire.value_changed_event();
    dont_initialize();
  }
  std::string value() const override { return text_of(wire.read()); }

  const sc_core::sc_signal_in_if<T>& wire;
};

Vcd::Vcd(const std::string& path, Form form) : form_(form), out_(path, std::ios::binary) {
  if (!out_) throw std::runtime_error("cannot write the trace " + path);
}

Vcd::~Vcd() = default;

void Vcd::watch(const std::string& path, const sc_core::sc_signal_in_if<bool>& wire) {
  add(std::make_unique<LaneOf<bool>>(next_name().c_str(), *this, path, wire));
}
void Vcd::watch(const std::string& path, const sc_core::sc_signal_in_if<int>& wire) {
  add(std::make_unique<LaneOf<int>>(next_name().c_str(), *this, path, wire));
}
void Vcd::watch(const std::string& path, const sc_core::sc_signal_in_if<unsigned>& wire) {
  add(std::make_unique<LaneOf<unsigned>>(next_name().c_str(), *this, path, wire));
}

std::string Vcd::next_name() { return sc_core::sc_gen_unique_name("lane"); }

void Vcd::add(std::unique_ptr<Lane> lane) { lanes_.push_back(std::move(lane)); }

void Vcd::begin() {
  out_ << "$timescale " << (form_ == Form::full ? "1 ns" : "100 ns") << " $end\n";
  std::vector<std::string> open;
  for (const auto& lane : lanes_) {
    std::vector<std::string> scopes = parts_of(lane->path);
    const std::string name = scopes.back();
    scopes.pop_back();
    if (form_ == Form::logic) scopes = {"bus"};
    std::size_t common = 0;
    while (common < std::min(open.size(), scopes.size()) && open[common] == scopes[common]) {
      ++common;
    }
    for (; open.size() > common; open.pop_back()) out_ << "$upscope $end\n";
    for (; open.size() < scopes.size(); open.push_back(scopes[open.size()])) {
      out_ << "$scope module " << scopes[open.size()] << " $end\n";
    }
    out_ << "$var wire " << lane->bits << ' ' << lane->code << ' ' << name << " $end\n";
  }
  for (; !open.empty(); open.pop_back()) out_ << "$upscope $end\n";
  out_ << "$enddefinitions $end\n#0\n";
  written_ = 0;
  if (form_ == Form::full) out_ << "$dumpvars\n";
  for (const auto& lane : lanes_) {
    lane->last = lane->written = lane->value();
    out_ << lane->written << lane->code << '\n';
  }
  if (form_ == Form::full) out_ << "$end\n";
  changed_.clear();
}

// In the order of the wires, and only what is not as it was.
void Vcd::write_up_to(Instant t) {
  if (t <= at_ || changed_.empty()) return;
  const auto by_place = [](const Lane* x, const Lane* y) {
    return x->code.size() != y->code.size() ? x->code.size() < y->code.size() : x->code < y->code;
  };
  std::sort(changed_.begin(), changed_.end(), by_place);
  for (Lane* lane : changed_) {
    if (lane->last == lane->written) continue;
    write_time(at_);
    lane->written = lane->last;
    out_ << lane->written << lane->code << '\n';
  }
  changed_.clear();
}

void Vcd::write_time(Instant t) {
  const std::int64_t time = form_ == Form::full ? t.ns : t.ns / 100;
  if (time == written_) return;
  written_ = time;
  out_ << '#' << time << '\n';
}

bool Vcd::end(Instant t) {
  write_up_to(t + nanoseconds(1));
  write_time(t);
  out_.close();
  return !out_.fail();
}

}  // namespace headloop::rig
