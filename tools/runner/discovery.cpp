#include "tools/runner/discovery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "tools/input/usage_error.hpp"

namespace headloop::runner {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_scenario_file(const fs::path& path) {
  const fs::path extension = path.extension();
  return (extension == ".yaml" || extension == ".yml") && path.filename() != "claims.yaml";
}

// Pipes, sockets and devices, which nobody meant who named the folder. A link to nowhere is none of
// them: whoever made it finds out.
bool is_no_file(const fs::directory_entry& entry) {
  return entry.exists() && !entry.is_regular_file();
}

// Appends what `folder` holds; its own files and folders in one sorted order.
void walk(const fs::path& folder, std::vector<std::string>& files) {
  std::vector<fs::directory_entry> entries(fs::directory_iterator(folder), {});
  std::sort(entries.begin(), entries.end());
  for (const fs::directory_entry& entry : entries) {
    const fs::path& path = entry.path();
    if (is_hidden(path)) continue;
    if (entry.is_directory()) {
      // Links to folders may form a circle.
      if (!entry.is_symlink() && path.filename() != "guides") walk(path, files);
    } else if (is_scenario_file(path) && !is_no_file(entry)) {
      files.push_back(path.lexically_normal().string());
    }
  }
}

// Either files, or a complaint.
std::string add_path(const std::string& name, std::vector<std::string>& files) {
  const fs::path path(name);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    return fmt::format("{}: {}", name, error ? error.message() : "no such file or folder");
  }
  if (!fs::is_directory(status)) {
    files.push_back(path.lexically_normal().string());
    return "";
  }
  const std::size_t before = files.size();
  try {
    walk(path, files);
  } catch (const fs::filesystem_error& failure) {
    return fmt::format("{}: {}", failure.path1().string(), failure.code().message());
  }
  return files.size() > before ? "" : fmt::format("{}: no scenario (*.yaml, *.yml) below it", name);
}

}  // namespace

std::vector<std::string> discover(const std::vector<std::string>& paths) {
  std::vector<std::string> found;
  std::string complaints;
  for (const std::string& path : paths) {
    const std::string complaint = add_path(path, found);
    if (complaint.empty()) continue;
    complaints += (complaints.empty() ? "" : "\n") + complaint;
  }
  if (!complaints.empty()) throw input::UsageError(complaints);

  std::vector<std::string> files;
  std::set<std::string> seen;
  for (std::string& file : found) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(file, error);
    if (seen.insert(error ? file : canonical.string()).second) files.push_back(std::move(file));
  }
  return files;
}

}  // namespace headloop::runner
