"""Debian's packages of Cyrus and Courier, fetched and unpacked without installing them: the packages of the three
servers exclude each other, and nothing here may touch the machine's own mail service. No root needed.

    python3 packages.py [cyrus] [courier]     fetches what is not there yet
"""
import fcntl
import glob
import os
import shutil
import subprocess
import sys
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
# Where they are unpacked; in another Debian in a folder it is another place.
PLACE = os.environ.get("MAILREEVE_SERVERS") or os.path.join(ROOT, "build", "servers")
# The libraries that these need are found by apt; the SASL modules are loaded by name. What follows "?" is only there in
# some releases of Debian.
WANTED = {
    "cyrus": ("cyrus-imapd", "cyrus-common", "sasl2-bin", "libsasl2-modules", "libsasl2-modules-db"),
    "courier": ("courier-imap", "courier-base", "courier-authlib", "courier-authdaemon", "courier-authlib-userdb",
                "?gamin"),
}


class Missing(Exception):
    """A server cannot be had here; the text says why."""


def release():
    try:
        with open("/etc/os-release") as f:
            words = dict(line.rstrip().partition("=")[::2] for line in f)
    except OSError:
        words = {}
    return words.get("VERSION_CODENAME", "unknown").strip('"')


def place(server):
    return os.path.join(PLACE, release(), server)


def run(*words, folder=None):
    done = subprocess.run(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=dict(os.environ, LC_ALL="C"))
    if done.returncode:
        raise Missing("%s: %s" % (words[0], done.stderr.decode(errors="replace").strip()[-300:]))
    return done.stdout.decode()


def installed(package):
    try:
        return run("dpkg-query", "-W", "-f", "${db:Status-Status}", package) == "installed"
    except Missing:
        return False


def closure(wanted, options):
    """These packages, and the libraries that they and each other depend on, but for what is installed."""
    found, left = [], list(wanted)
    while left:
        package = left.pop()
        if package.startswith("?"):
            package = package[1:]
            if not run("apt-cache", *options, "search", "--names-only", "^%s$" % package):
                continue
        if package in found or (package.startswith("lib") and installed(package)):
            continue
        found.append(package)
        for line in run("apt-cache", *options, "depends", package).splitlines():
            kind, _, name = line.strip().partition(": ")
            if kind == "Depends" and name.startswith("lib"):
                left.append(name.partition(":")[0])
    return found


def fetch(folder, wanted):
    """Fetches into the folder, by what apt knows here or, where that is nothing or too old, by new lists of its own."""
    own = ["-o", "Dir::State::Lists=" + os.path.join(folder, "lists"),
           "-o", "Dir::Cache=" + os.path.join(folder, "cache"), "-o", "APT::Sandbox::User="]
    for options in ["-o", "APT::Sandbox::User="], own:
        try:
            if options is own:
                os.makedirs(os.path.join(folder, "lists/partial"))
                os.makedirs(os.path.join(folder, "cache/archives/partial"))
                run("apt-get", *options, "-o", "Debug::NoLocking=1", "update")
            run("apt-get", *options, "download", *closure(wanted, options), folder=folder)
            return
        except Missing:
            if options is own:
                raise


def ensure(server):
    """The folder with the server's files as they would lie in /; raises Missing."""
    where = place(server)
    if os.path.isdir(where):
        return where
    if shutil.which("apt-get") is None or shutil.which("dpkg-deb") is None:
        raise Missing("no apt-get here to fetch %s with" % server)
    os.makedirs(os.path.dirname(where), exist_ok=True)
    with open(where + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if os.path.isdir(where):
            return where
        new = where + ".new"
        shutil.rmtree(new, ignore_errors=True)
        os.makedirs(new + "/deb")
        try:
            fetch(new + "/deb", WANTED[server])
        except Missing as e:
            shutil.rmtree(new)
            raise Missing("the packages of %s cannot be fetched: %s" % (server, e))
        for name in sorted(os.listdir(new + "/deb")):
            if name.startswith(WANTED[server][0] + "_"):
                with open(new + "/version", "w") as f:
                    f.write(urllib.parse.unquote(name.split("_")[1]))
            if name.endswith(".deb"):
                run("dpkg-deb", "-x", os.path.join(new, "deb", name), new)
        shutil.rmtree(new + "/deb")
        os.rename(new, where)
    return where


def libraries(where):
    """The folders with the unpacked libraries."""
    return glob.glob(where + "/usr/lib/*-linux-gnu*") + glob.glob(where + "/lib/*-linux-gnu*")


def version(where):
    """The upstream version of the unpacked server."""
    with open(where + "/version") as f:
        return f.read().rpartition("-")[0].rpartition(":")[2].partition("+")[0]


if __name__ == "__main__":
    problems = []
    for name in sys.argv[1:] or WANTED:
        try:
            ensure(name)
        except (Missing, OSError) as e:
            problems.append("%s" % e)
    sys.exit("\n".join(problems) or 0)
