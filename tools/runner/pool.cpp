#include "tools/runner/pool.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <memory>
#include <system_error>
#include <vector>

#include "tools/runner/worker.hpp"

namespace headloop::runner {
namespace {

// How far ahead of the oldest missing result items are handed out, and how many at once: many keep
// a worker busy without a word from here, few leave something to do for the others.
constexpr std::size_t window = 1024;
constexpr std::size_t batch_max = 16;

class Pool {
 public:
  Pool(std::size_t count, const PoolOptions& options, const Worker::Work& work,
       const std::function<bool(std::size_t, Delivery)>& deliver)
      : count_(count), options_(options), work_(work), deliver_(deliver) {}

  void run() {
    const auto workers = std::min(count_, static_cast<std::size_t>(options_.workers));
    for (std::size_t i = 0; i < workers; ++i) add_worker();
    while (!stopped_ && delivered_ < count_) {
      hand_out();
      wait();
      for (auto& worker : workers_) attend(worker);
      hand_over();
    }
  }

 private:
  using Slot = std::unique_ptr<Worker>;

  struct Range {
    std::size_t begin;
    std::size_t end;
  };

  std::vector<int> descriptors() const {
    std::vector<int> list;
    for (const Slot& worker : workers_) {
      if (worker) list.push_back(worker->descriptor());
    }
    return list;
  }

  void add_worker() { workers_.push_back(std::make_unique<Worker>(work_, descriptors())); }

  // What a dead worker leaves undone goes first: the results that wait are behind it.
  std::optional<Range> next_range() {
    if (!left_over_.empty()) {
      const Range range = left_over_.back();
      left_over_.pop_back();
      return range;
    }
    const std::size_t end = std::min(count_, delivered_ + window);
    if (fresh_ >= end) return std::nullopt;
    const std::size_t share = (count_ - fresh_) / (4 * workers_.size());
    const std::size_t size = std::min(std::clamp<std::size_t>(share, 1, batch_max), end - fresh_);
    fresh_ += size;
    return Range{fresh_ - size, fresh_};
  }

  void hand_out() {
    for (Slot& worker : workers_) {
      if (!worker->idle()) continue;
      if (const auto range = next_range()) worker->give(range->begin, range->end);
    }
  }

  std::chrono::milliseconds patience() const {
    auto deadline = Worker::Clock::time_point::max();
    for (const Slot& worker : workers_) {
      if (!worker->idle())
        deadline = std::min(deadline, worker->busy_since() + options_.time_limit);
    }
    const auto left = deadline - Worker::Clock::now();
    return std::max(std::chrono::milliseconds(0),
                    std::chrono::ceil<std::chrono::milliseconds>(left));
  }

  void wait() const {
    std::vector<pollfd> sockets;
    for (const Slot& worker : workers_) sockets.push_back({worker->descriptor(), POLLIN, 0});
    const auto longest = std::chrono::milliseconds(std::chrono::minutes(10));
    const auto timeout = static_cast<int>(std::min(patience(), longest).count());
    if (poll(sockets.data(), sockets.size(), timeout) < 0 && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "poll");
    }
  }

  void attend(Slot& worker) {
    const bool alive = worker->receive();
    while (!worker->idle()) {
      const std::size_t item = worker->next();
      auto message = worker->take();
      if (!message) break;
      if (message->kind == Worker::Message::Kind::result) {
        results_.emplace(item, std::move(message->bytes));
      } else {
        results_.emplace(item, Casualty{"stopped by an exception: " + message->bytes, {}});
      }
    }
    const bool late =
        !worker->idle() && Worker::Clock::now() >= worker->busy_since() + options_.time_limit;
    if (!alive || late) bury(worker, late && alive);
  }

  void bury(Slot& worker, bool late) {
    worker->kill();
    std::string cause = worker->cause_of_death();
    if (late) {
      const auto seconds = std::chrono::duration<double>(options_.time_limit).count();
      cause = fmt::format("no result after {:g} s; the process was ended", seconds);
    }
    if (!worker->idle()) {
      results_.emplace(worker->next(), Casualty{std::move(cause), worker->written()});
      const Range rest{worker->next() + 1, worker->end()};
      if (rest.begin < rest.end) left_over_.push_back(rest);
    }
    worker.reset();
    worker = std::make_unique<Worker>(work_, descriptors());
  }

  void hand_over() {
    while (!stopped_) {
      const auto ready = results_.find(delivered_);
      if (ready == results_.end()) return;
      Delivery delivery = std::move(ready->second);
      results_.erase(ready);
      stopped_ = !deliver_(delivered_++, std::move(delivery));
    }
  }

  const std::size_t count_;
  const PoolOptions options_;
  const Worker::Work& work_;
  const std::function<bool(std::size_t, Delivery)>& deliver_;

  std::vector<Slot> workers_;
  std::vector<Range> left_over_;
  std::map<std::size_t, Delivery> results_;  // that wait for an earlier one
  std::size_t fresh_ = 0;                    // the first item that nobody was given
  std::size_t delivered_ = 0;
  bool stopped_ = false;
};

}  // namespace

void run_in_workers(std::size_t count, const PoolOptions& options,
                    const std::function<std::string(std::size_t)>& work,
                    const std::function<bool(std::size_t, Delivery)>& deliver) {
  Pool(count, options, work, deliver).run();
}

}  // namespace headloop::runner
