// Which products can give a word at all, by the claims.
#include "models/unit/repertoire.hpp"

#include <gtest/gtest.h>

#include "tests/tools/datasheet/sheets.hpp"

namespace headloop::datasheet {
namespace {

using world::Cue;

template <class What>
Cue cue(Channel channel, What what, std::optional<std::int64_t> a = std::nullopt) {
  Cue made;
  made.channel = channel;
  made.what = static_cast<std::uint16_t>(what);
  made.a_min = made.a_max = a;
  return made;
}

using Products = std::vector<std::string>;
const Products all = {"mdr-1000x", "mdr-1000xm2", "mdr-1000xm3", "mdr-1000xm4", "mdr-xb950n1"};

Products that_give(const Cue& cue) {
  Products list;
  for (const std::string& id : all) {
    if (models::repertoire_of(tests::sheet_of(id)).gives(cue)) list.push_back(id);
  }
  return list;
}

TEST(Repertoire, HasTheWordsOfItsOwnProcedureAlone) {
  const auto log = [](Log word) { return that_give(cue(Channel::log, word)); };
  EXPECT_EQ(log(Log::reset_begun), all);
  EXPECT_EQ(log(Log::refused_cable), (Products{"mdr-1000x", "mdr-1000xm2", "mdr-1000xm3"})) << "D3";
  EXPECT_EQ(log(Log::refused_worn), (Products{"mdr-1000xm3", "mdr-1000xm4"})) << "F3";
  EXPECT_EQ(log(Log::second_phase_missed), Products{"mdr-1000xm4"}) << "P3";
  EXPECT_EQ(log(Log::touch_locked), Products{"mdr-1000xm4"}) << "P5";
  EXPECT_EQ(log(Log::boot_loader_entered), Products{"mdr-xb950n1"}) << "P4";
}

TEST(Repertoire, HasTheDoubleBeepOfTheResetThatBeeps) {
  EXPECT_EQ(that_give(cue(Channel::beep, 2)), (Products{"mdr-1000xm2", "mdr-1000xm3"})) << "P2";
  EXPECT_EQ(that_give(cue(Channel::beep, 1)), Products{});
}

TEST(Repertoire, RebootsByForceWhereR1Applies) {
  const auto boot = [](BootReason reason) {
    return that_give(cue(Channel::power, PowerEvent::boot, static_cast<std::int64_t>(reason)));
  };
  EXPECT_EQ(boot(BootReason::forced_reboot), Products(all.begin(), all.end() - 1)) << "R1";
  EXPECT_EQ(boot(BootReason::slide_switch), Products{"mdr-xb950n1"}) << "P4";
  EXPECT_EQ(that_give(cue(Channel::power, PowerEvent::boot)), all) << "whatever the reason";
}

TEST(Repertoire, ComesUpAndGoesDownEverywhere) {
  for (std::size_t i = 0; i < count_of<PowerEvent>(); ++i) {
    const auto event = static_cast<PowerEvent>(i);
    EXPECT_EQ(that_give(cue(Channel::power, event)), all) << name_of(event);
  }
}

TEST(Repertoire, NegotiatesThePlainestCodecAndTheSheetsOne) {
  for (const std::string& id : all) {
    const models::Product product = tests::sheet_of(id);
    const world::Repertoire repertoire = models::repertoire_of(product);
    for (std::size_t i = 0; i < count_of<Codec>(); ++i) {
      const auto codec = static_cast<Codec>(i);
      const bool known = codec == Codec::sbc || codec == product.params.firmware.codec;
      EXPECT_EQ(repertoire.gives(
                    cue(Channel::radio, RadioEvent::codec, static_cast<std::int64_t>(codec))),
                known)
          << id << " " << name_of(codec);
    }
  }
}

}  // namespace
}  // namespace headloop::datasheet
