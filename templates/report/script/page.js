// What the other scripts share: the parts of the page, and how they are found.
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const words = (text) => (text || "").split(" ").filter(Boolean);

const reader = byId("reader");
const columns = all(".column");
const entries = all(".entry");
const narrow = matchMedia("(max-width: 47.99rem)");

// Fact to the elements that show it: sentences, rows of the matrix, lines of the picture.
const ofFact = new Map();
for (const element of all("[data-facts], [data-fact]")) {
  for (const fact of words(element.dataset.facts || element.dataset.fact)) {
    if (!ofFact.has(fact)) ofFact.set(fact, []);
    ofFact.get(fact).push(element);
  }
}

// Entry to what points at it in the story: marked words, tags, gaps.
const ofEntry = new Map(entries.map((entry) => [entry.id, []]));
for (const element of all("[data-entries]")) {
  for (const id of words(element.dataset.entries)) ofEntry.get(id)?.push(element);
}

const columnOf = (sentence) => sentence.closest(".column");
const scrollerOf = (sentence) => sentence.closest(".sentences");
const partnersOf = (sentence) => words(sentence.dataset.partners).map(byId).filter(Boolean);
const shown = (element) => element.getClientRects().length > 0;
