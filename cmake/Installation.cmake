# The binary carries its data sheets, so it runs from any folder; the rest is for reading.
include(GNUInstallDirs)
if(TARGET headloop)
  install(TARGETS headloop RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(FILES README.md LICENSE CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL)
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL)
