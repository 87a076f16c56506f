// The gate around what a link brought. The page marks, by attributes, what nobody has confirmed yet, and what confirms it.
// Nothing marked leaves by a selection, and only who has had time to look at it confirms it.
//
// It stands apart from the page's Wasm, so that what guards the page can be read where it runs.
{
  // So many milliseconds pass between a look and a click that follows from it. Dialogs of browsers wait as long.
  const LOOK = 1000;

  const held = () => [...document.querySelectorAll("[data-held]")];

  const stop = (event, told) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    // The page has the words.
    dispatchEvent(new Event(told));
  };

  const elementOf = (node) => (node instanceof Element ? node : node?.parentElement);

  /** Says whether what is to be copied or dragged holds something unconfirmed. */
  const takesHeld = (event) => {
    const from = elementOf(event.target);
    if (from?.closest("[data-held]")) return true;
    // What is selected in a box is all that is taken from it.
    if (from?.matches("textarea")) return false;
    const selection = getSelection();
    const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
    const marked = held();
    // Where nothing can be selected, somebody has tried to.
    return marked.length !== 0 && (selection.isCollapsed || marked.some((it) => ranges.some((range) => range.intersectsNode(it))));
  };

  for (const kind of ["copy", "cut", "dragstart"]) {
    addEventListener(kind, (event) => takesHeld(event) && stop(event, "copy-held"), { capture: true });
  }

  // A page that is saved holds what is seen of it. The keys that save it can be held, the browser's menu cannot.
  const savesPage = ({ key, ctrlKey, metaKey }) => (ctrlKey || metaKey) && key.toLowerCase() === "s";
  addEventListener("keydown", (event) => savesPage(event) && held().length !== 0 && stop(event, "copy-held"), {
    capture: true,
  });

  // Since when what is to be confirmed has been on the screen as it is.
  let shownSince = Infinity;
  // Since when somebody has been at this window: it has the focus, or the pointer moves over it.
  let presentSince = document.hasFocus() ? 0 : Infinity;

  const lookedEnoughAt = () => Math.max(shownSince, presentSince) + LOOK;

  let timer;
  /** Shows whether a click would count by now. */
  const tell = () => {
    clearTimeout(timer);
    const rest = lookedEnoughAt() - performance.now();
    document.documentElement.toggleAttribute("data-looking", rest > 0);
    if (rest > 0 && rest < Infinity) timer = setTimeout(tell, rest);
  };

  let changes = 0;
  const show = async () => {
    const change = ++changes;
    shownSince = Infinity;
    tell();
    // A change is seen once it is painted, which a window in the background is not.
    await new Promise(requestAnimationFrame);
    if (change !== changes) return;
    shownSince = performance.now();
    tell();
  };

  const isShown = ({ target, addedNodes }) =>
    elementOf(target)?.closest(".review") || [...addedNodes].some((node) => node.matches?.(".review") || node.querySelector?.(".review"));
  const review = new MutationObserver((records) => records.some(isShown) && show());
  document.addEventListener("DOMContentLoaded", () => {
    const page = document.getElementById("page");
    review.observe(page, { subtree: true, childList: true, characterData: true });
  });

  const come = ({ timeStamp }) => {
    if (presentSince <= timeStamp) return;
    presentSince = timeStamp;
    tell();
  };
  const leave = () => {
    presentSince = Infinity;
    tell();
  };
  for (const kind of ["focus", "pointermove", "pointerdown"]) addEventListener(kind, come);
  addEventListener("blur", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());

  // When the pointer and the key went down that are down: what began before a change was meant for what stood there then.
  const down = {};
  const presses = ({ key, repeat }) => !repeat && (key === "Enter" || key === " ");
  addEventListener("pointerdown", ({ timeStamp }) => (down.pointer = timeStamp), { capture: true });
  addEventListener("keydown", (event) => presses(event) && (down.key = event.timeStamp), { capture: true });
  // The click comes first.
  const release = (what) => setTimeout(() => delete down[what]);
  for (const kind of ["pointerup", "pointercancel", "blur"]) addEventListener(kind, () => release("pointer"));
  for (const kind of ["keyup", "blur"]) addEventListener(kind, () => release("key"));

  const isEarly = ({ timeStamp, detail }) => {
    const began = down[detail === 0 ? "key" : "pointer"] ?? timeStamp;
    return began < lookedEnoughAt();
  };
  addEventListener(
    "click",
    (event) => elementOf(event.target)?.closest("[data-confirms]") && isEarly(event) && stop(event, "confirmed-early"),
    { capture: true },
  );

  // src/start.js starts no page without it.
  window.hasGate = true;
}
