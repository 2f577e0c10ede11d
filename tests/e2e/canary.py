# canary.py: counts every contact that anything here makes
#
# SPDX-FileCopyrightText: 2026 The Sheaf authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Listens on loopback for connections (silent ones too), and for questions of names.

Meant to be the only thing in a network namespace: whatever leaves the program under test then arrives
here, or nowhere.
"""
import collections
import selectors
import socket
import struct
import threading


class Canary:
    def __init__(self, dns_port=53):
        self.counts = collections.Counter()
        self.names = set()
        self.lock = threading.Lock()
        self.questions = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.questions.bind(("127.0.0.1", dns_port))
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self.listener.getsockname()[1]
        for serve in (self.serve_connections, self.serve_questions):
            threading.Thread(target=serve, daemon=True).start()

    def count(self, kind):
        with self.lock:
            self.counts[kind] += 1

    def serve_connections(self):
        """Every one counts; whatever is asked for is not there."""
        selector = selectors.DefaultSelector()
        selector.register(self.listener, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fileobj is self.listener:
                    connection, _ = self.listener.accept()
                    self.count("connections")
                    selector.register(connection, selectors.EVENT_READ)
                else:
                    selector.unregister(key.fileobj)
                    self.answer(key.fileobj)

    @staticmethod
    def answer(connection):
        try:
            if connection.recv(65536):
                connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        except OSError:
            pass
        connection.close()

    def serve_questions(self):
        """Every name is at 127.0.0.1, so that who asks also comes."""
        while True:
            data, peer = self.questions.recvfrom(2048)
            name, end = self.parse_name(data)
            with self.lock:
                self.counts["questions"] += 1
                self.names.add(name)
            is_address = data[end : end + 2] == b"\x00\x01"
            head = data[:2] + b"\x81\x80" + struct.pack(">4H", 1, int(is_address), 0, 0)
            address = b"\xc0\x0c\x00\x01\x00\x01" + struct.pack(">IH", 1, 4) + socket.inet_aton("127.0.0.1")
            self.questions.sendto(head + data[12 : end + 4] + (address if is_address else b""), peer)

    @staticmethod
    def parse_name(data):
        labels, at = [], 12
        while at < len(data) and data[at]:
            labels.append(data[at + 1 : at + 1 + data[at]].decode("latin-1"))
            at += 1 + data[at]
        return ".".join(labels), at + 1

    def since(self, before):
        with self.lock:
            return {kind: self.counts[kind] - before.get(kind, 0) for kind in ("connections", "questions")}

    def now(self):
        with self.lock:
            return dict(self.counts)


def contact(port, dns_port):
    """One silent connection, one request and one question, to see that each is counted."""
    socket.create_connection(("127.0.0.1", port)).close()
    with socket.create_connection(("127.0.0.1", port)) as asking:
        asking.sendall(b"GET / HTTP/1.1\r\n\r\n")
        asking.recv(100)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(5)
        asking.sendto(b"\x00\x01\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x06canary\x07invalid\x00\x00\x01\x00\x01", ("127.0.0.1", dns_port))
        asking.recv(512)
