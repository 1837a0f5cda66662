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
if(HEADLOOP_TESTS)
  find_package(GTest REQUIRED)
endif()
if(HEADLOOP_BENCH)
  find_package(benchmark REQUIRED)
endif()
