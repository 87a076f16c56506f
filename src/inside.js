// The offline copy's own: hands to src/start.js what the site fetches. script/offline.mjs puts both into the copy, and into
// scripts that follow this one the Wasm, as text. The content security policy has the digest of every script there, so that
// what was changed does not run, and what it would have brought is missing here.
{
  const [address] = location.href.split("#");

  // The worker is made of the script that also runs here, and by that alone: where it was changed, no worker is made of it.
  const script = document.getElementById("tools-script").textContent;
  const worker = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));

  const decoded = (text) => {
    if (!text) throw new Error("something inside this file was changed");
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  };

  window.inside = {
    // Errors in any script of the copy name the copy.
    glue: { address, wasm: { address } },
    tools: { address: worker },
    takePage: async () => ({ init: inside.init, module_or_path: decoded(inside.pageWasm) }),
    takeTools: async () => decoded(inside.toolsWasm).buffer,
  };

  // A script that the policy holds back fails without a word.
  addEventListener("load", () => window.secondLoad || document.documentElement.classList.remove("starting"));
}
