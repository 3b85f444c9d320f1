"""Measures storydiff and its peers in one run and writes the figures and the picture of docs/performance.md.

    python3 -m venv target/peers && target/peers/bin/pip install numpy scikit-learn rapidfuzz pysbd
    target/peers/bin/python tools/performance/measure.py [--quick]

Peers that are not installed are left out. Every time is the best of several runs: what else the machine does can only
make a run slower. On a machine that is busy the user times say more than the wall times.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "target/release/storydiff"
XTASK = ROOT / "target/release/xtask"
PEERS = Path(__file__).with_name("peers.py")
PAGE = ROOT / "docs/performance.md"
PICTURE = ROOT / "docs/performance-growth.svg"
START, END = "<!-- figures: begin -->", "<!-- figures: end -->"
QUICK = "--quick" in sys.argv


def timed(command, runs, stdin=None):
    """Best wall seconds, their user + system seconds, and the peak memory in MB over all runs."""
    best = (float("inf"), 0.0)
    peak = 0
    for _ in range(runs):
        source = open(stdin, "rb") if stdin else subprocess.DEVNULL
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        # wdiff says 1 when it finds differences.
        if process.returncode not in (0, 1):
            return None
        best = min(best, (wall, used.ru_utime + used.ru_stime))
        peak = max(peak, used.ru_maxrss / 1024)
    return best[0], best[1], peak


def generate(path, *options):
    texts = sorted(str(text) for text in ROOT.glob("samples/*/*.txt"))
    with open(path, "wb") as out:
        subprocess.run([XTASK, "generate", *map(str, options), *texts], stdout=out, check=True, cwd=ROOT)


def story_files(folder, sentences, outlets=2):
    """Versions of that many sentences, as text files."""
    path = folder / "story.jsonl"
    generate(path, "--outlets", outlets, "--sentences", sentences)
    story = json.loads(path.read_text())
    files = []
    for number, version in enumerate(story["versions"]):
        files.append(folder / f"{sentences}-{number:02}.txt")
        files[-1].write_text(version["text"])
    return [str(file) for file in files]


def compare(files):
    # The growth is measured past what the program compares unless it is told to.
    limits = ["--max-sentences", "20000", "--max-text", "20000000"]
    return [str(PROGRAM), "compare", "--no-config", "--format", "json", *limits, *files]


def row(name, figures):
    if figures is None:
        return f"| {name} | not installed | | |\n"
    wall, cpu, peak = figures
    return f"| {name} | {wall * 1000:,.1f} ms | {cpu * 1000:,.1f} ms | {peak:,.0f} MB |\n"


HEAD = "| | wall | user + system | peak memory |\n|---|---:|---:|---:|\n"


def peers(folder):
    runs = 5 if QUICK else 25
    sample = ROOT / "samples/river-treaty"
    pair = [str(sample / "meridian-wire.txt"), str(sample / "the-lantern.txt")]
    table = "Two articles of 30 sentences, whole process:\n\n" + HEAD
    if shutil.which("wdiff"):
        table += row("wdiff", timed(["wdiff", *pair], runs))
    table += row("storydiff, JSON report", timed(compare(pair), runs))
    table += row("pySBD + RapidFuzz", timed([sys.executable, str(PEERS), "pysbd_rapidfuzz", *pair], 3))
    table += row("scikit-learn TF-IDF", timed([sys.executable, str(PEERS), "sklearn_tfidf", *pair], 3))
    sentences = 1000 if QUICK else 5000
    long = story_files(folder, sentences)
    table += f"\nTwo versions of {sentences:,} sentences, whole process:\n\n" + HEAD
    table += row("storydiff, JSON report", timed(compare(long), 2))
    table += row("scikit-learn TF-IDF", timed([sys.executable, str(PEERS), "sklearn_tfidf", *long], 2))
    table += "\nTwenty outlets of 40 sentences:\n\n" + HEAD
    table += row("storydiff, JSON report", timed(compare(story_files(folder, 40, 20)), 3))
    return table


def growth(folder):
    points = []
    for sentences in [1000, 2000] if QUICK else [1000, 2000, 5000, 10000, 20000]:
        wall, cpu, peak = timed(compare(story_files(folder, sentences)), 2)
        points.append((sentences, cpu, peak))
    import math

    first, last = points[0], points[-1]
    power = lambda at: math.log(last[at] / first[at]) / math.log(last[0] / first[0])
    table = "| sentences a version | user + system | peak memory |\n|---:|---:|---:|\n"
    table += "".join(f"| {n:,} | {cpu:,.2f} s | {peak:,.0f} MB |\n" for n, cpu, peak in points)
    table += f"\nFrom {first[0]:,} to {last[0]:,}: time grows as n^{power(1):.2f}, memory as n^{power(2):.2f}.\n"
    PICTURE.write_text(picture(points))
    return table + f"\n![Time and memory by number of sentences, both axes logarithmic]({PICTURE.name})\n"


def picture(points):
    """Two curves over logarithmic axes, with the line of linear growth beside each."""
    import math

    width, height, margin = 360, 260, 48
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * width}" height="{height}" '
        'font-family="sans-serif" font-size="11">'
    ]
    for panel, (at, title, unit) in enumerate([(1, "user + system time", "s"), (2, "peak memory", "MB")]):
        xs = [math.log10(point[0]) for point in points]
        ys = [math.log10(point[at]) for point in points]
        linear = [ys[0] + x - xs[0] for x in xs]
        low, high = min(ys + linear) - 0.1, max(ys + linear) + 0.1
        left = panel * width
        x = lambda value: left + margin + (value - xs[0]) / (xs[-1] - xs[0]) * (width - 2 * margin)
        y = lambda value: height - margin - (value - low) / (high - low) * (height - 2 * margin)
        line = lambda values: " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in zip(xs, values))
        parts.append(f'<text x="{left + margin}" y="20" font-weight="bold">{title}</text>')
        parts.append(f'<polyline points="{line(linear)}" fill="none" stroke="#999" stroke-dasharray="4 3"/>')
        parts.append(f'<polyline points="{line(ys)}" fill="none" stroke="#1f5f8b" stroke-width="2"/>')
        for point, a, b in zip(points, xs, ys):
            parts.append(f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="3" fill="#1f5f8b"/>')
            value = f"{point[at]:.2g}" if point[at] < 10 else f"{point[at]:.0f}"
            parts.append(f'<text x="{x(a):.1f}" y="{y(b) - 8:.1f}" text-anchor="middle">{value} {unit}</text>')
            parts.append(f'<text x="{x(a):.1f}" y="{height - 26}" text-anchor="middle">{point[0]:,}</text>')
        parts.append(f'<text x="{left + width / 2}" y="{height - 8}" text-anchor="middle">sentences a version</text>')
    parts.append(f'<text x="{2 * width - margin}" y="20" text-anchor="end" fill="#777">dashed: linear growth</text></svg>')
    return "\n".join(parts) + "\n"


def throughput(folder):
    stories = folder / "stories.jsonl"
    number = 200 if QUICK else 2000
    generate(stories, "--stories", number)
    table = "| | wall | stories a second | peak memory |\n|---|---:|---:|---:|\n"
    rates = {}
    for threads in (1, 2):
        wall, _, peak = timed([str(PROGRAM), "batch", "-t", str(threads), str(stories)], 2)
        rates[threads] = number / wall
        table += f"| batch, {number:,} stories of two articles, {threads} threads | {wall:.2f} s | {number / wall:,.0f} | {peak:,.0f} MB |\n"
    table += f"\nTwo threads are {rates[2] / rates[1]:.2f} times as fast as one.\n"
    stream = 2000 if QUICK else 200_000
    generate(stories, "--stories", stream, "--sentences", 4)
    wall, _, peak = timed([str(PROGRAM), "batch", str(stories)], 1)
    table += f"\nA stream of {stream:,} short stories: {wall:.1f} s, {stream / wall:,.0f} a second, peak memory {peak:,.0f} MB.\n"
    articles = folder / "articles.jsonl"
    generate(articles, "--articles", "--stories", 1000 if QUICK else 20_000, "--outlets", 5, "--sentences", 12)
    wall, cpu, peak = timed([str(PROGRAM), "group", str(articles)], 1)
    count = 5000 if QUICK else 100_000
    return table + f"\nGrouping {count:,} articles: {wall:.1f} s, {cpu:.1f} s user + system, peak memory {peak:,.0f} MB.\n"


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if "model name" in line), "unknown")
    return f"{model}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when the run began"


def main():
    on = machine()
    subprocess.run(["cargo", "build", "--release", "--workspace", "--quiet"], check=True, cwd=ROOT)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        figures = f"Machine: {on}.\n\n### Beside its peers\n\n{peers(folder)}\n### Growth\n\n{growth(folder)}\n### Many stories\n\n{throughput(folder)}"
    print(figures)
    if not QUICK:
        page = PAGE.read_text()
        before, rest = page.split(START)
        PAGE.write_text(f"{before}{START}\n{figures}{END}{rest.split(END)[1]}")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
