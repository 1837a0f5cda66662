#include "tools/headloop/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <sstream>

#include "tools/input/nearest.hpp"

namespace headloop::cli {
namespace {

constexpr const char* exit_statuses =
    "Exit status: 0 all passed, 1 something failed, 2 bad input or usage, 3 a fault of headloop.";

// The options as they are being read; the subcommand that was named picks one of these.
struct Commands {
  RunCommand run;
  DiffCommand diff;
  ShowCommand show;
  WindowCommand window;
  ModelsCommand models;
  CoverageCommand coverage;
  ReadCommand read;
  CheckCommand check;
  SchemaCommand schema;
};

void add_models(CLI::App& app, std::string& models) {
  app.add_option("--models", models,
                 "Further data sheets (DIR/*.yaml, DIR/*/datasheet.yaml); one of an id that\n"
                 "the program has takes its place")
      ->type_name("DIR");
}

void add_jobs(CLI::App& app, int& jobs) {
  app.add_option("-j,--jobs", jobs, "Worker processes; as many as processors by default")
      ->type_name("N")
      ->check(CLI::Range(1, 1'024).description(""));
}

void add_filter(CLI::App& app, std::vector<std::string>& filters) {
  app.add_option("--filter", filters,
                 "Only scenarios whose name or id fits (* ? [...]); may be repeated")
      ->type_name("GLOB")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);  // a path may follow
}

void add_seeds(CLI::App& app, std::string& seeds) {
  app.add_option("--seeds", seeds,
                 "Each scenario with N seeds, from its own on; or with the seeds FIRST..LAST")
      ->type_name("N");
}

void add_reports(CLI::App& app, RunCommand& run) {
  app.add_option("--json", run.json, "Write the results as JSON; - is standard output")
      ->type_name("FILE|-");
  app.add_option("--junit", run.junit, "Write the results as JUnit XML")->type_name("FILE|-");
  app.add_option("--junit-flavor", run.junit_flavor, "Whose JUnit: jenkins (default) or gitlab")
      ->type_name("NAME");
  app.add_option("--record", run.record, "Write each Record, as JSON Lines, into a folder")
      ->type_name("DIR");
  app.add_option("--vcd", run.vcd,
                 "Write the wires of each scenario into a folder: NAME.vcd all of them,\n"
                 "NAME.bus.vcd the EEPROM's bus for decoders")
      ->type_name("DIR");
  app.add_option("--vcd-carrier", run.vcd_carrier,
                 "Show the LED's carrier and an update's bits in this window, such as 12 s..12.1 s")
      ->type_name("FROM..TO")
      ->needs("--vcd");
  app.add_flag("--durations", run.durations,
               "Add measured times to JSON and JUnit; no two runs are then the same");
  app.add_flag("-q,--quiet", run.quiet, "Print only what counts against the suite");
}

void add_run(CLI::App& app, RunCommand& run) {
  CLI::App& sub = *app.add_subcommand("run", "Run scenarios: what passed, what failed and why");
  sub.add_option("PATH", run.paths, "Files, or folders with *.yaml and *.yml files")->type_name("");
  add_jobs(sub, run.jobs);
  add_filter(sub, run.filters);
  sub.add_option("--shard", run.shard, "Only the i-th of n parts of what is selected")
      ->type_name("i/n");
  add_seeds(sub, run.seeds);
  sub.add_option("--repeat", run.repeat, "Run each N times and compare the Records")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000).description(""));
  sub.add_option("--rerun-failed", run.rerun_failed,
                 "Only what did not pass in an earlier run's --json FILE; PATH may be left out")
      ->type_name("FILE")
      ->excludes("--seeds");
  sub.add_flag("--list", run.list, "Print the ids of what is selected, run nothing");
  sub.add_option("--fidelity", run.fidelity,
                 "How accurate: pin (every wire and bus cycle; default) or unit")
      ->type_name("RING");
  sub.add_flag("--fail-fast", run.fail_fast, "Stop at the first one that fails");
  sub.add_option("--timeout", run.timeout_s, "Wall-clock seconds a scenario may take (120)")
      ->type_name("S")
      ->check(CLI::Range(0.001, 86'400.0).description(""));
  add_reports(sub, run);
  add_models(sub, run.models);
  sub.footer(std::string("Examples:\n"
                         "  headloop run scenarios/\n"
                         "  headloop run scenarios/ --filter '*chord*' --seeds 100 -j 4\n"
                         "  headloop run scenarios/ --json results.json --junit junit.xml\n"
                         "  headloop run --rerun-failed results.json\n\n") +
             exit_statuses);
}

void add_diff(CLI::App& app, DiffCommand& diff) {
  CLI::App& sub = *app.add_subcommand("diff", "Compare two Records, or two files of results");
  sub.add_option("A", diff.a, "A Record (run --record) or results (run --json)")
      ->type_name("")
      ->required();
  sub.add_option("B", diff.b, "Another one of the same kind")->type_name("")->required();
  sub.footer(
      "Prints the first difference and what stands around it.\n\n"
      "Examples:\n"
      "  headloop diff before/reset.jsonl after/reset.jsonl\n"
      "  headloop diff monday.json tuesday.json\n\n"
      "Exit status: 0 equal, 1 different, 2 bad input or usage.");
}

void add_show(CLI::App& app, ShowCommand& show) {
  CLI::App& sub = *app.add_subcommand("show", "Show one scenario as a timeline");
  sub.add_option("FILE", show.file, "A file of scenarios, or a Record (run --record)")
      ->type_name("")
      ->required();
  add_filter(sub, show.filters);
  add_seeds(sub, show.seeds);
  sub.add_flag("--all", show.all, "Everything inside, also what repeats");
  add_models(sub, show.models);
  sub.footer(
      "Time, what the person did, what the LED showed, what was heard, what went on inside.\n"
      "Colour obeys NO_COLOR; the width is the terminal's, or COLUMNS.\n\n"
      "Examples:\n"
      "  headloop show scenarios/mdr-1000x/reset.yaml --filter '*works*'\n"
      "  headloop show records/reset.jsonl --all | less");
}

void add_window(CLI::App& app, WindowCommand& window) {
  CLI::App& sub =
      *app.add_subcommand("window", "For which lengths of a step the outcome is the promised one");
  sub.add_option("FILE", window.file, "A file of scenarios")->type_name("")->required();
  add_filter(sub, window.filters);
  sub.add_option("--step", window.step,
                 "Which step: its number, or its line after a colon; needed if several are timed")
      ->type_name("N|:LINE");
  sub.add_option("--longest", window.longest_s,
                 "Look from 0 to so many seconds; else to the larger of 60 s and four times what\n"
                 "is written")
      ->type_name("S")
      ->check(CLI::Range(1, 10'000'000).description(""));
  sub.add_flag("--json", window.json, "As JSON");
  add_models(sub, window.models);
  sub.footer(
      "Decides every length, to the tick of the unit's clock, and says how far what is written\n"
      "is from the nearest edge: on the nominal unit, on every unit (sure), on some (possible).\n\n"
      "Examples:\n"
      "  headloop window scenarios/mdr-1000x/factory_reset.yaml --filter '*tick before*threshold'\n"
      "  headloop window reset.yaml --step 2\n"
      "  headloop window reset.yaml --step :14 --json\n\n"
      "Exit status: 0 what is written is inside the sure window, 1 it is not, 2 bad input or "
      "usage.");
}

void add_models_command(CLI::App& app, ModelsCommand& models) {
  CLI::App& sub = *app.add_subcommand("models", "List the devices, or show one's data sheet");
  sub.add_option("MODEL", models.model, "One of the devices: every value, and where it is from")
      ->type_name("");
  sub.add_flag("--json", models.json, "As JSON");
  add_models(sub, models.models);
  sub.footer(
      "Examples:\n"
      "  headloop models\n"
      "  headloop models mdr-1000x\n"
      "  headloop models --models my-sheets/ --json");
}

void add_coverage(CLI::App& app, CoverageCommand& coverage) {
  CLI::App& sub = *app.add_subcommand(
      "coverage",
      "Which claims, states and transitions the scenarios reach, and which they do not");
  sub.add_option("PATH", coverage.paths, "Files, or folders with *.yaml and *.yml files")
      ->type_name("")
      ->required();
  add_jobs(sub, coverage.jobs);
  sub.add_flag("--strict", coverage.strict,
               "End with 1 if some claim, state or transition is not reached");
  sub.add_flag("--scenarios", coverage.scenarios, "Name the scenarios of each claim");
  sub.add_flag("--json", coverage.json, "As JSON");
  add_models(sub, coverage.models);
  sub.footer(
      "A claim is shown by a scenario that names it under `covers:` and passes.\n\n"
      "Examples:\n"
      "  headloop coverage scenarios/\n"
      "  headloop coverage scenarios/ --strict");
}

void add_read(CLI::App& app, ReadCommand& read) {
  CLI::App& sub = *app.add_subcommand("read", "Read a guide: what it tells its reader to do");
  sub.add_option("GUIDE", read.guide, "Markdown or plain text")->type_name("")->required();
  sub.add_flag("--json", read.json, "As JSON, every sentence and step with its place");
  sub.footer(
      "Reads prose without any device. A sentence that looks like an instruction and is not\n"
      "understood is listed as such.\n\n"
      "Examples:\n"
      "  headloop read guide.md\n"
      "  headloop read guide.md --json\n\n"
      "Exit status: 0 read, 2 bad input or usage, 3 a fault of headloop.");
}

void add_check(CLI::App& app, CheckCommand& check) {
  CLI::App& sub = *app.add_subcommand(
      "check", "Try a guide on the bench: what is wrong with it, sentence by sentence");
  sub.add_option("GUIDE", check.guides, "Markdown or plain text")->type_name("");
  sub.add_option("--fail-on", check.fail_on,
                 "End with 1 from this severity on: error (default), warning or note")
      ->type_name("SEVERITY");
  sub.add_option("--json", check.json, "Write the findings as JSON; - is standard output")
      ->type_name("FILE|-");
  sub.add_option("--sarif", check.sarif, "Write them as SARIF 2.1.0")->type_name("FILE|-");
  sub.add_option("--junit", check.junit, "Write them as JUnit XML")->type_name("FILE|-");
  sub.add_option("--junit-flavor", check.junit_flavor, "Whose JUnit: jenkins (default) or gitlab")
      ->type_name("NAME");
  sub.add_option("--html", check.html, "Write one page: the guide with its findings")
      ->type_name("FILE|-");
  sub.add_flag("--fix", check.fix, "Write the verified edits into the guides");
  sub.add_flag("--watch", check.watch, "Check again whenever a guide changes, until Ctrl-C");
  sub.add_option("--baseline", check.baseline, "Accept the findings of an earlier --json FILE")
      ->type_name("FILE");
  sub.add_option("--explain", check.explain, "Say what a rule means")->type_name("RULE");
  add_models(sub, check.models);
  sub.footer(
      "Performs each procedure on the simulated product that it is for, as its words allow, and\n"
      "on the products that a reader may mix it up with.\n\n"
      "Examples:\n"
      "  headloop check guide.md\n"
      "  headloop check guide.md --fail-on warning\n"
      "  headloop check --explain duration-near-edge\n\n"
      "Exit status: 0 nothing reaches --fail-on, 1 something does, 2 bad input or usage, 3 a "
      "fault\n"
      "of headloop.");
}

void add_schema(CLI::App& app, SchemaCommand& schema) {
  CLI::App& sub =
      *app.add_subcommand("schema", "Print the JSON Schema of the scenario language, for editors");
  add_models(sub, schema.models);
  sub.footer(
      "Example:\n"
      "  headloop schema > scenario.schema.json");
}

Command chosen(const CLI::App& app, const Commands& commands) {
  if (app.got_subcommand("run")) return commands.run;
  if (app.got_subcommand("diff")) return commands.diff;
  if (app.got_subcommand("show")) return commands.show;
  if (app.got_subcommand("window")) return commands.window;
  if (app.got_subcommand("models")) return commands.models;
  if (app.got_subcommand("coverage")) return commands.coverage;
  if (app.got_subcommand("read")) return commands.read;
  if (app.got_subcommand("check")) return commands.check;
  return commands.schema;
}

// The subcommand that was named; else the program.
const CLI::App& active(const CLI::App& app) {
  const auto subcommands = app.get_subcommands();
  return subcommands.empty() ? app : *subcommands.front();
}

std::vector<std::string> known_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> known_subcommands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : app.get_subcommands({})) names.push_back(sub->get_name());
  return names;
}

// What is wrong with the arguments, in one sentence.
std::string complaint(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = active(app);
  for (const std::string& extra : app.remaining(true)) {
    if (extra.starts_with('-')) {
      const std::string name = extra.substr(0, extra.find('='));
      return fmt::format("there is no option {}{}", name,
                         input::did_you_mean(name, known_options(command)));
    }
    if (&command == &app) {
      return fmt::format("there is no command '{}'{}", extra,
                         input::did_you_mean(extra, known_subcommands(app)));
    }
    return fmt::format("there is no place for '{}'", extra);
  }
  return error.what();
}

}  // namespace

CommandLine parse(int argc, const char* const* argv) {
  CLI::App app("headloop simulates headphones: what does this one do if somebody does this to it?",
               "headloop");
  Commands commands;
  CommandLine line;
  const auto verbose = [&](std::int64_t count) { line.verbosity = static_cast<int>(count); };
  app.add_flag_function("-v,--verbose", verbose, "Say what headloop does, on stderr; -vv: more");
  app.set_version_flag("--version", "headloop " HEADLOOP_VERSION);
  app.fallthrough();
  app.require_subcommand(1);
  add_run(app, commands.run);
  add_diff(app, commands.diff);
  add_show(app, commands.show);
  add_window(app, commands.window);
  add_models_command(app, commands.models);
  add_coverage(app, commands.coverage);
  add_read(app, commands.read);
  add_check(app, commands.check);
  add_schema(app, commands.schema);
  app.footer(std::string("headloop COMMAND --help says more, with examples.\n\n") + exit_statuses);
  try {
    app.parse(argc, argv);
    line.result = chosen(app, commands);
  } catch (const CLI::Success& success) {
    std::ostringstream text;
    line.result = app.exit(success, text, text);
    print(text.str());
  } catch (const CLI::ParseError& error) {
    const CLI::App& command = active(app);
    const std::string name = &command == &app ? "headloop" : "headloop " + command.get_name();
    fmt::print(stderr, "headloop: {}\n{} --help shows what there is\n", complaint(app, error),
               name);
    line.result = 2;
  }
  return line;
}

}  // namespace headloop::cli
