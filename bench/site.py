"""Measures the built site with Lighthouse, beside a stock Jupyter Book of the same chapters; `make bench-site`."""

from __future__ import annotations

import argparse
import contextlib
import functools
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

ROOT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = ROOT / "bench" / "node_modules" / "lighthouse" / "cli" / "index.js"
REPORT = ROOT / "docs" / "performance.md"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Only the measured site answers, so that a machine with the network and one without it measure the same.
CHROME = ('--headless=new --no-sandbox --disable-gpu --disable-background-networking '
          '--host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"')
SCORES = {"performance": "Performance", "accessibility": "Accessibility", "best-practices": "Best practices", "seo": "SEO"}
#: What is reported of a page: its heading and how it is written. Scores are out of 100.
COLUMNS = {
    **{key: (name, "{:.0f}") for key, name in SCORES.items()},
    "kib": ("KiB", "{:,.0f}"), "kib_before": ("KiB before charts", "{:,.0f}"),
    "requests": ("Requests", "{:.0f}"), "requests_before": ("Requests before charts", "{:.0f}"),
    "fcp": ("FCP, s", "{:.1f}"), "lcp": ("LCP, s", "{:.1f}"), "tbt": ("TBT, ms", "{:,.0f}"), "cls": ("CLS", "{:.3f}")}
#: Nearly all of it is made by this book's own directives.
NOT_STOCK = {"chapters/methods"}

Figures = dict[str, float]
Measured = dict[str, tuple[Figures, list[str]]]


class Failure(Exception):
    """What is missing or went wrong, and what to run, in a sentence."""


def bars_missed(figures: Figures, audits: dict[str, list[str]]) -> list[str]:
    """What a page falls short of, each with the audits that cost it."""
    bars = [(figures[key] < (98 if key == "performance" else 100),
             f"{name} {figures[key]:.0f}" + (f" ({', '.join(audits[key])})" if audits[key] else ""))
            for key, name in SCORES.items()]
    bars += [(figures["kib_before"] > 150, f"{figures['kib_before']:.0f} KiB before charts"),
             (figures["requests_before"] > 15, f"{figures['requests_before']:.0f} requests before charts"),
             (figures["cls"] > 0, f"layout shift {figures['cls']:.3f}")]
    return [words for missed, words in bars if missed]


def pages_of(site: Path, every: bool) -> list[str]:
    """The pages to measure: all that are written; of each kind made from data three of the heaviest and two from the middle."""
    if not (site / "index.html").is_file():
        raise Failure("There is no built book in _build/html; run make book first.")
    kinds: dict[str, list[Path]] = {}
    for path in sorted(site.rglob("*.html")):
        folder = path.relative_to(site).parent.as_posix()
        if not folder.startswith("_") and 'http-equiv="refresh"' not in path.read_text("utf-8")[:2000].lower():
            kinds.setdefault("." if path.name == "index.html" or folder == "chapters" else folder, []).append(path)
    chosen = kinds.pop(".", [])
    for paths in kinds.values():
        paths.sort(key=lambda path: (-path.stat().st_size, path))
        middle = len(paths) // 2
        chosen += paths if every else dict.fromkeys(paths[:3] + paths[middle:middle + 2])
    return sorted(path.relative_to(site).as_posix() for path in chosen)


def stock_site(executed: Path, scratch: Path) -> Path:
    """A Jupyter Book of the same chapters with its default theme and nothing of this book's own."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    files = re.findall(r"(?:root|file): *(\S+)", (ROOT / "_toc.yml").read_text("utf-8"))
    chapters = [name for name in files if name not in NOT_STOCK and (executed / f"{name}.ipynb").is_file()]
    if not chapters:
        raise Failure("There are no executed chapters in _build/jupyter_execute; run make book first, or add --no-stock.")
    for name in chapters:
        notebook = json.loads((executed / f"{name}.ipynb").read_text("utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "markdown":
                cell["source"] = re.sub(r"^(`{3,}|:{3,})\{.*?^\1\n?", "", "".join(cell["source"]), flags=re.M | re.S)
            for output in cell.get("outputs", []):
                data = output.get("data", {})
                output["data"] = {kind: data[kind] for kind in data if not kind.startswith("application/vnd.nhscuts")}
        (scratch / name).parent.mkdir(parents=True, exist_ok=True)
        (scratch / f"{name}.ipynb").write_text(json.dumps(notebook), "utf-8")
    stock = {"title": config["title"], "author": config["author"], "parse": config["parse"],
             "execute": {"execute_notebooks": "off"},
             "sphinx": {"config": {key: config["sphinx"]["config"][key] for key in ("language", "myst_url_schemes")}}}
    (scratch / "_config.yml").write_text(yaml.safe_dump(stock), "utf-8")
    toc = {"format": "jb-book", "root": chapters[0], "chapters": [{"file": name} for name in chapters[1:]]}
    (scratch / "_toc.yml").write_text(yaml.safe_dump(toc), "utf-8")
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", str(scratch)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONWARNINGS": "ignore"})
    site = scratch / "_build" / "html"
    if done.returncode or not (site / "index.html").is_file():
        reason = re.findall(r"^\w*Error: .+", done.stderr, re.M) or ["it gave no reason"]
        raise Failure(f"The stock book was not built ({reason[0]}); --no-stock leaves it out.")
    return site


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # small answers would otherwise wait for each other

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """The site's address while it is served from this machine, uncompressed."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Bench:
    """Lighthouse with its browser, run on one page after another."""

    def __init__(self, scratch: Path, runs: int) -> None:
        browser = os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
        if not (node := shutil.which("node")):
            raise Failure("Lighthouse needs Node.js 18.20 or later; install it, then run npm ci --prefix bench.")
        if not browser or not shutil.which(browser):
            raise Failure("No Chromium was found; install it, or let CHROME_PATH name its program.")
        if not LIGHTHOUSE.is_file():
            raise Failure("Lighthouse is not installed; run npm ci --prefix bench.")
        self.node, self.runs, self.versions = node, runs, ""
        self.environment = {**os.environ, "CHROME_PATH": browser, "TMPDIR": str(scratch)}

    def measure(self, site: Path, pages: list[str]) -> Measured:
        """For each page the median of its runs, and the bars it misses."""
        measured: Measured = {}
        with served(site) as base:
            for page in pages:
                html = (site / page).read_text("utf-8")
                # A chart's figure, with its data, description and citation, is taken off what a page weighs before charts.
                charts = sum(len(one.encode()) for one in re.findall(
                    r'<figure\b.*?</figure>|<section id="data">.*?</section>', html, re.S))
                runs = [self._run(base, page, charts, "noindex" in html[:5000]) for _ in range(self.runs)]
                median = {key: statistics.median(figures[key] for figures, _ in runs) for key in runs[0][0]}
                measured[page] = (median, bars_missed(median, runs[0][1]))
                print(f"{page}: " + ", ".join(f"{median[key]:.0f}" for key in SCORES) + f"; {median['kib_before']:.0f} KiB, "
                      f"{median['requests_before']:.0f} requests; LCP {median['lcp']:.1f} s", flush=True)
        return measured

    def _run(self, base: str, page: str, charts: int, hidden: bool) -> tuple[Figures, dict[str, list[str]]]:
        command = [self.node, str(LIGHTHOUSE), base + page, "--output=json", "--quiet", "--disable-full-page-screenshot",
                   f"--only-categories={','.join(SCORES)}", f"--chrome-flags={CHROME}"]
        command += ["--skip-audits=is-crawlable"] if hidden else []  # a page that asks not to be indexed is meant to fail it
        for _ in range(3):  # the browser may fail to start on a busy machine
            done = subprocess.run(command, capture_output=True, text=True, env=self.environment)
            if done.returncode == 0 and not (result := json.loads(done.stdout)).get("runtimeError"):
                break
        else:
            reason = (done.stderr.strip() or "it gave no reason").splitlines()[-1]
            raise Failure(f"Lighthouse could not measure {page}, three times over ({reason}).")
        audits = result["audits"]
        browser = re.search(r"Chrome/(\d+)", result["environment"]["hostUserAgent"])
        self.versions = f"Lighthouse {result['lighthouseVersion']} with Chromium {browser[1] if browser else '(unknown)'}"
        requests = [item for item in audits["network-requests"]["details"]["items"] if item["url"].startswith("http")]
        before = [item for item in requests
                  if not (item.get("resourceType") == "Image" and "/charts/" in urlsplit(item["url"]).path)]
        times = {"fcp": "first-contentful-paint", "lcp": "largest-contentful-paint"}
        figures: Figures = {
            **{key: round(100 * (result["categories"][key]["score"] or 0)) for key in SCORES},
            "kib": sum(item.get("transferSize") or 0 for item in requests) / 1024, "requests": len(requests),
            "kib_before": (sum(item.get("transferSize") or 0 for item in before) - charts) / 1024, "requests_before": len(before),
            "outside": sum(not item["url"].startswith(base) for item in requests),
            **{key: audits[audit]["numericValue"] / 1000 for key, audit in times.items()},
            "tbt": audits["total-blocking-time"]["numericValue"],
            "cls": round(audits["cumulative-layout-shift"]["numericValue"], 3)}
        lost = {key: [ref["id"] for ref in result["categories"][key]["auditRefs"] if ref["weight"]
                      and (score := audits[ref["id"]]["score"]) is not None and score < 0.9] for key in SCORES}
        return figures, lost


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table with every column but the first to the right."""
    rule = ["---"] + ["--:"] * (len(head) - 1)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def report(ours: Measured, stock: Measured, versions: str, runs: int) -> str:
    """The page that says what was measured and found."""
    def cells(figures: Figures, key: str) -> str:
        return COLUMNS[key][1].format(figures[key])

    # The first chapter of the stock book may be the front page of this site.
    pairs = [(page, (ours.get(page) or ours["index.html"])[0], theirs) for page, (theirs, _) in stock.items()
             if page in ours or page == "chapters/index.html"]

    def beside(keys: Sequence[str], ratios: Sequence[str] = ()) -> str:
        head = [f"{COLUMNS[key][0]}, {side}" for key in keys for side in ("ours", "stock")]
        head += [f"{COLUMNS[key][0].split(',')[0]}, ratio" for key in ratios]
        return table(["Page", *head], [[f"`{page}`", *(cells(side, key) for key in keys for side in (mine, theirs)),
                                        *(f"{mine[key] / theirs[key]:.2f}" for key in ratios)] for page, mine, theirs in pairs])

    missed = [f"- `{page}`: {'; '.join(words)}" for page, (_, words) in ours.items() if words]
    template = (ROOT / "bench" / "report.md").read_text("utf-8")
    return template.format(
        versions=versions, jupyter=version("jupyter-book"), theme=version("sphinx-book-theme"), book=version("nhscuts"),
        runs="one run" if runs == 1 else f"the median of {runs} runs", pages=len(ours), chapters=len(pairs),
        outside=f"{sum(figures['outside'] for figures, _ in ours.values()):.0f}",
        stock_outside=f"{sum(figures['outside'] for figures, _ in stock.values()):.0f}",
        missed="These do not:\n\n" + "\n".join(missed) if missed else "Every page keeps them.",
        ours=table(["Page", *(name for name, _ in COLUMNS.values())],
                   [[f"`{page}`", *(cells(figures, key) for key in COLUMNS)] for page, (figures, _) in ours.items()]),
        scores=beside(tuple(SCORES)), weights=beside(("kib_before", "requests_before", "cls"), ("kib", "kib_before")),
        times=beside(("fcp", "lcp", "tbt"), ("fcp", "lcp")))


def main() -> int:
    """Measure, write the page when all was measured, and say what misses a bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1, help="measure each page so often and take the median (1)")
    parser.add_argument("--all", action="store_true", help="measure every page")
    parser.add_argument("--pages", help="measure only these, separated by commas, for instance index.html,chapters/pct-cuts.html")
    parser.add_argument("--no-stock", action="store_true", help="leave the stock book out")
    parser.add_argument("--site", type=Path, default=ROOT / "_build" / "html", help="the built site (_build/html)")
    options = parser.parse_args()
    try:
        pages = options.pages.split(",") if options.pages else pages_of(options.site, options.all)
        if missing := [page for page in pages if not (options.site / page).is_file()]:
            raise Failure(f"There is no page {missing[0]} in the built site.")
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            bench = Bench(scratch, max(1, options.runs))
            stock: Measured = {}
            if not options.no_stock:
                print("Stock Jupyter Book:")
                built = stock_site(options.site.parent / "jupyter_execute", scratch / "stock")
                wanted = sorted(path.relative_to(built).as_posix() for path in (built / "chapters").glob("*.html"))
                stock = bench.measure(built, [page for page in wanted if not options.pages or page in pages])
                print("This site:")
            ours = bench.measure(options.site, pages)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    if stock and not options.pages:
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(report(ours, stock, bench.versions, bench.runs), "utf-8")
        print(f"Written: {REPORT.relative_to(ROOT)}")
    for page, (_, words) in ours.items():
        if words:
            print(f"{page} misses: {'; '.join(words)}", file=sys.stderr)
    return int(any(words for _, words in ours.values()))


if __name__ == "__main__":
    sys.exit(main())
