// The sections of a data sheet that the firmware reads: holds, times, what a reset does, links.
#pragma once

#include "tools/datasheet/family.hpp"
#include "tools/datasheet/section.hpp"

namespace headloop::datasheet {

using FirmwareParams = platform::Params;

SectionPtr<FirmwareParams> holds_section(const FamilyRules& family);
SectionPtr<FirmwareParams> power_section();
SectionPtr<FirmwareParams> reset_section(const FamilyRules& family);
SectionPtr<FirmwareParams> links_section();

}  // namespace headloop::datasheet
