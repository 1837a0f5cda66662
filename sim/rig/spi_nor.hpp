// A 25-series NOR flash on its SPI bus: what it makes of the bits that it sees while CS is low.
//
// It knows the commands of a boot and of an update. Of its memory it keeps the first page, where
// the image's header stands; nobody reads another, and what is written there is only counted.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "sim/parts/spi_flash.hpp"
#include "sim/rig/alarm.hpp"

namespace headloop::rig {

enum class FlashCommand : std::uint8_t {
  program = 0x02,
  read = 0x03,
  status = 0x05,
  enable = 0x06,
  erase = 0x20,
  identify = 0x9F
};

// A 16 Mbit part: that of a Macronix MX25L1605D.
inline constexpr std::array<std::uint8_t, 3> jedec_id = {0xC2, 0x20, 0x15};
inline constexpr std::uint8_t flash_busy = 0x01;
inline constexpr std::uint8_t flash_enabled = 0x02;

class SpiNor : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> supply{"supply"};
  sc_core::sc_in<bool> cs_n{"cs_n"};
  sc_core::sc_in<bool> sck{"sck"};
  sc_core::sc_in<bool> mosi{"mosi"};
  sc_core::sc_out<bool> miso{"miso"};

  // The parameters outlive it.
  SpiNor(sc_core::sc_module_name name, const parts::SpiFlashParams& params);

  // What the factory, or a service centre, puts at address 0; the rest of the first page is erased.
  void preset(std::span<const std::uint8_t> header);
  // Without supply: a write that is not through leaves its page erased.
  void reset();
  // A whole transfer at its end, without its bits.
  std::vector<std::uint8_t> exchange(std::span<const std::uint8_t> bytes);

  // All told.
  std::int64_t sectors_erased() const { return erased_; }
  std::int64_t pages_programmed() const { return programmed_; }

 private:
  void on_supply();
  void on_select();
  void on_clock();

  void begin();
  void take(std::uint8_t byte);
  std::uint8_t answer() const;
  void end();
  void erase();
  void program();
  void settle();
  bool busy() const { return now() < ready_; }

  const parts::SpiFlashParams& params_;
  std::vector<std::uint8_t> first_page_;
  std::vector<std::uint8_t> buffer_;
  std::optional<FlashCommand> command_;  // of the present transfer, if it is obeyed
  int bits_ = 0;                         // of the present byte
  std::uint8_t shift_ = 0;
  std::uint8_t out_ = 0;    // what MISO shows during the present byte
  std::int64_t taken_ = 0;  // whole bytes of the present transfer
  std::uint32_t address_ = 0;
  bool enabled_ = false;
  bool selected_ = false;
  bool programming_first_ = false;
  Instant ready_;  // the end of the last erase or program
  std::int64_t erased_ = 0;
  std::int64_t programmed_ = 0;
};

}  // namespace headloop::rig
