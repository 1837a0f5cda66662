// A procedure on the bench: to the letter, from every state, as people do it, and on the products
// that it is not for.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/datasheet/variants.hpp"
#include "tools/explore/window.hpp"
#include "tools/guide/check/basis.hpp"
#include "tools/guide/check/effort.hpp"
#include "tools/guide/check/named_products.hpp"
#include "tools/guide/check/performance.hpp"
#include "tools/guide/check/repair.hpp"
#include "tools/guide/check/titles.hpp"

namespace headloop::checker {

// What a run came to, without its Record.
struct Ending {
  judge::Finding finding;
  std::string text;

  world::Outcome outcome() const { return finding.outcome; }
  bool works() const { return finding.outcome == world::Outcome::works; }
  // With the stand-ins.
  world::Outcome performed() const;
};

struct FromStart {
  Start start = Start::on;
  Ending ending;
};

struct ByReader {
  Reader reader;
  Ending ending;
};

// For which lengths of a step the procedure works, done by the watch: as a guide counts them, from
// the first finger on.
struct Limit {
  Timed timed;
  explore::Window window;
};

// On a product that it is not for.
struct Elsewhere {
  std::size_t index = 0;  // of the product
  Binding binding;
  std::uint32_t firmware = 0;
  std::string stand_ins;  // "Custom for NC Ambient"; empty if it has all controls
  Ending ending;

  const models::Product& product() const { return *binding.product; }
};

// What has been tried of a procedure on a product that it is for.
struct Attempts {
  Trial literal;                             // from a unit that is on
  std::vector<FromStart> starts;             // all but on
  std::vector<ByReader> readers;             // all but to the letter
  std::optional<std::vector<Limit>> limits;  // unset where only an edit is verified
  bool complete = true;  // false: the guide is so long that nothing but `literal` was tried
};

struct Tried {
  std::size_t procedure = 0;
  std::size_t product = 0;
  bool by_sheet = false;  // its data sheet's procedure, and none of the guide
  Binding binding;
  // Procedures that come to the same share what was tried.
  std::shared_ptr<const Attempts> attempts;
  std::shared_ptr<const std::vector<Elsewhere>> other_products;

  Goal goal() const { return binding.goal; }
  const Trial& literal() const { return attempts->literal; }
  const std::vector<Elsewhere>& elsewhere() const { return *other_products; }
  bool works() const { return literal().finding.outcome == world::Outcome::works; }
  const Ending* by(std::string_view reader) const;
};

// What has been found out before, by what was done (key_of), and what more may cost. A procedure
// that comes again costs no more than its reading.
struct Known {
  Known(datasheet::Variants::TextOf sheet_of, std::uint64_t events)
      : variants(std::move(sheet_of)), effort(events) {}

  std::map<std::string, std::shared_ptr<const Attempts>> attempts;
  std::map<std::string, Ending> elsewhere;
  std::map<std::string, std::shared_ptr<const std::vector<Elsewhere>>> others;  // by words
  std::map<std::string, std::optional<Repair>> repairs;
  std::map<std::string, std::vector<Limit>> limits_in_doubt;         // of edited procedures
  std::map<std::string, std::optional<explore::Range>> needed;       // by a hold without an end
  std::map<std::string, std::vector<Assumption>> gone_with;          // by finding
  std::map<std::size_t, std::shared_ptr<const Tried>> sheet_resets;  // by product
  datasheet::Variants variants;
  Effort effort;
};

// What all procedures of a guide have in common.
struct Lab {
  const std::string& source;
  const guide::Guide& guide;
  const Titles& titles;
  const std::vector<models::Product>& products;
  Known& known;
  // Also looks for edits, and for what assumptions decide; not where only an edit is verified.
  bool thorough = true;
};

// What the words and the headings over them are to bring about.
Goal goal_of(const Lab& lab, const guide::Procedure& procedure);

Ending ending_of(const Trial& trial);

// On one product, without the others. Nothing is tried when the effort is spent.
std::optional<Tried> try_at_home(const Lab& lab, std::size_t procedure, std::size_t product,
                                 const std::vector<std::size_t>& signs);

// From each state but on.
std::vector<FromStart> from_other_starts(const Binding& binding, Effort& effort);

// On all but those of `home`; the release before each known bug's fix, and the newest. Procedures
// of the same words share it.
std::shared_ptr<const std::vector<Elsewhere>> try_elsewhere(const Lab& lab, std::size_t procedure,
                                                            ProductSet home);

// The same procedure on a product of the same controls.
Binding on_product(Binding binding, const models::Product& product);

// Whether it works on every unit of the binding's product if that step of it, done by the watch,
// takes so long.
bool is_sure(const Binding& binding, const Timed& timed, Duration length, Effort& effort);

// On the newest release of a product, of a procedure that names none. Nothing when the effort is
// spent.
std::optional<Ending> ending_unnamed(const Lab& lab, std::size_t procedure, std::size_t product);

// The steps whose length can decide something, done by the watch, and how long those may last;
// nothing of a step that has no window or when the effort is spent.
std::vector<Timed> deciding_steps(const Binding& binding);
std::optional<Limit> limit_of(const Binding& binding, const Timed& timed, Effort& effort);
std::vector<Limit> limits_of(const Binding& binding, Effort& effort);

// What it comes to in that setting.
Ending ending_in(const Binding& binding, const Setting& setting, Effort& effort);
Setting from_start(Start start);
Setting as_read(const Reader& reader);
// Looked at for so long that harm which passes has passed.
Setting with_firmware(std::uint32_t firmware);

}  // namespace headloop::checker
