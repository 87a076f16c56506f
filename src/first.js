// Says before anything is painted what there is to be seen of index.html until the page has started. It stands inside
// index.html, so that nothing waits for it.
{
  const { classList } = document.documentElement;
  classList.add("starting");
  // A link's values, or what this tab has kept, come with the page: nobody should see an empty form before.
  if (location.hash.length > 1 || history.state) classList.add("arriving");
  // Until src/start.js runs, whatever fails may be what the page needs to start.
  const fail = () => window.secondLoad || classList.remove("starting");
  addEventListener("error", fail, { capture: true });
}
