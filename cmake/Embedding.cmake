# headloop_embed(TARGET PATTERN...): the files that match, relative to the root of the project,
# become a table inside TARGET; tools/datasheet/embedded.hpp declares it. Editing, adding or
# deleting such a file makes the table anew.
function(headloop_embed target)
  set(files "")
  foreach(pattern IN LISTS ARGN)
    file(GLOB found CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}"
         "${PROJECT_SOURCE_DIR}/${pattern}")
    list(APPEND files ${found})
  endforeach()
  list(SORT files)
  list(JOIN files "\n" lines)
  set(list_file "${PROJECT_BINARY_DIR}/embedded.txt")
  set(table "${PROJECT_BINARY_DIR}/embedded.cpp")
  file(CONFIGURE OUTPUT "${list_file}" CONTENT "${lines}\n" @ONLY)
  set(generator "${PROJECT_SOURCE_DIR}/cmake/Embed.cmake")
  set(inputs ${files})
  list(TRANSFORM inputs PREPEND "${PROJECT_SOURCE_DIR}/")
  add_custom_command(
    OUTPUT "${table}"
    COMMAND "${CMAKE_COMMAND}" -D "ROOT=${PROJECT_SOURCE_DIR}" -D "LIST=${list_file}"
            -D "OUT=${table}" -P "${generator}"
    DEPENDS ${inputs} "${list_file}" "${generator}"
    COMMENT "Embedding data files"
    VERBATIM)
  target_sources(${target} PRIVATE "${table}")
endfunction()
