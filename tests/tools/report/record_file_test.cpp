#include "tools/report/record_file.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "tests/tools/report/examples.hpp"
#include "tools/input/input_error.hpp"

namespace headloop::report {
namespace {

using testing::HasSubstr;

const RecordHeader header{"scenarios/toy.yaml#Hold the chord", "mdr-toy", "1.0.0", 7};

std::string written() {
  std::ostringstream out;
  write_record(out, header, entries_of(examples::record(), examples::names()));
  return out.str();
}

// What reading `text` complains of.
std::string complaint(const std::string& text) {
  std::istringstream in(text);
  try {
    read_record(in, "r.jsonl");
  } catch (const input::InputError& error) {
    return error.what();
  }
  return "";
}

TEST(RecordFile, IsOneObjectALine) {
  EXPECT_EQ(
      written(),
      R"({"format":"headloop-record","version":1,"scenario":"scenarios/toy.yaml#Hold the chord",)"
      R"("device":"mdr-toy","firmware":"1.0.0","seed":7,"observations":7})"
      "\n"
      R"({"t":1000000000,"ch":"step","edge":"begin","step":1,)"
      R"("text":"Hold Power + Volume Down for 12 s"})"
      "\n"
      R"({"t":1000000000,"ch":"act","what":"press","control":"power"})"
      "\n"
      R"({"t":1012000000,"ch":"key","control":"power","what":"down","tick":33161})"
      "\n"
      R"({"t":12345678901,"ch":"led","sign":"reset-ready","look":"red 500 ms, green 500 ms"})"
      "\n"
      R"({"t":12345678901,"ch":"voice","prompt":"resetting","edge":"begin","words":"Resetting"})"
      "\n"
      R"({"t":12345678901,"ch":"machine","machine":"reset","source":"idle","event":"chord",)"
      R"("state":"armed","row":0})"
      "\n"
      R"({"t":13000000000,"ch":"ignored","machine":"reset","state":"armed","event":"chord"})"
      "\n");
}

TEST(RecordFile, ReadsWhatItWrites) {
  std::istringstream in(written());
  const RecordFile file = read_record(in, "r.jsonl");
  EXPECT_EQ(file.header.scenario, header.scenario);
  EXPECT_EQ(file.header.seed, header.seed);
  EXPECT_EQ(file.entries, entries_of(examples::record(), examples::names()));
}

TEST(RecordFile, SaysWhereItIsBroken) {
  const std::string good = written();
  const std::string first = good.substr(0, good.find('\n') + 1);
  EXPECT_THAT(complaint(""), HasSubstr("r.jsonl:1:1: this line is no JSON object"));
  EXPECT_THAT(complaint("{}\n"), HasSubstr("a Record begins with"));
  EXPECT_THAT(complaint(R"({"format":"headloop-record","version":2})"),
              HasSubstr("version 2 of the Record's format; this program reads version 1"));
  EXPECT_THAT(complaint(first + "{\"t\":1}\n"), HasSubstr("r.jsonl:2:1: an observation needs its"));
  EXPECT_THAT(complaint(first + "{\"t\":1,\"ch\":\"smell\"}\n"), HasSubstr("'smell'"));
  EXPECT_THAT(complaint(first + "{\"t\":1,\"ch\":\"led\",\"sign\":[]}\n"), HasSubstr("\"sign\""));
  EXPECT_THAT(complaint(good.substr(0, good.rfind("{\"t\""))),
              HasSubstr("the file ends after 6 observations; its header promises 7"));
}

TEST(RecordPath, IsReadableSafeAndItsOwn) {
  EXPECT_THAT(record_path("scenarios/a.yaml", "Hold 12 s [seed=3]"),
              testing::MatchesRegex("scenarios/a.yaml/Hold-12-s-seed-3-[0-9a-f]+\\.jsonl"));
  EXPECT_NE(record_path("a.yaml", "x y"), record_path("a.yaml", "x/y"));
  EXPECT_THAT(record_path("/tmp/../../etc/a.yaml", "../../x"),
              testing::MatchesRegex("tmp/up/up/etc/a.yaml/..-..-x-[0-9a-f]+\\.jsonl"));
  EXPECT_LT(record_path("a.yaml", std::string(5'000, 'n')).size(), 200U);
}

}  // namespace
}  // namespace headloop::report
