// The Record as a file, JSON Lines: a header, then one observation a line. docs/record-format.md is
// its reference; a change that an older reader would misread raises `record_version`.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "tools/report/entry.hpp"

namespace headloop::report {

inline constexpr int record_version = 1;

struct RecordHeader {
  std::string scenario;  // its id
  std::string device;
  std::string firmware;
  std::uint64_t seed = 0;
};

struct RecordFile {
  RecordHeader header;
  std::vector<Entry> entries;
};

void write_record(std::ostream& out, const RecordHeader& header, const std::vector<Entry>& entries);

// Throws input::InputError; `name` is how messages call the file.
RecordFile read_record(std::istream& in, const std::string& name);

// Whether a file that begins with this line claims to be a Record.
bool is_record_header(std::string_view line);

// Where below a folder the Record of a scenario goes:
// "scenarios/reset.yaml/Hold-12-s-1f2e3d4c.jsonl". Readable, safe whatever the id holds, and
// different for different ids.
std::string record_path(const std::string& file, const std::string& name);

}  // namespace headloop::report
