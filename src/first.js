// Says before anything is painted what there is to be seen of index.html until the page has started. It stands inside
// index.html, so that nothing waits for it.
{
  const { classList } = document.documentElement;
  // What the styles need; what else a browser is too old for, the scripts and the Wasm fail at.
  const isNew = CSS.supports("color", "light-dark(red, red)") && CSS.supports("selector(:has(a))");
  if (isNew) {
    classList.add("starting", "retries");
  } else {
    classList.add("old");
    // src/start.js starts no page without the gate.
    Object.defineProperty(window, "hasGate", { value: false });
  }
  // A link's values, or what this tab has kept, come with the page: nobody should see an empty form before.
  if (location.hash.length > 1 || history.state) classList.add("arriving");
  // Until src/start.js runs, whatever fails may be what the page needs to start.
  const fail = () => window.secondLoad || classList.remove("starting");
  addEventListener("error", fail, { capture: true });
  // Nothing tells of a document that broke off on its way: it only comes no further. If it does after all, src/start.js goes on.
  const watch = (size) => {
    if (document.readyState !== "loading") return;
    const { length } = document.getElementsByTagName("*");
    if (length === size) fail();
    setTimeout(watch, 10_000, length);
  };
  watch(0);
  // The browser may have kept a broken file, and would use it again. So each file is fetched anew.
  const fetchAnew = async (address) => {
    const response = await fetch(address, { cache: "reload", signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
  };
  addEventListener("click", async ({ target }) => {
    if (!target.closest(".not-started__again")) return;
    const files = document.querySelectorAll("script[src], link[rel=first-load]");
    const addresses = [...files].flatMap(({ src, href, dataset }) => [src ?? href, dataset.wasm]).filter(Boolean);
    await Promise.all(addresses.map((address) => fetchAnew(address).catch(() => {})));
    location.reload();
  });
}
