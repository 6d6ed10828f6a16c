#pragma once

// Whether AddressSanitizer watches: everything then takes several times as long, and memory is kept when it was freed.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool IsSanitized = true;
#else
inline constexpr bool IsSanitized = false;
#endif
// How long tests wait for what comes at once or never.
inline constexpr int PatienceMs = IsSanitized ? 60000 : 10000;
