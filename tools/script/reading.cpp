#include "tools/script/reading.hpp"

#include <algorithm>

#include "tools/input/nearest.hpp"
#include "tools/script/terms.hpp"

namespace headloop::script {

using input::Node;

namespace {

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// "2.3.1"
std::string version_text(std::uint32_t packed) {
  const auto part = [packed](unsigned shift) { return std::to_string((packed >> shift) & 0xffU); };
  return part(16) + "." + part(8) + "." + part(0);
}

std::string or_nothing(const std::vector<std::string>& list) {
  return list.empty() ? "none: it has none" : input::join(list);
}

}  // namespace

std::string Reading::control_names() const {
  std::vector<std::string> names;
  for (const world::Control& c : device.face.controls) names.push_back(c.name);
  return or_nothing(names);
}

std::uint8_t Reading::control(const Node& name) {
  if (const auto index = device.face.control(name.text)) return *index;
  problems.add(name.at, product() + " has no control " + input::quote(name.text) + ", expected " +
                            control_names());
  return 0;
}

std::uint8_t Reading::host(const Node& name) {
  std::vector<std::string> names;
  for (const world::HostSetup& host : *hosts) {
    if (host.name == name.text) return static_cast<std::uint8_t>(names.size());
    names.push_back(host.name);
  }
  problems.add(name.at, "unknown host " + input::quote(name.text) + ", expected " +
                            input::join(names) + input::did_you_mean(name.text, names));
  return 0;
}

std::uint8_t Reading::bug(const Node& id) {
  const auto& bugs = device.bugs;
  const auto row = std::find(bugs.begin(), bugs.end(), id.text);
  if (row != bugs.end()) return static_cast<std::uint8_t>(row - bugs.begin());
  problems.add(
      id.at, product() + " has no bug " + input::quote(id.text) + ", expected " + or_nothing(bugs));
  return 0;
}

std::uint32_t Reading::release(const Node& version) {
  const std::uint32_t wanted = input::version_of(version, 3);
  const auto& known = device.releases;
  if (std::find(known.begin(), known.end(), wanted) == known.end()) {
    std::vector<std::string> texts;
    for (const std::uint32_t release : known) texts.push_back(version_text(release));
    problems.add(version.at, product() + " has no firmware " + input::quote(version.text) +
                                 ", expected " + or_nothing(texts));
  }
  return wanted;
}

Prompt Reading::prompt(const Node& words) {
  if (const auto sign = from_name<Prompt>(lower(words.text))) return *sign;
  std::vector<std::string> known = input::list_of_words<Prompt>();
  const auto& prompts = device.face.prompts;
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    if (!prompts[i]) continue;
    if (lower(prompts[i]->words) == lower(words.text)) return static_cast<Prompt>(i);
    known.push_back(prompts[i]->words);
  }
  problems.add(words.at, product() + " never says " + input::quote(words.text) + ", expected " +
                             input::join(known) + input::did_you_mean(words.text, known));
  return Prompt::power_on;
}

}  // namespace headloop::script
