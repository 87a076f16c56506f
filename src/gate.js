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

  /** Says whether a selected range holds something of an element, and does not only end where that begins. */
  const holdsOf = (range, element) => {
    const whole = document.createRange();
    whole.selectNodeContents(element);
    return (
      range.compareBoundaryPoints(Range.START_TO_END, whole) > 0 &&
      range.compareBoundaryPoints(Range.END_TO_START, whole) < 0
    );
  };

  /** Says whether what is to be copied or dragged holds something unconfirmed. */
  const takesHeld = ({ type, target }) => {
    const from = elementOf(target);
    // What is selected in a box is all that is taken from it.
    if (from?.matches("textarea")) return from.matches("[data-held]");
    if (from?.closest("[data-held]")) return true;
    const marked = held();
    const selection = getSelection();
    // Where nothing can be selected, somebody has tried to copy; but a link can be dragged without a selection.
    if (selection.isCollapsed) return marked.length !== 0 && type !== "dragstart";
    const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
    return marked.some((element) => ranges.some((range) => holdsOf(range, element)));
  };

  for (const kind of ["copy", "cut", "dragstart"]) {
    addEventListener(kind, (event) => takesHeld(event) && stop(event, "copy-held"), { capture: true });
  }

  // A page that is saved holds what is seen of it. The keys that save it can be held, the browser's menu cannot.
  const savesPage = ({ key, code, ctrlKey, metaKey }) => (ctrlKey || metaKey) && (key.toLowerCase() === "s" || code === "KeyS");
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
  // Not the page's own element, which another one takes the place of.
  review.observe(document.body, { subtree: true, childList: true, characterData: true });

  let movedAt = -Infinity;
  const come = ({ timeStamp }) => {
    if (presentSince <= timeStamp) return;
    presentSince = timeStamp;
    tell();
  };
  const leave = () => {
    presentSince = Infinity;
    tell();
  };
  // What brings the window up may do so under a pointer that rests: only one that moves over the page was there before.
  const focus = (event) => {
    if (movedAt + LOOK < event.timeStamp) leave();
    come(event);
  };
  const move = (event) => {
    movedAt = event.timeStamp;
    come(event);
  };
  const comeIfFocused = (event) => !document.hidden && document.hasFocus() && come(event);
  addEventListener("focus", focus);
  addEventListener("pointermove", move);
  addEventListener("pointerdown", come);
  addEventListener("blur", leave);
  addEventListener("pointerout", ({ relatedTarget }) => relatedTarget === null && !document.hasFocus() && leave());
  // Out of the browser's own store of pages, one comes back without the focus being told of.
  addEventListener("pageshow", comeIfFocused);
  document.addEventListener("visibilitychange", (event) => (document.hidden ? leave() : comeIfFocused(event)));

  // When the pointer and the key went down that are down: what began before a change was meant for what stood there then.
  const down = {};
  const goesDown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    // One that repeats, and that nobody here has seen go down, went down elsewhere.
    if (event.repeat) down.key ??= -Infinity;
    else down.key = event.timeStamp;
  };
  addEventListener("pointerdown", ({ timeStamp }) => (down.pointer = timeStamp), { capture: true });
  addEventListener("keydown", goesDown, { capture: true });
  // The click comes first.
  const release = (what) => setTimeout(() => delete down[what]);
  for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, () => release("pointer"));
  addEventListener("keyup", () => release("key"));

  const isEarly = ({ timeStamp, detail }) => {
    if (document.querySelector("[data-comparing]")) return true;
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
