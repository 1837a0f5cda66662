#include "tools/runner/run_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "models/unit/before.hpp"
#include "models/unit/unit.hpp"
#include "sim/world/run.hpp"
#include "tools/judge/judge.hpp"
#include "tools/report/models_text.hpp"

namespace headloop::runner {
namespace {

struct Performance {
  Record record;
  world::RunResult run;
  judge::Verdict verdict;
};

// A concrete bench: the loop then costs no virtual call.
template <class Bench>
void perform_on(Bench& bench, const models::Product& product, const world::Script& script,
                const report::Names& names, Performance& done) {
  const world::Scene scene{script, product.face};
  world::Player player(script);
  done.run = world::run(scene, bench, player, done.record);
  done.record.sort_canonically();
  const auto describe = [&](const Observation& observation) {
    return report::sentence(report::entry_of(observation, names));
  };
  const Record before = models::before_the_run(product, script);
  done.verdict = judge::judge({script, product.face, done.record, bench, player.surroundings(),
                               done.run, describe, &before});
}

Performance perform(const models::Product& product, const world::Script& script,
                    const report::Names& names, const Ring& ring, const std::string& trace) {
  Performance done;
  if (ring.has_pins(script)) {
    const PinBench pins = ring.make_pin_bench(product, script, done.record, trace);
    perform_on(*pins.bench, product, script, names, done);
    pins.finish();
  } else {
    models::Unit unit(product, script);
    unit.show_at_begin(done.record);
    perform_on(unit, product, script, names, done);
  }
  return done;
}

// Where two Records of one scenario part; empty if they do not.
std::string divergence(const Record& first, const Record& other, const report::Names& names) {
  const auto& a = first.observations();
  const auto& b = other.observations();
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end() && y == b.end()) return "";
  const auto words = [&](auto at, const auto& list) {
    return at == list.end() ? std::string("nothing more")
                            : report::sentence(report::entry_of(*at, names));
  };
  return fmt::format("at observation {}: {} in one run, {} in another", x - a.begin() + 1,
                     words(x, a), words(y, b));
}

report::Unmet unmet_of(const judge::Judged& judged) {
  return {judged.kind, judged.position, judged.text, judged.found, judged.at};
}

void take_verdict(report::ScenarioResult& result, const judge::Verdict& verdict,
                  const Record& record, const report::Names& names) {
  result.status = verdict.status;
  result.message = verdict.message;
  result.finding = verdict.finding;
  result.judged = verdict.judged.size();
  result.end = verdict.end;
  result.events = verdict.events;
  result.observations = record.size();
  result.record_hash = record_hash(record);
  if (!verdict.first_unmet) return;
  result.unmet.push_back(unmet_of(verdict.judged[*verdict.first_unmet]));
  for (std::size_t i = 0; i < verdict.judged.size(); ++i) {
    if (i != *verdict.first_unmet && !verdict.judged[i].met) {
      result.unmet.push_back(unmet_of(verdict.judged[i]));
    }
  }
  const std::size_t end = std::min(verdict.excerpt.end, record.size());
  for (std::size_t i = verdict.excerpt.begin; i < end; ++i) {
    result.around.push_back(report::entry_of(record[i], names));
  }
}

void write_record_file(const Run& run, const std::string& folder) {
  namespace fs = std::filesystem;
  const fs::path path = fs::path(folder) / report::record_path(run.result.at.file, run.result.name);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream out(path, std::ios::binary);
  report::write_record(out, header_of(run.result), entries_of(run));
  out.close();
  if (!out) throw std::runtime_error(fmt::format("cannot write the Record {}", path.string()));
}

// Where its wires are traced, without the suffix; a folder like that of its Record.
std::string trace_of(const report::ScenarioResult& result, const Ring& ring) {
  namespace fs = std::filesystem;
  if (!ring.vcd_dir) return "";
  const fs::path path = fs::path(*ring.vcd_dir) / report::record_path(result.at.file, result.name);
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  return (path.parent_path() / path.stem()).string();
}

// Plays it as often as asked for; all Records have to agree.
report::ScenarioResult play(const models::Product& product, const world::Script& script,
                            const report::Names& names, const RunOptions& options,
                            report::ScenarioResult result, Record& record) {
  const std::string trace = trace_of(result, options.ring);
  Performance first = perform(product, script, names, options.ring, trace);
  record = std::move(first.record);
  take_verdict(result, first.verdict, record, names);
  for (int run = 2; run <= options.repeat; ++run) {
    const std::string parted =
        divergence(record, perform(product, script, names, options.ring, trace).record, names);
    if (parted.empty()) continue;
    result.status = judge::Status::error;
    result.message = fmt::format("the same scenario and seed gave two Records: {}", parted);
    return result;
  }
  return result;
}

std::string reason_to_skip(const world::Script& script, const Ring& ring) {
  if (!script.skip_reason.empty()) return script.skip_reason;
  if (script.needs_pins && !ring.has_pins(script)) return "it needs --fidelity pin";
  return "";
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
  return hash ^ (hash >> 29);
}

}  // namespace

std::uint64_t record_hash(const Record& record) {
  std::uint64_t hash = record.size();
  for (const Observation& o : record.observations()) {
    const auto where = static_cast<std::uint64_t>(o.channel) << 24 |
                       static_cast<std::uint64_t>(o.subject) << 16 | o.what;
    hash = mixed(hash, static_cast<std::uint64_t>(o.at.ns));
    hash = mixed(hash, where << 32 | static_cast<std::uint32_t>(o.a));
    hash = mixed(hash, static_cast<std::uint64_t>(o.b));
  }
  return hash;
}

report::RecordHeader header_of(const report::ScenarioResult& result) {
  return {result.id, result.device, result.firmware, result.seed};
}

std::vector<report::Entry> entries_of(const Run& run) {
  return report::entries_of(run.record, Devices::names(run.product, run.script));
}

report::ScenarioResult blank_result(const Devices& devices, const world::Script& script,
                                    const Item& item) {
  const models::Product& product = devices.product_of(script);
  const std::uint32_t newest = product.releases.empty() ? 0 : product.releases.back().version;
  report::ScenarioResult result;
  result.id = item_id(script, item);
  result.name = item_name(script, item);
  result.title = script.title;
  result.at = script.at;
  result.covers = script.covers;
  result.device = script.device;
  result.firmware = report::version_text(script.unit.firmware.value_or(newest));
  result.seed = item.seed;
  result.seed_chosen = item.seed_chosen;
  return result;
}

Done run_scenario(const Devices& devices, const world::Script& script, const Item& item,
                  const RunOptions& options) {
  using Clock = std::chrono::steady_clock;
  Done done{blank_result(devices, script, item), {}};
  if (const std::string reason = reason_to_skip(script, options.ring); !reason.empty()) {
    const judge::Verdict verdict = judge::skipped(reason);
    done.result.status = verdict.status;
    done.result.message = verdict.message;
    return done;
  }
  world::Script seeded = script;
  seeded.unit.seed = item.seed;
  const models::Product& product = devices.product_of(script);
  const report::Names names = Devices::names(product, seeded);
  const Clock::time_point begun = Clock::now();
  Record record;
  done.result = play(product, seeded, names, options, std::move(done.result), record);
  if (options.measure) {
    const auto spent = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begun);
    done.result.wall_us = spent.count();
  }
  const Run run{product, seeded, record, done.result};
  if (options.record_dir) write_record_file(run, *options.record_dir);
  if (options.extra) done.extra = options.extra(run);
  return done;
}

}  // namespace headloop::runner
