#pragma once
#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace ui {

// What a million rows take goes back to the system as soon as it is free. Once it has freed a large piece, glibc keeps
// others of that size by itself.
inline void giveBackLargeMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

} // namespace ui
