#include "tools/report/json.hpp"

namespace headloop::report {

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string document(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

Json parsed(std::istream& in) { return Json::parse(in, nullptr, false); }

}  // namespace headloop::report
