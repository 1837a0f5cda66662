// The sections of a data sheet that describe parts: each is the parameters of one part.
#pragma once

#include "tools/datasheet/section.hpp"

namespace headloop::datasheet {

using models::Params;

SectionPtr<models::ClockParams> clock_section();
SectionPtr<Params> keys_section();
SectionPtr<Params> battery_section();
SectionPtr<Params> eeprom_section();
SectionPtr<parts::SpiFlashParams> flash_section();
SectionPtr<parts::TouchParams> touch_section();
SectionPtr<Params> wear_sensor_section();
SectionPtr<parts::AncParams> anc_section();
SectionPtr<parts::DspParams> assistant_section();
SectionPtr<Params> supply_section();
SectionPtr<Params> co_processor_section();

}  // namespace headloop::datasheet
