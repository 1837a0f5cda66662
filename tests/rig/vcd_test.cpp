// Goal: a trace is the same from run to run and readable by others: scopes, one time mark for an
// instant, values only when they change; for decoders single bits, no scopes and no comments.
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/rig/kernel.hpp"
#include "sim/rig/vcd.hpp"

namespace headloop::rig {
namespace {

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// a: 0 1 0 at 100 and 250 ns; b: a glitch of no length at 250 ns; n: 0, 5 at 250 ns.
std::string traced(Vcd::Form form, bool reversed = false) {
  const std::string path = testing::TempDir() + "/headloop-" + std::to_string(getpid()) + ".vcd";
  {
    Kernel kernel;
    sc_core::sc_signal<bool> a{"a"};
    sc_core::sc_signal<bool> b{"b"};
    sc_core::sc_signal<int> n{"n"};
    Vcd vcd(path, form);
    vcd.watch("x.one.a", a);
    vcd.watch("x.two.b", b);
    if (form == Vcd::Form::full) vcd.watch("y.n", n);
    kernel.run_to(Instant{0});
    vcd.begin();
    kernel.run_to(Instant{100});
    a.write(true);
    kernel.run_to(Instant{250});
    if (reversed) n.write(5);
    b.write(true);
    kernel.settle();
    b.write(false);
    a.write(false);
    n.write(5);
    kernel.run_to(Instant{400});
    EXPECT_TRUE(vcd.end(Instant{400}));
  }
  const std::string text = text_of(path);
  std::filesystem::remove(path);
  return text;
}

TEST(VcdTest, WritesScopesValuesAndChanges) {
  EXPECT_EQ(traced(Vcd::Form::full),
            "$timescale 1 ns $end\n"
            "$scope module x $end\n"
            "$scope module one $end\n"
            "$var wire 1 ! a $end\n"
            "$upscope $end\n"
            "$scope module two $end\n"
            "$var wire 1 \" b $end\n"
            "$upscope $end\n"
            "$upscope $end\n"
            "$scope module y $end\n"
            "$var wire 16 # n $end\n"
            "$upscope $end\n"
            "$enddefinitions $end\n"
            "#0\n$dumpvars\n0!\n0\"\nb0000000000000000 #\n$end\n"
            "#100\n1!\n"
            "#250\n0!\nb0000000000000101 #\n"
            "#400\n");
}

TEST(VcdTest, DoesNotDependOnTheOrderOfChangesAtAnInstant) {
  EXPECT_EQ(traced(Vcd::Form::full, true), traced(Vcd::Form::full, false));
}

TEST(VcdTest, WritesTheLogicOfABusForDecoders) {
  EXPECT_EQ(traced(Vcd::Form::logic),
            "$timescale 100 ns $end\n"
            "$scope module bus $end\n"
            "$var wire 1 ! a $end\n"
            "$var wire 1 \" b $end\n"
            "$upscope $end\n"
            "$enddefinitions $end\n"
            "#0\n0!\n0\"\n"
            "#1\n1!\n"
            "#2\n0!\n"
            "#4\n");
}

TEST(VcdTest, SaysThatAFileCannotBeWritten) {
  EXPECT_THROW(Vcd("/nowhere/at/all.vcd", Vcd::Form::full), std::runtime_error);
}

}  // namespace
}  // namespace headloop::rig
