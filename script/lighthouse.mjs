// Serves dist/ as the plainest host would, uncompressed, and prints what Lighthouse makes of it.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const dist = new URL("../dist/", import.meta.url);
const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const file = fileURLToPath(new URL(`.${pathname.endsWith("/") ? `${pathname}index.html` : pathname}`, dist));
  try {
    const body = await readFile(file);
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

// Without the sandbox, because there is none to be had as root.
const chromeFlags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const { stdout } = await promisify(execFile)(
  "lighthouse",
  [
    `http://127.0.0.1:${server.address().port}/`,
    "--output=json", "--quiet", "--no-enable-error-reporting",
    `--chrome-flags=${chromeFlags.join(" ")}`,
  ],
  { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM }, maxBuffer: 1e9 },
);
server.close();

const { audits, categories } = JSON.parse(stdout);
const print = (label, value) => console.log(`${label.padEnd(28)}${value}`);
console.log();
for (const { title, score } of Object.values(categories)) {
  print(title, Math.round(score * 100));
}
for (const id of ["first-contentful-paint", "largest-contentful-paint", "interactive"]) {
  print(audits[id].title, audits[id].displayValue);
}
for (const { title, score } of Object.values(audits).filter(({ scoreDisplayMode: mode }) => mode === "binary")) {
  if (score < 1) print("not passed", title);
}
