// The sections of a data sheet: mappings whose keys are leaves or further sections. A key stands in
// one place only, with its shape, its meaning for people and the parameter that it sets.
#pragma once

#include <concepts>
#include <memory>
#include <string>
#include <utility>

#include "models/unit/product.hpp"
#include "sim/core/check.hpp"
#include "tools/datasheet/leaf.hpp"
#include "tools/input/scalars.hpp"
#include "tools/input/structures.hpp"

namespace headloop::datasheet {

// The bounds of all amounts of time fit 32 bits of ticks.
TickSpan span_of(Ticks ticks);

// What reading a section may need beside its own target.
struct Reading {
  input::Problems& problems;
  models::Product& product;

  // A time of the firmware: ticks as written, time to the nearest tick of the nominal clock.
  TickSpan ticks_of(const input::Node& value) const;
};

template <class T>
using Section = input::Object<T, Reading>;
template <class T>
using SectionPtr = std::shared_ptr<const Section<T>>;

using input::Need;
using input::Node;

template <class M>
void put(M& member, const Node& value, const input::Measure& measure, const Reading& reading) {
  if constexpr (std::same_as<M, TickSpan>) {
    member = reading.ticks_of(value);
  } else {
    const std::int64_t count = number_in(value.text, measure);
    if constexpr (std::same_as<M, Duration>) {
      member = nanoseconds(count);
    } else {
      HEADLOOP_CHECK(std::in_range<M>(count), "the bounds of an amount fit its parameter");
      member = static_cast<M>(count);
    }
  }
}

template <class T, class M>
void add_amount(Section<T>& section, std::string key, Amount of, std::string doc, M T::*member) {
  section.field(
      std::move(key), leaf(of), std::move(doc),
      [measure = of.measure, member](T& target, const Node& node, Reading& reading) {
        put(target.*member, value_of(node), *measure, reading);
      },
      Need::required);
}

// The least and the greatest that units of one product have.
template <class T, class M>
void add_spread(Section<T>& section, std::string key, Amount of, std::string doc, M T::*least,
                M T::*most) {
  section.field(
      std::move(key), spread_leaf(of), std::move(doc),
      [measure = of.measure, least, most](T& target, const Node& node, Reading& reading) {
        put(target.*least, value_of(node).items[0], *measure, reading);
        put(target.*most, value_of(node).items[1], *measure, reading);
      },
      Need::required);
}

template <class T>
void add_yes_no(Section<T>& section, std::string key, std::string doc, bool T::*member) {
  section.field(
      std::move(key), leaf(input::yes_no()), std::move(doc),
      [member](T& target, const Node& node, Reading&) {
        target.*member = input::yes_no_of(value_of(node));
      },
      Need::required);
}

template <class T, class M>
void add_integer(Section<T>& section, std::string key, M least, M most, std::string doc,
                 M T::*member) {
  section.field(
      std::move(key), leaf(input::integer(least, most)), std::move(doc),
      [member](T& target, const Node& node, Reading&) {
        target.*member = static_cast<M>(input::integer_of(value_of(node)));
      },
      Need::required);
}

template <class T, class E>
void add_word(Section<T>& section, std::string key, std::string doc, E T::*member) {
  section.field(
      std::move(key), leaf(input::words_of<E>("")), std::move(doc),
      [member](T& target, const Node& node, Reading&) {
        target.*member = input::word_of<E>(value_of(node));
      },
      Need::required);
}

// A section inside a section; `select` gives its target.
template <class T, class Inner, class Select>
void add_section(Section<T>& section, std::string key, SectionPtr<Inner> inner, Select select,
                 Need need = Need::required) {
  std::string doc = inner->doc();
  section.field(
      std::move(key), inner, std::move(doc),
      [inner, select](T& target, const Node& node, Reading& reading) {
        inner->read(node, select(target), reading);
      },
      need);
}

template <class T>
std::shared_ptr<Section<T>> section(std::string what, std::string doc) {
  return std::make_shared<Section<T>>("", std::move(what), std::move(doc));
}

}  // namespace headloop::datasheet
