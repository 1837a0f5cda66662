// Goal: docs/datasheets.md lists every key of a data sheet as the reader has it. Method: the table
// is made from the reader's own description; what the page has between its marks must be equal. To
// renew it: HEADLOOP_APPROVE=1 headloop_test_tools --gtest_filter='Documentation.*'
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/support/source_tree.hpp"
#include "tools/datasheet/sheet.hpp"

namespace headloop::datasheet::tests {
namespace {

struct Key {
  std::string accepts;
  std::string doc;
  bool required = false;
  std::vector<std::string> families;
};

// In the order in which they are first met.
class Keys {
 public:
  void add(const std::string& family, const std::string& path, const input::ObjectShape& section) {
    for (const input::FieldInfo& field : section.fields()) {
      const std::string key = path.empty() ? field.key : path + "." + field.key;
      const auto* const inner = dynamic_cast<const input::ObjectShape*>(field.shape.get());
      if (inner && !dynamic_cast<const Leaf*>(inner)) {
        add(family, key, *inner);
        continue;
      }
      const bool leaf = inner != nullptr;
      const std::string accepts = (leaf ? inner->fields()[0].shape : field.shape)->expected();
      const auto [at, fresh] = keys_.try_emplace(key, Key{accepts, field.doc, field.required, {}});
      if (fresh) order_.push_back(key);
      at->second.families.push_back(family);
    }
  }

  std::string table() const {
    std::string text = "| Key | Value | Meaning |\n| --- | --- | --- |\n";
    for (const std::string& name : order_) {
      const Key& key = keys_.at(name);
      std::string doc = key.doc;
      const auto remark = [&doc](const std::string& words) {
        doc += (doc.empty() ? "" : " ") + words;
      };
      if (!key.required) remark("May be left out.");
      if (key.families.size() < count_of<models::Family>()) {
        remark("Only " + input::join(key.families, "and") + ".");
      }
      text += "| `" + name + "` | " + key.accepts + " | " + doc + " |\n";
    }
    return text;
  }

 private:
  std::map<std::string, Key> keys_;
  std::vector<std::string> order_;
};

TEST(Documentation, ListsEveryKey) {
  Keys keys;
  for (std::size_t i = 0; i < count_of<models::Family>(); ++i) {
    const auto family = static_cast<models::Family>(i);
    keys.add(std::string(name_of(family)), "", *sheet_section(rules_of(family)));
  }
  const std::string path = headloop::tests::in_source_tree("docs/datasheets.md");
  std::ostringstream page;
  page << std::ifstream(path).rdbuf();
  const std::string text = page.str();
  const std::string begin_mark = "<!-- all keys -->\n";
  const std::string end_mark = "<!-- end -->\n";
  const std::size_t begin = text.find(begin_mark) + begin_mark.size();
  const std::size_t end = text.find(end_mark);
  ASSERT_NE(end, std::string::npos);
  ASSERT_LE(begin, end);
  if (std::getenv("HEADLOOP_APPROVE") != nullptr) {
    std::ofstream(path) << text.substr(0, begin) + keys.table() + text.substr(end);
    return;
  }
  EXPECT_EQ(text.substr(begin, end - begin), keys.table());
}

}  // namespace
}  // namespace headloop::datasheet::tests
