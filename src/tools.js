// The second load: it brings the tools to a page that stands. src/start.js loads it, and src/tools.rs does the work.
//
// Workers are made of this same file. Where there can be none, the page does the work itself, in slices.
{
  // So many milliseconds of work, and newer texts and questions get in. On the page, all else that it does gets in too.
  const SLICE = 8;
  // Milliseconds before it is told again how far a tool is, so that the page has time for the rest.
  const PROGRESS = 100;

  /** A place where the tools work. It takes what they are told, and tells what comes of it. */
  const workshop = (wasm, tell) => {
    const encoder = new TextEncoder();
    const breath = new MessageChannel();
    const turns = [];
    const heard = [];
    const open = new Set();
    let isWorking = false;
    let start;

    // Compiled when it is first needed. It imports nothing, so it reaches nothing but what it is given.
    const tools = () => (start ??= WebAssembly.compile(wasm).then(WebAssembly.instantiate));

    const hand = ({ room, memory }, bytes) => {
      const place = room(bytes.length);
      new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
    };

    const slice = ({ work, is_idle, reply, memory }, tool) => {
      const length = work(tool);
      const isDone = is_idle(tool) !== 0;
      // The other tools are next.
      open.delete(tool);
      if (!isDone) open.add(tool);
      const turn = turns[tool];
      const now = performance.now();
      const last = heard[tool];
      if (length === 0 || (!isDone && last?.turn === turn && now < last.when + PROGRESS)) return;
      heard[tool] = { turn, when: now };
      const place = reply();
      const bytes = new Uint8Array(memory.buffer).slice(place, place + length);
      tell({ tool, turn, isDone, reply: bytes });
    };

    const breathe = () =>
      new Promise((done) => {
        breath.port1.onmessage = done;
        breath.port2.postMessage(null);
      });

    // Wasm that broke off, of an error or of too little memory, is in no state to go on.
    const guarded = (tool, act) => {
      try {
        act();
        return true;
      } catch (error) {
        console.warn(error);
        open.clear();
        tell({ tool, turn: turns[tool] });
        return false;
      }
    };

    const workOn = async ({ exports }) => {
      if (isWorking) return;
      isWorking = true;
      let end = performance.now() + SLICE;
      for (const tool of open) {
        if (!guarded(tool, () => slice(exports, tool))) return;
        if (performance.now() < end) continue;
        await breathe();
        end = performance.now() + SLICE;
      }
      isWorking = false;
    };

    return async ({ tool, turn, text, question }) => {
      let instance;
      try {
        instance = await tools();
      } catch (error) {
        console.warn(error);
        return tell({});
      }
      const { exports } = instance;
      guarded(tool, () => {
        turns[tool] = turn;
        if (text !== undefined) {
          hand(exports, encoder.encode(text));
          exports.take_text(tool);
        }
        if (question) {
          hand(exports, question);
          exports.ask(tool);
          open.add(tool);
        }
      });
      workOn(instance);
    };
  };

  /** Finds the page's tools a place to work, and a new one when they broke off there. */
  const connect = (wasm, address) => {
    const { secondLoad } = globalThis;
    const { asked } = secondLoad;
    let isWorkerAllowed = true;
    let place;

    const inWorker = (tell) => {
      const worker = new Worker(address);
      worker.onmessage = ({ data }) => tell(data);
      // It cannot be loaded or run, for which no text is to blame.
      worker.onerror = (event) => {
        event.preventDefault();
        tell({});
      };
      worker.postMessage(wasm);
      return { name: "worker", take: (message) => worker.postMessage(message), end: () => worker.terminate() };
    };

    // What the page makes of a reply is a task of its own, so that an error in it is not taken for one of the tools'.
    const onPage = (tell) => {
      const take = workshop(wasm, (message) => queueMicrotask(() => tell(message)));
      return { name: "page", take, end() {} };
    };

    const open = (tell) => {
      try {
        if (isWorkerAllowed) return inWorker(tell);
      } catch {
        isWorkerAllowed = false;
      }
      return onPage(tell);
    };

    const move = () => {
      place?.end();
      const here = open((message) => here === place && hear(message));
      place = here;
      secondLoad.place = here.name;
      for (const [tool, told] of Object.entries(asked)) here.take({ tool: Number(tool), ...told });
    };

    const hear = ({ tool, turn, isDone, reply }) => {
      if (tool === undefined) return cannotWork();
      const told = asked[tool];
      // Something newer is on its way, or was when this was told: a reply to that is what counts.
      const isNewest = turn === told.turn;
      if (!reply) return breakOff(tool, told, isNewest);
      if (!isNewest) return;
      if (isDone) delete told.question;
      secondLoad.hear(tool, reply);
    };

    const breakOff = (tool, told, isNewest) => {
      if (isNewest) delete told[told.text ? "text" : "question"];
      move();
      if (isNewest) secondLoad.hear(tool);
    };

    const cannotWork = () => {
      if (place.name === "worker") {
        isWorkerAllowed = false;
        return move();
      }
      place = undefined;
      secondLoad.place = undefined;
      secondLoad.give = () => {};
      secondLoad.hear();
    };

    secondLoad.give = (message) => place.take(message);
    move();
  };

  // A chosen file counts as pasted. The longest that is read as a plan is MAX_BYTES of src/file.rs: a byte more is enough to see
  // that one is longer.
  const LONGEST = 1e7;
  const takeFile = async ({ target }) => {
    const [file] = target.type === "file" ? target.files : [];
    if (!file) return;
    const text = await file.slice(0, LONGEST + 1).text();
    const box = document.getElementById("plan-file-text");
    if (!box) return;
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    target.value = "";
  };

  if (globalThis.document) {
    globalThis.secondLoad.connect = connect;
    addEventListener("change", takeFile);
  } else {
    let take;
    onmessage = ({ data }) => {
      if (take) take(data);
      else take = workshop(data, (message) => postMessage(message));
    };
  }
}
