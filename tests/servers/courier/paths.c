/* Courier's programs have /etc/courier and /run/courier in their binaries. This library, loaded before the others,
   leads them to the folders $COURIER_ETC and $COURIER_RUN, so that an unpacked Courier can run by itself. STARTTLS
   becomes the user "courier" besides, which is made to be whoever it runs as; and the two seconds that imapd sleeps in
   each RENAME and DELETE are cut short. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/* `path`, or where it leads instead, written into `room`. */
static const char *lead(const char *path, char room[PATH_MAX])
{
    static const char *const from[] = {"/etc/courier", "/run/courier"};
    static const char *const to[] = {"COURIER_ETC", "COURIER_RUN"};
    for (int i = 0; path && i < 2; ++i) {
        const size_t length = strlen(from[i]);
        const char *folder = getenv(to[i]);
        if (folder && strncmp(path, from[i], length) == 0 && (path[length] == 0 || path[length] == '/')) {
            snprintf(room, PATH_MAX, "%s%s", folder, path + length);
            return room;
        }
    }
    return path;
}

/* The function of that name that would have been called without this library. */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define TAKES_PATH(result, name, declared, ...)                                                              \
    result name declared                                                                                     \
    {                                                                                                        \
        char room[PATH_MAX];                                                                                 \
        path = lead(path, room);                                                                             \
        return REAL(name)(__VA_ARGS__);                                                                      \
    }

TAKES_PATH(FILE *, fopen, (const char *path, const char *mode), path, mode)
TAKES_PATH(FILE *, fopen64, (const char *path, const char *mode), path, mode)
TAKES_PATH(int, stat, (const char *path, struct stat *found), path, found)
TAKES_PATH(int, stat64, (const char *path, struct stat64 *found), path, found)
TAKES_PATH(int, lstat, (const char *path, struct stat *found), path, found)
TAKES_PATH(int, chmod, (const char *path, mode_t mode), path, mode)
TAKES_PATH(int, mkdir, (const char *path, mode_t mode), path, mode)
TAKES_PATH(int, unlink, (const char *path), path)

#define OPENS(name)                                                                                          \
    int name(const char *path, int flags, ...)                                                               \
    {                                                                                                        \
        char room[PATH_MAX];                                                                                 \
        mode_t mode = 0;                                                                                     \
        if (flags & (O_CREAT | O_TMPFILE)) {                                                                 \
            va_list more;                                                                                    \
            va_start(more, flags);                                                                           \
            mode = va_arg(more, mode_t);                                                                     \
            va_end(more);                                                                                    \
        }                                                                                                    \
        return REAL(name)(lead(path, room), flags, mode);                                                    \
    }

OPENS(open)
OPENS(open64)

int rename(const char *from, const char *to)
{
    char room[PATH_MAX], other[PATH_MAX];
    return REAL(rename)(lead(from, room), lead(to, other));
}

#define TAKES_ADDRESS(name)                                                                                  \
    int name(int descriptor, const struct sockaddr *address, socklen_t size)                                 \
    {                                                                                                        \
        if (!address || address->sa_family != AF_UNIX)                                                       \
            return REAL(name)(descriptor, address, size);                                                    \
        char room[PATH_MAX];                                                                                 \
        struct sockaddr_un other = {.sun_family = AF_UNIX};                                                  \
        const char *path = lead(((const struct sockaddr_un *)address)->sun_path, room);                      \
        if (strlen(path) >= sizeof other.sun_path) {                                                         \
            errno = ENAMETOOLONG;                                                                            \
            return -1;                                                                                       \
        }                                                                                                    \
        strcpy(other.sun_path, path);                                                                        \
        return REAL(name)(descriptor, (const struct sockaddr *)&other, sizeof other);                        \
    }

TAKES_ADDRESS(bind)
TAKES_ADDRESS(connect)

/* 5.2 asks this one, 5.0 the next. */
int getpwnam_r(const char *name, struct passwd *entry, char *room, size_t size, struct passwd **result)
{
    return strcmp(name, "courier") == 0 ? getpwuid_r(getuid(), entry, room, size, result)
                                        : REAL(getpwnam_r)(name, entry, room, size, result);
}

struct passwd *getpwnam(const char *name)
{
    return strcmp(name, "courier") == 0 ? getpwuid(getuid()) : REAL(getpwnam)(name);
}

unsigned sleep(unsigned seconds)
{
    const struct timespec moment = {.tv_nsec = 5000000};
    if (seconds)
        nanosleep(&moment, NULL);
    return 0;
}
