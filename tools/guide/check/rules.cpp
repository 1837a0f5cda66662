#include "tools/guide/check/rules.hpp"

namespace headloop::checker {
namespace {

// clang-format off
constexpr std::array<Rule, count_of<RuleId>()> table = {{
    {Severity::error, "a control that does not do it",
     "The step names a control that this product does not have, or another one than its procedure "
     "takes. The nearest name of the data sheet is given; where pressing another control makes the "
     "procedure work, that one is.",
     "'Hold Power + Volume Up for 10 s' where Volume Down is meant."},
    {Severity::error, "a time that does not work",
     "The written time lies outside of the acceptance window: the times for which every unit of "
     "the product, whatever its clock error and scan phase, does what is promised.",
     "'Hold for 2 seconds' where the reset begins after 10."},
    {Severity::warning, "a time that works only just",
     "The written time is inside the window, but nearer to its edge than a person counts: within a "
     "twentieth of it. No sign tells the reader when to stop. Write a time with some room, or "
     "'at least'.",
     "'for 5 seconds' where the device wants 4.99."},
    {Severity::error, "a sign that never comes",
     "The device shows, says or beeps nothing of the promised kind at that time.",
     "'until you hear a beep' on a product that does not beep there."},
    {Severity::error, "another sign than promised",
     "There is a sign on that channel at that time, but it looks or sounds different.",
     "'until the LED flashes blue' where it alternates between red and green."},
    {Severity::error, "a hold without an end",
     "Nothing says when to let go, neither a time nor a sign nor a sentence, and it matters.",
     "'Press and hold Power and Volume Down.'"},
    {Severity::warning, "a state that the unit has to be in",
     "From this state the procedure does not work, and the guide does not say so before its first "
     "step.",
     "A reset that is refused while the charger is plugged in."},
    {Severity::error, "a wait that has to be there",
     "The reader goes on before the device is ready: with a pause before this step the procedure "
     "works, without it it does not.",
     "'Slide the switch to OFF' while the MDR-XB950N1 still works at its reset."},
    {Severity::error, "a step that has to be there",
     "With one more step, as the data sheet's own procedure has it, the guide's works; without it "
     "it does not.",
     "The MDR-XB950N1's switch slid to ON, where nothing says to slide it to OFF before."},
    {Severity::error, "steps in the wrong order",
     "With two steps exchanged the procedure works, as written it does not. A warning where a step "
     "ends what has not begun: a release before anything is pressed.",
     "The second phase before the first."},
    {Severity::error, "the procedure does not do what it promises",
     "Performed to the letter on the product that it is for, it comes to something else, and no "
     "single change of a control, a time or the order mends it.",
     "A reset that only reboots."},
    {Severity::error, "harm on another product",
     "Readers pick the wrong product's procedure. On another product this one does damage or "
     "erases data, and no warning that names the product stands before its first step.",
     "The XM3's reset locks up the touch panel of an XM4."},
    {Severity::warning, "two statements that exclude each other",
     "The guide says two things of one subject that cannot both hold. This needs no device.",
     "'Red and green in turn: success' and 'red flashing is an error'."},
    {Severity::warning, "words that can be taken in two ways",
     "Two fair readings of the sentence make the device do different things.",
     "'for 12 seconds until the LED flashes' where it begins to flash after 12 seconds and wants "
     "the finger to stay."},
    {Severity::error, "a statement that the bench refutes",
     "The statement can be tried on the bench, and comes out otherwise.",
     "'This clears the pairings only' of a reset that clears everything."},
    {Severity::note, "a true statement that leaves something out",
     "What the procedure clears is as the guide says, and there is more: a reader who relies on "
     "the list loses what it does not name.",
     "'This clears the pairings' of a reset that clears the sound profiles as well."},
    {Severity::note, "a statement that was not tested",
     "Nothing on this bench can tell whether it holds.",
     "'Covered by the warranty.'"},
    {Severity::error, "a sentence that was not understood",
     "It looks like an instruction, and no step could be made of it. In a procedure that is an "
     "error, elsewhere a note.",
     "'Wiggle the left cup until it clicks.'"},
    {Severity::note, "a step that was not tried",
     "It was understood, and no bench can do it, or only under a condition.",
     "'Scan for it with another app.'"},
    {Severity::error, "no procedure at all",
     "The guide tells its reader to do nothing to a device.",
     "A page of specifications."},
    {Severity::warning, "a procedure for no known product",
     "Neither its heading nor its text, nor the guide's front matter, names a product of the data "
     "sheets. It was tried on all of them.",
     "'Hold the button for ten seconds.'"},
    {Severity::warning, "an allowance that nothing needs",
     "A comment or the baseline accepts a finding that is not there (any more).",
     "<!-- headloop: allow ambiguous the picture shows it -->"},
}};
// clang-format on

}  // namespace

const Rule& rule_of(RuleId id) { return table[static_cast<std::size_t>(id)]; }

}  // namespace headloop::checker
