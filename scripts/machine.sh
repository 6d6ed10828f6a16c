# shellcheck shell=bash
# Making a minimal Debian in a folder. Sourced.

# Where apt gets Debian's packages, or its security updates, from on this machine, in whatever format that is
# configured.
mirror() { # LABEL
    # shellcheck disable=SC2016
    { apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null || true; } |
        sed -n "s|^$1 ||p" | head -n 1
}

bootstrap() { # SUITE FOLDER
    local suite=$1 dir=$2 debian security
    debian=$(mirror Debian)
    debian=${debian:-http://deb.debian.org/debian/}
    security=$(mirror Debian-Security)
    # The way to the mirror may lead through a proxy.
    eval "$(apt-config shell http_proxy Acquire::http::Proxy)"
    # What debootstrap mounts goes with it.
    http_proxy=${http_proxy:-} unshare --mount --propagation private -- \
        debootstrap --variant=minbase --include=ca-certificates "$suite" "$dir" "$debian" || return
    [[ -z $security ]] || echo "deb $security $suite-security main" >>"$dir/etc/apt/sources.list"
    apt-config dump Acquire::http::Proxy >"$dir/etc/apt/apt.conf.d/90proxy"
    printf '127.0.0.1 localhost %s\n::1 localhost\n' "$(hostname)" >"$dir/etc/hosts"
}
