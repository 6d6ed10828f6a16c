"""What the three servers have in common: the folder, the ports, the certificates, start, readiness and end."""
import argparse
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [HERE, os.path.join(ROOT, "scripts", "demo")]
import guardian     # noqa: E402
import packages     # noqa: E402
import tls          # noqa: E402
from packages import Missing    # noqa: E402

PATH = os.environ.get("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin"
USERS = {"alice": "alice-secret", "bob": "bob-secret", "carol": "carol-secret", "eve": 'e"v\\e (s)%*',
         "admin": "admin-secret"}
# KiB and messages; who is not here has no limit.
LIMITS = {"alice": (512 << 10, None), "bob": (10 << 10, 1000), "carol": (64, 20)}
GROUPS = {"bob": "staff", "carol": "staff"}     # Dovecot and Courier
ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
LONGEST = 70        # UNIX sockets lie below the folder


class Stop(Exception):
    """We were asked to end."""


def arguments(kind):
    parser = argparse.ArgumentParser(prog=kind + "/up", description="Starts a private %s on 127.0.0.1." % kind)
    parser.add_argument("folder", metavar="DIR", nargs="?",
                        help="keep everything there, and run until `down DIR`; without it: in a temporary folder, "
                             "until standard input ends")
    parser.add_argument("--certificate", choices=tls.KINDS, default="good")
    parser.add_argument("--separator", choices="/.", default="/", help="of mailbox names; Courier has only .")
    parser.add_argument("--extra", default="", help="more lines for its configuration")
    return parser.parse_args()


class Server:
    """One private server; the modules of the three say how it is configured and what is run.

    `prepare` writes the configuration and returns the commands to run, as (words, environment); the last one is the
    one that the others end with. `fill` makes what can only be made in a running server. `facts` is for the tests.
    """
    kind = ""

    def __init__(self, chosen):
        self.certificate, self.separator, self.extra = chosen.certificate, chosen.separator, chosen.extra
        self.root = os.getuid() == 0
        self.find()
        self.guardian = None
        if chosen.folder is None:
            self.guardian = guardian.Guardian("mailreeve-server-")
            self.folder = self.guardian.folder
        else:
            os.makedirs(chosen.folder, exist_ok=True)
            self.folder = os.path.realpath(chosen.folder)
            if len(self.folder) > LONGEST:
                raise OSError("the path of %s is too long for UNIX sockets" % self.folder)
            if session_of(self.folder):
                raise OSError("it runs in %s already" % self.folder)
            if self.root:
                os.chmod(self.folder, 0o711)
        self.session = None
        self.log = self.path("server.log")
        self.is_new = not os.path.exists(self.path("ports"))
        self.held = []
        self.ports = self.hold_ports()

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, text, mode=0o644):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            os.fchmod(f.fileno(), mode)
            f.write(text)
        return path

    def hold_ports(self):
        """Three ports, the same ones as the last time; bound but not listening, so that nobody else is given them."""
        numbers = [0, 0, 0]
        if not self.is_new:
            with open(self.path("ports")) as f:
                numbers = [int(word) for word in f.read().split()]
        for number in numbers:
            s = socket.socket()
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(("127.0.0.1", number))
            self.held.append(s)
        numbers = [s.getsockname()[1] for s in self.held]
        self.write("ports", "%d %d %d\n" % tuple(numbers))
        return numbers

    def give_to_mail(self, *names):
        """As root, Cyrus and Courier run as the user `mail`, who has to be able to write there."""
        if self.root:
            subprocess.run(["chown", "-R", "mail:mail"] + [self.path(name) for name in names], check=True)

    def as_mail(self):
        """What a command begins with that is to run as `mail`, where we are root."""
        return ["setpriv", "--reuid=mail", "--regid=mail", "--clear-groups"] if self.root else []

    def within_reach(self, where):
        """The unpacked packages, or a copy where they lie in a folder that is shut to `mail`, such as /root."""
        if not self.root or guardian.enterable(where):
            return where
        copy = self.path("packages")
        if not os.path.exists(copy):
            shutil.copytree(where, copy, symlinks=True, ignore=shutil.ignore_patterns("share", "etc", "var"))
        return copy

    # -- start -------------------------------------------------------------

    def start(self):
        if not os.path.exists(self.path("tls")):
            tls.make(self.path("tls"), self.certificate, "alice", also=("127.0.0.2",))
        os.makedirs(self.path("run"), exist_ok=True)
        commands = self.prepare()
        self.session = os.fork()
        if self.session == 0:
            self.lead(commands)
        with open("/proc/%d/stat" % self.session) as f:
            self.write("session", "%d %s\n" % (self.session, f.read().rpartition(")")[2].split()[19]))
        self.wait_for_greeting()
        for s in self.held:
            s.close()
        if self.is_new:
            self.fill()

    def lead(self, commands):
        """In a child: lead a session of its own, in which everything runs; become the last command."""
        try:
            os.setsid()
            if self.guardian:
                os.write(self.guardian.orders, b"session %d\n" % os.getpid())
            for number in ENDINGS:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
            os.dup2(log, 1)
            os.dup2(log, 2)
            os.chdir(self.path("run"))
            for words, environment in commands[:-1]:
                if os.fork() == 0:      # twice, so that the last one has no strange children
                    if os.fork() == 0:
                        os.execvpe(words[0], words, environment)
                    os._exit(0)
                os.wait()
            words, environment = commands[-1]
            os.execvpe(words[0], words, environment)
        except BaseException as e:
            os.write(2, ("%s\n" % e).encode())
        finally:
            os._exit(1)

    def wait_for_greeting(self):
        """Courier's listeners are programs of their own, and none of them waits for another."""
        strict = self.facts().get("logindisabled_host", "127.0.0.1")
        end = time.monotonic() + 60
        while time.monotonic() < end:
            if os.waitid(os.P_PID, self.session, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                raise OSError("it ended by itself")
            try:
                for host, port in (("127.0.0.1", self.ports[1]), (strict, self.ports[2])):
                    socket.create_connection((host, port), 10).close()
                with socket.create_connection(("127.0.0.1", self.ports[0]), 10) as s:
                    if s.recv(300).startswith(b"* "):
                        return
            except OSError:
                pass
            time.sleep(0.01)
        raise OSError("no greeting")

    def announce(self):
        at = lambda name: self.path("tls", name)
        facts = {
            "server": self.kind, "version": self.version, "host": "127.0.0.1", "imap": self.ports[0],
            "imaps": self.ports[1], "imap_logindisabled": self.ports[2], "logindisabled_host": "127.0.0.1",
            "starttls": True, "ca": at("ca.pem"), "separator": self.separator, "users": USERS, "admin": "admin",
            "dir": self.folder, "log": self.log, "pid": self.session,
            "client_cert": {"user": "alice", "cert": at("client.pem"), "key": at("client.key")}}
        facts.update(self.facts())
        text = json.dumps(facts) + "\n"
        self.write("server.json", text)
        sys.stdout.write(text)
        sys.stdout.flush()

    def last_lines(self):
        try:
            with open(self.log, errors="replace") as f:
                return "".join("  " + row for row in f.readlines()[-12:])
        except OSError:
            return ""

    def wait(self):
        """Until standard input has ended."""
        while True:
            ready = select.select([0, self.guardian.answer], [], [], 1)[0]
            if self.guardian.answer in ready:
                raise OSError("the guardian process was killed")
            if 0 in ready and not os.read(0, 4096):
                raise Stop
            if os.waitid(os.P_PID, self.session, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                raise OSError("it ended by itself")

    def end(self):
        if self.guardian:
            self.guardian.finish(self.session)
        elif self.session:
            guardian.end_session(self.session)


def session_of(folder):
    """The session that runs in this folder; None: none."""
    try:
        with open(os.path.join(folder, "session")) as f:
            session, began = f.read().split()
        with open("/proc/%s/stat" % session) as f:
            fields = f.read().rpartition(")")[2].split()
    except (OSError, ValueError):
        return None
    return int(session) if fields[19] == began and fields[0] != "Z" else None


def asked_to_end(number, frame):
    for n in ENDINGS:
        signal.signal(n, signal.SIG_IGN)
    raise Stop


def main(kind):
    """What an `up` does: 0, or 77 where the server cannot be had here."""
    chosen = arguments(kind.kind)
    server = None
    try:
        for number in ENDINGS:
            signal.signal(number, asked_to_end)
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
        server = kind(chosen)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
        server.start()
        server.announce()
        if not server.guardian:
            server = None
            return 0
        server.wait()
    except Stop:
        return 0
    except Missing as e:
        sys.stderr.write("%s/up: %s\n" % (kind.kind, e))
        return 77
    except (OSError, ValueError, subprocess.CalledProcessError) as e:
        sys.stderr.write("%s/up: %s\n%s" % (kind.kind, e, server.last_lines() if server else ""))
        return 1
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
        if server:
            server.end()
