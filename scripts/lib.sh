# shellcheck shell=bash
# What scripts/run and scripts/test have in common: packages, configuring and building, the virtual display,
# the demo server, and ending all of it again. Sourced, with the working directory left at the project's root.

set -euo pipefail

me=scripts/${0##*/}
root=$(cd -P -- "${BASH_SOURCE[0]%/*}/.." >/dev/null && pwd)
cd -- "$root"
# Qt complains about any other encoding, and a bare machine has no locale but C and C.UTF-8.
if [[ $(locale charmap 2>/dev/null) != UTF-8 ]]; then
    unset LC_ALL
    export LC_CTYPE=C.UTF-8
fi

say() { printf '%s: %s\n' "$me" "$*" >&2; }

die() { # CODE MESSAGE...
    local code=$1
    shift
    say "$*"
    exit "$code"
}

failed() { # WHAT LOG: says what failed, shows the end of its log, and ends with 1
    say "$1 failed. The end of $2:"
    tail -n 40 -- "$2" >&2
    exit 1
}

# ---- Processes ----

job=             # the program, compiler run or test run that we wait for
helpers=()       # the virtual display and its window manager, in the order in which they end
demo_pid=        # the demo server; bash forgets the pipes in DEMO when it has ended
policy=          # a file of ours in /usr/sbin that must go again

# Every process we start is the leader of its own session, so that Ctrl-C reaches only us and we can end it
# together with its children; and the kernel ends it should we be killed. What a script puts in the
# background ignores Ctrl-C's signal, which would be handed down to the tests: env undoes that.
own=(setsid env --default-signal=INT --default-signal=QUIT setpriv --pdeathsig TERM)

start() { # COMMAND...
    "${own[@]}" "$@" &
    job=$!
}

# A builtin that waits lets a trapped signal through at once; a command in the foreground would delay it.
wait_job() {
    local code=0
    wait "$job" || code=$?
    job=
    return "$code"
}

gone_within() { # SECONDS PID
    local tries=$(($1 * 20))
    while kill -0 "$2" 2>/dev/null; do
        ((tries-- > 0)) || return 1
        sleep 0.05
    done
}

stop() { # PID: ends a process of ours and those it started
    kill -TERM -- "-$1" 2>/dev/null || return 0
    gone_within 5 "$1" || kill -KILL -- "-$1" 2>/dev/null || true
}

clean_up() {
    trap '' INT TERM HUP
    local pid
    [[ -z $job ]] || stop "$job"
    stop_demo
    for pid in "${helpers[@]}"; do stop "$pid"; done
    [[ -z $policy ]] || "${as_root[@]}" rm -f "$policy"
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# ---- Packages ----

as_root=()

packages_for() { # PURPOSE...
    local release purpose names
    # shellcheck disable=SC1091
    release=$(. /etc/os-release 2>/dev/null && printf %s "${VERSION_CODENAME:-}") || true
    while IFS=: read -r purpose names; do
        [[ $purpose != *"(not $release)" && " $* " == *" ${purpose%(*} "* ]] || continue
        # shellcheck disable=SC2086
        printf '%s\n' $names
    done < <(grep -E '^[a-z0-9]+(\(not [a-z]+\))?:' scripts/packages)
}

missing_packages() { # PURPOSE...
    local wanted
    wanted=$(packages_for "$@" | LC_ALL=C sort -u)
    # dpkg-query complains about names it has never seen, so only what it reports as installed counts.
    # shellcheck disable=SC2016,SC2086
    LC_ALL=C comm -23 <(printf '%s\n' "$wanted") \
        <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
            sed -n 's/ installed$//p' | LC_ALL=C sort -u)
}

can_sudo() { command -v sudo >/dev/null && { sudo -n true || : </dev/tty; } 2>/dev/null; }

ensure_packages() { # PURPOSE...
    local missing log=build/log/packages.log
    missing=$(missing_packages "$@" | tr '\n' ' ')
    missing=${missing% }
    [[ -n $missing ]] || return 0
    command -v apt-get >/dev/null ||
        die 3 "there is no apt-get here to install the missing packages: $missing"
    if [[ $(id -u) != 0 ]]; then
        can_sudo || die 3 "packages are missing; as root, run" \
            "'apt-get update && apt-get install --no-install-recommends $missing'"
        as_root=(sudo)
    fi
    say "Installing the missing packages: $missing"
    mkdir -p build/log
    # Not a job to end half-way: a signal waits until apt-get is done, and Ctrl-C reaches apt-get itself.
    # shellcheck disable=SC2086
    install_packages $missing >"$log" 2>&1 || failed "Installing packages" "$log"
}

# Debian starts a service as soon as it is installed. The demo needs Dovecot's program, not a mail server on
# this machine's own ports, so its service is neither started now nor at the next boot. A Dovecot that was
# there before is left as it is.
install_packages() { # PACKAGE...
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300) code=0
    "${apt[@]}" update </dev/null || return
    if [[ " $* " == *" dovecot-core "* && ! -e /usr/sbin/policy-rc.d ]]; then
        policy=/usr/sbin/policy-rc.d
        # shellcheck disable=SC2016
        printf '#!/bin/sh\ncase "$1" in dovecot*) exit 101;; esac\n' |
            "${as_root[@]}" install -m 755 /dev/stdin "$policy"
    fi
    "${apt[@]}" install -y --no-install-recommends "$@" </dev/null || code=$?
    if [[ -n $policy ]]; then
        "${as_root[@]}" rm -f "$policy"
        policy=
        "${as_root[@]}" update-rc.d dovecot disable || true
    fi
    return "$code"
}

# ---- Building ----

# Two runs at once must not build in the same folder. The lock goes when its file is closed, here or by our end.
lock_build() {
    mkdir -p build/log
    exec {lock}>build/.lock
    flock -n "$lock" && return
    say "Waiting for another build to end"
    start flock "$lock"
    wait_job
}

unlock_build() { exec {lock}>&-; }

# Nothing is done when the folder is configured as wanted: ninja itself runs CMake again when CMake's own
# files have changed.
configure() { # PRESET [CMAKE-OPTION NAME=VALUE...]
    local preset=$1 dir=build/$1 cache=build/$1/CMakeCache.txt log=build/log/configure-$1.log option same=yes
    shift
    if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        say "$dir was made for a copy of the project in another folder: removing it"
        rm -rf -- "$dir"
    fi
    [[ -f $dir/build.ninja && ! CMakePresets.json -nt $dir/build.ninja ]] || same=
    for option; do
        grep -qE "^${option%%=*}:[A-Z]+=${option#*=}\$" "$cache" 2>/dev/null || same=
    done
    [[ -z $same ]] || return 0
    say "Configuring"
    start cmake --preset "$preset" "${@/#/-D}" >"$log" 2>&1
    wait_job || failed "Configuring" "$log"
}

build() { # PRESET [TARGET...]
    local preset=$1 log=build/log/build-$1.log out reader code=0
    shift
    exec {out}> >(show_progress "$log")
    reader=$!
    start ninja -C "build/$preset" "$@" >&"$out" 2>&1
    exec {out}>&-
    wait_job || code=$?
    wait "$reader" || true
    ((code == 0)) || failed "Building" "$log"
}

# Keeps ninja's output, and says that something is built only when something is.
show_progress() { # LOG
    local line said=
    close_demo_input # or the demo server would wait for this copy of it as well
    while IFS= read -r line; do
        printf '%s\n' "$line"
        # Looking for new files is no building.
        [[ $line =~ ^\[[0-9]+/[0-9]+\] && $line != *'globbed directories'* ]] || continue
        [[ -n $said ]] || say "Building"
        said=yes
        [[ ! -t 2 ]] || printf '\r%s ' "${BASH_REMATCH[0]}" >&2
    done >"$1"
    [[ -z $said || ! -t 2 ]] || printf '\r\033[K' >&2
}

# ---- The virtual display ----

# A display of our own with a window manager, whatever display there is: nothing opens on a person's desktop.
start_display() {
    local log=build/log/display.log out number
    : >"$log"
    exec {out}< <(exec "${own[@]}" Xvfb -displayfd 1 -screen 0 1440x900x24 -nolisten tcp -noreset 2>>"$log")
    helpers=("$!")
    read -r -t 30 -u "$out" number || failed "Starting the virtual display" "$log"
    exec {out}<&-
    export DISPLAY=:$number
    unset WAYLAND_DISPLAY XAUTHORITY
    exec {out}< <(exec "${own[@]}" openbox --sm-disable --config-file /etc/xdg/openbox/rc.xml \
        --startup 'echo ready' 2>>"$log")
    helpers=("$!" "${helpers[@]}")
    read -r -t 30 -u "$out" _ || failed "Starting the window manager of the virtual display" "$log"
    exec {out}<&-
    # Nor does anything reach a person's keyring or other services of the session.
    export QT_QPA_PLATFORM=xcb DBUS_SESSION_BUS_ADDRESS=disabled:
    # Without one, Qt makes a folder in /tmp and leaves it there.
    if [[ -z ${XDG_RUNTIME_DIR:-} ]]; then
        mkdir -p build/runtime
        chmod 700 build/runtime
        export XDG_RUNTIME_DIR=$root/build/runtime
    fi
}

# ---- The demo server ----

# It runs for as long as its standard input is open, and bash hands our end of that pipe to no other command:
# however we end, even killed, it ends too.
start_demo() {
    mkdir -p build/log
    coproc DEMO { exec setsid scripts/demo/server 2>build/log/demo.log; }
    # shellcheck disable=SC2153
    demo_pid=$DEMO_PID
}

# Sets demo_options to what makes the program connect to it.
wait_for_demo() {
    local line log=build/log/demo.log
    { [[ -n ${DEMO[0]:-} ]] && read -r -t 60 -u "${DEMO[0]}" line; } || failed "Starting the demo server" "$log"
    mapfile -d '' -t demo_options < <(python3 -I -c '
import json, sys, urllib.parse
demo = json.loads(sys.argv[1])
url = "imaps://%s@%s:%s" % (urllib.parse.quote(demo["user"], safe=""), demo["host"], demo["imaps"])
for option in url, "--ca-file", demo["ca"], "--password-file", demo["password_file"]:
    sys.stdout.write(option + "\0")' "$line" 2>>"$log")
    ((${#demo_options[@]} == 5)) || failed "Starting the demo server" "$log"
}

close_demo_input() {
    local input=${DEMO[1]:-}
    [[ -z $input ]] || exec {input}>&-
}

stop_demo() {
    [[ -n $demo_pid ]] || return 0
    close_demo_input
    gone_within 20 "$demo_pid" || stop "$demo_pid"
    demo_pid=
}
