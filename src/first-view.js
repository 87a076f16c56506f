// Has the page take the place of its first view, which index.html holds, so that nobody notices. The page is drawn apart,
// and what was typed, chosen, opened, pressed, focused and selected in the first view until then goes on in it.
// So does what was typed and chosen in the page, where the browser kept it while its tab was elsewhere.
{
  const view = document.getElementById("page");
  const page = document.createElement("div");
  page.id = "page";
  const { classList } = document.documentElement;

  const LIMITS = "[id$=extent-only]";

  // The button that was pressed last, unless something else was done since.
  let pressed;
  view.addEventListener("click", ({ target }) => (pressed = target.closest("button")));
  view.addEventListener("input", () => (pressed = null));

  // Who composes a character, of several keys, would lose it with its box.
  let isComposed;
  view.addEventListener("compositionstart", () => {
    isComposed = new Promise((done) => view.addEventListener("compositionend", done, { once: true }));
  });

  // Both are drawn by the same code, so what stands at a place in the one has its twin there in the other.
  const controls = (root) => [...root.querySelectorAll("a, button, input, summary, textarea, [tabindex]")];

  const offsetOf = (node, offset) => {
    const range = document.createRange();
    range.selectNodeContents(view);
    range.setEnd(node, offset);
    return range.toString().length;
  };

  const placeOf = (left) => {
    const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    while (texts.nextNode() && left > texts.currentNode.length) left -= texts.currentNode.length;
    return [texts.currentNode, left];
  };

  const selectedOffsets = () => {
    const { isCollapsed, anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
    if (isCollapsed || !view.contains(anchorNode) || !view.contains(focusNode)) return [];
    return [offsetOf(anchorNode, anchorOffset), offsetOf(focusNode, focusOffset)];
  };

  const handOver = (from, to, isActive) => {
    if (from.matches("textarea") && from.value) {
      to.value = from.value;
      const inputType = from.value.includes("\n") ? "insertFromPaste" : "insertText";
      to.dispatchEvent(new InputEvent("input", { bubbles: true, inputType }));
      if (!isActive) to.dispatchEvent(new FocusEvent("blur"));
    }
    if (from.matches("summary")) to.parentElement.open = from.parentElement.open;
    const isChosen = from.checked !== from.defaultChecked && (from.checked || from.type === "checkbox");
    if (isChosen) to.click();
  };

  /** Shows the page, and says whether somebody had begun to do something in the first view. */
  const takeOver = () => {
    const isHidden = classList.contains("arriving");
    const active = view.contains(document.activeElement) ? document.activeElement : null;
    const selected = selectedOffsets();
    view.replaceWith(page);
    classList.remove("starting", "arriving");
    if (isHidden) return false;
    const [before, after] = [controls(view), controls(page)];
    if (before.length !== after.length) return false;
    const twinOf = (control) => after[before.indexOf(control)];
    for (const control of before) handOver(control, twinOf(control), control === active);
    if (selected.length) getSelection().setBaseAndExtent(...selected.flatMap(placeOf));
    if (active) {
      const twin = twinOf(active);
      const focus = () => twin.focus({ preventScroll: true });
      focus();
      if (active.matches("textarea")) twin.setSelectionRange(active.selectionStart, active.selectionEnd);
      // Who limits a catalog is led to its schemas once these are drawn; but here the focus has gone on since.
      const hasLimited = !active.matches(LIMITS) && view.querySelector(`:is(${LIMITS}):checked`);
      if (hasLimited) page.addEventListener("focusin", () => setTimeout(focus), { once: true });
    }
    if (pressed) twinOf(pressed).click();
    return Boolean(active || pressed || selected.length || scrollY);
  };

  // When the tab comes back, Safari empties every box that it is not to fill in by itself, right after it has said so.
  addEventListener("pagehide", () => {
    for (const box of page.querySelectorAll("input, textarea")) {
      const { checked, value } = box;
      addEventListener("pageshow", () => setTimeout(() => Object.assign(box, { checked, value })), { once: true });
    }
  });

  window.firstView = { view, page, takeOver, isComposed: () => isComposed };
}
