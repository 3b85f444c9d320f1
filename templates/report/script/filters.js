// Filters by weight, kind and outlet.
const RANKS = { low: 0, medium: 1, high: 2 };
const filters = byId("filters");
const form = filters?.querySelector("form");

const checked = (name) => new Set(all(`input[name=${name}]:checked`, form).map((input) => input.value));

function applyFilters() {
  const least = RANKS[form.querySelector("input[name=least]:checked").value];
  const [kinds, documents] = [checked("kind"), checked("document")];
  const wanted = (entry) => {
    const { kind, severity, documents: of, missing } = entry.dataset;
    return RANKS[severity] >= least && kinds.has(kind)
      && words(of).every((document) => documents.has(document))
      && (missing === undefined || words(missing).some((document) => documents.has(document)));
  };
  for (const entry of entries) entry.classList.toggle("off", !wanted(entry));
  for (const element of all("[data-entries]")) {
    const ids = visibleEntries(element);
    element.classList.toggle("off", ids.length === 0);
    if (!element.matches("a")) continue;
    element.tabIndex = ids.length === 0 ? -1 : 0;
    // Words with several marks look like the weightiest that is left.
    if (ids.length > 0) element.dataset.kind = byId(ids[0]).dataset.kind;
  }
  for (const element of all(".column, .card, .matrix [data-document], .beside [data-document]")) {
    element.classList.toggle("gone", !documents.has(element.dataset.document));
  }
  for (const list of all(".entries")) {
    const none = list.parentElement.querySelector(".none");
    if (none) none.hidden = list.querySelector(".entry:not(.off)") !== null;
  }
  closeNote(false);
  forgetWays();
  draw();
  countStops();
}

function checkKinds(on) {
  for (const input of all("input[name=kind]", form)) input.checked = on;
  applyFilters();
}

if (form) {
  form.addEventListener("change", applyFilters);
  byId("all-kinds").addEventListener("click", () => checkKinds(true));
  byId("no-kind").addEventListener("click", () => checkKinds(false));
  document.addEventListener("click", (event) => {
    if (filters.open && !filters.contains(event.target)) filters.open = false;
  });
}
