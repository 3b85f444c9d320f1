// The browser, the pages that it opens, and what they are made from.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const built = join(root, "target", process.env.STORYDIFF_PROFILE ?? "debug");
const browsers = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts a headless browser. */
export function launch() {
  const executablePath = browsers.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium found; install it or set CHROMIUM to its path");
  // Chromium has no sandbox for root, which is who runs in a container.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return puppeteer.launch({ executablePath, args });
}

/** The report on a sample story. */
export function report(story, outlets = ["civic-standard", "meridian-wire", "the-lantern"]) {
  const files = outlets.map((outlet) => join("samples", story, `${outlet}.txt`));
  return JSON.parse(execFileSync(join(built, "storydiff"), [...files, "--format", "json"], { cwd: root, maxBuffer: 1e9 }));
}

/** Everything that one test file writes; removed at its end. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "storydiff-"));
  return { path, remove: () => rmSync(path, { recursive: true }) };
}

/** Writes a report as a page and returns its address. */
export function page(folder, name, report) {
  const html = execFileSync(join(built, "examples/page"), { input: JSON.stringify(report), maxBuffer: 1e9 });
  const path = join(folder.path, `${name}.html`);
  writeFileSync(path, html);
  return pathToFileURL(path).href;
}

/** Opens a page; `messages` collects whatever the browser complains about, `requests` what it loads. */
export async function open(browser, address, { width = 1280, scheme = "light", scripts = true } = {}) {
  const tab = await browser.newPage();
  const messages = [];
  const requests = [];
  tab.on("console", (message) => messages.push(message.text()));
  tab.on("pageerror", (error) => messages.push(error.message));
  tab.on("dialog", (dialog) => { messages.push(dialog.message()); dialog.dismiss(); });
  tab.on("request", (request) => requests.push(request.url()));
  await tab.setJavaScriptEnabled(scripts);
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.setViewport({ width, height: width < 500 ? 844 : 900 });
  await tab.goto(address);
  return { tab, messages, requests };
}

export const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core")), "utf8");
