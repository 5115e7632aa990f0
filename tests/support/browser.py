"""A page as a browser and axe see it; only where both are at hand, as in `.ci/run`."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium")
AXE = os.environ.get("AXE_JS", "")
drives_browser = pytest.mark.skipif(
    not (CHROMIUM and importlib.util.find_spec("playwright")), reason="needs Chromium and Playwright; .ci/run has both"
)
"""For tests that ask for the fixture `browser`."""
needs_browser = pytest.mark.skipif(not (CHROMIUM and AXE), reason="needs Chromium and axe-core; .ci/run brings both")

_CHECK = """<script>
onload = async () => {
  const frame = document.createElement('iframe');
  frame.style.width = '320px';
  frame.srcdoc = document.documentElement.outerHTML.replace(/<script[^]*?<\\/script>/g, '');
  await new Promise(done => { frame.onload = done; document.body.append(frame); });
  const wide = frame.contentDocument.documentElement.scrollWidth;
  frame.remove();
  const found = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']});
  const told = {wide, rules: found.passes.length, violations: found.violations.map(v => [v.id, v.nodes[0].html])};
  document.body.innerHTML = '<pre id="found"></pre>';
  document.getElementById('found').textContent = JSON.stringify(told);
};
</script>"""


def looked_at(html: str, folder: Path) -> dict[str, Any]:
    """What axe finds, how many rules it tried, and how wide the page is where there are 320 pixels."""
    assert CHROMIUM
    axe = Path(AXE).read_text(encoding="utf-8")
    page = folder / "page.html"
    page.write_text(html.replace("</body>", f"<script>{axe}</script>{_CHECK}</body>"), encoding="utf-8")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"]
    ran = subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", *quiet),
            *(f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=30000", "--dump-dom", page.as_uri()),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    found = re.search(r'<pre id="found">(.*?)</pre>', ran.stdout, re.DOTALL)
    assert found, ran.stderr[-500:]
    told: dict[str, Any] = json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return told
