"""Dovecot's configuration: one text for 2.3, one for 2.4, and the file of users."""
import base64
import grp
import os
import pwd
import shutil
import subprocess

import company

PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin:/usr/local/sbin"
MECHANISMS = "plain login cram-md5 scram-sha-1 scram-sha-256"
# What besides passwords lets one in, on 2.3: access tokens (JSON Web Tokens signed with this key) and the client's
# TLS certificate.
MORE_MECHANISMS = "oauthbearer xoauth2 external"
OAUTH_KEY = "windhover-demo-key"


class Missing(Exception):
    pass


def find():
    """(path of dovecot, its version); raises Missing"""
    program = shutil.which("dovecot", path=PATH)
    if not program:
        raise Missing("Dovecot is not installed (Debian: apt-get install dovecot-imapd)")
    try:
        version = subprocess.run([program, "--version"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL).stdout.decode().split()[0]
        version = version.split("-")[0]
        numbers = tuple(int(n) for n in version.split(".")[:2])
    except (OSError, IndexError, ValueError):
        raise Missing("%s --version does not answer" % program)
    if not (2, 3) <= numbers < (2, 5):
        raise Missing("Dovecot %s is neither 2.3 nor 2.4" % version)
    return program, version


def has_more_logins(version):
    return version.startswith("2.3")


class Account:
    """Under which users Dovecot's processes run: Debian's own when started by root, else the caller."""

    def __init__(self):
        self.root = os.getuid() == 0
        if self.root:
            mail, internal = pwd.getpwnam("mail"), pwd.getpwnam("dovecot")
            self.uid, self.gid = mail.pw_uid, mail.pw_gid
            self.internal, self.group, self.login = "dovecot", "dovecot", "dovenull"
            pwd.getpwnam(self.login)
            self.internal_gid = internal.pw_gid
        else:
            self.uid, self.gid = os.getuid(), os.getgid()
            self.internal = self.login = pwd.getpwuid(self.uid).pw_name
            self.group = grp.getgrgid(self.gid).gr_name
            self.internal_gid = self.gid


# Services that want to lock themselves into an empty folder, which only root can do.
LOCKED = {"2.3": ("anvil", "imap-login", "imap-urlauth-login", "ipc", "old-stats", "stats"),
          "2.4": ("anvil", "imap-login", "imap-urlauth-login", "stats")}


def services(account, version, imap, imaps):
    # any number of logins by one process, or each would wait for a new one
    many = ("service_count", "0") if version == "2.3" else ("restart_request_count", "unlimited")
    text = """
service imap-login {
  process_min_avail = 1
  %s = %s
  inet_listener imap {
    port = %d
  }
  inet_listener imaps {
    port = %d
    ssl = yes
  }
}
# as root, the mail processes ask for other people's homes under another user
service auth {
  user = %s
  unix_listener auth-userdb {
    mode = 0777
  }
}
# no growing delay after failed logins
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
""" % (many + (imap, imaps, account.internal))
    if not account.root:
        text += "service auth-worker {\n  user = %s\n}\n" % account.internal
        text += "".join("service %s {\n  chroot =\n}\n" % name for name in LOCKED[version])
    return text


COMMON = """base_dir = {dir}/run
state_dir = {dir}/state
instance_name = mailreeve-demo
log_path = {dir}/dovecot.log
listen = 127.0.0.1
login_greeting = Windhover Cycles demo server ready.
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
# a mailbox of a million messages takes more than is usual
default_vsz_limit = 4G
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
first_valid_gid = 1
auth_mechanisms = {mechanisms}
auth_master_user_separator = *
auth_failure_delay = 0
mail_fsync = never
mail_max_userip_connections = 200
maildir_very_dirty_syncs = yes
mail_server_comment = {comment}
mail_server_admin = {admin}
"""

CONFIG_23 = COMMON + """protocols = imap
ssl = yes
ssl_cert = <{dir}/tls/server.pem
ssl_key = <{dir}/tls/server.key
disable_plaintext_auth = no
passdb {{
  driver = passwd-file
  args = {dir}/master-users
  master = yes
  result_success = continue
}}
passdb {{
  driver = oauth2
  mechanisms = oauthbearer xoauth2
  args = {dir}/oauth2.conf
}}
# whoever has a certificate of our authority is the one whose name is in it
ssl_ca = <{dir}/tls/ca.pem
ssl_require_crl = no
ssl_verify_client_cert = yes
auth_ssl_username_from_cert = yes
passdb {{
  driver = static
  mechanisms = external
  args = nopassword=y
}}
passdb {{
  driver = passwd-file
  args = {dir}/users
}}
userdb {{
  driver = passwd-file
  args = {dir}/users
  result_success = continue-ok
}}
# limits that SETQUOTA may change: one small file for each
userdb {{
  driver = dict
  args = {dir}/limits.conf
}}
mail_location = maildir:~/mail:LAYOUT=fs:INBOX=~/mail/INBOX
mail_attribute_dict = file:%h/dovecot-attributes
mail_plugins = acl quota
protocol imap {{
  mail_plugins = $mail_plugins imap_acl imap_quota imap_zlib
  imap_metadata = yes
}}
plugin {{
  acl = vfile
  acl_shared_dict = file:{mail}/shared-mailboxes
  acl_anyone = allow
  # whoever comes in through the master user has the rights of the one acted for
  acl_user = %u
  quota = count:{quota[0]}:ns=
  quota2 = count:{quota[1]}:ns={longterm}
  quota3 = count:{quota[2]}:ns={public}
  quota3_rule = *:storage={public_limit}K
  quota_set = dict:fs:posix:prefix={mail}/limits/mailbox/
  quota2_set = dict:fs:posix:prefix={mail}/limits/long-term/
  quota_vsizes = yes
  quota_grace = 0
}}
namespace inbox {{
  type = private
  separator = /
  prefix =
  inbox = yes
{special}}}
namespace longterm {{
  type = private
  separator = /
  prefix = {longterm}
  location = maildir:~/long-term:LAYOUT=fs
  subscriptions = no
  list = children
}}
namespace colleagues {{
  type = shared
  separator = /
  prefix = {colleagues}%%u/
  location = maildir:%%h/mail:LAYOUT=fs:INBOX=%%h/mail/INBOX:INDEXPVT=~/seen/%%u
  subscriptions = no
  list = children
}}
namespace company {{
  type = public
  separator = /
  prefix = {public}
  location = maildir:{mail}/public:LAYOUT=fs:INDEXPVT=~/seen-company
  subscriptions = no
  list = yes
}}
"""


CONFIG_24 = """dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
""" + COMMON + """protocols {{
  imap = yes
}}
ssl = yes
ssl_server_cert_file = {dir}/tls/server.pem
ssl_server_key_file = {dir}/tls/server.key
auth_allow_cleartext = yes
passdb master {{
  driver = passwd-file
  passwd_file_path = {dir}/master-users
  master = yes
  result_success = continue
}}
passdb users {{
  driver = passwd-file
  passwd_file_path = {dir}/users
}}
userdb users {{
  driver = passwd-file
  passwd_file_path = {dir}/users
}}
mail_driver = maildir
mail_path = ~/mail
mail_inbox_path = ~/mail/INBOX
mailbox_list_layout = fs
mail_attribute {{
  dict file {{
    path = %{{home}}/dovecot-attributes
  }}
}}
mail_plugins {{
  acl = yes
  quota = yes
}}
protocol imap {{
  mail_plugins {{
    imap_acl = yes
    imap_quota = yes
  }}
  imap_metadata = yes
  imap_acl_allow_anyone = yes
}}
acl_driver = vfile
# whoever comes in through the master user has the rights of the one acted for
acl_user = %{{user}}
acl_sharing_map {{
  dict file {{
    path = {mail}/shared-mailboxes
  }}
}}
# the limits of the first root come with each user
quota_storage_grace = 0
namespace inbox {{
  type = private
  separator = /
  prefix =
  inbox = yes
  quota "{quota[0]}" {{
  }}
{special}}}
namespace longterm {{
  type = private
  separator = /
  prefix = {longterm}
  mail_path = ~/long-term
  mail_inbox_path =
  subscriptions = no
  list = children
  quota "{quota[1]}" {{
    quota_storage_size = {longterm_limit}K
    quota_message_count = unlimited
  }}
}}
namespace colleagues {{
  type = shared
  separator = /
  prefix = {colleagues}$user/
  mail_path = %{{owner_home}}/mail
  mail_inbox_path = %{{owner_home}}/mail/INBOX
  mail_index_private_path = ~/seen/%{{owner_user}}
  subscriptions = no
  list = children
}}
namespace company {{
  type = public
  separator = /
  prefix = {public}
  mail_path = {mail}/public
  mail_inbox_path =
  mail_index_private_path = ~/seen-company
  subscriptions = no
  list = yes
  quota "{quota[2]}" {{
    quota_storage_size = {public_limit}K
    quota_message_count = unlimited
  }}
}}
"""


def special():
    return "".join("  mailbox %s {\n    special_use = \\%s\n  }\n" % (name, name) for name in company.STANDARD)


def write_configuration(folder, mail, version, account, imap, imaps, limits):
    """Write dovecot.conf and what it refers to; returns its path. limits: as storage.fill() returns them."""
    line = "2.3" if version.startswith("2.3") else "2.4"
    first = limits[company.DEFAULT]
    words = dict(dir=folder, mail=mail, internal=account.internal, group=account.group, login=account.login,
                 uid=account.uid, gid=account.gid, comment=company.SERVER_COMMENT,
                 mechanisms=MECHANISMS + (" " + MORE_MECHANISMS if has_more_logins(version) else ""),
                 admin=company.SERVER_ADMIN, quota=company.QUOTA_NAMES, longterm=company.LONGTERM,
                 public=company.PUBLIC, colleagues=company.COLLEAGUES, special=special(),
                 longterm_limit=first[1][0], public_limit=first[2][0])
    text = (CONFIG_23 if line == "2.3" else CONFIG_24).format(**words) + services(account, line, imap, imaps)
    path = os.path.join(folder, "dovecot.conf")
    with open(path, "w") as f:
        f.write(text)
    os.chmod(path, 0o644)
    if line == "2.3":
        with open(os.path.join(folder, "limits.conf"), "w") as f:
            f.write(LIMITS_23.format(mail=mail))
        keys = os.path.join(folder, "oauth", "default", "HS256")
        os.makedirs(keys, 0o755)
        with open(os.path.join(keys, "default"), "w") as f:
            f.write(base64.b64encode(OAUTH_KEY.encode()).decode())
        with open(os.path.join(folder, "oauth2.conf"), "w") as f:
            f.write(OAUTH_23.format(dir=folder))
    for name in ("run", "state"):
        os.mkdir(os.path.join(folder, name), 0o755)
    write_users(folder, mail, line, account, limits)
    return path


OAUTH_23 = """introspection_mode = local
local_validation_key_dict = fs:posix:prefix={dir}/oauth/
username_attribute = sub
"""

LIMITS_23 = """uri = fs:posix:prefix={mail}/limits/
key storage {{
  key = mailbox/%u/quota/limit/storage
  format = value
  default_value = 0
}}
key messages {{
  key = mailbox/%u/quota/limit/messages
  format = value
  default_value = 0
}}
key long {{
  key = long-term/%u/quota/limit/storage
  format = value
  default_value = 0
}}
userdb_fields {{
  quota_rule = *:storage=%{{dict:storage}}K:messages=%{{dict:messages}}
  quota2_rule = *:storage=%{{dict:long}}K
}}
"""


def private_file(path, text, account):
    """Readable for us and for Dovecot's own user only."""
    with open(path + ".new", "w", encoding="utf-8") as f:
        os.fchmod(f.fileno(), 0o640 if account.root else 0o600)
        if account.root:
            os.fchown(f.fileno(), 0, account.internal_gid)
        f.write(text)
    os.rename(path + ".new", path)


def write_users(folder, mail, line, account, limits):
    """The files of users and of the master user."""
    rows = []
    for p in company.PEOPLE:
        fields = ["userdb_acl_groups=" + p.groups]
        if p.login == company.DEFAULT:
            fields.append("userdb_admin=y")     # may set quota (2.3)
        if line == "2.4":
            size, count = limits[p.login][0]
            if size:
                fields.append("userdb_quota_storage_size=%dK" % size)
            if count:
                fields.append("userdb_quota_message_count=%d" % count)
        rows.append("%s:{PLAIN}%s:%d:%d::%s/%s::%s\n" % (
            p.login, p.password, account.uid, account.gid, mail, p.login, " ".join(fields)))
    private_file(os.path.join(folder, "users"), "".join(rows), account)
    private_file(os.path.join(folder, "master-users"), "%s:{PLAIN}%s::::::userdb_admin=y\n" % company.MASTER, account)
