# Targets by folder. An empty folder makes no target, or one without objects, so that the tree
# configures at any stage of its growth.
include(GoogleTest)

# All .cpp files below the folders, but not below the excluded ones, in `out`.
function(headloop_sources out)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FOLDERS;EXCLUDE")
  set(patterns ${arg_FOLDERS})
  list(TRANSFORM patterns PREPEND "${PROJECT_SOURCE_DIR}/")
  list(TRANSFORM patterns APPEND "/*.cpp")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${patterns})
  foreach(folder IN LISTS arg_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "^${PROJECT_SOURCE_DIR}/${folder}/")
  endforeach()
  set(${out} ${sources} PARENT_SCOPE)
endfunction()

# headloop_layer(NAME FOLDERS f... [EXCLUDE f...] [PUBLIC lib...] [PRIVATE lib...]
#                [PRECOMPILE header...])
function(headloop_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FOLDERS;EXCLUDE;PUBLIC;PRIVATE;PRECOMPILE")
  headloop_sources(sources FOLDERS ${arg_FOLDERS} EXCLUDE ${arg_EXCLUDE})
  # The marker gives a layer of headers alone something to archive.
  set(marker "${PROJECT_BINARY_DIR}/${name}_marker.cpp")
  file(CONFIGURE OUTPUT "${marker}" CONTENT "")
  add_library(${name} STATIC ${sources} "${marker}")
  target_link_libraries(${name} PUBLIC headloop_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
  headloop_precompile(${name} ${arg_PRECOMPILE})
endfunction()

# headloop_precompile(TARGET header...): large headers of others that most sources of the target
# include.
function(headloop_precompile target)
  if(ARGN AND NOT HEADLOOP_SOURCES_ALONE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

# headloop_join(TARGET n): compiles n neighbouring sources as one, for a target whose sources share
# much of what they include; names in a folder then have to differ from one another.
function(headloop_join target count)
  if(NOT HEADLOOP_SOURCES_ALONE)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${count})
  endif()
endfunction()

# headloop_program(NAME FOLDERS f... LINK lib...)
function(headloop_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FOLDERS;LINK")
  headloop_sources(sources FOLDERS ${arg_FOLDERS})
  if(sources)
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE ${arg_LINK})
  endif()
endfunction()

function(headloop_define_version target)
  target_compile_definitions(${target} PUBLIC HEADLOOP_VERSION="${PROJECT_VERSION}")
endfunction()

# headloop_tests(AREA... [LINK lib...]): one executable for each area: tests/sim/**.cpp become
# headloop_test_sim, which links headloop_sim.
function(headloop_tests)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "LINK")
  foreach(area IN LISTS arg_UNPARSED_ARGUMENTS)
    set(name headloop_test_${area})
    headloop_program(${name} FOLDERS tests/${area} LINK headloop_${area} ${arg_LINK}
                    GTest::gmock_main)
    if(TARGET ${name})
      target_compile_options(${name} PRIVATE -O1)  # a quarter less to compile than with -O2
      headloop_precompile(${name} <algorithm> <string> <vector> <gmock/gmock.h> <gtest/gtest.h>)
      gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST
                           PROPERTIES TIMEOUT ${HEADLOOP_TEST_TIMEOUT} LABELS ${area})
    endif()
  endforeach()
endfunction()

# Tests that are programs: every FOLDER/*.sh, told in the environment where things are.
function(headloop_script_tests folder)
  file(GLOB scripts CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.sh")
  math(EXPR timeout "6 * ${HEADLOOP_TEST_TIMEOUT}")
  foreach(script IN LISTS scripts)
    cmake_path(GET script STEM name)
    add_test(NAME script.${name} COMMAND bash "${script}")
    set_tests_properties(script.${name} PROPERTIES
      TIMEOUT ${timeout}
      LABELS script
      SKIP_RETURN_CODE 77
      ENVIRONMENT "HEADLOOP=${PROJECT_BINARY_DIR}/headloop;SOURCE_DIR=${PROJECT_SOURCE_DIR};\
BUILD_DIR=${PROJECT_BINARY_DIR};SANITIZERS=${HEADLOOP_SANITIZE}")
  endforeach()
endfunction()
