#pragma once

// Whether AddressSanitizer watches: everything then takes several times as long, and memory is kept when it was freed.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool IsSanitized = true;
#else
inline constexpr bool IsSanitized = false;
#endif
