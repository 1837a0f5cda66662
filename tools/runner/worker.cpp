#include "tools/runner/worker.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <system_error>

#include "sim/core/check.hpp"

namespace headloop::runner {
namespace {

struct Range {
  std::uint64_t begin;
  std::uint64_t end;
};

struct Head {
  std::uint64_t size;
  Worker::Message::Kind kind;
  std::uint32_t zero;
};

constexpr std::size_t written_max = 16 * 1024;

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// The other end may be gone: then false, and no signal.
bool send_all(int socket, const void* bytes, std::size_t size) {
  const char* at = static_cast<const char*>(bytes);
  while (size > 0) {
    const ssize_t sent = send(socket, at, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    at += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

// At once, so that the parent wakes up once.
bool send_message(int socket, const Worker::Message& message) {
  const Head head{message.bytes.size(), message.kind, 0};
  std::string bytes(sizeof head, '\0');
  std::memcpy(bytes.data(), &head, sizeof head);
  bytes += message.bytes;
  return send_all(socket, bytes.data(), bytes.size());
}

bool receive_all(int socket, void* bytes, std::size_t size) {
  char* at = static_cast<char*>(bytes);
  while (size > 0) {
    const ssize_t got = recv(socket, at, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

Worker::Message answer(const Worker::Work& work, std::size_t item) {
  try {
    return {Worker::Message::Kind::result, work(item)};
  } catch (const std::exception& error) {
    return {Worker::Message::Kind::thrown, error.what()};
  }
}

// Nothing is printed from here but by a process about to die, and only for its parent to read.
void redirect_streams(int output) {
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing >= 0) dup2(nothing, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
}

void serve(int socket, int output, const Worker::Work& work) {
  for (Range range{}; receive_all(socket, &range, sizeof range);) {
    for (std::uint64_t item = range.begin; item < range.end; ++item) {
      if (ftruncate(output, 0) != 0) return;
      const Worker::Message message = answer(work, item);
      if (!send_message(socket, message)) return;
    }
  }
}

}  // namespace

Worker::Worker(const Work& work, const std::vector<int>& others) {
  std::array<int, 2> sockets{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0) fail("socketpair");
  socket_ = sockets[0];
  output_ = memfd_create("headloop-worker-output", MFD_CLOEXEC);
  if (output_ < 0 || fcntl(output_, F_SETFL, O_APPEND) != 0) fail("memfd_create");
  // What stands in a buffer would be written by both.
  std::fflush(nullptr);
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ < 0) fail("fork");
  if (pid_ > 0) {
    close(sockets[1]);
    return;
  }
  // Whatever the program does about an abort, here the signal tells the parent.
  std::signal(SIGABRT, SIG_DFL);
  // A worker in a long scenario does not outlive its parent.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);
  close(socket_);
  for (const int other : others) close(other);
  redirect_streams(output_);
  serve(sockets[1], output_, work);
  _exit(0);
}

Worker::~Worker() {
  kill();
  cause_of_death();
  if (socket_ >= 0) close(socket_);
  if (output_ >= 0) close(output_);
}

void Worker::give(std::size_t begin, std::size_t end) {
  HEADLOOP_CHECK(idle(), "a worker gets items when it has none");
  next_ = begin;
  end_ = end;
  since_ = Clock::now();
  const Range range{begin, end};
  // A worker that is gone is found out by receive().
  send_all(socket_, &range, sizeof range);
}

bool Worker::receive() {
  std::array<char, 64 * 1024> buffer{};
  const ssize_t got = recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return true;
  if (got <= 0) return false;
  inbox_.append(buffer.data(), static_cast<std::size_t>(got));
  return true;
}

std::optional<Worker::Message> Worker::take() {
  Head head{};
  if (inbox_.size() < sizeof head) return std::nullopt;
  std::memcpy(&head, inbox_.data(), sizeof head);
  if (inbox_.size() < sizeof head + head.size) return std::nullopt;
  Message message{head.kind, inbox_.substr(sizeof head, head.size)};
  inbox_.erase(0, sizeof head + head.size);
  ++next_;
  since_ = Clock::now();
  return message;
}

void Worker::kill() {
  if (pid_ > 0) ::kill(pid_, SIGKILL);
}

std::string Worker::cause_of_death() {
  if (pid_ <= 0) return "";
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  if (!WIFSIGNALED(status)) return fmt::format("ended with status {}", WEXITSTATUS(status));
  const int signal = WTERMSIG(status);
  return fmt::format("killed by signal {} ({})", signal, strsignal(signal));
}

std::string Worker::written() const {
  const off_t size = lseek(output_, 0, SEEK_END);
  const off_t begin = std::max<off_t>(0, size - static_cast<off_t>(written_max));
  std::string text(static_cast<std::size_t>(std::max<off_t>(0, size - begin)), '\0');
  const ssize_t got = pread(output_, text.data(), text.size(), begin);
  text.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  return text;
}

}  // namespace headloop::runner
