// Lights the sentences that tell the same fact in every outlet, and draws the line between them.
const picture = byId("links");
let held = []; // sentences that stay lit until the reader lets go
let lit = [];
let drawing = 0;

function light(sentences) {
  for (const element of lit) element.classList.remove("lit", "here");
  const facts = sentences.flatMap((sentence) => words(sentence.dataset.facts));
  const together = new Set(facts.flatMap((fact) => ofFact.get(fact) || []));
  for (const sentence of sentences) {
    together.add(sentence);
    for (const partner of partnersOf(sentence)) together.add(partner);
    for (const gap of gapsOf(sentence)) together.add(gap);
  }
  lit = [...together];
  for (const element of lit) element.classList.add("lit");
  for (const sentence of sentences) sentence.classList.add("here");
  draw();
}

// The gaps in other columns that stand for this sentence.
function gapsOf(sentence) {
  return words(sentence.querySelector(".tag[data-kind=omission]")?.dataset.entries)
    .flatMap((id) => ofEntry.get(id) || [])
    .filter((element) => element.classList.contains("gap"));
}

function hold(sentences) {
  held = sentences;
  light(sentences);
}

function draw() {
  if (!picture || drawing) return;
  drawing = requestAnimationFrame(() => {
    drawing = 0;
    picture.replaceChildren(...lines());
  });
}

function lines() {
  const frame = reader.getBoundingClientRect();
  picture.setAttribute("width", reader.scrollWidth);
  picture.setAttribute("height", reader.clientHeight);
  const sides = columns
    .map((column) => lit.filter((element) => column.contains(element) && shown(element)))
    .filter((side) => side.length > 0);
  const drawn = [];
  for (let at = 0; at + 1 < sides.length; at += 1) {
    for (const [left, right] of neighbours(sides[at], sides[at + 1])) drawn.push(...line(frame, left, right));
  }
  return drawn;
}

// Aligned sentences of two sides; where a fact joins them by a third outlet only, their first ones.
function neighbours(lefts, rights) {
  const pairs = lefts.flatMap((left) => rights.filter((right) => words(left.dataset.partners).includes(right.id)).map((right) => [left, right]));
  return pairs.length > 0 ? pairs : [[lefts[0], rights[0]]];
}

function line(frame, left, right) {
  const [from, to] = [spot(frame, left, "right"), spot(frame, right, "left")];
  const bend = (to.x - from.x) / 2;
  const path = svg("path", { d: `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}` });
  const own = [left, right].some((end) => end.matches(".here, .gap"));
  path.classList.toggle("away", from.away || to.away);
  path.classList.toggle("beyond", !own);
  const ends = [from, to].filter((end) => own && !end.away).map((end) => svg("circle", { cx: end.x, cy: end.y, r: 4 }));
  return [path, ...ends];
}

// Where a line touches a sentence; at the border of the column when the sentence is scrolled away.
function spot(frame, element, side) {
  const box = element.getBoundingClientRect();
  const view = scrollerOf(element).getBoundingClientRect();
  const middle = (Math.max(box.top, view.top) + Math.min(box.bottom, view.bottom)) / 2;
  const y = Math.min(Math.max(middle, view.top + 4), view.bottom - 4);
  const away = box.bottom < view.top || box.top > view.bottom;
  return { x: view[side] - frame.left + reader.scrollLeft, y: y - frame.top, away };
}

function svg(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function lightUnder(event) {
  const sentence = event.target.closest?.(".sentence");
  if (sentence) light([sentence]);
}

if (reader) {
  reader.addEventListener("pointerover", lightUnder);
  reader.addEventListener("focusin", lightUnder);
  reader.addEventListener("pointerleave", () => light(held));
  reader.addEventListener("scroll", draw, { capture: true, passive: true });
  addEventListener("resize", draw);
}

// The matrix and the picture of the order light a fact too.
for (const element of all("tr[data-fact], g[data-fact]")) {
  const sentences = () => (ofFact.get(element.dataset.fact) || []).filter((one) => one.matches(".sentence"));
  element.addEventListener("pointerenter", () => light(sentences()));
  element.addEventListener("pointerleave", () => light(held));
}
