// 128-bit intermediate results; both supported compilers have the type, as an extension.
#pragma once

namespace headloop {
__extension__ using Wide = unsigned __int128;
__extension__ using SignedWide = __int128;
}  // namespace headloop
