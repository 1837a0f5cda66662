// A lithium-ion cell: charge, voltage, ageing.
//
// Between two changes of load everything is closed form. The load is positive when it drains the
// cell and negative when it charges it. Charge runs from -reserve (0 V for all purposes) over 0
// (the curve's 0 %) to the capacity; a cell whose open-circuit voltage falls below 2.5 V loses
// capacity for good (M1). Ageing is booked whenever the load changes.
#pragma once

#include <array>
#include <cstdint>

#include "sim/parts/charge.hpp"

namespace headloop::parts {

// Open-circuit voltage in mV at 0, 5 ... 100 % of the capacity: the usual curve of LiCoO2.
inline constexpr std::array<std::int16_t, 21> open_circuit_curve_mv = {
    3'270, 3'610, 3'690, 3'710, 3'730, 3'750, 3'770, 3'790, 3'800, 3'820, 3'840,
    3'850, 3'870, 3'910, 3'950, 3'980, 4'020, 4'080, 4'110, 4'150, 4'200};

struct CellParams {
  std::int32_t capacity_uah = 800'000;  // assumed: 800 mAh, so that 4 h of charging fill it (D2)
  std::int32_t resistance_mohm = 150;   // assumed: usual for a small pouch cell with its leads
  constexpr std::int64_t accepted_ua(std::int64_t offered_ua, int permille) {
    for (const AcceptanceStep& step : acceptance) {
      if (permille < step.until_permille) return offered_ua * step.share_permille / 1'000;
    }
    return 0;
  }

}  // namespace headloop::parts
