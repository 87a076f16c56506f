// Runs in both pages before anything of theirs, and tells when what was done is on the screen: after the frame that shows it.
// It finds things by their labels and roles, as a reader would.
globalThis.bench = (() => {
  /** When the next frame has been painted. */
  const frame = () =>
    new Promise((painted) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted(performance.now());
        port2.postMessage(null);
      }),
    );

  // What the browser tells of a page's memory leaves Wasm out.
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const made = await instantiate(...all);
      const { memory } = (made.instance ?? made).exports;
      if (memory) memories.push(memory);
      return made;
    };
  }

  const PATIENCE = 120_000;
  /** When the frame was painted after which this is so. Looking whether it is so does not count, but where it is not. */
  const until = async (isSo) => {
    const start = performance.now();
    for (;;) {
      const end = await frame();
      if (isSo()) return end;
      if (end - start > PATIENCE) throw new Error(`waited in vain for ${isSo}`);
    }
  };

  const isPlain = location.pathname.startsWith("/plain/");
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim();
  const all = (selector) => [...document.querySelectorAll(selector)];
  const result = () => document.querySelector("[aria-label='SQL and settings']");
  const box = (label) => all("label").find((element) => words(element) === label)?.control;
  const button = (name) => all("button").find((element) => (element.ariaLabel ?? words(element)) === name);
  const tab = (name) => all("[role=tab]").find((element) => words(element) === name);
  /** What a tab opens. */
  const opened = (name) => document.getElementById(tab(name).getAttribute("aria-controls"));
  const shows = (text) => result().textContent.includes(text);
  const isHeld = () => document.querySelector("[data-confirms]") !== null;

  const isSo = {
    /** A link can be read: its SQL on the plain page, its values on ours. */
    readable: () => (isPlain ? shows("`profiles`") : isHeld()),
    confirmed: () => !isHeld() && box("Client ID") !== undefined && shows("`profiles`"),
    pasted: () => shows("`catalog_0`"),
    undone: () => !shows("`catalog_0`"),
    mapped: () => tab("Map").ariaSelected === "true" && opened("Map").textContent.includes("catalog_0"),
    listed: () => tab("SQL").ariaSelected === "true" && shows("`catalog_0`"),
    judged: () => words(opened("Audit")).includes(" grants are there."),
    unjudged: () => !words(opened("Audit")).includes(" grants are there."),
  };

  /** How long it takes from an act until this is so. It begins so many milliseconds after a frame. */
  const paint = async (act, isSo, phase) => {
    await frame();
    for (const start = performance.now() + phase; performance.now() < start; );
    const start = performance.now();
    act();
    return (await until(isSo)) - start;
  };

  const changes = () => {
    const before = result().textContent;
    return () => result().textContent !== before;
  };

  const write = (text) => document.execCommand("insertText", false, text);

  const bench = {
    /** Replaces the last letter in a box, until the SQL shows what then stands between back-quotes. */
    async type(label, letter, phase) {
      const found = box(label);
      if (document.activeElement !== found) {
        found.focus();
        await frame();
      }
      const { length } = found.value;
      found.setSelectionRange(length - 1, length);
      const shown = `\`${found.value.slice(0, -1)}${letter}\``;
      return paint(() => write(letter), () => shows(shown), phase);
    },
    /** Writes a letter into the empty box behind a list, until the result has changed. */
    async add(label, letter, phase) {
      box(label).focus();
      await frame();
      return paint(() => write(letter), changes(), phase);
    },
    /** Presses a button, until the result has changed. */
    press(name, phase) {
      const found = button(name);
      return paint(() => found.click(), changes(), phase);
    },
    turn: (name, what, phase) => paint(() => tab(name).click(), isSo[what], phase),
    /** Opens a link in the page that stands. */
    follow: (fragment, phase) => paint(() => (location.hash = fragment), isSo.readable, phase),
    /** Times from the last event of a kind, which is still to come. What comes of it is in `watched`. */
    watch(kind, what) {
      let start;
      const note = () => (start = performance.now());
      addEventListener(kind, note, { capture: true });
      bench.watched = until(() => start !== undefined && isSo[what]()).then((end) => {
        removeEventListener(kind, note, { capture: true });
        return end - start;
      });
    },
    until: (what) => until(isSo[what]),
    /** How many bytes the page takes: nodes and scripts, those of its workers too, and its own Wasm. */
    async memory() {
      const { bytes } = await performance.measureUserAgentSpecificMemory();
      return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, bytes);
    },
  };
  // From the navigation on, which is where a document's clock begins.
  if (location.hash.length > 1) bench.opened = until(() => document.body !== null && result() !== null && isSo.readable());
  return bench;
})();
