// Starts the page, and says so when it cannot be started or breaks down. Its words are in index.html.
//
// It runs before the body is read, so that nobody sees the text of a failure that has not happened.
{
  const glue = document.querySelector("link[rel=modulepreload]");
  const address = glue.href;
  const wasmAddress = new URL(glue.dataset.wasm, document.baseURI).href;

  // The content security policy allows no policy but this one, and this one lets no script be added but the page's own.
  const rules = {
    createScriptURL(url) {
      if (url !== address) throw new TypeError(`not a script of this page: ${url}`);
      return url;
    },
  };
  const policy = window.trustedTypes?.createPolicy("data-graph-setup", rules) ?? rules;

  const find = (name) => document.querySelector(`.${name}`);
  const bodyIsRead = new Promise((done) => document.addEventListener("DOMContentLoaded", done));

  // The digest goes with an element, as import() takes none. By itself import() could run glue that was refused as a
  // preload: Chromium may forget the refusal, and load the file again.
  const loadGlue = () =>
    new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.type = "module";
      script.integrity = glue.integrity;
      script.src = policy.createScriptURL(address);
      script.addEventListener("load", loaded);
      script.addEventListener("error", () => failed(new Error(`${address} could not be loaded`)));
      document.head.append(script);
    });

  const start = async () => {
    const wasm = fetch(wasmAddress, { integrity: glue.dataset.wasmIntegrity ?? "" });
    const [response] = await Promise.all([wasm, loadGlue(), bodyIsRead]);
    const { default: init } = await import(address);
    await init({ module_or_path: response });
  };

  const showLoading = (isLoading) => {
    find("before-start__loading").hidden = !isLoading;
    find("before-start__failed").hidden = isLoading;
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
    if (find("before-start")) return showLoading(false);
    showCrash();
    disconnect();
  };

  // Extensions fail in this window too. An error is the page's own if Wasm broke off, or came through the page's files.
  const isOwn = (error) =>
    error?.name === "RuntimeError" || [address, wasmAddress].some((file) => String(error?.stack).includes(file));
  const watch = ({ error, reason = error }) => isOwn(reason) && fail();
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);

  bodyIsRead.then(() => showLoading(true));
  start().catch((error) => {
    console.error(error);
    fail();
  });
}
