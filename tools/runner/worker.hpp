// One worker process, seen from the parent, and the words that the two exchange: the parent sends
// the range of items to do, the worker answers with one message an item, in order.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace headloop::runner {

class Worker {
 public:
  using Clock = std::chrono::steady_clock;
  using Work = std::function<std::string(std::size_t)>;

  struct Message {
    enum class Kind : std::uint32_t { result, thrown };
    Kind kind = Kind::result;
    std::string bytes;
  };

  // Forks. The child closes `others`, the parent's ends towards the workers that live already;
  // held open, they would keep those from seeing that the parent is gone.
  Worker(const Work& work, const std::vector<int>& others);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();  // kills what still runs

  int descriptor() const { return socket_; }

  // The items given and not yet answered: [next, end).
  bool idle() const { return next_ == end_; }
  std::size_t next() const { return next_; }
  std::size_t end() const { return end_; }
  Clock::time_point busy_since() const { return since_; }

  void give(std::size_t begin, std::size_t end);

  // Takes in what has arrived; false once the process is gone.
  bool receive();

  // The answer to item next(), which it then counts as answered.
  std::optional<Message> take();

  // Ends the process if it still runs: how it ended, and what it wrote while it did next().
  void kill();
  std::string cause_of_death();
  std::string written() const;

 private:
  int socket_ = -1;
  int output_ = -1;  // the file that stands for its stdout and stderr
  pid_t pid_ = -1;
  std::size_t next_ = 0;
  std::size_t end_ = 0;
  Clock::time_point since_;
  std::string inbox_;
};

}  // namespace headloop::runner
