// How an LED looks, as a person would say it.
#pragma once

#include <memory>

#include "sim/world/script.hpp"
#include "tools/input/structures.hpp"
#include "tools/script/reading.hpp"

namespace headloop::script {

using Looks = input::Variant<world::LedLook, Reading>;

std::shared_ptr<const Looks> look();

}  // namespace headloop::script
