# What comes from Debian; tools/setup installs it. Boost below 1.77 cannot compile MSM as C++20 with
# g++ 12. Where Debian's 1.74 stands in the way of 1.81, tools/setup unpacks the headers of 1.81
# into .deps, which then comes first.
set(unpacked_boost "${PROJECT_SOURCE_DIR}/.deps/boost-1.81/usr")
if(EXISTS "${unpacked_boost}")
  list(PREPEND CMAKE_PREFIX_PATH "${unpacked_boost}")
endif()
find_package(Boost 1.81 CONFIG REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(pugixml REQUIRED)
# cmark-gfm comes without a configuration for CMake.
find_path(cmark_gfm_headers cmark-gfm-core-extensions.h REQUIRED)
find_library(cmark_gfm_library cmark-gfm REQUIRED)
find_library(cmark_gfm_extensions_library cmark-gfm-extensions REQUIRED)
add_library(cmark_gfm INTERFACE IMPORTED)
target_include_directories(cmark_gfm SYSTEM INTERFACE "${cmark_gfm_headers}")
target_link_libraries(cmark_gfm INTERFACE "${cmark_gfm_extensions_library}" "${cmark_gfm_library}")

# Debian's libsystemc is built as C++17 and says so in the name of a symbol: whoever includes its
# headers has to say the same, whatever language it is written in itself. It brings no CMake files.
find_path(SYSTEMC_INCLUDE_DIR systemc REQUIRED)
find_library(SYSTEMC_LIBRARY systemc REQUIRED)
add_library(SystemC::systemc UNKNOWN IMPORTED)
set_target_properties(SystemC::systemc PROPERTIES
  IMPORTED_LOCATION "${SYSTEMC_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${SYSTEMC_INCLUDE_DIR}"
  INTERFACE_COMPILE_DEFINITIONS SC_CPLUSPLUS=201703L)

if(HEADLOOP_TESTS)
  find_package(GTest REQUIRED)
endif()
if(HEADLOOP_BENCH)
  find_package(benchmark REQUIRED)
endif()
