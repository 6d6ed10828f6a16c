"""Certificates for the demo server: a throwaway authority and one of four kinds."""
import os
import subprocess

KINDS = ("good", "expired", "wronghost", "selfsigned")

CONFIG = """[req]
distinguished_name = name
prompt = no
[name]
CN = unused
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = {names}
[client]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[alone]
basicConstraints = critical,CA:TRUE
keyUsage = critical,digitalSignature,keyCertSign
subjectKeyIdentifier = hash
subjectAltName = {names}
[ca]
default_ca = demo
[demo]
database = {folder}/index
serial = {folder}/serial
new_certs_dir = {folder}
certificate = {folder}/ca.pem
private_key = {folder}/ca.key
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
organizationName = optional
"""
GOOD_NAMES = "DNS:localhost,IP:127.0.0.1,IP:::1"
WRONG_NAMES = "DNS:mail.elsewhere.example"


def run(*words):
    done = subprocess.run(("openssl",) + words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env=dict(os.environ, OPENSSL_CONF=os.devnull))
    if done.returncode:
        raise OSError("openssl %s failed: %s" % (words[0], done.stdout.decode(errors="replace").strip()[-300:]))


def make(folder, kind, client, also=()):
    """Write into folder (which must not exist yet) ca.pem, server.pem and server.key, and for a person's login
    client.pem and client.key. The server's names are localhost, its addresses, and these."""
    os.mkdir(folder)
    at = lambda name: os.path.join(folder, name)
    with open(at("openssl.cnf"), "w") as f:
        f.write(CONFIG.format(folder=folder, names=WRONG_NAMES if kind == "wronghost" else
                              ",".join([GOOD_NAMES] + ["IP:" + address for address in also])))
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-config", at("openssl.cnf"))
    run("req", "-x509", *key, "-days", "30", "-keyout", at("ca.key"), "-out", at("ca.pem"),
        "-subj", "/O=Windhover Cycles/CN=Windhover demo authority", "-extensions", "authority")
    subject = "/O=Windhover Cycles/CN=%s" % ("mail.elsewhere.example" if kind == "wronghost" else "localhost")
    server = key + ("-keyout", at("server.key"), "-subj", subject)
    if kind == "selfsigned":
        run("req", "-x509", *server, "-days", "30", "-out", at("server.pem"), "-extensions", "alone")
    elif kind == "expired":
        open(at("index"), "w").close()
        with open(at("serial"), "w") as f:
            f.write("1000\n")
        run("req", "-new", *server, "-out", at("server.csr"))
        run("ca", "-batch", "-notext", "-config", at("openssl.cnf"), "-in", at("server.csr"), "-out", at("server.pem"),
            "-extensions", "server", "-startdate", "20200101000000Z", "-enddate", "20210101000000Z")
    else:
        run("req", "-x509", "-CA", at("ca.pem"), "-CAkey", at("ca.key"), *server, "-days", "30",
            "-out", at("server.pem"), "-extensions", "server")
    run("req", "-x509", "-CA", at("ca.pem"), "-CAkey", at("ca.key"), *key, "-days", "30", "-keyout", at("client.key"),
        "-out", at("client.pem"), "-subj", "/O=Windhover Cycles/CN=%s" % client, "-extensions", "client")
    os.chmod(at("server.key"), 0o600)
    os.chmod(at("client.key"), 0o600)
    os.remove(at("ca.key"))
