#include "tools/headloop/file_watch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "tools/input/usage_error.hpp"

namespace headloop::cli {
namespace {

namespace fs = std::filesystem;

// Who saves may do so in several steps; who has a file open is given longer to finish.
constexpr int settled_ms = 50;
constexpr int written_ms = 1'000;
constexpr int for_ever = -1;

[[noreturn]] void fail(const std::string& what) {
  throw input::UsageError(
      fmt::format("cannot watch {}: {}", what, std::generic_category().message(errno)));
}

}  // namespace

FileWatch::FileWatch(const std::vector<std::string>& files) {
  changes_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (changes_ < 0) fail("files");
  for (const std::string& file : files) add(file);
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  if (sigprocmask(SIG_BLOCK, &ends, nullptr) != 0) fail("signals");
  ends_ = signalfd(-1, &ends, SFD_NONBLOCK | SFD_CLOEXEC);
  if (ends_ < 0) fail("signals");
}

FileWatch::~FileWatch() {
  close(changes_);
  close(ends_);
}

// A link can be exchanged, and so can what it leads to.
void FileWatch::add(const std::string& file) {
  std::error_code error;
  const fs::path real = fs::canonical(file, error);
  if (error) throw input::UsageError(fmt::format("cannot watch {}: {}", file, error.message()));
  for (const fs::path& path : {fs::absolute(file), real}) {
    const std::string folder = path.parent_path().string();
    const int watched = inotify_add_watch(changes_, folder.c_str(),
                                          IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);
    if (watched < 0) fail(folder);
    names_[watched].insert(path.filename().string());
  }
}

// Whether any of what has come by is about the files.
bool FileWatch::drain() {
  alignas(inotify_event) std::array<char, 16'384> buffer{};
  bool concerned = false;
  for (ssize_t size = 0; (size = read(changes_, buffer.data(), buffer.size())) > 0;) {
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* name = buffer.data() + at + sizeof event;
      at += sizeof event + event.len;
      // Lost events may have been about them.
      concerned = concerned || (event.mask & IN_Q_OVERFLOW) != 0;
      const auto folder = names_.find(event.wd);
      if (folder == names_.end() || event.len == 0) continue;
      if (!folder->second.contains(name)) continue;
      concerned = true;
      writing_ = (event.mask & IN_MODIFY) != 0;
    }
  }
  return concerned;
}

bool FileWatch::wait() {
  bool changed = false;
  while (true) {
    std::array<pollfd, 2> both = {{{changes_, POLLIN, 0}, {ends_, POLLIN, 0}}};
    const int ready = poll(both.data(), both.size(),
                           !changed   ? for_ever
                           : writing_ ? written_ms
                                      : settled_ms);
    if (ready < 0 && errno != EINTR) fail("files");
    if (both[1].revents != 0) return false;
    if (ready == 0) return true;
    changed = drain() || changed;
  }
}

}  // namespace headloop::cli
