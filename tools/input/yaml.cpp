#include "tools/input/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <map>
#include <optional>
#include <streambuf>
#include <string>
#include <utility>

#include "tools/input/text_map.hpp"
#include "tools/input/utf8.hpp"

namespace headloop::input {
namespace {

// Builds the trees from the parser's events: yaml-cpp's own nodes resolve aliases silently and know
// neither limits nor whether a scalar was quoted.
class Builder final : public YAML::EventHandler {
 public:
  Builder(const TextMap& text, Problems& problems, const Limits& limits)
      : text_(text), problems_(problems), limits_(limits) {}

  std::vector<Node> documents;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents.size() == limits_.documents) {
      refuse(mark, "more than " + std::to_string(limits_.documents) + " documents in one file");
    }
    // yaml-cpp reports an empty document for ever at a token that nothing can begin with.
    if (!documents.empty() && mark.pos == document_start_.pos)
      refuse(mark, "not YAML: " + text_.character(mark) + " here");

    document_start_ = mark;
    anchors_.clear();
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    Node node = scalar("", false, text_.place(mark));
    if (!text_.spells_null(mark)) node.at = place_of_nothing(mark);
    complete(std::move(node), mark);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const Place place = anchors_[anchor];
    problems_.add(text_.place(mark), "an alias of the anchor at " + std::to_string(place.line) +
                                         ":" + std::to_string(place.column) +
                                         ", expected the value itself: scenarios are data without "
                                         "references");
    complete(scalar("", false, text_.place(mark)), mark);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    check_tag(mark, tag);
    check_quotes(mark);
    check_characters(mark, value);
    complete(scalar(value, tag != "?", text_.place(mark)), mark);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::list, mark, tag);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(Node::Kind::map, mark, tag);
  }
  void OnMapEnd() override { close(); }

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    problems_.add(text_.place(mark), "anchor " + quote("&" + name) +
                                         ", expected the value alone: scenarios are data without "
                                         "references");
    anchors_[anchors_.size() + 1] = text_.place(mark);
  }

 private:
  struct Open {
    Node node;
    std::optional<Node> key;  // of a map: read, its value not yet
    YAML::Mark mark;
  };

  [[noreturn]] void refuse(const YAML::Mark& mark, const std::string& message) {
    problems_.stop(text_.place(mark), message);
  }

  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    problems_.add(text_.place(mark), "tag " + quote(tag) + ", expected the value alone");
  }

  // yaml-cpp takes the end of the file for a quotation mark if it comes behind a line's end.
  void check_quotes(const YAML::Mark& mark) {
    if (text_.closes_quotes(mark)) return;
    refuse(mark, "not YAML: these quotes are never closed, expected " + text_.character(mark) +
                     " once more where the text ends");
  }

  // An escape can spell what check_bytes() refuses, and some control characters have two bytes.
  void check_characters(const YAML::Mark& mark, std::string_view value) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const auto byte = static_cast<unsigned char>(value[i]);
      const auto next = static_cast<unsigned char>(i + 1 < value.size() ? value[i + 1] : '\0');
      const bool c1 = byte == 0xc2 && next < 0xa0;
      const bool c0 = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
      if (!c0 && !c1) continue;
      return problems_.add(text_.place(mark), "a control character, code " +
                                                  std::to_string(c1 ? next : byte) +
                                                  " in this text, expected none");
    }
  }

  // Of a value that was left out, the event's mark is the next token's.
  Place place_of_nothing(const YAML::Mark& mark) const {
    if (open_.empty()) return text_.place(document_start_);
    return open_.back().key ? open_.back().key->at : text_.place_before(mark);
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag) {
    check_tag(mark, tag);
    if (open_.size() == limits_.depth) {
      refuse(mark, "nested more than " + std::to_string(limits_.depth) + " levels deep");
    }
    Node node;
    node.kind = kind;
    node.at = text_.place(mark);
    open_.push_back({std::move(node), std::nullopt, mark});
  }

  void close() {
    Open done = std::move(open_.back());
    open_.pop_back();
    complete(std::move(done.node), done.mark);
  }

  void complete(Node node, const YAML::Mark& mark) {
    if (++values_ > limits_.values) {
      refuse(mark, "more than " + std::to_string(limits_.values) + " values in one file");
    }
    if (open_.empty()) {
      documents.push_back(std::move(node));
    } else if (Open& parent = open_.back(); parent.node.kind == Node::Kind::list) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.key) {
      parent.key = std::move(node);
    } else {
      add_entry(parent, std::move(node));
    }
  }

  void add_entry(Open& parent, Node value) {
    Node key = *std::exchange(parent.key, std::nullopt);
    if (!key.is_scalar() || key.kind == Node::Kind::nothing) {
      problems_.add(key.at, "found " + found(key) + " as a key, expected a word");
    } else if (key.text == "<<" && !key.quoted) {
      problems_.add(key.at,
                    "merge key '<<', expected the keys themselves: scenarios are data "
                    "without references");
    } else {
      parent.node.entries.push_back({std::move(key), std::move(value)});
    }
  }

  const TextMap& text_;
  Problems& problems_;
  const Limits& limits_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Place> anchors_;
  std::size_t values_ = 0;

  YAML::Mark document_start_;
};

// The parser reads from a stream; this one reads the text in place.
class ViewBuffer final : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // NOLINT: a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

// yaml-cpp takes some control characters for the end of the file and counts lines by '\n' alone.
void check_bytes(std::string_view text, const TextMap& map, const Limits& limits,
                 Problems& problems) {
  if (const auto bad = first_malformed(text)) {
    problems.stop(map.place(*bad), "not UTF-8: the byte is part of no character");
  }
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_start = i + 1;
    if (i - line_start == limits.line_bytes) {
      problems.stop(map.place(line_start), "a line of more than " +
                                               std::to_string(limits.line_bytes) +
                                               " bytes, expected shorter ones");
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool line_end = byte == '\n' || (byte == '\r' && text.substr(i + 1, 1) == "\n");
    if (line_end || byte == '\t' || (byte >= 0x20 && byte != 0x7f)) continue;
    problems.stop(map.place(i),
                  "a control character, code " + std::to_string(byte) + ", expected text");
  }
}

}  // namespace

std::vector<Node> read_yaml(std::string_view text, Problems& problems, const Limits& limits) {
  if (text.size() > limits.bytes) {
    problems.stop({}, "a file of more than " + std::to_string(limits.bytes) +
                          " bytes, expected shorter ones");
  }
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) {
    text.remove_prefix(byte_order_mark.size());
  }
  const TextMap map(text);
  check_bytes(text, map, limits, problems);

  Builder builder(map, problems, limits);
  ViewBuffer buffer(text);
  std::istream stream(&buffer);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& error) {
    problems.stop(map.place(error.mark), "not YAML: " + error.msg);
  }
  return std::move(builder.documents);
}

}  // namespace headloop::input
