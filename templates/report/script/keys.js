// Keys, and the start of it all.
const help = byId("help");

function letGo() {
  if (closeNote(true)) return;
  if (filters?.open) {
    filters.open = false;
    filters.querySelector("summary").focus();
    return;
  }
  hold([]);
}

// The sentence above, below, or the partner beside the one that has the focus.
function move(sentence, key) {
  const own = all(".sentence", columnOf(sentence));
  const targets = {
    ArrowUp: () => own[own.indexOf(sentence) - 1],
    ArrowDown: () => own[own.indexOf(sentence) + 1],
    ArrowLeft: () => beside(sentence, -1),
    ArrowRight: () => beside(sentence, 1),
  };
  const target = targets[key]?.();
  if (!target) return false;
  show(target);
  target.querySelector(".number").focus({ preventScroll: true });
  if (!narrow.matches) level(target, partnersOf(target));
  return true;
}

function beside(sentence, by) {
  const own = columns.indexOf(columnOf(sentence));
  const away = (one) => (columns.indexOf(columnOf(one)) - own) * by;
  const others = partnersOf(sentence).filter((one) => shown(one) && away(one) > 0);
  return others.sort((x, y) => away(x) - away(y))[0];
}

const KEYS = {
  n: () => step(1),
  j: () => step(1),
  p: () => step(-1),
  k: () => step(-1),
  f: () => {
    filters.open = !filters.open;
    (filters.open ? form.querySelector("input:checked") : filters.querySelector("summary")).focus();
  },
  t: nextTheme,
  Escape: letGo,
  "?": () => help.showModal(),
};

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
  const typing = event.target.closest("input, select, textarea");
  if (typing && event.key !== "Escape") return;
  const sentence = event.target.closest(".sentence");
  if (sentence && event.key.startsWith("Arrow")) {
    if (move(sentence, event.key)) event.preventDefault();
  } else if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

if (form) {
  byId("help-open").addEventListener("click", () => help.showModal());
  document.querySelector(".toolbar").hidden = false;
  document.addEventListener("keydown", press);
  applyFilters();
}
