// The page in a real browser: it opens silently, answers to keys and filters, and fits its window.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { many } from "./many.js";
import { folder, launch, open, page, report } from "./setup.js";

const files = folder();
const pages = {};
let browser;

before(async () => {
  browser = await launch();
  const three = report("quarry-trial");
  pages.two = page(files, "two", report("river-treaty", ["meridian-wire", "the-lantern"]));
  pages.three = page(files, "three", three);
  pages.eight = page(files, "eight", many(three, 8));
});
after(async () => {
  await browser?.close();
  files.remove();
});

const count = (tab, selector) => tab.$$eval(selector, (found) => found.length);
const text = (tab, selector) => tab.$eval(selector, (found) => found.textContent);
const hasFocus = (tab, selector) => tab.evaluate((selector) => document.activeElement.closest(selector) !== null, selector);

for (const name of ["two", "three", "eight"]) {
  for (const width of [390, 1280, 1920]) {
    test(`${name} outlets at ${width} pixels: no message, nothing loaded, no sideways scroll`, async () => {
      const { tab, messages, requests } = await open(browser, pages[name], { width });
      await tab.keyboard.press("n");
      const sideways = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.equal(sideways, 0);
      assert.deepEqual(messages, []);
      assert.deepEqual(requests, [pages[name]]);
      await tab.close();
    });
  }
}

describe("keys", () => {
  let tab;
  before(async () => ({ tab } = await open(browser, pages.three)));
  after(() => tab.close());
  const stop = () => text(tab, "#where");
  const note = () => tab.$eval("#note", (note) => note.matches(":popover-open"));

  test("n and j go to the next difference, p and k back, and around at the ends", async () => {
    const [, all] = (await stop()).match(/^(\d+) differences$/);
    for (const [key, at] of [["n", 1], ["j", 2], ["p", 1], ["k", all], ["n", 1]]) {
      await tab.keyboard.press(key);
      assert.equal(await stop(), `${at} of ${all} differences`);
      assert.ok(await note(), "the note of the difference is open");
      assert.equal(await count(tab, ".entry.current"), 1);
    }
  });

  test("a difference brings its sentences into view", async () => {
    for (let at = 0; at < 8; at += 1) {
      await tab.keyboard.press("n");
      const seen = await tab.evaluate(() => {
        const sentences = document.querySelector(".entry.current").dataset.sentences.split(" ");
        return sentences.map((id) => {
          const [box, view] = [document.getElementById(id), document.getElementById(id).closest(".sentences")].map((e) => e.getBoundingClientRect());
          return box.bottom > view.top && box.top < view.bottom;
        });
      });
      assert.ok(seen.every(Boolean), `difference ${at}: ${seen}`);
    }
  });

  test("Escape closes the note, then lets go of the sentences", async () => {
    await tab.keyboard.press("n");
    await tab.keyboard.press("Escape");
    assert.ok(!(await note()));
    assert.ok(await count(tab, ".sentence.lit") > 0);
    await tab.keyboard.press("Escape");
    assert.equal(await count(tab, ".sentence.lit"), 0);
  });

  test("? opens the help, f the filters, t changes the theme", async () => {
    await tab.keyboard.type("?");
    assert.ok(await tab.$eval("#help", (help) => help.open));
    await tab.keyboard.press("Escape");
    assert.ok(!(await tab.$eval("#help", (help) => help.open)));
    await tab.keyboard.press("f");
    assert.ok(await hasFocus(tab, "#filters"));
    await tab.keyboard.press("Escape");
    assert.ok(!(await tab.$eval("#filters", (filters) => filters.open)));
    const paper = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await tab.keyboard.press("t");
    assert.notEqual(await paper(), light);
    await tab.keyboard.press("t");
    assert.equal(await paper(), light);
  });

  test("arrows walk through sentences and to their partners", async () => {
    await tab.focus("#s-1-3 .number");
    await tab.keyboard.press("ArrowDown");
    assert.ok(await hasFocus(tab, "#s-1-4"));
    await tab.keyboard.press("ArrowUp");
    const partner = await tab.$eval("#s-1-3", (sentence) => sentence.dataset.partners.split(" ")[0]);
    await tab.keyboard.press("ArrowLeft");
    assert.ok(await hasFocus(tab, `#${partner}`));
  });
});

describe("pointer", () => {
  let tab;
  before(async () => ({ tab } = await open(browser, pages.three)));
  after(() => tab.close());

  test("a sentence lights its partners in all outlets and draws lines to them", async () => {
    const id = await tab.$$eval(".column:first-child .sentence", (sentences) =>
      sentences.find((one) => ["s-1-", "s-2-"].every((other) => one.dataset.partners.includes(other))).id);
    await tab.$eval(`#${id}`, (sentence) => sentence.scrollIntoView({ block: "center" }));
    await tab.hover(`#${id} .number`);
    await tab.waitForFunction(() => document.querySelectorAll("#links path").length >= 2);
    const lit = await tab.$$eval(".sentence.lit", (found) => found.map((one) => one.id.slice(0, 3)));
    assert.deepEqual([...new Set(lit)].sort(), ["s-0", "s-1", "s-2"]);
  });

  test("marked words open their note, a click elsewhere closes it", async () => {
    const mark = await tab.$(".text a.mark:not(.off)");
    await mark.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await mark.click();
    assert.ok(await tab.$eval("#note", (note) => note.matches(":popover-open") && note.textContent.trim().length > 20));
    assert.equal(await tab.evaluate(() => location.hash), "");
    await tab.click("h1");
    assert.ok(!(await tab.$eval("#note", (note) => note.matches(":popover-open"))));
  });

  test("a column that is scrolled takes the others along", async () => {
    await tab.$eval("#reader", (reader) => reader.scrollIntoView());
    await tab.hover(".column:nth-child(2) .sentences");
    await tab.mouse.wheel({ deltaY: 900 });
    await tab.waitForFunction(() => [...document.querySelectorAll(".sentences")].every((column) => column.scrollTop > 100));
  });
});

describe("filters", () => {
  let tab;
  before(async () => ({ tab } = await open(browser, pages.three)));
  after(() => tab.close());
  const choose = (selector) => tab.$eval(`#filters ${selector}`, (input) => input.click());
  const visible = () => count(tab, ".entry:not(.off)");

  test("by weight: fewer when only high ones are wanted, more when slight ones are too", async () => {
    const first = await visible();
    await choose("[name=least][value=high]");
    const high = await visible();
    assert.equal(await count(tab, ".entry:not(.off):not([data-severity=high])"), 0);
    await choose("[name=least][value=low]");
    assert.ok(high < first && first < await visible());
    assert.equal(await count(tab, ".entry.off"), 0);
    await choose("[name=least][value=medium]");
    assert.equal(await visible(), first);
  });

  test("by kind: only what is left is listed, marked and walked through", async () => {
    await choose("#no-kind");
    assert.equal(await visible(), 0);
    assert.equal(await count(tab, "a.mark:not(.off), .gap:not(.off), .tag:not(.off)"), 0);
    assert.ok(await tab.$eval("#differences .none", (none) => !none.hidden));
    await choose("[name=kind][value=loaded]");
    assert.ok(await visible() > 0);
    assert.equal(await count(tab, ".entry:not(.off):not([data-kind=loaded]), a.mark:not(.off):not([data-kind=loaded])"), 0);
    assert.match(await text(tab, "#where"), new RegExp(`^${await visible()} difference`));
    await choose("#all-kinds");
  });

  test("by outlet: its column and all that is about it go", async () => {
    await choose("[name=document][value='1']");
    assert.equal(await count(tab, ".column:not(.gone)"), 2);
    const about = await tab.$$eval(".entry:not(.off)", (found) => found.map((entry) => entry.dataset.documents));
    assert.ok(about.length > 0 && about.every((documents) => !documents.split(" ").includes("1")));
    await choose("[name=document][value='1']");
    assert.equal(await count(tab, ".column:not(.gone)"), 3);
  });
});

test("on a phone a sentence shows what the others make of it", async () => {
  const { tab } = await open(browser, pages.three, { width: 390 });
  await tab.$eval("#s-0-1 .text", (sentence) => sentence.scrollIntoView({ block: "center" }));
  await tab.click("#s-0-1 .number");
  assert.ok(await tab.$eval("#note", (note) => note.matches(":popover-open") && note.querySelectorAll("p").length > 0));
  await tab.close();
});

test("without scripts the page is whole, and all its links lead somewhere", async () => {
  const { tab, messages } = await open(browser, pages.three, { scripts: false });
  assert.deepEqual(messages, []);
  assert.ok(!(await tab.$eval(".toolbar", (toolbar) => toolbar.checkVisibility())));
  const story = report("quarry-trial");
  assert.equal(await count(tab, ".sentence"), story.documents.flatMap((document) => document.sentences).length);
  const lost = await tab.$$eval("a[href^='#']", (links) =>
    links.map((link) => link.getAttribute("href")).filter((href) => !document.getElementById(href.slice(1))));
  assert.deepEqual(lost, []);
  await tab.close();
});
