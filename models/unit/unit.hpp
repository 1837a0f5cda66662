// One physical headphone in the unit ring: the parts of its data sheet, the firmware of its family,
// and nothing else. A value: copying it is the snapshot. Everything takes closed-form time; a Unit
// acts only at its deadlines and when something is done to it.
//
// What happens at one instant comes in this order: the rail, the chips' timers, the keys, the other
// parts in the order of Source, then what waits for the firmware's edge, by rank of its kind.
#pragma once

#include <array>
#include <cstdint>
#include <variant>

#include "models/prompt_confirm/firmware.hpp"
#include "models/qcc3001/firmware.hpp"
#include "models/qcc5124/firmware.hpp"
#include "models/rtl8763b/firmware.hpp"
#include "models/unit/inbox.hpp"
#include "models/unit/params.hpp"
#include "models/unit/product.hpp"
#include "models/unit/wiring.hpp"
#include "sim/core/clock.hpp"
#include "sim/parts/battery.hpp"
#include "sim/parts/driver.hpp"
#include "sim/parts/i2c_schedule.hpp"
#include "sim/parts/key.hpp"
#include "sim/parts/slide_switch.hpp"
#include "sim/world/bench.hpp"
#include "sim/world/script.hpp"

namespace headloop::models {

class UnitIo;

class Unit final : public world::Bench {
 public:
  static constexpr int keys_max = 4;  // contacts, a slide switch's included

  // The unit of a script's set-up, as it lies there at the instant 0. The script has been checked
  // against the product, which outlives the unit. What came about before that goes to `before`.
  Unit(const Product& product, const world::Script& script, Record* before = nullptr);

  // Writes down what can be seen of it at the instant 0.
  void show_at_begin(Record& record);

  void apply(const world::Stimulus& stimulus, Instant now, Record& record) override;
  Instant next_deadline() const override { return due_at_; }
  void fire(Instant now, Record& record) override;
  Instant after_ticks(Instant from, Ticks ticks) const override;
  std::int64_t inspect(world::Property property, Instant now) const override;
  std::uint64_t events() const override { return events_; }

  const parts::Eeprom& eeprom() const { return eeprom_; }
  const platform::Core& core() const;
  const Clock& clock() const { return key_params_.clock; }

  // On wires (wired.cpp): what they carry is brought in by whoever carries it. A unit on wires is
  // not copied: both would hang on the same.
  void hang_on_wires(Wiring& wiring);
  void wire_key(int key, bool closed, Instant now);
  // What the port's wires say: who is at the other end (`none`: there is no plug), and whether
  // there is a supply.
  void wire_port(Charger charger, bool vbus, Instant now, Record& record);
  void answer_write(int page, bool acknowledged, Instant now);
  void answer_read(int first, int pages, Instant now);
  void brown_out(Instant now, Record& record);

  // What its wires show.
  parts::Eeprom& memory() { return eeprom_; }
  const parts::EepromBus& bus() const { return bus_; }
  const parts::KeyParams& key_params() const { return key_params_; }
  int key_count() const { return key_count_; }
  const parts::Key& key(int key) const { return keys_[static_cast<std::size_t>(key)]; }
  std::uint8_t control_of_key(int key) const { return control_of_key_[key]; }
  const parts::Rail& rail() const { return rail_; }
  const parts::Port& port() const { return port_; }
  const parts::SpiFlash& flash() const { return flash_; }
  const Clock& clock_of(int chip) const { return chip == 1 ? co_clock_ : clock(); }
  const Inbox& inbox() const { return inbox_; }
  LedSign led() const { return led_; }
  bool sounding() const { return speaker_.sounding() || playing(); }
  bool covered() const { return proximity_.covered(); }
  std::uint32_t page_writes() const { return page_writes_; }

 private:
  friend class UnitIo;
  using Firmware = std::variant<qcc3001::Firmware, prompt_confirm::Firmware, qcc5124::Firmware,
                                rtl8763b::Firmware>;

  // Whatever can be due by itself.
  enum class Source : std::uint8_t {
    nothing,
    rail,
    power_cut,
    timer,
    key,
    slide,
    touch,
    proximity,
    port,
    speaker,
    dsp,
    anc,
    energy,
    battery,
    gauge,
    driver,
    flash,
    inbox
  };

  // setup.cpp
  static Firmware firmware_of(const Product& product, const world::Script& script);
  void fit_controls(const Product& product, const world::UnitSetup& setup);
  void fit_battery(const Params& params, const world::UnitSetup& setup);
  void fit_fault(const world::FaultSetup& fault);
  void program_eeprom(const platform::Params& params);
  void switch_on_before_the_run(const platform::Params& params, Record& unseen);

  // unit.cpp: being due
  void find_next();
  void find_next_of_parts();
  void find_next_of_timers();
  void fire_timer(Instant now, Record& record);
  void fire_key(Instant now, Record& record);
  void fire_touch(Instant now, Record& record);
  void fire_proximity(Instant now, Record& record);
  void fire_speaker(Instant now, Record& record);
  void fire_dsp(Instant now, Record& record);
  void fire_inbox(Instant now, Record& record);
  void tell(const hal::Input& input, int chip, Instant now, Record& record);
  void tell_at_edge(const hal::Input& input, int chip, Instant now);
  int anc_chip() const { return params_->family == Family::qcc5124 ? 1 : 0; }

  // stimuli.cpp: what the world does
  void do_to_contact(const world::Stimulus& stimulus, Instant now);
  void clean_contact(const world::Stimulus& stimulus, Instant now);
  void do_to_port(const world::Stimulus& stimulus, Instant now, Record& record);
  void do_to_surroundings(const world::Stimulus& stimulus, Instant now);
  void do_gesture(const world::Stimulus& stimulus, Instant now, Record& record);
  void do_host_request(const world::Stimulus& stimulus, Instant now);
  void scan(Instant now, Record& record);
  void report_port(Instant now, Record& record);

  // wired.cpp
  void ask_bus(BusRequest request);

  // energy.cpp: rail, cell, charging
  void lose_rail(Instant now, Record& record);
  void forget_all(Instant now, Record& record);
  void fail_rail(Instant now, Record& record);
  void cut_power(Instant now, Record& record);
  void restore_power(Instant now, Record& record);
  void update_load(Instant now);
  std::int64_t consumption_ua() const;
  std::int64_t wanted_load_ua(Instant now) const;
  std::int64_t source_draw_ua() const;
  bool port_feeds() const;
  parts::Charge charge_limit() const;
  Instant recharge_at() const;
  void plan_energy(Instant now);
  void fire_energy(Instant now, Record& record);
  void step_charge(Instant now, Record& record);
  void fill(Instant now, Record& record);
  void recharge(Instant now, Record& record);
  void run_empty(Instant now, Record& record);
  void learn_thresholds(Instant now, Record& record);
  void fire_battery(Instant now, Record& record);
  void fire_gauge(Instant now, Record& record);

  bool playing() const { return volume_percent_ > 0; }
  std::uint64_t seed() const { return key_params_.contact.seed; }
  // A bit for each fault that a set-up can have but those of wires: one of a kind, and of a
  // contact's kinds one per key.
  static constexpr std::uint32_t bit_of(Fault fault, std::uint8_t key = 0) {
    constexpr auto kinds = static_cast<unsigned>(Fault::sda_stuck);
    static_assert(kinds + 2 * keys_max <= 32);
    if (fault == Fault::worn_contact) return 1U << (kinds + key);
    if (fault == Fault::stuck_key) return 1U << (kinds + keys_max + key);
    return 1U << static_cast<unsigned>(fault);
  }
  bool has(Fault fault) const { return (faults_ & bit_of(fault)) != 0; }
  // A fault acts; observed the first time, if it is one of the set-up's.
  void mark(Fault fault, Instant now, Record& record) {
    if (is_first(bit_of(fault))) record.add(now, Channel::fault, 0, fault);
  }
  void mark_contact(Fault fault, std::uint8_t key, Instant now, Record& record) {
    if (!is_first(bit_of(fault, key))) return;
    record.add(now, Channel::fault, control_of_key_[key], fault);
  }
  void mark_memory(Instant now, Record& record);
  bool is_first(std::uint32_t fault) {
    if ((faults_ & ~faults_fired_ & fault) == 0) return false;
    faults_fired_ |= fault;
    return true;
  }
  void observe_sound(Instant now, Record& record, const parts::Sound& sound, PromptEdge edge);

  parts::Eeprom eeprom_;
  Firmware firmware_;
  parts::KeyParams key_params_;
  Clock co_clock_;
  parts::EepromBus bus_;
  std::array<parts::Key, keys_max> keys_;
  parts::SlideSwitch slide_;
  parts::TouchPanel touch_;
  parts::ProximitySensor proximity_;
  parts::Port port_;
  parts::Battery battery_;
  parts::Gauge gauge_;
  parts::Rail rail_;
  parts::Speaker speaker_;
  parts::SpiFlash flash_;
  parts::AncPath anc_;
  parts::Dsp dsp_;
  parts::Driver driver_;
  Inbox inbox_;

  std::array<Instant, static_cast<std::size_t>(platform::Timer::count)> timers_;
  Instant co_timer_ = never;
  Instant due_at_ = never;
  Instant parts_due_at_ = never;   // of all parts but the timers and the inbox
  Instant timers_due_at_ = never;  // of the timers
  Instant cut_at_ = never;
  Instant energy_at_ = never;  // the cell's charge reaches the next level that matters

  std::uint32_t events_ = 0;
  std::uint32_t faults_ = 0;  // of the set-up, by bit_of()
  std::uint32_t faults_fired_ = 0;
  std::uint32_t page_writes_ = 0;
  std::uint32_t cut_at_write_ = 0;  // ordinal of the page write; 0: none
  std::uint32_t cut_after_us_ = 0;
  std::uint32_t advertised_generation_ = 0;
  const Params* params_ = nullptr;  // the product's; every unit of it has the same
  Wiring* wiring_ = nullptr;        // none in the unit ring

  Source due_ = Source::nothing;
  std::uint8_t due_index_ = 0;
  Source parts_due_ = Source::nothing;
  std::uint8_t parts_due_index_ = 0;
  bool parts_moved_ = true;   // parts_due_at_ has to be looked for anew
  bool timers_moved_ = true;  // timers_due_at_, likewise
  std::uint8_t control_of_key_[keys_max] = {};
  std::uint8_t key_count_ = 0;
  std::uint8_t slide_key_ = 0xFF;  // which of the keys is under the slider
  std::uint8_t touch_control_ = 0xFF;
  std::uint8_t charge_percent_max_ = 100;
  std::uint8_t volume_percent_ = 0;  // of what plays; 0: nothing does
  LedSign led_ = LedSign::off;
  bool powered_ = true;  // the cell is connected
  // Ended, as long as it is supplied: the charger watches what it has filled.
  enum class Filling : std::uint8_t { none, running, ended };
  Filling filling_ = Filling::none;
  enum class EnergyLevel : std::uint8_t { charge_step, recharge, empty, learning };
  EnergyLevel energy_level_ = EnergyLevel::empty;
  bool advertising_ = false;
  bool advertised_suffixed_ = false;
  bool anc_on_ = false;
  bool cable_reported_ = false;
  Charger charger_reported_ = Charger::none;
};

// A unit is copied at every branch of an exploration.
static_assert(sizeof(Unit) <= 10 * 1024);

// The machines of a product's firmware; the position is the `subject` of channels machine and
// ignored.
std::vector<const platform::MachineInfo*> machines(const Product& product);

}  // namespace headloop::models
