// What a piece of data must look like, described once: from a shape come the check of a file, with
// positions; the JSON Schema; and the reference for people. This file holds what all shapes share;
// scalars.hpp and structures.hpp hold the shapes.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tools/input/node.hpp"
#include "tools/input/problems.hpp"

namespace headloop::input {

// The names of one kind ("control", "claim") that exist at the moment; nullptr: any name will do.
using Names = std::function<const std::vector<std::string>*(std::string_view kind)>;

struct Checker {
  Problems& problems;
  const Names& names;
};

class Shape;
using ShapePtr = std::shared_ptr<const Shape>;

// Collects the parts of a JSON Schema that have a name, each once.
class SchemaWriter {
 public:
  explicit SchemaWriter(const Names& names);
  ~SchemaWriter();

  // The schema of a shape wherever it is used: by reference if it has a name.
  nlohmann::ordered_json of(const Shape& shape);
  const std::vector<std::string>* names(std::string_view kind) const { return names_(kind); }

  // The complete document for a shape.
  nlohmann::ordered_json document(const Shape& root);

 private:
  const Names& names_;
  std::unique_ptr<nlohmann::ordered_json> definitions_;
};

// Collects the reference: a section for every structure with a name, in the order in which the
// sections refer to each other.
class ReferenceWriter {
 public:
  // How a table calls a shape: what it accepts, with a link to its section if it has one.
  std::string mention(const Shape& shape);
  std::string document(const Shape& root);

 private:
  std::vector<const Shape*> sections_;
};

class Shape {
 public:
  explicit Shape(std::string name = {}) : name_(std::move(name)) {}
  virtual ~Shape() = default;
  Shape(const Shape&) = delete;
  Shape& operator=(const Shape&) = delete;

  // Adds a problem for everything about the node that does not fit.
  virtual void check(const Node& node, Checker& checker) const = 0;

  // What it accepts, in messages and tables: "a duration with its unit, such as 12 s".
  virtual std::string expected() const = 0;

  // Its JSON Schema; a `${name}` that stands for all of it is added by whoever uses it.
  virtual nlohmann::ordered_json schema(SchemaWriter& writer) const = 0;

  // What it is called where an example would be too much.
  virtual std::string noun() const { return expected(); }

  // What a table of the reference says that it accepts.
  virtual std::string mention(ReferenceWriter&) const { return expected(); }

  // Its section of the reference below the heading; empty if it needs none.
  virtual std::string section(ReferenceWriter&) const { return {}; }
  virtual bool has_section() const { return false; }

  // A name makes it a definition of the schema, and may head a section.
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

// Adds "found X, expected Y" with a hint at what may have been meant.
void refuse(const Node& node, const Shape& shape, Checker& checker, const std::string& hint = {});

}  // namespace headloop::input
