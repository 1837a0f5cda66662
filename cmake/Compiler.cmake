# How our own code is compiled: C++20 as the standard has it, strict warnings, sanitizers.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
# Line tables are enough for a backtrace; full debug information doubles what MSM costs to compile.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")

find_program(HEADLOOP_CCACHE ccache)
if(HEADLOOP_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The base makes one checkout's results good for another. The sloppiness is what ccache needs for
  # precompiled headers: ours hold neither the time of day nor a macro of the command, and the list
  # of headers is as new as the build directory. The price: a header that is saved while a source
  # compiles may be taken for the older one.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}"
      "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime"
      "${HEADLOOP_CCACHE}")
endif()

# Clang warns of a local name that hides one of a neighbour in a joined source, which means nothing;
# its build of sources alone looks for the others.
if(HEADLOOP_SOURCES_ALONE OR NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(headloop_shadow -Wshadow)
endif()

# Every target of ours links this one. Headers of imported targets are system headers and are quiet.
add_library(headloop_options INTERFACE)
target_include_directories(headloop_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(headloop_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion ${headloop_shadow} -Wold-style-cast
  -Wcast-qual -Wcast-align -Wnon-virtual-dtor -Woverloaded-virtual -Wdouble-promotion -Wformat=2
  -Wundef -Wimplicit-fallthrough -Wextra-semi
  "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/="  # the same binary from any checkout
  $<$<BOOL:${HEADLOOP_WERROR}>:-Werror>)

if(HEADLOOP_SANITIZE)
  # The whole program, so that no part of it escapes; a finding ends the run.
  add_compile_options(-fsanitize=${HEADLOOP_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${HEADLOOP_SANITIZE})
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
