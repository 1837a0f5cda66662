// Waits for files to change. The folders are watched: editors write a new file and rename it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace headloop::cli {

class FileWatch {
 public:
  // From here on Ctrl-C and SIGTERM end a wait, and nothing else. Throws input::UsageError if a
  // folder cannot be watched.
  explicit FileWatch(const std::vector<std::string>& files);
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;

  // Until one of the files has been written or replaced, and then for as long as more follows.
  // False: somebody wants to end.
  bool wait();

 private:
  void add(const std::string& file);
  bool drain();

  int changes_ = -1;                            // of inotify
  int ends_ = -1;                               // signals, as a file
  bool writing_ = false;                        // changed, and not closed yet
  std::map<int, std::set<std::string>> names_;  // by watched folder
};

}  // namespace headloop::cli
