// Goal: whatever a person does, the simulation keeps its promises. Method: random scripts for every
// product, run once with a witness that looks at everything after each event, and once without; a
// broken invariant ends the program with the scenario's seed. To see one script's run again:
// random_script(product, seed).
#include <gtest/gtest.h>

#include <algorithm>

#include "models/platform/image.hpp"
#include "models/unit/repertoire.hpp"
#include "models/unit/unit.hpp"
#include "sim/world/run.hpp"
#include "tests/support/random_script.hpp"
#include "tests/tools/runner/products.hpp"

namespace headloop::runner {
namespace {

using parts::Eeprom;
using Page = std::array<std::uint8_t, Eeprom::page_size>;

constexpr std::uint64_t scripts_of_each = 2'000;
// At most 24 steps are absences of up to 100 days, in which up to 3 phones present a new address 96
// times a day: 691 200 events of the world, each with one of the unit's.
constexpr std::uint64_t event_budget = 2'000'000;

// Knows what the EEPROM may hold: the page that was handed to the last write lands whole, or torn
// if the power went, or, where writes fail, but for one byte; no other byte ever changes.
class EepromWitness {
 public:
  EepromWitness(const models::Unit& unit, const world::UnitSetup& setup)
      : one_fails_(std::any_of(setup.faults.begin(), setup.faults.end(), [](const auto& fault) {
          return fault.fault == Fault::failing_write;
        })) {
    copy(unit);
  }

  void look(const models::Unit& unit, const Record& record) {
    bool torn = false;
    int begun = -1;
    for (; seen_ < record.size(); ++seen_) {
      const Observation& o = record[seen_];
      if (o.channel != Channel::eeprom) continue;
      torn = torn || o.what == static_cast<std::uint16_t>(EepromEvent::write_torn);
      if (o.what == static_cast<std::uint16_t>(EepromEvent::write_begin)) begun = o.a;
    }
    judge_changes(unit, torn);
    if (begun >= 0) take_note_of_write(unit, begun);
  }

  int changes() const { return changes_; }

 private:
  void copy(const models::Unit& unit) {
    const auto all = unit.eeprom().read(0, Eeprom::size);
    std::copy(all.begin(), all.end(), bytes_.begin());
  }

  Page page(int number) const {
    Page bytes;
    std::copy_n(bytes_.begin() + number * Eeprom::page_size, bytes.size(), bytes.begin());
    return bytes;
  }

  void judge_changes(const models::Unit& unit, bool torn) {
    const auto now = unit.eeprom().read(0, Eeprom::size);
    if (std::equal(now.begin(), now.end(), bytes_.begin())) return;
    const std::array<std::uint8_t, Eeprom::size> before = bytes_;
    const Page old = writing_ >= 0 ? page(writing_) : Page{};
    copy(unit);
    for (int i = 0; i < Eeprom::size; ++i) {
      const auto at = static_cast<std::size_t>(i);
      if (before[at] == bytes_[at]) continue;
      ASSERT_EQ(i / Eeprom::page_size, writing_) << "address " << i;
    }
    const Page found = page(writing_);
    EXPECT_TRUE(found == handed_ || (torn && parts::is_allowed_torn(old, handed_, found)) ||
                (may_fail_ && differs_in_one_old_byte(old, found)))
        << "page " << writing_;
    ++changes_;
  }

  bool differs_in_one_old_byte(const Page& old, const Page& found) const {
    int differing = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (found[i] == handed_[i]) continue;
      ++differing;
      if (found[i] != old[i]) return false;
    }
    return differing == 1;
  }

  // What the firmware means the page to hold, from its image and not from the part.
  void take_note_of_write(const models::Unit& unit, int number) {
    const auto& regions = unit.core().params.regions;
    writing_ = -1;
    for (std::size_t r = 0; r < regions.size(); ++r) {
      const int index = number - regions[r].first;
      if (index < 0 || index >= regions[r].pages) continue;
      encode(unit.core().image, static_cast<platform::RegionId>(r), index, handed_);
      writing_ = number;
    }
    EXPECT_GE(writing_, 0) << "a write to page " << number << ", which the map does not have";
    may_fail_ = one_fails_ || unit.eeprom().failing_per_10000(number) > 0;
  }

  std::array<std::uint8_t, Eeprom::size> bytes_{};
  Page handed_{};
  std::size_t seen_ = 0;
  int writing_ = -1;  // page
  int changes_ = 0;
  const bool one_fails_;
  bool may_fail_ = false;
};

// What all scripts of a product came to.
struct Tally {
  int eeprom_changes = 0;
  int torn = 0;
  std::array<int, count_of<Log>()> logged{};

  void add(const Observation& o) {
    if (o.channel == Channel::log) ++logged[o.what];
    const bool tears = o.what == static_cast<std::uint16_t>(EepromEvent::write_torn);
    if (o.channel == Channel::eeprom && tears) ++torn;
  }
};

Record run_witnessed(const models::Product& product, const world::Script& script, Tally& tally) {
  const world::Scene scene{script, product.face};
  models::Unit unit(product, script);
  world::Player player(script);
  Record record;
  EepromWitness witness(unit, script.unit);
  unit.show_at_begin(record);
  world::Progress progress({.events = event_budget});
  std::size_t seen = 0;
  Instant before;
  while (progress.advance(scene, unit, player, record)) {
    EXPECT_GE(progress.now(), before);
    for (; seen < record.size(); ++seen) EXPECT_EQ(record[seen].at, progress.now());
    before = progress.now();
    witness.look(unit, record);
    if (testing::Test::HasFailure()) break;
  }
  EXPECT_TRUE(player.over());
  EXPECT_EQ(player.step(), script.steps.size());
  for (const Observation& o : record.observations()) tally.add(o);
  tally.eeprom_changes += witness.changes();
  return record;
}

Record run_alone(const models::Product& product, const world::Script& script) {
  models::Unit unit(product, script);
  world::Player player(script);
  Record record;
  unit.show_at_begin(record);
  world::run({script, product.face}, unit, player, record);
  return record;
}

class RandomScripts : public ProductTest {};

TEST_P(RandomScripts, KeepThePromises) {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= scripts_of_each; ++seed) {
    const world::Script script = tests::random_script(product(), seed);
    SCOPED_TRACE(product().id + ", seed " + std::to_string(seed));
    check_context().scenario = product().id + ", " + script.title;
    check_context().seed = seed;
    const Record record = run_witnessed(product(), script, tally);
    ASSERT_FALSE(HasFailure());
    ASSERT_EQ(run_alone(product(), script).observations(), record.observations());
  }
  // Else the scripts do too little to say anything.
  EXPECT_GT(tally.eeprom_changes, 2 * static_cast<int>(scripts_of_each));
  EXPECT_GT(tally.torn, 0);
  for (const Log word : {Log::reset_begun, Log::reset_wiped, Log::reset_completed,
                         Log::write_failed, Log::refused_low_charge, Log::refused_stuck_key}) {
    EXPECT_GT(tally.logged[static_cast<std::size_t>(word)], 0) << name_of(word);
  }
}

// The words that scenarios may not forbid, because they cannot come, do not come.
TEST_P(RandomScripts, StayWithinTheRepertoire) {
  const world::Repertoire repertoire = models::repertoire_of(product());
  for (std::uint64_t seed = 1; seed <= scripts_of_each / 4; ++seed) {
    SCOPED_TRACE(product().id + ", seed " + std::to_string(seed));
    const Record record = run_alone(product(), tests::random_script(product(), seed));
    for (const Observation& o : record.observations()) {
      ASSERT_TRUE(repertoire.gives(o)) << name_of(o.channel) << " " << o.what << "/" << o.a;
    }
  }
}

TEST_P(RandomScripts, AreTheSameForTheSameSeed) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const world::Script one = tests::random_script(product(), seed);
    const world::Script two = tests::random_script(product(), seed);
    ASSERT_EQ(one.steps.size(), two.steps.size());
    EXPECT_EQ(run_alone(product(), one).observations(), run_alone(product(), two).observations());
  }
}

HEADLOOP_EACH_PRODUCT(RandomScripts);

}  // namespace
}  // namespace headloop::runner
