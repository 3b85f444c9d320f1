// From one difference to the next, in the order of the story.
const where = byId("where");
let stops = [];
let current = null;

function countStops() {
  const at = (entry) => words(entry.dataset.at).map(Number);
  const order = (x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
  stops = entries.filter((entry) => !entry.classList.contains("off"));
  stops.sort((x, y) => order(at(x), at(y)));
  if (current && !stops.includes(current)) leave();
  say();
}

function say() {
  if (!where) return;
  const many = `${stops.length} ${stops.length === 1 ? "difference" : "differences"}`;
  where.textContent = current ? `${stops.indexOf(current) + 1} of ${many}` : many;
}

function leave() {
  current?.classList.remove("current");
  current = null;
}

function step(by) {
  if (stops.length === 0) return;
  const at = current ? stops.indexOf(current) + by : by > 0 ? 0 : -1;
  const entry = stops.at(at % stops.length);
  leave();
  current = entry;
  entry.classList.add("current");
  say();
  if (reader) goTo(entry);
  else {
    entry.tabIndex = -1;
    entry.focus();
  }
}

function goTo(entry) {
  const sentences = sentencesOf(entry).filter(shown);
  if (sentences.length === 0) return;
  const pointers = (ofEntry.get(entry.id) || []).filter(shown);
  const gaps = pointers.filter((element) => element.matches(".gap"));
  // The sentence that holds the words comes first; the other side may have none.
  const words = pointers.find((element) => sentences.includes(element.closest(".sentence")));
  const first = words?.closest(".sentence") || sentences[0];
  show(first);
  if (!narrow.matches) level(first, [...sentences, ...gaps, ...partnersOf(first)]);
  const anchor = words || first.querySelector(".number");
  anchor.focus({ preventScroll: true });
  openEntries(anchor, [entry.id]);
}

byId("next")?.addEventListener("click", (event) => { event.stopPropagation(); step(1); });
byId("previous")?.addEventListener("click", (event) => { event.stopPropagation(); step(-1); });
