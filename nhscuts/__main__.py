"""The commands: `python -m nhscuts build | check | verify FOLDER | serve | cards`."""

from __future__ import annotations

import argparse
import functools
import http.server
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .errors import BookError
from .schema import ROOT

OUT = ROOT / "_build"


def check(_: argparse.Namespace) -> int:
    """Every figure of every chapter against the data."""
    from .book import load
    from .prose import chapters, figures_of
    from .prose import check as check_prose

    problems = check_prose(load())
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} figures in the chapters are not what the data say.", file=sys.stderr)
        return 1
    paths = list(chapters())
    count = sum(len(figures_of(path.read_text("utf-8"))) for path in paths)
    print(f"{count} figures in {len(paths)} chapters agree with the data.")
    return 0


def verify(arguments: argparse.Namespace) -> int:
    """A folder of the founding documents against the record."""
    from .book import load
    from .verify import verify as verify_folder

    problems, compared = verify_folder(load(), Path(arguments.folder))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} of the record's statements do not hold against the documents.", file=sys.stderr)
        return 1
    print(f"{compared} wordings stand in the paragraphs that the record names; every checksum agrees.")
    return 0


def cards(_: argparse.Namespace) -> int:
    """Bring the list of claims in each card up to date."""
    from .book import load
    from .verify import write_cards

    print(f"{write_cards(load())} cards in seeds/ are up to date.")
    return 0


def build(_: argparse.Namespace) -> int:
    """Check, run every chapter, write the site and print it; nothing is left in its place where anything is wrong."""
    from .site import edition, publish
    from .site.check import site_problems

    final = OUT / "html"
    shutil.rmtree(OUT, ignore_errors=True)
    if check(_):
        return 1
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(ROOT),
               "--path-output", str(OUT / "unfinished"), "-W", "-n", "--keep-going", "--all"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", _release_epoch()),
                   "PYTHONWARNINGS": "ignore", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT,
                          env=environment) as process:
        assert process.stdout is not None
        log = []
        for line in process.stdout:
            log.append(line)
            if progress := _progress(line):
                print(progress, flush=True)
    if process.returncode:
        print("".join(log), file=sys.stderr)
        print("The book was not built: what is wrong stands above, in the lines with WARNING or ERROR.", file=sys.stderr)
        return 1
    unfinished = OUT / "unfinished" / "_build"
    publish.front_page(unfinished / "html")
    print("Printing the PDFs", flush=True)
    if not edition.make_pdfs(unfinished / "html"):
        print(edition.NO_CHROMIUM)
    edition.make_offline(unfinished / "html")
    if problems := site_problems(unfinished / "html"):
        print("\n".join(problems), file=sys.stderr)
        print(f"The book was not published: {len(problems)} things are wrong on its pages.", file=sys.stderr)
        return 1
    shutil.move(unfinished / "jupyter_execute", OUT / "jupyter_execute")
    shutil.move(unfinished / "html", final)
    shutil.rmtree(OUT / "unfinished", ignore_errors=True)
    print(f"The book is built. Open {final / 'index.html'}")
    return 0


def _release_epoch() -> str:
    """The release date as seconds, so that two builds of one version are the same."""
    import datetime as dt

    from .cite import citation

    return str(int(dt.datetime.combine(citation().released, dt.time(), dt.timezone.utc).timestamp()))


def _progress(line: str) -> str | None:
    """What a line of Sphinx's output says of the chapters, if anything."""
    if "Executing notebook using" in line:
        return "Running " + line.split(": Executing")[0].split("/")[-1].removesuffix(".md")
    if line.startswith("writing output... ") and "chapters/index" in line:
        return "Writing the pages"
    return None


def serve(arguments: argparse.Namespace) -> int:
    """Show the built site in a browser from this machine alone."""
    if not (OUT / "html" / "index.html").is_file():
        print("There is no built book in _build/html; run the build first.", file=sys.stderr)
        return 1
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(OUT / "html"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", arguments.port), handler) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        print(f"The book is at {address}; stop with Ctrl+C.")
        import webbrowser

        webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m nhscuts", description="Balancing the Books")
    commands = parser.add_subparsers(required=True, metavar="command")
    commands.add_parser("build", help="check, run every chapter and write the site").set_defaults(run=build)
    commands.add_parser("check", help="check the figures in the chapters against the data").set_defaults(run=check)
    one = commands.add_parser("verify", help="check the record against a folder of the founding documents")
    one.add_argument("folder")
    one.set_defaults(run=verify)
    commands.add_parser("cards", help="bring the lists of claims in seeds/ up to date").set_defaults(run=cards)
    one = commands.add_parser("serve", help="show the built site in a browser")
    one.add_argument("--port", type=int, default=8000)
    one.set_defaults(run=serve)
    parsed = parser.parse_args(arguments)
    try:
        return int(parsed.run(parsed))
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror or error}.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
