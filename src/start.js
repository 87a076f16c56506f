// Starts the page once its first view is painted, and says so when it cannot be started or breaks down. Its words are in
// index.html. Loads the page's tools when nothing else waits.
{
  // What index.html says of a script and its Wasm. It is read once, before anything else runs that could change it.
  const read = (selector) => {
    const { href, integrity, dataset } = document.querySelector(selector);
    const wasm = { address: new URL(dataset.wasm, document.baseURI).href, integrity: dataset.wasmIntegrity ?? "" };
    return { address: href, integrity, wasm };
  };

  const unloaded = (address) => new Error(`${address} could not be loaded`);

  const loadScript = ({ address, integrity }, type) =>
    new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.type = type;
      script.integrity = integrity;
      script.src = policy.createScriptURL(address);
      script.addEventListener("load", loaded);
      script.addEventListener("error", () => failed(unloaded(address)));
      document.head.append(script);
    });

  const compiled = (response) =>
    // Some servers call Wasm something else.
    response.headers.get("content-type") === "application/wasm"
      ? WebAssembly.compileStreaming(response)
      : response.arrayBuffer().then(WebAssembly.compile);

  const fetchPage = async () => {
    // The digest goes with an element, as import() takes none.
    const wasm = fetch(glue.wasm.address, { integrity: glue.wasm.integrity }).then(compiled);
    const [module_or_path] = await Promise.all([wasm, loadScript(glue, "module")]);
    const { default: init } = await import(glue.address);
    return { init, module_or_path };
  };

  // A worker takes no digest for its script. So one is made only of a script that this page has loaded with its digest,
  // and gets its Wasm from here, checked; but it loads that script again, and a host could answer otherwise by then.
  const fetchTools = async (cache) => {
    const wasm = async () => {
      const response = await fetch(tools.wasm.address, { integrity: tools.wasm.integrity, cache });
      if (!response.ok) throw unloaded(response.url);
      return response.arrayBuffer();
    };
    const script = async () => {
      // An element takes what the browser has kept. This puts what the host has now in its place.
      if (cache) await fetch(tools.address, { cache });
      await loadScript(tools, "");
    };
    const [bytes] = await Promise.all([wasm(), script()]);
    return bytes;
  };

  // The offline copy has inside what is fetched here, and src/inside.js hands it over.
  const {
    glue = read("link[rel=first-load]"),
    tools = read("link[rel=second-load]"),
    takePage = fetchPage,
    takeTools = fetchTools,
  } = window.inside ?? {};

  // The content security policy allows no policy but this one, and this one lets no script be added but the page's own.
  const rules = {
    createScriptURL(url) {
      if (url !== glue.address && url !== tools.address) throw new TypeError(url);
      return url;
    },
  };
  const policy = window.trustedTypes?.createPolicy("data-graph-setup", rules) ?? rules;

  const find = (name) => document.querySelector(`.${name}`);
  const { classList } = document.documentElement;

  // What is requested before the first view is painted delays that. Nobody waits for it where it is not to be seen.
  const isPainted = () =>
    new Promise((done) => {
      if (document.hidden || classList.contains("arriving")) return done();
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
      document.addEventListener("visibilitychange", done);
    });

  const start = async () => {
    if (!window.hasGate || !window.firstView) throw new Error("src/gate.js or src/first-view.js is missing");
    firstView.view.disabled = false;
    await isPainted();
    const { init, module_or_path } = await takePage();
    await firstView.isComposed();
    await init({ module_or_path });
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

  let isLoading = false;
  const loadTools = async (cache) => {
    if (isLoading || secondLoad.place) return;
    isLoading = true;
    try {
      const bytes = await takeTools(cache);
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
    const stop = (event) => firstView.page.contains(event.target) && event.stopImmediatePropagation();
    for (const kind of ["click", "input", "change"]) addEventListener(kind, stop, { capture: true });
    find("crash-notice__reload").addEventListener("click", () => location.reload());
  };

  let hasFailed = false;
  const fail = () => {
    if (hasFailed) return;
    hasFailed = true;
    if (!window.firstView?.page.isConnected) {
      document.getElementById("page").disabled = true;
      return classList.remove("starting");
    }
    showCrash();
    disconnect();
  };

  // Extensions fail in this window too. An error is the page's own if Wasm broke off, or came through the page's files.
  const isOwn = (error) =>
    error?.name === "RuntimeError" ||
    [glue.address, glue.wasm.address].some((file) => String(error?.stack).includes(file));
  const watch = ({ error, reason = error }) => isOwn(reason) && fail();
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);

  if (isFramedByOthers()) {
    find("not-started__open").href = location.href;
    document.getElementById("page").remove();
    classList.value = "framed";
  } else {
    classList.add("starting");
    start().then(
      () => idle().then(() => loadTools()),
      (error) => {
        console.error(error);
        fail();
      },
    );
  }
}
