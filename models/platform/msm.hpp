// Implements Machine<Tag> on Boost.MSM. Included by the one .cpp of each machine, nowhere else.
//
//   namespace {
//   struct Table : platform::Front<Power> {
//     using transition_table = boost::mpl::vector<
//         Row<off, Ev<held>, starting, Do<&power_up>, If<&can_start>>, ... >;
//   };
//   }
//   HEADLOOP_MACHINE(Power, Table)
#pragma once

#include <boost/mpl/find.hpp>
#include <boost/mpl/for_each.hpp>
#include <boost/mpl/vector.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

#include <array>
#include <new>
#include <type_traits>
#include <utility>

#include "models/platform/machine.hpp"
#include "sim/core/record.hpp"
#include "sim/hal/vocabulary.hpp"

namespace headloop::platform {

using boost::msm::front::none;

// The name of a function given as a template argument, as the compiler spells it: the identifier
// between the last "::" (or '&' or '=') and the closing bracket, alike under g++ and clang.
template <auto Function>
constexpr std::string_view identifier() {
  const std::string_view text = __PRETTY_FUNCTION__;
  std::size_t end = text.find_last_of("];");
#if !defined(__clang__)
  if (const auto semicolon = text.find(';'); semicolon != std::string_view::npos) end = semicolon;
#endif
  std::size_t begin = end;
  const auto part_of_name = [](char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  while (begin > 0 && !part_of_name(text[begin - 1])) --begin, --end;
  while (begin > 0 && part_of_name(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// An event as MSM sees it: its name is its type, what actions need travels inside.
template <auto E, class Context>
struct Told {
  static constexpr auto event = E;
  Context& context;
};

// A state; entering it is what the machine's state() tells.
template <auto S>
struct In : boost::msm::front::state<> {
  static constexpr auto value = S;
  template <class Event, class Fsm>
  void on_entry(const Event&, Fsm& fsm) {
    fsm.current = S;
  }
};

// An action and a guard: plain functions of the context.
template <auto Function>
struct Do {
  static constexpr std::string_view name() { return identifier<Function>(); }
  template <class Context>
  static void call(Context& context) {
    Function(context);
  }
};
template <auto Function>
struct If {
  static constexpr std::string_view name() { return identifier<Function>(); }
  template <class Event, class Fsm, class Source, class Target>
  bool operator()(const Event& event, Fsm&, Source&, Target&) const {
    return Function(event.context);
  }
};

template <class Cell>
constexpr std::string_view cell_name() {
  if constexpr (std::is_same_v<Cell, none>) {
    return "none";
  } else {
    return Cell::name();
  }
}

// What a row does: observe that it was taken, then its action.
template <class Source, class Event, class Target, class Action, class Guard>
struct Traced;

// A row of five cells, traced. An event cell names the event, a target `none` stays.
template <class Source, class Event, class Target, class Action, class Guard>
struct Row : boost::msm::front::Row<Source, Event, Target,
                                    Traced<Source, Event, Target, Action, Guard>, Guard> {
  using SourceCell = Source;
  using EventCell = Event;
  using TargetCell = std::conditional_t<std::is_same_v<Target, none>, Source, Target>;
  using ActionCell = Action;
  using GuardCell = Guard;
};

template <class Source, class Event, class Target, class Action, class Guard>
struct Traced {
  template <class E, class Fsm, class S, class T>
  void operator()(const E& e, Fsm&, S&, T&) const {
    using ThisRow = Row<Source, Event, Target, Action, Guard>;
    using Position = typename boost::mpl::find<typename Fsm::transition_table, ThisRow>::type::pos;
    e.context.io.observe(Channel::machine, Fsm::tag::id,
                         static_cast<std::uint16_t>(Position::value),
                         static_cast<std::int32_t>(ThisRow::TargetCell::value), 0);
    if constexpr (!std::is_same_v<Action, none>) Action::call(e.context);
  }
};

// The front end that every table derives from.
template <class Tag, class Derived>
struct Front : boost::msm::front::state_machine_def<Derived> {
  using tag = Tag;
  using no_exception_thrown = int;  // the defaults make copying twelve times dearer
  using no_message_queue = int;     // an action never processes another event
  using initial_state = In<Tag::initial>;

  template <auto E>
  using Ev = Told<E, typename Tag::Context>;

  typename Tag::State current = Tag::initial;

  template <class Fsm, class E>
  void no_transition(const E& e, Fsm&, int) {
    ignore(e);
  }
  template <class E>
  void ignore(const E& e) {
    e.context.io.observe(Channel::ignored, Tag::id, static_cast<std::uint16_t>(E::event),
                         static_cast<std::int32_t>(current), 0);
  }
};

// Sets the active state from outside, through the only door that MSM leaves open: its serialiser.
struct JumpArchive {
  int id = 0;
  template <class T>
  JumpArchive& operator&(T&) {
    return *this;
  }
  JumpArchive& operator&(int (&active)[1]) {
    active[0] = id;
    return *this;
  }
};

// What stands behind Machine<Tag>: its table's MSM back end in the machine's own room.
template <class Tag, class Table>
struct Behind {
  using Back = boost::msm::back::state_machine<Table>;
  static_assert(sizeof(Back) <= Tag::room, "the tag's room is too small for the machine");
  static_assert(alignof(Back) <= 8);
  static_assert(static_cast<int>(Tag::initial) == first_state);

  static Back& of(void* room) { return *std::launder(reinterpret_cast<Back*>(room)); }
  static const Back& of(const void* room) {
    return *std::launder(reinterpret_cast<const Back*>(room));
  }

  template <typename Tag::Event E>
  static void process(Back& back, typename Tag::Context& context) {
    const Told<E, typename Tag::Context> event{context};
    if (back.process_event(event) == boost::msm::back::HANDLED_GUARD_REJECT) back.ignore(event);
  }

  using Handler = void (*)(Back&, typename Tag::Context&);
  template <std::size_t... I>
  static constexpr auto handlers(std::index_sequence<I...>) {
    return std::array<Handler, sizeof...(I)>{&process<static_cast<typename Tag::Event>(I)>...};
  }
  static constexpr std::size_t event_count = count_of<typename Tag::Event>();
  static constexpr std::array<Handler, event_count> table =
      handlers(std::make_index_sequence<event_count>{});

  template <std::size_t... I>
  static void jump(Back& back, typename Tag::State state, std::index_sequence<I...>) {
    constexpr int ids[] = {
        boost::msm::back::get_state_id<typename Back::stt,
                                       In<static_cast<typename Tag::State>(I)>>::value...};
    JumpArchive archive{ids[static_cast<std::size_t>(state)]};
    back.serialize(archive, 0);
    back.current = state;
  }
  static void jump(Back& back, typename Tag::State state) {
    jump(back, state, std::make_index_sequence<count_of<typename Tag::State>()>{});
  }

  static MachineInfo describe() {
    MachineInfo info;
    info.name = Tag::name;
    for (const auto word : Words<typename Tag::State>::list) info.states.push_back(word);
    for (const auto word : Words<typename Tag::Event>::list) info.events.push_back(word);
    boost::mpl::for_each<typename Table::transition_table>([&info](auto row) {
      using R = decltype(row);
      info.rows.push_back({std::string(name_of(R::SourceCell::value)),
                           std::string(name_of(R::EventCell::event)),
                           std::string(name_of(R::TargetCell::value)),
                           std::string(cell_name<typename R::ActionCell>()),
                           std::string(cell_name<typename R::GuardCell>())});
    });
    return info;
  }
};

}  // namespace headloop::platform

// Instantiates Machine<Tag> with its table; at global scope of the machine's .cpp.
#define HEADLOOP_MACHINE(Tag, Table)                                                          \
  namespace headloop::platform {                                                              \
  template <>                                                                                 \
  Machine<Tag>::Machine() {                                                                   \
    static_assert(!std::is_polymorphic_v<Behind<Tag, Table>::Back>);                          \
    ::new (room_) Behind<Tag, Table>::Back();                                                 \
  }                                                                                           \
  template <>                                                                                 \
  Machine<Tag>::Machine(const Machine& other) {                                               \
    ::new (room_) Behind<Tag, Table>::Back(Behind<Tag, Table>::of(other.room_));              \
  }                                                                                           \
  template <>                                                                                 \
  Machine<Tag>& Machine<Tag>::operator=(const Machine& other) {                               \
    Behind<Tag, Table>::of(room_) = Behind<Tag, Table>::of(other.room_);                      \
    return *this;                                                                             \
  }                                                                                           \
  template <>                                                                                 \
  Machine<Tag>::~Machine() {                                                                  \
    std::destroy_at(&Behind<Tag, Table>::of(room_));                                          \
  }                                                                                           \
  template <>                                                                                 \
  void Machine<Tag>::handle(Event event, Context& context) {                                  \
    Behind<Tag, Table>::table[static_cast<std::size_t>(event)](Behind<Tag, Table>::of(room_), \
                                                               context);                      \
  }                                                                                           \
  template <>                                                                                 \
  Machine<Tag>::State Machine<Tag>::state() const {                                           \
    return Behind<Tag, Table>::of(room_).current;                                             \
  }                                                                                           \
  template <>                                                                                 \
  void Machine<Tag>::jump_to(State state) {                                                   \
    Behind<Tag, Table>::jump(Behind<Tag, Table>::of(room_), state);                           \
  }                                                                                           \
  template <>                                                                                 \
  const MachineInfo& Machine<Tag>::info() {                                                   \
    static const MachineInfo info = Behind<Tag, Table>::describe();                           \
    return info;                                                                              \
  }                                                                                           \
  template class Machine<Tag>;                                                                \
  }
