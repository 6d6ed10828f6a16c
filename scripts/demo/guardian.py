"""The guardian: a small process that outlives the server script and tidies up.

It makes the temporary folder, learns which process sessions belong to the demo
server, and waits for the other end of its pipe to close. That happens however
the script ends, kill -9 included. Then it stops everything in those sessions,
erases the folder and ends. The same path serves an ordinary stop, so there is
only one way of tidying up.
"""
import fcntl
import os
import shutil
import signal
import struct
import tempfile
import time

LONGEST = 50      # a folder's path may be this long; UNIX sockets lie below it
GRACE = 0.3       # seconds for Dovecot to say goodbye to its clients (its log process would take one more)
PREFIX = "mailreeve-demo-"


def members(session):
    """The live processes of a session (zombies do not count)."""
    found = []
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % name, "rb") as f:
                fields = f.read().rpartition(b")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] not in (b"Z", b"X"):
            found.append(int(name))
    return found


def signal_all(pids, number):
    for pid in pids:
        try:
            os.kill(pid, number)
        except OSError:
            pass


def end_session(session, grace=GRACE):
    """TERM to its leader, a short wait, then KILL for whatever is left."""
    left = members(session)
    signal_all([pid for pid in left if pid == session] or left, signal.SIGTERM)
    start = time.monotonic()
    while left and time.monotonic() - start < grace + 5:
        time.sleep(0.01)
        left = members(session)
        if time.monotonic() - start > grace or session not in left:
            # without its master a Dovecot process has no reason to stay
            signal_all(left, signal.SIGKILL)


def erase(folder):
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not os.path.lexists(folder):
            return
        time.sleep(0.05)


def enterable(path):
    """Can everybody pass through this folder and all folders above it?"""
    path = os.path.realpath(path)
    while True:
        try:
            if not os.stat(path).st_mode & 0o001:
                return False
        except OSError:
            return False
        if path == "/":
            return True
        path = os.path.dirname(path)


def spread(folder):
    """Have ext4 place each folder made in this one somewhere else on the disk.

    For five minutes ext4 avoids the inodes of files that were erased, and looking
    for others nearby takes a millisecond a file: starting again after a stop would
    take seconds. Other file systems refuse, which does no harm.
    """
    get_flags, set_flags, top_of_a_tree = 0x80086601, 0x40086602, 0x20000
    fd = os.open(folder, os.O_RDONLY)
    try:
        flags = struct.unpack("l", fcntl.ioctl(fd, get_flags, struct.pack("l", 0)))[0]
        fcntl.ioctl(fd, set_flags, struct.pack("l", flags | top_of_a_tree))
    except (OSError, struct.error):
        pass
    finally:
        os.close(fd)


def quick_place(folder):
    """A new folder in this one for very many files, where spread() has had its effect.

    The files of the trial stay: erased, they would slow down what comes after them.
    """
    for chance in range(16, 0, -1):
        path = os.path.join(folder, "mail-" + os.urandom(4).hex())
        trial = os.path.join(path, "trial", "a", "b")
        os.makedirs(trial, 0o755)
        start = time.perf_counter()
        for i in range(300):
            os.close(os.open(os.path.join(trial, str(i)), os.O_WRONLY | os.O_CREAT))
            if i % 20 == 19 and time.perf_counter() - start > 0.002 * (i // 20 + 1):
                break
        else:
            return path
        if chance == 1:
            return path


def make_folder(prefix):
    """A new folder in $TMPDIR, or in /tmp when $TMPDIR would not do."""
    base = os.environ.get("TMPDIR") or "/tmp"
    if (len(os.path.realpath(base)) + len(prefix) + 9 > LONGEST or not os.access(base, os.W_OK)
            or (os.getuid() == 0 and not enterable(base))):
        base = "/tmp"
    folder = tempfile.mkdtemp(prefix=prefix, dir=os.path.realpath(base))
    # Dovecot started by root runs as other users, who must be able to pass through
    os.chmod(folder, 0o711 if os.getuid() == 0 else 0o700)
    spread(folder)
    return folder


def watch(orders, answer, prefix):
    """The guardian's life: make the folder, take orders, wait for the end, tidy up."""
    try:
        folder = make_folder(prefix)
    except OSError as e:
        os.write(answer, ("!cannot make a temporary folder: %s\n" % e).encode())
        return
    sessions = []
    try:
        os.write(answer, (folder + "\n").encode())
    except OSError:
        pass
    buffer = b""
    while True:
        chunk = os.read(orders, 4096)
        if not chunk:
            break
        buffer += chunk
    for line in buffer.split(b"\n"):
        if line.startswith(b"session "):
            sessions.append(int(line[8:]))
    for session in sessions:
        end_session(session)
    erase(folder)


class Guardian:
    """The script's end: .folder, .orders (the pipe to keep open), .finish()."""

    def __init__(self, prefix=PREFIX):
        orders, self.orders = os.pipe()
        self.answer, answer = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            code = 1
            try:
                os.setsid()
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGPIPE):
                    signal.signal(number, signal.SIG_IGN)
                os.chdir("/")
                os.close(self.orders)
                os.close(self.answer)
                os.dup2(os.open(os.devnull, os.O_RDWR), 0)
                watch(orders, answer, prefix)
                code = 0
            finally:
                os._exit(code)
        os.close(orders)
        os.close(answer)
        line = b""
        while not line.endswith(b"\n"):
            more = os.read(self.answer, 4096)
            if not more:
                raise OSError("the guardian process ended")
            line += more
        text = os.fsdecode(line[:-1])
        if text.startswith("!"):
            raise OSError(text[1:])
        self.folder = text

    def finish(self, session):
        """Let it tidy up, and wait until it has; session is for when it was killed itself."""
        os.close(self.orders)
        os.waitpid(self.pid, 0)
        if os.path.lexists(self.folder):
            if session:
                end_session(session)
            erase(self.folder)
