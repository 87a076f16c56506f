// Starts the page, and says so when it cannot be started or breaks down. Its words are in index.html. Loads the page's
// tools when nothing else waits.
//
// It runs before the body is read, so that nobody sees the text of a failure that has not happened.
{
  // What index.html says of a script and its Wasm. It is read once, before anything else runs that could change it.
  const read = (selector) => {
    const { href, integrity, dataset } = document.querySelector(selector);
    const wasm = { address: new URL(dataset.wasm, document.baseURI).href, integrity: dataset.wasmIntegrity ?? "" };
    return { address: href, integrity, wasm };
  };
  const glue = read("link[rel=modulepreload]");
  const tools = read("link[rel=second-load]");

  // The content security policy allows no policy but this one, and this one lets no script be added but the page's own.
  const rules = {
    createScriptURL(url) {
      if (url !== glue.address && url !== tools.address) throw new TypeError(`not a script of this page: ${url}`);
      return url;
    },
  };
  const policy = window.trustedTypes?.createPolicy("data-graph-setup", rules) ?? rules;

  const find = (name) => document.querySelector(`.${name}`);
  const bodyIsRead = new Promise((done) => document.addEventListener("DOMContentLoaded", done));

  const loadScript = ({ address, integrity }, type) =>
    new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.type = type;
      script.integrity = integrity;
      script.src = policy.createScriptURL(address);
      script.addEventListener("load", loaded);
      script.addEventListener("error", () => failed(new Error(`${address} could not be loaded`)));
      document.head.append(script);
    });

  const start = async () => {
    if (!window.hasGate) throw new Error("src/gate.js is missing");
    // The digest goes with an element, as import() takes none. By itself import() could run glue that was refused as a
    // preload: Chromium may forget the refusal, and load the file again.
    const wasm = fetch(glue.wasm.address, { integrity: glue.wasm.integrity });
    const [response] = await Promise.all([wasm, loadScript(glue, "module"), bodyIsRead]);
    const { default: init } = await import(glue.address);
    await init({ module_or_path: response });
  };

  // Through this the page speaks with its tools. What it says before they are there waits here, the newest of it alone.
  const secondLoad = {
    asked: {},
    listen: (hear) => (secondLoad.hear = hear),
    takeText: (tool, text) => say(tool, { text }),
    ask: (tool, question) => say(tool, { question }),
    tryAgain: () => loadTools("reload"),
    hear() {},
    give() {},
  };
  window.secondLoad = secondLoad;

  const say = (tool, part) => {
    const told = Object.assign((secondLoad.asked[tool] ??= { turn: 0 }), part);
    told.turn += 1;
    secondLoad.give({ tool, turn: told.turn, ...part });
  };

  // A worker takes no digest for its script. So one is made only of a script that this page has loaded with its digest,
  // and gets its Wasm from here, checked; but it loads that script again, and a host could answer otherwise by then.
  let isLoading = false;
  const loadTools = async (cache) => {
    if (isLoading || secondLoad.place) return;
    isLoading = true;
    const wasm = async () => {
      const response = await fetch(tools.wasm.address, { integrity: tools.wasm.integrity, cache });
      if (!response.ok) throw new Error(`${response.url} could not be loaded`);
      return response.arrayBuffer();
    };
    const script = async () => {
      // An element takes what the browser has kept. This puts what the host has now in its place.
      if (cache) await fetch(tools.address, { cache });
      await loadScript(tools, "");
    };
    try {
      const [bytes] = await Promise.all([wasm(), script()]);
      secondLoad.connect(bytes, policy.createScriptURL(tools.address));
    } catch (error) {
      console.error(error);
      secondLoad.hear();
    }
    isLoading = false;
  };

  const idle = async () => {
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
    await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done, { timeout: 2000 }));
  };

  /** Shows the one of the texts in index.html that is true before the page has started. */
  const show = (text) => {
    for (const name of ["loading", "failed", "framed"]) find(`before-start__${name}`).hidden = name !== text;
  };

  // A page of another origin around this one could lay something over it, and have somebody press what they do not see.
  const isFramedByOthers = () => {
    try {
      let frame = window;
      while (frame !== frame.parent) {
        frame = frame.parent;
        // Only a page of the same origin may read it.
        if (frame.location.origin !== location.origin) return true;
      }
      return false;
    } catch {
      return true;
    }
  };

  const showCrash = () => {
    const link = find("crash-notice__link");
    const update = () => (link.href = location.href);
    update();
    // What was typed last may reach the address bar a little later.
    setTimeout(update, 1000);
    find("crash-notice").hidden = false;
  };

  // From here on the page could show and copy what is wrong, so it no longer learns what is done to it.
  const disconnect = () => {
    const page = document.getElementById("page");
    const stop = (event) => page.contains(event.target) && event.stopImmediatePropagation();
    for (const kind of ["click", "input", "change"]) addEventListener(kind, stop, { capture: true });
    find("crash-notice__reload").addEventListener("click", () => location.reload());
  };

  let hasFailed = false;
  const fail = async () => {
    if (hasFailed) return;
    hasFailed = true;
    await bodyIsRead;
    if (find("before-start")) return show("failed");
    showCrash();
    disconnect();
  };

  // Extensions fail in this window too. An error is the page's own if Wasm broke off, or came through the page's files.
  const ownFiles = [glue.address, glue.wasm.address];
  const isOwn = (error) =>
    error?.name === "RuntimeError" || ownFiles.some((file) => String(error?.stack).includes(file));
  const watch = ({ error, reason = error }) => isOwn(reason) && fail();
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);

  if (isFramedByOthers()) {
    bodyIsRead.then(() => {
      find("before-start__instead").hidden = true;
      find("before-start__open").href = location.href;
      show("framed");
    });
  } else {
    bodyIsRead.then(() => show("loading"));
    start().then(
      () => idle().then(() => loadTools()),
      (error) => {
        console.error(error);
        fail();
      },
    );
  }
}
