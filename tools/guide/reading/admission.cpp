#include "tools/guide/reading/admission.hpp"

#include <fmt/format.h>

#include "tools/guide/reading/reading.hpp"
#include "tools/input/input_error.hpp"
#include "tools/input/text_map.hpp"
#include "tools/input/utf8.hpp"

namespace headloop::guide {
namespace {

void refuse(const std::string& name, input::Place at, std::string message) {
  throw input::InputError({{{name, at.line, at.column}, std::move(message)}});
}

}  // namespace

void check_text(std::string_view text, const std::string& name) {
  if (text.size() > guide_size_max) {
    refuse(name, {},
           fmt::format(
               "this file has {} bytes, and a guide has {} at most; expected one guide, as text",
               text.size(), guide_size_max));
  }
  const input::TextMap map(text);
  if (const auto bad = input::first_malformed(text)) {
    refuse(name, map.place(*bad),
           fmt::format("byte 0x{:02x} is not part of UTF-8; expected text: save the guide as UTF-8",
                       static_cast<unsigned char>(text[*bad])));
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool control =
        byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != '\v';
    if (control)
      refuse(
          name, map.place(i),
          fmt::format("control character 0x{:02x}; expected text, and this looks like binary data",
                      byte));
  }
}

}  // namespace headloop::guide
