// The command line of headloop.
#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string_view>
#include <system_error>

#include "tools/headloop/command_line.hpp"
#include "tools/input/input_error.hpp"
#include "tools/input/usage_error.hpp"

namespace headloop::cli {
namespace {

constexpr int bad_input = 2;
constexpr int own_fault = 3;

// A broken invariant here, outside of the workers, is as much our own fault.
void on_abort(int) { _exit(own_fault); }

// Whoever starts us without standard streams must not find them taken by what is opened next. They
// stay unusable: writing to them goes on failing.
void occupy_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    const int unusable = stream == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (open("/dev/null", unusable) != stream) _exit(own_fault);
  }
}

// The tool's own diagnostics. What happens inside a simulation is in its Record, never here.
void set_up_log(int verbosity) {
  auto logger = spdlog::stderr_logger_st("headloop");
  logger->set_pattern("%n: %l: %v");
  logger->set_level(verbosity == 0   ? spdlog::level::warn
                    : verbosity == 1 ? spdlog::level::info
                                     : spdlog::level::debug);
  spdlog::set_default_logger(std::move(logger));
}

void complain(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    fmt::print(stderr, "headloop: {}\n", text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

int run(int argc, const char* const* argv) {
  // Before anything is set up: scripts ask for it often.
  if (argc == 2 && std::string_view(argv[1]) == "--version") {
    print("headloop " HEADLOOP_VERSION "\n");
    return 0;
  }
  const CommandLine line = parse(argc, argv);
  if (const int* status = std::get_if<int>(&line.result)) return *status;
  set_up_log(line.verbosity);
  return std::visit([](const auto& command) { return execute(command); },
                    std::get<Command>(line.result));
}

}  // namespace

void print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    throw input::UsageError(
        fmt::format("cannot write to standard output: {}", std::generic_category().message(errno)));
  }
}

int explained(const std::function<int()>& action) {
  try {
    return action();
  } catch (const input::InputError& error) {
    // In the form that editors and CI take for places in files.
    fmt::print(stderr, "{}\n", error.what());
    const std::size_t count = error.problems().size();
    complain(fmt::format("{} in what was given; nothing was run",
                         count == 1 ? "one problem" : fmt::format("{} problems", count)));
    return bad_input;
  } catch (const input::UsageError& error) {
    complain(error.what());
    return bad_input;
  } catch (const std::exception& error) {
    complain(fmt::format("a fault of its own: {}", error.what()));
    return own_fault;
  }
}

}  // namespace headloop::cli

int main(int argc, char** argv) {
  std::signal(SIGABRT, headloop::cli::on_abort);
  headloop::cli::occupy_standard_streams();
  return headloop::cli::explained([&] { return headloop::cli::run(argc, argv); });
}
