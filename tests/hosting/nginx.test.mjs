// The built page as nginx serves it, by the configuration that is shipped: every header of every file, and the job itself.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createServer, request } from "node:http";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { CLIENT_ID } from "../support/golden.mjs";
import { startBrowser } from "../page/support.mjs";
import { hasBrotli, startNginx } from "./nginx.mjs";
import { COPY, expected, files, has, read, shown } from "./site.mjs";

let host, page;
before(async () => {
  host = await startNginx();
  page = await startBrowser();
  await page.size(1440, 900);
});
after(async () => {
  await page?.quit();
  await host?.close();
});

/** Asks for an address as it is written, and returns status, headers and bytes as they come. */
const ask = (address, headers = {}) =>
  new Promise((done, failed) => {
    request(address, { headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    })
      .on("error", failed)
      .end();
  });

const places = ["atRoot", "below"];

/** What is said, of what the test expects something. */
const said = (headers, name) => Object.fromEntries(Object.keys(expected(name)).map((key) => [key, headers[key]]));

test("who leaves out the slash behind the folder is sent there", async () => {
  const { status, headers } = await ask(host.below.replace(/\/$/, ""));
  assert.deepEqual([status, headers.location], [301, host.below]);
});

for (const place of places) {
  test(`every file is served with its headers and its type, ${place}`, async () => {
    for (const name of shown) {
      const { status, headers, body } = await ask(host[place] + name);
      assert.equal(status, 200, name);
      assert.deepEqual(said(headers, name), expected(name), name);
      assert.ok(body.equals(read(name)), name);
      assert.equal(headers["content-encoding"], undefined, name);
      assert.equal(headers.server, "nginx", "no version");
      assert.ok(headers.etag, name);
      assert.equal(headers["strict-transport-security"], "max-age=1", "what the site around it adds");
    }
  });

  test(`the folder's own address is the document, ${place}`, async () => {
    const { status, headers, body } = await ask(host[place]);
    assert.equal(status, 200);
    assert.deepEqual(said(headers, "index.html"), expected("index.html"));
    assert.ok(body.equals(read("index.html")));
    const again = await ask(host[place], { "If-None-Match": headers.etag });
    assert.equal(again.status, 304, "a document that still holds is not sent again");
    assert.equal(again.headers["cache-control"], "no-cache");
  });

  test(`what lies there compressed is sent to whoever takes it, with the same headers, ${place}`, async () => {
    const ways = [["gzip", "gz", gunzipSync, "gzip"]];
    if (hasBrotli) ways.push(["gzip, deflate, br, zstd", "br", brotliDecompressSync, "br"]);
    for (const [accepted, ending, unpack, encoding] of ways) {
      for (const name of shown.filter((name) => has(`${name}.${ending}`))) {
        const { headers, body } = await ask(host[place] + name, { "Accept-Encoding": accepted });
        assert.equal(headers["content-encoding"], encoding, name);
        assert.equal(headers.vary, "Accept-Encoding", name);
        assert.deepEqual(said(headers, name), expected(name), name);
        assert.ok(body.equals(read(`${name}.${ending}`)), name);
        assert.ok(unpack(body).equals(read(name)), name);
        assert.equal((await ask(host[place] + name)).headers.vary, "Accept-Encoding", "who keeps it must know");
      }
    }
  });

  test(`what is not there is not kept, and nothing lists what is, ${place}`, async () => {
    const forHosts = files.filter((name) => !shown.includes(name));
    assert.ok(forHosts.includes("_headers") && forHosts.includes("hosting/nginx.conf") && forHosts.includes("index.html.gz"));
    const missing = ["missing.js", "page-0123456789abcdef.js", "page-0123456789abcdef_bg.wasm", "missing/", "missing/index.html", "module/missing.js"];
    for (const name of [...missing, ...forHosts]) {
      const { status, headers, body } = await ask(host[place] + name);
      assert.equal(status, 404, name);
      assert.equal(headers["cache-control"], undefined, name);
      assert.equal(headers["x-content-type-options"], "nosniff", name);
      assert.doesNotMatch(body.toString(), /nginx\/\d/, name);
    }
    for (const name of ["module/", "hosting/"]) {
      const { status, headers, body } = await ask(host[place] + name);
      assert.equal(status, 403, name);
      assert.equal(headers["cache-control"], undefined, name);
      assert.doesNotMatch(body.toString(), /href|data_graph_setup|nginx\.conf/, name);
    }
  });

  test(`the job is done there, with the tools in their worker, and no word in the console, ${place}`, async () => {
    await page.allowClipboard(host[place]);
    await page.consoleMessages();
    await page.open(host[place]);
    await page.fill("Client ID", CLIENT_ID);
    await page.fill("Profiles Sync catalog", "profiles");
    await page.paste("Other catalog 1", "sales\nmarketing.web");
    await page.until("the list is taken", () => document.querySelector("#field-catalogs-1-catalog")?.value === "marketing");
    await page.press("Copy SQL");
    await page.hears("Copied all SQL, 9 statements.");
    assert.match(await page.clipboard(), /ON CATALOG `sales` TO `0f5a1c2e/);
    await page.hasAnswer();
    assert.equal(await page.run(() => secondLoad.place), "worker");
    await page.run(() => document.getElementById("tool-undo").click());
    await page.until("the tool is there", () => /^-- Undo/.test(document.querySelector("#panel-undo pre")?.textContent));
    assert.deepEqual(await page.consoleMessages(), []);
  });

  test(`a second visit asks for the document alone, ${place}`, async () => {
    await page.open(host[place]);
    await page.hasAnswer();
    const before = (await host.asked()).length;
    await page.open(host[place]);
    await page.hasAnswer();
    const asked = (await host.asked()).slice(before).map((line) => line.replace(/^\/tools\/data-graph-setup/, ""));
    assert.deepEqual(asked, ["/index.html 304"]);
  });

  test(`the offline copy runs from there too, by its own policy, ${place}`, async () => {
    await page.consoleMessages();
    await page.open(host[place] + COPY);
    await page.hasAnswer();
    assert.equal(await page.run(() => secondLoad.place), "worker");
    assert.deepEqual(await page.consoleMessages(), []);
  });
}

test("no other page can show the document or the copy in a frame, nor can one of the same host", async () => {
  const frames = ["", COPY].map((name) => `<iframe src="${host.below}${name}"></iframe>`).join("");
  const other = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(frames));
  await new Promise((listening) => other.listen(0, "127.0.0.1", listening));
  await writeFile(join(host.around, "frames.html"), frames);
  try {
    for (const address of [`http://127.0.0.1:${other.address().port}/`, new URL("/frames.html", host.below).href]) {
      await page.driver.get(address);
      const shownFrames = await page.driver.findElements({ css: "iframe" });
      assert.equal(shownFrames.length, 2, address);
      for (const frame of shownFrames) {
        await page.driver.switchTo().frame(frame);
        await page.until("something stands in the frame", () => document.readyState === "complete" && location.href !== "about:blank");
        assert.equal(await page.run(() => document.querySelector("#page")), null, address);
        assert.match(await page.run(() => location.href), /^chrome-error:/, address);
        await page.driver.switchTo().defaultContent();
      }
    }
  } finally {
    other.closeAllConnections();
    other.close();
  }
});

test("the worker of the tools gets to nothing, not even its own host", async () => {
  // What stands in for the tools' script has a name like its own, and so its policy; it tries what a changed one could.
  const name = "tools-0123456789abcdef.js";
  await writeFile(
    join(host.place, name),
    `onmessage = async () => {
      const fetched = (address) => fetch(address).then(() => "done", ({ name }) => name);
      const tried = await Promise.all(["index.html", "http://127.0.0.1:9/"].map(fetched));
      try { tried.push(eval("1")); } catch (error) { tried.push(error.name); }
      postMessage(tried);
    };`,
  );
  // Another page of this host can start it; the page itself would not, by the digest.
  await writeFile(join(host.around, "starts.html"), "<title>starts a worker</title>");
  await page.driver.get(new URL("/starts.html", host.below).href);
  const outcome = await page.run(
    (address) =>
      new Promise((done) => {
        const worker = new Worker(address);
        worker.onmessage = ({ data }) => done(data);
        worker.postMessage(null);
      }),
    host.below + name,
  );
  assert.deepEqual(outcome, ["TypeError", "TypeError", "EvalError"]);
});

test("a host's security.txt says whom to tell, and until when that holds", async () => {
  const script = fileURLToPath(new URL("../../hosting/security-txt", import.meta.url));
  const run = (contact, epoch) =>
    execFileSync("sh", [script, contact], { encoding: "utf8", stdio: "pipe", env: { ...process.env, ...(epoch && { SOURCE_DATE_EPOCH: epoch }) } });
  const text = run("mailto:security@example.com");
  await mkdir(join(host.place, ".well-known"), { recursive: true });
  await writeFile(join(host.place, ".well-known/security.txt"), text);
  const { status, headers, body } = await ask(`${host.atRoot}.well-known/security.txt`);
  assert.equal(status, 200);
  assert.equal(headers["content-type"], "text/plain; charset=utf-8");
  assert.equal(headers["cache-control"], "no-cache");
  const lines = body.toString().trimEnd().split("\n");
  assert.equal(lines[0], "Contact: mailto:security@example.com");
  const [, expires] = lines[1].match(/^Expires: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/);
  const days = (new Date(expires) - Date.now()) / 86_400_000;
  assert.ok(days > 180 && days < 365, expires);
  assert.match(run("https://example.com/report", "1790000000"), /^Expires: 2027-03-22T14:13:20Z$/m);
  for (const wrong of ["", "security@example.com", "http://example.com", "mailto:a b", "mailto:a\nExpires: 9"]) {
    assert.throws(() => run(wrong), ({ status, stderr }) => status === 2 && /CONTACT/.test(stderr), wrong);
  }
});
