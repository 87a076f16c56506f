// Shows the page in the theme that was chosen, before anything is painted in another one, and lets it be chosen at the page's
// foot. It stands inside index.html, and what it shows outside of what the page draws.
{
  const KEY = "data-graph-setup.theme";

  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    // The window around the page goes with it.
    for (const meta of document.querySelectorAll("meta[data-theme]")) {
      const own = meta.dataset.theme;
      meta.media = theme === "system" ? `(prefers-color-scheme: ${own})` : theme === own ? "all" : "not all";
    }
    for (const choice of document.getElementsByName("theme")) choice.checked = choice.value === theme;
  };

  let theme;
  const follow = () => {
    let kept;
    // Some browsers refuse even to say what is kept.
    try {
      kept = localStorage.getItem(KEY);
    } catch {}
    theme = kept === "light" || kept === "dark" ? kept : "system";
    show(theme);
  };
  follow();

  // Where nothing can be kept, the choice lasts as long as the page is open.
  const choose = ({ target }) => {
    if (target.name !== "theme") return;
    theme = target.value;
    show(theme);
    try {
      localStorage.setItem(KEY, theme);
    } catch {}
  };
  addEventListener("change", choose);
  // Chosen in another tab, or forgotten with all that is kept.
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && follow());
  // Browsers put back what was chosen before a reload, some only once all is loaded.
  for (const kind of ["DOMContentLoaded", "pageshow"]) addEventListener(kind, () => show(theme));
}
