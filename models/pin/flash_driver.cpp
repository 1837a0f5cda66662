#include "models/pin/flash_driver.hpp"

#include <algorithm>

namespace headloop::rig {

namespace {

constexpr int address_bytes = 3;

SpiMaster::Bytes command_bytes(FlashCommand command, std::int64_t address) {
  return {static_cast<std::uint8_t>(command), static_cast<std::uint8_t>(address >> 16),
          static_cast<std::uint8_t>(address >> 8), static_cast<std::uint8_t>(address)};
}

}  // namespace

FlashDriver::FlashDriver(sc_core::sc_module_name name, const models::Unit& unit,
                         const parts::SpiFlashParams& params)
    : sc_module(name), unit_(unit), params_(params), flash_("flash", params) {
  master_.cs_n(cs_n);
  master_.sck(sck);
  master_.mosi(mosi);
  master_.miso(miso);
  flash_.supply(supply);
  flash_.cs_n(cs_n);
  flash_.sck(sck);
  flash_.mosi(mosi);
  flash_.miso(miso);
  master_.on_done = [this] { on_done(); };
  master_.on_burst = [this](std::span<const std::uint8_t> out) { return flash_.exchange(out); };
  SC_HAS_PROCESS(FlashDriver);
  SC_METHOD(on_awake);
  sensitive << awake_.event();
  dont_initialize();
}

// A unit that is on has read its flash before the run.
void FlashDriver::start() {
  program();
  powered_ = unit_.rail().up();
}

void FlashDriver::look() {
  const bool up = unit_.rail().up();
  if (up && !powered_) read(FlashCommand::identify, Step::identity);
  powered_ = up;
  const bool updating = unit_.flash().next_deadline() != never;
  if (updating && !updating_) begin_update();
  if (!updating && updating_) {
    HEADLOOP_CHECK(header_read_ == now(), "an update ends when its header has been read");
    updating_ = false;
  }
}

void FlashDriver::reset() {
  stop();
  powered_ = false;
}

// What is on the bus otherwise belongs to the boot itself.
void FlashDriver::restart() {
  if (updating_) stop();
}

void FlashDriver::reflash() {
  stop();
  program();
}

void FlashDriver::stop() {
  master_.reset();
  flash_.reset();
  awake_.set(never);
  step_ = Step::none;
  piece_ = 0;
  expected_.reset();
  updating_ = false;
  header_read_ = never;
}

// What the core says that the flash holds.
void FlashDriver::program() {
  const auto version = unit_.flash().version();
  if (version) {
    flash_.preset(parts::header_of(*version));
  } else {
    flash_.preset({});
  }
}

void FlashDriver::show_bits(Instant from, Instant to) {
  bits_from_ = from;
  bits_to_ = to;
}

// The end of a transfer.
void FlashDriver::on_done() {
  const auto bytes = master_.received();
  switch (step_) {
    case Step::none: break;
    case Step::identity:
      HEADLOOP_CHECK(std::equal(jedec_id.begin(), jedec_id.end(), bytes.begin() + 1),
                     "the flash says who it is");
      read(FlashCommand::status, Step::status);
      break;
    case Step::status:
      HEADLOOP_CHECK(bytes[1] == 0, "a flash that nobody writes to is ready");
      read_header(unit_.flash().version());
      break;
    case Step::header: check_header(); break;
    case Step::enable: write_piece(); break;
    case Step::command:
      step_ = Step::ready;
      awake_.set(now() + parts::spi_cycle * parts::spi_cycles_of(piece_ < params_.sectors()
                                                                     ? params_.sector_erase
                                                                     : params_.page_program));
      break;
    case Step::ready:
      HEADLOOP_CHECK((bytes[1] & (flash_busy | flash_enabled)) == 0,
                     "a flash is ready when its time has passed");
      next_piece();
      break;
  }
}

void FlashDriver::read(FlashCommand command, Step step) {
  step_ = step;
  SpiMaster::Bytes out = {static_cast<std::uint8_t>(command)};
  out.resize(1 + (command == FlashCommand::identify ? jedec_id.size() : 1));
  master_.transfer(std::move(out));
}

void FlashDriver::read_header(std::optional<std::uint32_t> expected) {
  step_ = Step::header;
  expected_ = expected;
  SpiMaster::Bytes out = command_bytes(FlashCommand::read, 0);
  out.resize(1 + address_bytes + parts::ImageHeader{}.size());
  master_.transfer(std::move(out));
}

void FlashDriver::check_header() {
  step_ = Step::none;
  const auto version = parts::version_in(master_.received().subspan(1 + address_bytes));
  HEADLOOP_CHECK(version == expected_, "the header in the flash has the version of its core");
  header_read_ = now();
}

void FlashDriver::begin_update() {
  HEADLOOP_CHECK(step_ == Step::none, "an update finds the flash's bus free");
  updating_ = true;
  piece_ = 0;
  write(FlashCommand::enable, {}, Step::enable);
}

void FlashDriver::write(FlashCommand command, SpiMaster::Bytes bytes, Step step) {
  step_ = step;
  if (bytes.empty()) bytes = {static_cast<std::uint8_t>(command)};
  const bool shown = bits_from_ <= now() && now() < bits_to_;
  master_.transfer(std::move(bytes), shown ? SpiMaster::Form::bits : SpiMaster::Form::burst);
}

// The first page comes last: then the image is whole.
void FlashDriver::write_piece() {
  if (piece_ < params_.sectors()) {
    write(FlashCommand::erase, command_bytes(FlashCommand::erase, piece_ * params_.sector_bytes),
          Step::command);
    return;
  }
  const std::int64_t page = (piece_ - params_.sectors() + 1) % params_.pages();
  SpiMaster::Bytes bytes = command_bytes(FlashCommand::program, page * params_.page_bytes);
  const SpiMaster::Bytes data = page_of_image(page);
  bytes.insert(bytes.end(), data.begin(), data.end());
  write(FlashCommand::program, std::move(bytes), Step::command);
}

void FlashDriver::on_awake() {
  if (!awake_.rings()) return;
  write(FlashCommand::status, {static_cast<std::uint8_t>(FlashCommand::status), 0}, Step::ready);
}

void FlashDriver::next_piece() {
  if (++piece_ < params_.sectors() + params_.pages()) {
    write(FlashCommand::enable, {}, Step::enable);
    return;
  }
  read_header(unit_.flash().updating_to());
}

// What an image holds behind its header is nothing to anybody here: it counts.
SpiMaster::Bytes FlashDriver::page_of_image(std::int64_t page) const {
  SpiMaster::Bytes bytes(static_cast<std::size_t>(params_.page_bytes));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(static_cast<std::size_t>(page) + i);
  }
  if (page != 0) return bytes;
  const parts::ImageHeader header = parts::header_of(unit_.flash().updating_to());
  std::copy(header.begin(), header.end(), bytes.begin());
  return bytes;
}

}  // namespace headloop::rig
