// Dark or light: as the system says, until the reader says otherwise.
const THEMES = ["system", "dark", "light"];
const theme = byId("theme");

function nextTheme() {
  const name = THEMES[(THEMES.indexOf(root.dataset.theme || "system") + 1) % THEMES.length];
  root.dataset.theme = name;
  theme.textContent = `Theme: ${name}`;
}

theme?.addEventListener("click", nextTheme);
