// Renders a coloured table and a web page to pictures.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../../tests/browser/setup.js";

const [work, pictures] = process.argv.slice(2).map((path) => resolve(path));
const LINES = 44; // of the table: its head and the first differences
const COLOURS = ["#3c4048", "#d0453a", "#3f8f4f", "#a87500", "#2f6fc4", "#9a4fc0", "#1c8a92", "#c9ccd1"];

/** Lines with escape sequences as markup. */
function markup(ansi) {
  const escaped = ansi.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  let open = 0;
  const html = escaped.replace(/\u001b\[([\d;]*)m/g, (_, codes) => {
    const names = codes.split(";").map(Number);
    if (names.includes(0) || codes === "") return "</span>".repeat(open) + (open = 0, "");
    const style = names.map((code) => {
      if (code === 1) return "font-weight:700";
      if (code === 2) return "opacity:.6";
      if (code === 3) return "font-style:italic";
      if (code === 4) return "text-decoration:underline";
      if (code >= 30 && code <= 37) return `color:${COLOURS[code - 30]}`;
      if (code >= 90 && code <= 97) return `color:${COLOURS[code - 90]}`;
      return "";
    });
    open += 1;
    return `<span style="${style.filter(Boolean).join(";")}">`;
  });
  return html + "</span>".repeat(open);
}

const browser = await launch();
const tab = await browser.newPage();
const table = readFileSync(join(work, "table.ansi"), "utf8").split("\n").slice(0, LINES).join("\n");
await tab.setViewport({ width: 1100, height: 600, deviceScaleFactor: 1.5 });
await tab.setContent(`<pre id="table" style="display:inline-block;margin:0;padding:24px;background:#fcfcfa;color:#1c1b19;font:14px/1.35 'DejaVu Sans Mono',monospace">${markup(table)}</pre>`);
await (await tab.$("#table")).screenshot({ path: join(pictures, "table.png") });

await tab.setViewport({ width: 1280, height: 900, deviceScaleFactor: 1.5 });
await tab.goto(pathToFileURL(join(work, "page.html")).href);
do await tab.keyboard.press("n"); while (!(await tab.$(".current[data-kind=loaded][data-severity=high]")));
await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
await tab.screenshot({ path: join(pictures, "page.png") });
await browser.close();
