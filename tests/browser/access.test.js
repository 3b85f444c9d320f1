// The page by the rules of WCAG 2.2, as far as a program can tell.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, folder, launch, open, page, report } from "./setup.js";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const files = folder();
let browser;
let address;

before(async () => {
  browser = await launch();
  address = page(files, "three", report("quarry-trial"));
});
after(async () => {
  await browser?.close();
  files.remove();
});

const STATES = {
  "as it opens": async () => {},
  "with slight differences and filters": async (tab) => {
    await tab.keyboard.press("f");
    await tab.$eval("[name=least][value=low]", (input) => input.click());
  },
  "at a difference": async (tab) => {
    for (const key of ["n", "n", "n"]) await tab.keyboard.press(key);
  },
  "with everything unfolded": (tab) => tab.$$eval("details:not(#filters)", (all) => all.forEach((one) => { one.open = true; })),
  "with its help": (tab) => tab.keyboard.type("?"),
};

for (const scheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    for (const [state, reach] of Object.entries(STATES)) {
      test(`${scheme}, ${width} pixels, ${state}: no violation`, async () => {
        const { tab } = await open(browser, address, { scheme, width });
        await reach(tab);
        // What is not drawn yet has no contrast to measure.
        await tab.$$eval(".entry", (all) => all.forEach((entry) => { entry.style.contentVisibility = "visible"; }));
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), RULES);
        const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
        assert.deepEqual(found, []);
        await tab.close();
      });
    }
  }
}
