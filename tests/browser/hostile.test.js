// Texts that attack the page stay texts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hostile } from "./hostile.js";
import { folder, launch, open, page, report } from "./setup.js";

const files = folder();
let browser;
let address;
let spoilt;

before(async () => {
  browser = await launch();
  spoilt = hostile(report("quarry-trial"));
  address = page(files, "hostile", spoilt);
});
after(async () => {
  await browser?.close();
  files.remove();
});

for (const width of [390, 1280]) {
  test(`at ${width} pixels nothing runs, loads or breaks the frame`, async () => {
    const { tab, messages, requests } = await open(browser, address, { width });
    await tab.hover("h1");
    for (const key of ["n", "n", "p"]) await tab.keyboard.press(key);
    const seen = await tab.evaluate(() => ({
      title: document.title,
      foreign: document.querySelectorAll("img, iframe, object, script:not(body > script:last-child), style:not(head > style), [onerror], [onload], [onmouseover], a:not([href^='#'])").length,
      shown: getComputedStyle(document.body).display,
      sideways: document.documentElement.scrollWidth - innerWidth,
    }));
    assert.match(seen.title, /^One story: /);
    assert.deepEqual({ ...seen, title: "" }, { title: "", foreign: 0, shown: "block", sideways: 0 });
    assert.deepEqual(messages, []);
    assert.deepEqual(requests, [address]);
    await tab.close();
  });
}

test("what was written is what is read", async () => {
  const { tab } = await open(browser, address);
  const outlet = await tab.$eval(".card .name", (name) => name.textContent);
  assert.ok(outlet.includes("<script>") || outlet.includes("onerror") || /[<>"']/.test(outlet), outlet);
  const all = await tab.evaluate(() => document.body.innerText);
  assert.ok(all.includes("<script>document.title='hit'</script>"));
  assert.ok(all.includes("{{ 7 * 7 }}"));
  assert.ok(!/[\u0000\u001b\u0085\u202a-\u202e]/.test(all));
  await tab.close();
});

test("the policy stops scripts that are not the program's own, should one get in", async () => {
  const { tab, messages } = await open(browser, address);
  await tab.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'hit'";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<img src='x' onerror=\"document.title='hit'\">");
  });
  await new Promise((done) => setTimeout(done, 100));
  assert.notEqual(await tab.title(), "hit");
  assert.ok(messages.some((message) => message.includes("Content Security Policy")));
  await tab.close();
});
