// What headloop can be told to do. command_line.cpp makes these from the arguments; each command
// returns the exit status: 0 all is well, 1 something failed or differs, 2 bad input or usage,
// 3 a fault of our own.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace headloop::cli {

struct RunCommand {
  std::vector<std::string> paths;
  int jobs = 0;  // 0: as many as there are processors
  std::vector<std::string> filters;
  std::string shard;
  std::string seeds;
  int repeat = 1;
  std::string rerun_failed;
  bool list = false;
  bool fail_fast = false;
  std::string json;
  std::string junit;
  std::string junit_flavor = "jenkins";
  std::string record;
  bool durations = false;
  double timeout_s = 120;
  std::string fidelity = "pin";
  std::string vcd;
  std::string vcd_carrier;
  std::string models;
  bool quiet = false;
};

struct DiffCommand {
  std::string a;
  std::string b;
};

struct ShowCommand {
  std::string file;
  std::vector<std::string> filters;
  std::string seeds;
  bool all = false;
  std::string models;
};

struct WindowCommand {
  std::string file;
  std::vector<std::string> filters;
  std::string step;
  int longest_s = 0;  // 0: as far as the documented length asks for
  bool json = false;
  std::string models;
};

struct ModelsCommand {
  std::string model;
  bool json = false;
  std::string models;
};

struct CoverageCommand {
  std::vector<std::string> paths;
  int jobs = 0;
  bool strict = false;
  bool scenarios = false;
  bool json = false;
  std::string models;
};

struct ReadCommand {
  std::string guide;
  bool json = false;
};

struct CheckCommand {
  std::vector<std::string> guides;
  std::string fail_on = "error";
  std::string explain;
  std::string json;
  std::string sarif;
  std::string junit;
  std::string junit_flavor = "jenkins";
  std::string html;
  std::string baseline;
  bool fix = false;
  bool watch = false;
  std::string models;
};

struct SchemaCommand {
  std::string models;
};

using Command = std::variant<RunCommand, DiffCommand, ShowCommand, WindowCommand, ModelsCommand,
                             CoverageCommand, ReadCommand, CheckCommand, SchemaCommand>;

int execute(const RunCommand& command);
int execute(const DiffCommand& command);
int execute(const ShowCommand& command);
int execute(const WindowCommand& command);
int execute(const ModelsCommand& command);
int execute(const CoverageCommand& command);
int execute(const ReadCommand& command);
int execute(const CheckCommand& command);
int execute(const SchemaCommand& command);

// Does it; what it throws is said on standard error and becomes an exit status.
int explained(const std::function<int()>& action);

// Writes to standard output; throws input::UsageError if that fails.
void print(const std::string& text);

}  // namespace headloop::cli
