#include "tools/report/record_file.hpp"

#include <fmt/format.h>

#include <istream>
#include <ostream>
#include <sstream>
#include <stdexcept>

#include "tools/input/input_error.hpp"
#include "tools/report/entry_json.hpp"

namespace headloop::report {
namespace {

constexpr const char* record_format = "headloop-record";

Json header_json(const RecordHeader& header, std::size_t observations) {
  return {{"format", record_format},     {"version", record_version},
          {"scenario", header.scenario}, {"device", header.device},
          {"firmware", header.firmware}, {"seed", header.seed},
          {"observations", observations}};
}

// Reads line by line, so that every complaint has its place.
class Reader {
 public:
  Reader(std::istream& in, const std::string& name) : in_(in), name_(name) {}

  RecordFile read() {
    RecordFile file;
    std::size_t promised = 0;
    file.header = read_header(promised);
    for (std::string line; std::getline(in_, line);) {
      ++line_;
      file.entries.push_back(entry(object_in(line)));
    }
    if (file.entries.size() != promised) {
      fail(fmt::format("the file ends after {} observations; its header promises {}",
                       file.entries.size(), promised));
    }
    return file;
  }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw input::InputError({{{name_, line_, 1}, message}});
  }

  Json object_in(const std::string& line) const {
    Json json = parsed(line);
    if (!json.is_object()) fail("this line is no JSON object; a Record has one on each line");
    return json;
  }

  RecordHeader read_header(std::size_t& promised) {
    std::string line;
    std::getline(in_, line);
    ++line_;
    const Json json = object_in(line);
    if (text_at(json, "format") != record_format) {
      fail(fmt::format("a Record begins with {{\"format\":\"{}\", ...}}", record_format));
    }
    const auto version = field_of<std::int64_t>(json, "version");
    if (version != record_version) {
      fail(fmt::format("version {} of the Record's format; this program reads version {}",
                       version.value_or(0), record_version));
    }
    promised = field_of<std::size_t>(json, "observations").value_or(0);
    return {text_at(json, "scenario"), text_at(json, "device"), text_at(json, "firmware"),
            field_of<std::uint64_t>(json, "seed").value_or(0)};
  }

  Entry entry(const Json& json) const {
    try {
      return entry_from_json(json);
    } catch (const std::invalid_argument& error) {
      fail(error.what());
    }
  }

  std::istream& in_;
  const std::string& name_;
  int line_ = 0;
};

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::string plain(std::string_view text, std::size_t size_max) {
  std::string out;
  for (const char c : text) {
    if (is_plain(c)) {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  // Not in the middle of a character.
  if (out.size() > size_max) {
    while (size_max > 0 && (static_cast<unsigned char>(out[size_max]) & 0xc0) == 0x80) --size_max;
    out.resize(size_max);
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::uint32_t short_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace

void write_record(std::ostream& out, const RecordHeader& header,
                  const std::vector<Entry>& entries) {
  out << dumped(header_json(header, entries.size())) << '\n';
  for (const Entry& entry : entries) out << dumped(entry_to_json(entry)) << '\n';
}

RecordFile read_record(std::istream& in, const std::string& name) {
  return Reader(in, name).read();
}

bool is_record_header(std::string_view line) {
  const Json json = parsed(line);
  return text_at(json, "format") == record_format;
}

std::string record_path(const std::string& file, const std::string& name) {
  std::string path;
  std::istringstream components(file);
  for (std::string component; std::getline(components, component, '/');) {
    if (component.empty() || component == ".") continue;
    const std::string kept = component == ".." ? "up" : plain(component, 100);
    path += (kept.empty() ? "-" : kept) + '/';
  }
  return fmt::format("{}{}-{:08x}.jsonl", path, plain(name, 100), short_hash(file + '#' + name));
}

}  // namespace headloop::report
