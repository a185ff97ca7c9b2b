"""Where the browser tests find a Chromium; run as a program, it fetches one where there is none.

The machine's own comes first, then Debian's by apt-get where this user may install it, then Playwright's.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox: tests run as root in containers too, and open our own pages only. The rest keeps Chromium from
# calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
APT_TIMEOUT_SECONDS = 600


def find_chromium() -> str | None:
    """Return the path of a Chromium this machine has, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def opens_a_page(path: str) -> bool:
    """Return whether this Chromium starts and renders; a download without its libraries doesn't."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            try:
                page = browser.new_page()
                page.set_content("<h1>newsledger</h1>")
                return page.inner_text("h1") == "newsledger"
            finally:
                browser.close()
    except Error as refusal:
        print(f"{path} doesn't start: {str(refusal).splitlines()[0]}", file=sys.stderr)
        return False


def fetch_chromium() -> None:
    """Install a Chromium where that can be done without asking anybody."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("No Chromium here: installing Debian's", flush=True)
        if run("apt-get", "update", "-qq") and run(
            "apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium"
        ):
            return
    print("No Chromium here: downloading Playwright's", flush=True)
    run(sys.executable, "-m", "playwright", "install", "chromium")


def run(*command: str) -> bool:
    """Return whether the command succeeded; show what it said only if it didn't."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=APT_TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"{command[0]} took over {APT_TIMEOUT_SECONDS} s", file=sys.stderr)
        return False
    if done.returncode:
        print(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}", file=sys.stderr)
    return done.returncode == 0


def main() -> int:
    """Fetch a Chromium if there is none. Having none is an error only where nothing may be skipped."""
    path = find_chromium()
    if path is None or not opens_a_page(path):
        fetch_chromium()
        path = find_chromium()
    if path and opens_a_page(path):
        print(f"Browser tests use {path}")
        return 0
    print("!!! NO CHROMIUM: the browser tests will not run", file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
