// The note beside marked words, and what a click on a sentence does.
const note = byId("note");
let noteFor = null;

function openNote(anchor, content) {
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "Close";
  close.addEventListener("click", () => closeNote(true));
  note.replaceChildren(close, ...content);
  noteFor?.classList.remove("current");
  noteFor = anchor;
  anchor.classList.add("current");
  note.showPopover();
  placeNote(anchor);
}

// Below the sentences that are compared where there is room, else below or above the words; narrow screens have it
// at their foot.
function placeNote(anchor) {
  for (const side of ["left", "top"]) note.style.removeProperty(side);
  if (narrow.matches) return;
  const [words, box] = [anchor.getClientRects()[0] || anchor.getBoundingClientRect(), note.getBoundingClientRect()];
  const sentences = Math.max(words.bottom, ...held.filter(shown).map((one) => one.getBoundingClientRect().bottom));
  const room = [sentences, words.bottom].map((under) => under + 10).find((top) => top + box.height < innerHeight);
  note.style.left = `${Math.max(8, Math.min(words.left, innerWidth - box.width - 8))}px`;
  note.style.top = `${room ?? Math.max(8, words.top - 10 - box.height)}px`;
}

function closeNote(giveBack) {
  if (!noteFor) return false;
  note.hidePopover();
  noteFor.classList.remove("current");
  if (giveBack) noteFor.focus({ preventScroll: true });
  noteFor = null;
  return true;
}

// A copy of an entry without its ids, which belong to the list.
function copyOf(id) {
  const copy = byId(id).cloneNode(true);
  const box = document.createElement("div");
  box.className = "entry";
  box.dataset.kind = copy.dataset.kind;
  box.append(...copy.childNodes);
  return box;
}

function sentencesOf(entry) {
  return words(entry.dataset.sentences).map(byId).filter(Boolean);
}

function openEntries(anchor, ids) {
  hold(ids.flatMap((id) => sentencesOf(byId(id))));
  openNote(anchor, ids.map(copyOf));
}

// What the other outlets make of a sentence, for screens that show one column only.
function copyOfPartner(sentence) {
  const [line, place] = [document.createElement("p"), document.createElement("a")];
  place.className = "place";
  place.href = `#${sentence.id}`;
  place.textContent = sentence.querySelector(".number").getAttribute("aria-label").replace("Sentence ", "");
  line.append(place, " ", sentence.querySelector(".text").textContent);
  return line;
}

function choose(sentence) {
  const others = partnersOf(sentence);
  hold([sentence]);
  if (!narrow.matches) level(sentence, lit.filter((element) => element !== sentence && columns.some((column) => column.contains(element))));
  else if (others.length > 0) openNote(sentence.querySelector(".number"), others.map(copyOfPartner));
}

const visibleEntries = (element) => words(element.dataset.entries).filter((id) => !byId(id)?.classList.contains("off"));

document.addEventListener("click", (event) => {
  const pointer = event.target.closest("a[data-entries]");
  if (pointer) {
    event.preventDefault();
    const ids = visibleEntries(pointer);
    if (ids.length > 0) openEntries(pointer, ids);
    return;
  }
  if (note.contains(event.target)) {
    followLink(event);
    return;
  }
  closeNote(false);
  if (event.target.closest("a.place, .moves a, .matrix a")) {
    followLink(event);
    return;
  }
  const sentence = event.target.closest(".sentence");
  if (sentence && getSelection().isCollapsed) {
    if (event.target.closest(".number")) event.preventDefault();
    choose(sentence);
  }
});

// A link to a sentence shows it with its partners; the address bar keeps it as any link would.
function followLink(event) {
  const link = event.target.closest("a[href^='#s-']");
  const sentence = link && byId(link.getAttribute("href").slice(1));
  if (!sentence || !shown(sentence)) return;
  event.preventDefault();
  closeNote(false);
  show(sentence);
  sentence.querySelector(".number").focus({ preventScroll: true });
  hold([sentence]);
  if (!narrow.matches) level(sentence, partnersOf(sentence));
}
