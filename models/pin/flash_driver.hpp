// The flash's bus and its driver: reads the part's id, status and image header when the supply
// comes, writes an update sector by sector and page by page, and reads the new header. What the
// wires bring and when they have done has to be what the unit's core says, which is checked.
#pragma once

#include <cstdint>
#include <optional>

#include "models/unit/unit.hpp"
#include "sim/rig/spi_master.hpp"
#include "sim/rig/spi_nor.hpp"

namespace headloop::rig {

class FlashDriver : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> supply{"supply"};

  // Unit and parameters outlive it.
  FlashDriver(sc_core::sc_module_name name, const models::Unit& unit,
              const parts::SpiFlashParams& params);

  // What stands in the flash at the begin.
  void start();
  // The unit may have powered it, or asked for an update.
  void look();
  void reset();
  // The firmware begins anew, and whoever wrote an update with it.
  void restart();
  // A service centre has put another image there: whatever was under way is over.
  void reflash();
  // In between an update's bits show; otherwise its transfers are bursts.
  void show_bits(Instant from, Instant to);

  sc_core::sc_signal<bool> cs_n{"cs_n", true};
  sc_core::sc_signal<bool> sck{"sck"};
  sc_core::sc_signal<bool> mosi{"mosi"};
  sc_core::sc_signal<bool> miso{"miso"};

 private:
  enum class Step : std::uint8_t { none, identity, status, header, enable, command, ready };

  void stop();
  void program();
  void on_done();
  void on_awake();
  void read(FlashCommand command, Step step);
  void read_header(std::optional<std::uint32_t> expected);
  void check_header();
  void begin_update();
  void write(FlashCommand command, SpiMaster::Bytes bytes, Step step);
  void write_piece();
  void next_piece();
  SpiMaster::Bytes page_of_image(std::int64_t page) const;

  const models::Unit& unit_;
  const parts::SpiFlashParams& params_;
  SpiMaster master_{"master"};
  SpiNor flash_;
  Alarm awake_;
  Step step_ = Step::none;
  std::int64_t piece_ = 0;                 // of the update: the sectors, then the pages
  std::optional<std::uint32_t> expected_;  // in the header that is being read
  bool powered_ = false;
  bool updating_ = false;
  Instant header_read_ = never;  // last
  Instant bits_from_ = never;
  Instant bits_to_ = never;
};

}  // namespace headloop::rig
