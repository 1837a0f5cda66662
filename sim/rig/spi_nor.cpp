#include "sim/rig/spi_nor.hpp"

#include <algorithm>

namespace headloop::rig {

namespace {
constexpr std::uint8_t erased_byte = 0xFF;
}  // namespace

SpiNor::SpiNor(sc_core::sc_module_name name, const parts::SpiFlashParams& params)
    : sc_module(name),
      params_(params),
      first_page_(static_cast<std::size_t>(params.page_bytes), erased_byte),
      buffer_(first_page_.size()) {
  SC_HAS_PROCESS(SpiNor);
  SC_METHOD(on_supply);
  sensitive << supply.neg();
  dont_initialize();
  SC_METHOD(on_select);
  sensitive << cs_n;
  dont_initialize();
  SC_METHOD(on_clock);
  sensitive << sck;
  dont_initialize();
}

void SpiNor::preset(std::span<const std::uint8_t> header) {
  first_page_.assign(first_page_.size(), erased_byte);
  std::copy(header.begin(), header.end(), first_page_.begin());
}

void SpiNor::on_supply() { reset(); }

void SpiNor::reset() {
  settle();
  programming_first_ = false;
  ready_ = {};
  enabled_ = selected_ = false;
  command_.reset();
  bits_ = 0;
  shift_ = out_ = 0;
  taken_ = 0;
  address_ = 0;
  buffer_.assign(buffer_.size(), 0);
}

void SpiNor::on_select() {
  if (!supply.read()) return;
  if (!cs_n.read()) {
    begin();
  } else if (selected_) {
    end();
  }
}

void SpiNor::on_clock() {
  if (!selected_) return;
  if (!sck.read()) {
    miso.write((out_ << bits_ & 0x80) != 0);
    return;
  }
  shift_ = static_cast<std::uint8_t>(shift_ << 1 | (mosi.read() ? 1 : 0));
  if (++bits_ < 8) return;
  bits_ = 0;
  take(shift_);
}

std::vector<std::uint8_t> SpiNor::exchange(std::span<const std::uint8_t> bytes) {
  std::vector<std::uint8_t> answers;
  for (const std::uint8_t byte : bytes) {
    answers.push_back(out_);
    take(byte);
  }
  return answers;
}

void SpiNor::begin() {
  selected_ = true;
  command_.reset();
  bits_ = 0;
  taken_ = 0;
  out_ = 0;
  settle();
}

// The first byte is the command, three of address may follow. A busy part answers to nothing but
// the question for its status.
void SpiNor::take(std::uint8_t byte) {
  if (taken_ == 0) {
    const auto command = static_cast<FlashCommand>(byte);
    if (!busy() || command == FlashCommand::status) command_ = command;
    address_ = 0;
    if (command_ == FlashCommand::program) buffer_.assign(buffer_.size(), erased_byte);
  } else if (taken_ < parts::flash_command_bytes) {
    address_ = address_ << 8U | byte;
  } else if (command_ == FlashCommand::program) {
    // Bytes beyond the page's end come back to its beginning.
    const std::size_t place =
        address_ + static_cast<std::size_t>(taken_ - parts::flash_command_bytes);
    buffer_[place % buffer_.size()] = byte;
  }
  ++taken_;
  out_ = answer();
}

// The byte that goes out next.
std::uint8_t SpiNor::answer() const {
  if (command_ == FlashCommand::status) {
    return static_cast<std::uint8_t>((busy() ? flash_busy : 0) | (enabled_ ? flash_enabled : 0));
  }
  if (command_ == FlashCommand::identify) {
    return jedec_id[static_cast<std::size_t>(taken_ - 1) % jedec_id.size()];
  }
  if (command_ != FlashCommand::read || taken_ < parts::flash_command_bytes) return 0;
  const std::size_t place =
      address_ + static_cast<std::size_t>(taken_ - parts::flash_command_bytes);
  return place < first_page_.size() ? first_page_[place] : erased_byte;
}

// CS has risen: what was asked for begins, if it was asked for in whole bytes.
void SpiNor::end() {
  selected_ = false;
  if (bits_ != 0 || !command_) return;
  switch (*command_) {
    case FlashCommand::enable: enabled_ = true; break;
    case FlashCommand::erase: erase(); break;
    case FlashCommand::program: program(); break;
    default: break;
  }
}

void SpiNor::erase() {
  if (!enabled_ || taken_ != parts::flash_command_bytes) return;
  enabled_ = false;
  ready_ = now() + params_.sector_erase;
  ++erased_;
  if (address_ < static_cast<std::uint32_t>(params_.sector_bytes)) {
    first_page_.assign(first_page_.size(), erased_byte);
  }
}

void SpiNor::program() {
  if (!enabled_ || taken_ <= parts::flash_command_bytes) return;
  enabled_ = false;
  ready_ = now() + params_.page_program;
  ++programmed_;
  programming_first_ = address_ < first_page_.size();
}

// Programming clears bits.
void SpiNor::settle() {
  if (busy() || !programming_first_) return;
  programming_first_ = false;
  for (std::size_t i = 0; i < first_page_.size(); ++i) {
    first_page_[i] = static_cast<std::uint8_t>(first_page_[i] & buffer_[i]);
  }
}

}  // namespace headloop::rig
