// Changes of a guide's text that may put right what a finding says. Whoever uses one has to try the
// edited guide.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tools/explore/window.hpp"
#include "tools/guide/check/binding.hpp"
#include "tools/guide/check/finding.hpp"
#include "tools/guide/check/trying.hpp"

namespace headloop::checker {

// "Volume Down" for volume-down.
std::string written_name(std::string_view control);

// Where these words stand in that part of the source, whatever their case, with blanks or hyphens
// between them.
std::optional<guide::Span> find_words(std::string_view source, guide::Span part,
                                      std::string_view words);

// The same where articles or markup may stand between the words of the source: from the first one
// to the last.
std::optional<guide::Span> find_told(std::string_view source, guide::Span part,
                                     std::string_view words);

// As it stands there, on one line.
std::string written_at(std::string_view source, guide::Span span);

// Without the blanks and stops at its end.
guide::Span trimmed(std::string_view source, guide::Span span);

// "at least 7 seconds" for an edge of 6.99 s, with some room.
std::int64_t better_seconds(const explore::Range& sure);
std::string better_time(const explore::Range& sure);
// Whether somebody who counts seconds can keep to it.
bool has_room(const explore::Range& sure);

// A time or a sign in the place of a written time; "for" stays before a time.
Edit retimed(const Lab& lab, guide::Span time, std::string text);

// Another control's name for one that a step uses; or one more of them.
std::optional<Edit> rename_control(const Lab& lab, const guide::Step& step, std::string_view from,
                                   std::string_view to);
std::optional<Edit> add_control(const Lab& lab, const guide::Step& step, std::string_view after,
                                std::string_view name);

// A sentence before a step, or "wait ..., then" inside of one.
Edit sentence_before(const Lab& lab, guide::StepRef at, std::string_view sentence);
Edit wait_before(const Lab& lab, guide::StepRef at, int seconds);

// "Within 3 seconds, ..." before a step; what to write of a pause of that length.
std::int64_t soon_seconds(const explore::Range& pause);
std::optional<Edit> begin_within(const Lab& lab, guide::StepRef at, std::int64_t seconds);

// A switch slid the other way; a control less.
std::optional<Edit> switched(const Lab& lab, const guide::Step& step, bool on);
std::optional<Edit> drop_control(const Lab& lab, const guide::Step& step, std::string_view control);

// What ends a hold that has no end: "until ...", or a time.
Edit end_of_hold(const Lab& lab, const guide::Step& step, const std::string& end);

// Two that do not overlap, the first one first, as one.
Edit both(const Lab& lab, const Edit& first, const Edit& second);

// A step more, in these words.
Edit step_before(const Lab& lab, guide::StepRef at, std::string_view words);
Edit step_behind(const Lab& lab, guide::StepRef at, std::string_view words);

// A step, and the one behind it, exchanged; or without it. Where several share a sentence, only
// their clauses change.
std::optional<Edit> exchange(const Lab& lab, guide::StepRef one, guide::StepRef other);
std::optional<Edit> leave_out(const Lab& lab, guide::StepRef at);

// A line before the block of a procedure's first step; a sentence in the cell of a table.
Edit warning_before(const Lab& lab, const guide::Procedure& procedure, std::string_view product);

}  // namespace headloop::checker
