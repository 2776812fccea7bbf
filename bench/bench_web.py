"""The review desk in a browser under load: a real `tracker serve` on loopback, a desk of 100,000 claims.

    python bench/bench_web.py [--claims 100000] [--desk PATH] [--pages 40] [--people 50] [--moves 20] [--kills 1]

Pages: each is asked for again and again by one browser, in turn with a static file of the same bytes from the same server: how
many a second, the 95th percentile, its ratio to the file's, and what a page costs the server's processor, which does not
depend on what else the machine does.

People: each is signed in with a password of their own, has an open stream of what happens, and makes moves through the API on
claims of two long stories, against the others; in the middle the server is killed (SIGKILL) and served again, and everybody
comes back. Then: every move that was acknowledged is in the ledger, nobody missed an entry, `log verify` says yes.

--desk keeps the desk there and takes it up again the next time; else it is made anew and thrown away.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.archive import A_STORY, make_desk
from tracker.domain.vocabulary import Role
from tracker.services.admitting import choose_password, hash_password
from tracker.services.desks import add_person
from tracker.store.address import Address
from tracker.store.people import find_person
from tracker.store.session import open_desk, read_raw, reading, writing
from tracker.web.access import cookie_name, form_token

TYPICAL, LONG = 80, 1_000
STORIES = [TYPICAL] * 20 + [LONG] * 2
PASSWORD = "the lighthouse keeper's {} lamp"
STATIC = Path(__file__).parent.parent / "tracker" / "web" / "static"
CUT_OFF = 0
"""In the place of a status where the server went away before it answered."""
DEADLINE = 30.0
"""Seconds in which a server that was started has to answer."""


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--claims", type=int, default=100_000)
    words.add_argument("--desk", type=Path)
    words.add_argument("--pages", type=int, default=40, help="how often each page is asked for")
    words.add_argument("--people", type=int, default=50)
    words.add_argument("--moves", type=int, default=20, help="of each of them")
    words.add_argument("--kills", type=int, default=1)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = asked.desk or Path(folder) / "desk.db"
        if not desk.exists():
            make_desk(desk, asked.claims, long=STORIES)
        people = let_in(desk, asked.people)
        server = Server(desk)
        with server.serving():
            if asked.pages:
                measure_pages(server, sign_in(server, people[0]), asked.claims, asked.pages)
            if asked.moves:
                print_crowd(
                    desk, asyncio.run(crowd(server, people, first_long(asked.claims), asked.moves, asked.kills))
                )
        verdict = subprocess.run(tracker(desk, "log", "verify"), capture_output=True, text=True)
        print(verdict.stdout.splitlines()[0])
        assert verdict.returncode == 0


def tracker(desk: Path, *words: str) -> list[str]:
    """A command line on a desk."""
    return [sys.executable, "-m", "tracker", "--db", str(desk), *words]


def first_typical(claims: int) -> int:
    """The number of the first story of 80 claims; the long ones are the last two."""
    return max(1, (claims - sum(STORIES)) // A_STORY) + 1


def first_long(claims: int) -> int:
    """The number of the first story of 1,000."""
    return first_typical(claims) + STORIES.index(LONG)


def let_in(desk: Path, count: int) -> list[str]:
    """People who check and edit, each with a password; their initials."""
    engine, initials = open_desk(Address(str(desk))), [f"W{number}" for number in range(count)]
    for number, one in enumerate(initials):
        with writing(engine) as session:
            editor = find_person(session, "EK")
            assert editor is not None
            if find_person(session, one) is None:
                person = add_person(session, f"Worker {number}", one, [Role.CHECKER, Role.EDITOR], by=editor)
                choose_password(session, person, hash_password(person, PASSWORD.format(number), by=person), by=person)
    engine.dispose()
    return initials


class Server:
    """`tracker serve --team`, on a port that stays the same when it is started again."""

    def __init__(self, desk: Path) -> None:
        self.desk = desk
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.program: subprocess.Popen[str] | None = None

    @property
    def cookie(self) -> str:
        """What its cookie is called."""
        return cookie_name(f"127.0.0.1:{self.port}", secure=False)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """The server, running within."""
        self.start()
        try:
            yield
        finally:
            self.stop(signal.SIGTERM)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        words = tracker(self.desk, "serve", "--team", "--port", str(self.port))
        self.program = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.program.stdout is not None
        said = self.program.stdout.readline()
        assert said.startswith("http://127.0.0.1:"), said

    def stop(self, how: signal.Signals) -> None:
        """End it."""
        assert self.program is not None
        self.program.send_signal(how)
        self.program.communicate(timeout=DEADLINE)

    def processor(self) -> float:
        """Seconds of processor time that it has used so far; 0 where the system does not say."""
        assert self.program is not None
        threads = Path(f"/proc/{self.program.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text().split()[0]) for one in threads) / 1e9

    def headers(self, secret: str) -> dict[str, str]:
        """What a signed-in program sends."""
        return {"Host": f"127.0.0.1:{self.port}", "Cookie": f"{self.cookie}={secret}"}


def sign_in(server: Server, initials: str) -> str:
    """The secret of somebody's cookie."""
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=DEADLINE)
    body = urlencode({"name": initials, "password": PASSWORD.format(initials[1:])})
    origin = f"http://127.0.0.1:{server.port}"
    client.request("POST", "/sign-in", body, {"Content-Type": "application/x-www-form-urlencoded", "Origin": origin})
    answer = client.getresponse()
    answer.read()
    client.close()
    cookies = answer.headers.get_all("set-cookie") or []
    found = next((one for one in cookies if one.startswith(f"{server.cookie}=")), None)
    assert found is not None, (answer.status, initials)
    return found.partition("=")[2].partition(";")[0]


# Pages


def measure_pages(server: Server, secret: str, claims: int, times: int) -> None:
    """Print how long pages take, and files of the same size."""
    typical, long = f"/stories/story-{first_typical(claims)}", f"/stories/story-{first_long(claims)}"
    pages = {
        "stories": "/",
        f"story, {TYPICAL} claims": typical,
        f"claim of {TYPICAL}": f"{typical}/claims/7",
        "claim beside its story": f"{typical}?claim=7",
        f"story, {LONG:,} claims": long,
        "queue": "/queue",
        "sources": "/sources",
        "claim, API": f"/api/claims/story-{first_typical(claims)}/7",
    }
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=DEADLINE)
    print(
        f"{'page':26}{'bytes':>9}{'median':>10}{'p95':>10}{'a second':>10}{'file p95':>10}{'ratio':>8}{'processor':>12}"
    )
    for name, path in pages.items():
        body = get(client, path, server.headers(secret))
        plain = STATIC / f"bench-{quote(name, safe='')}.txt"
        plain.write_bytes(body)
        try:
            ours, file, spent = [], [], 0.0
            for _ in range(times):
                spent -= server.processor()
                ours.append(seconds(client, path, server.headers(secret)))
                spent += server.processor()
                file.append(seconds(client, f"/static/{quote(plain.name)}", server.headers(secret)))
        finally:
            plain.unlink()
        high, low = percentile(ours), percentile(file)
        print(
            f"{name:26}{len(body):>9,}{statistics.median(ours) * 1000:>7.1f} ms{high * 1000:>7.1f} ms"
            f"{times / sum(ours):>10.1f}{low * 1000:>7.1f} ms{high / low:>8.1f}"
            f"{spent / times * 1000:>9.1f} ms"
        )
    client.close()


def percentile(taken: list[float]) -> float:
    """The 95th."""
    return sorted(taken)[min(len(taken) - 1, round(len(taken) * 0.95))]


def get(client: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> bytes:
    """What is at a path."""
    client.request("GET", path, headers=headers)
    answer = client.getresponse()
    body = answer.read()
    assert answer.status == 200, (path, answer.status)
    return body


def seconds(client: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> float:
    """How long it takes to come."""
    start = time.perf_counter()
    get(client, path, headers)
    return time.perf_counter() - start


# People


@dataclass
class Crowd:
    """What became of everything."""

    done: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """(who, act, label) of moves that were acknowledged."""
    unknown: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Of those whose answer never came."""
    refused: int = 0
    taken: list[float] = field(default_factory=list)
    heard: dict[str, set[int]] = field(default_factory=dict)
    streams: int = 0
    over: bool = False
    seconds: float = 0.0
    before: int = 0


async def crowd(server: Server, people: list[str], story: int, moves: int, kills: int) -> Crowd:
    """Everybody works at once, and listens."""
    result = Crowd(before=newest(server.desk))
    secrets = {one: await asyncio.to_thread(sign_in, server, one) for one in people}
    ears = [asyncio.create_task(listen(server, who, secret, result)) for who, secret in secrets.items()]
    start = time.perf_counter()
    hands = [asyncio.create_task(work(server, who, secret, story, moves, result)) for who, secret in secrets.items()]
    for kill in range(kills):
        wanted = len(people) * moves * (kill + 1) // (kills + 1)
        while len(result.taken) < wanted and not all(hand.done() for hand in hands):
            await asyncio.sleep(0.05)
        await asyncio.to_thread(server.stop, signal.SIGKILL)
        await asyncio.to_thread(server.start)
    await asyncio.gather(*hands)
    result.seconds = time.perf_counter() - start
    last = newest(server.desk)
    for _ in range(200):
        if all(last in heard for heard in result.heard.values()) and len(result.heard) == len(people):
            break
        await asyncio.sleep(0.1)
    result.over = True
    for ear in ears:
        ear.cancel()
    await asyncio.gather(*ears, return_exceptions=True)
    return result


async def work(server: Server, who: str, secret: str, story: int, moves: int, result: Crowd) -> None:
    """Somebody's moves: they take a claim, let it go again or ask for a source, now and then of one that another is on."""
    dice = random.Random(who)
    for number in range(moves):
        slug, claim = f"story-{story + dice.randrange(2)}", dice.randrange(1, 200)
        act = dice.choice(("take", "take", "release", "needs-source")) if number else "take"
        body = {"reason": "nobody else says so"} if act == "needs-source" else {}
        key = (who, act, f"{slug}#{claim}")
        began = time.perf_counter()
        status = None
        while status is None:
            try:
                status = await post(server, secret, f"/api/claims/{slug}/{claim}/moves/{act}", body)
            except ConnectionRefusedError:
                await asyncio.sleep(0.2)
                began = time.perf_counter()  # nobody is there: what is measured begins when somebody is
            except (OSError, EOFError):
                result.unknown[key] += 1
                status = CUT_OFF
        result.taken.append(time.perf_counter() - began)
        assert status in (200, 409, CUT_OFF), (key, status)
        result.refused += status == 409
        if status == 200:
            result.done[key] += 1


async def post(server: Server, secret: str, path: str, body: dict[str, str]) -> int:
    """Send a move; the answer's status.

    Raises:
        OSError: the server is not there.
        EOFError: it went away before it answered.
    """
    content = json.dumps(body).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        head = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in server.headers(secret).items())]
        head += [f"X-Form-Token: {form_token(secret)}", "Content-Type: application/json", "Connection: close"]
        writer.write("\r\n".join([*head, f"Content-Length: {len(content)}", "", ""]).encode() + content)
        await writer.drain()
        whole = await reader.read()
        if not whole.rstrip().endswith(b"}"):
            raise EOFError
        return int(whole.split(b" ", 2)[1])
    finally:
        writer.close()


async def listen(server: Server, who: str, secret: str, result: Crowd) -> None:
    """Somebody's stream; where it breaks off they come again and say what they heard last."""
    last, heard = "", result.heard.setdefault(who, set())
    while not result.over:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            head = ["GET /live HTTP/1.1", *(f"{name}: {value}" for name, value in server.headers(secret).items())]
            head += [f"Last-Event-ID: {last}"] if last else []
            writer.write("\r\n".join([*head, "", ""]).encode())
            async for line in reader:
                result.streams += line.startswith(b"HTTP/1.1 200")
                if line.startswith(b"id: "):
                    last = line[4:].strip().decode()
                elif line.startswith(b'data: {"seq":') and (seq := json.loads(line[6:])["seq"]) is not None:
                    heard.add(seq)
                assert not line.startswith(b"event: everything")
            writer.close()
        except OSError:
            pass
        await asyncio.sleep(0.3)


def newest(desk: Path) -> int:
    """The number of the newest entry."""
    engine = open_desk(Address(str(desk)))
    with reading(engine) as session:
        [(seq,)] = read_raw(session.connection(), "SELECT max(seq) FROM entry")
    engine.dispose()
    return int(seq)


def print_crowd(desk: Path, result: Crowd) -> None:
    """Hold everything against the ledger."""
    engine = open_desk(Address(str(desk)))
    with reading(engine) as session:
        rows = read_raw(
            session.connection(), 'SELECT seq, "by", act, subject FROM entry WHERE seq > ?', (result.before,)
        ).fetchall()
    engine.dispose()
    written = Counter((by, act, subject) for _, by, act, subject in rows if by.startswith("W"))
    lost = result.done - written
    strange = written - result.done - result.unknown
    assert not lost, f"acknowledged and not in the ledger: {lost}"
    assert not strange, f"in the ledger and never asked for: {strange}"
    missing = {who: {seq for seq, *_ in rows} - heard for who, heard in result.heard.items()}
    assert not any(missing.values()), f"never heard: {missing}"
    done = sum(result.done.values())
    print(
        f"\n{len(result.heard)} people with open streams: {done:,} moves acknowledged, {result.refused:,} refused, "
        f"{sum(result.unknown.values())} cut off, in {result.seconds:.1f} s ({len(result.taken) / result.seconds:.0f} a second); "
        f"an answer took {statistics.median(result.taken) * 1000:.0f} ms, p95 {percentile(result.taken) * 1000:.0f} ms"
    )
    print(
        f"every acknowledged move is in the ledger ({len(rows):,} entries), everybody heard of every entry; "
        f"{result.streams - len(result.heard)} streams were taken up again"
    )


if __name__ == "__main__":
    main()
