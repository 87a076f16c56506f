// What the build lays out for hosts other than nginx, and beside the page: read as those hosts read it, without them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { COPY, dist, expected, files, has, isNamedByContent, read, shown } from "./site.mjs";

const html = read("index.html").toString();
const source = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** What stands in _headers: rules of a path and its headers, of which none may be named twice. */
function rulesOf(text) {
  const rules = [];
  for (const line of text.split("\n").filter((line) => line.trim() && !line.startsWith("#"))) {
    if (/^\S/.test(line)) rules.push({ path: line, headers: {} });
    else {
      const [, name, value] = line.match(/^\s+([\w-]+): (.+)$/);
      const { headers } = rules.at(-1);
      assert.equal(headers[name.toLowerCase()], undefined, line);
      headers[name.toLowerCase()] = value;
    }
  }
  return rules;
}

const rules = rulesOf(read("_headers").toString());
const fits = ({ path }, address) => (path.endsWith("*") ? address.startsWith(path.slice(0, -1)) : address === path);

/** The headers of an address. Hosts differ in what they make of one that two rules name, so none may be. */
function headersOf(address) {
  const merged = {};
  for (const rule of rules.filter((rule) => fits(rule, address))) {
    for (const [name, value] of Object.entries(rule.headers)) {
      assert.equal(merged[name], undefined, `${address} has two rules for ${name}`);
      merged[name] = value;
    }
  }
  return merged;
}

test("_headers says of every file what it should, and of none anything twice", () => {
  const addresses = [["/", "index.html"], [`/${COPY.replace(".html", "")}`, COPY], ...shown.map((name) => [`/${name}`, name])];
  for (const [address, name] of addresses) {
    const headers = headersOf(address);
    // What these hosts know or do by themselves.
    const defaults = { "content-type": expected(name)["content-type"], "cache-control": "no-cache" };
    if (name.endsWith(".wasm") && isNamedByContent(name)) assert.equal(headers["content-type"], "application/wasm", name);
    assert.deepEqual({ ...defaults, ...headers }, JSON.parse(JSON.stringify(expected(name))), address);
  }
  for (const name of ["index.html", COPY]) assert.equal(headersOf(`/${name}`)["cache-control"], "no-cache");
});

test("_headers names nothing that is not there, and keeps within what Cloudflare reads", () => {
  const withoutEnding = [`/${COPY.replace(".html", "")}`, "/", "/*"];
  for (const { path } of rules) assert.ok(withoutEnding.includes(path) || has(path.slice(1)), path);
  assert.ok(rules.length <= 100);
  for (const line of read("_headers").toString().split("\n")) assert.ok(line.length <= 2000, line);
});

test("CloudFront's policies say the same of the document and the copy", () => {
  for (const [file, name] of [["page", "index.html"], ["copy", COPY]]) {
    const policy = JSON.parse(read(`hosting/cloudfront-${file}.json`));
    const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = policy;
    assert.equal(custom.Quantity, custom.Items.length);
    const wanted = expected(name);
    assert.equal(security.ContentSecurityPolicy.ContentSecurityPolicy, wanted["content-security-policy"]);
    assert.equal(security.ReferrerPolicy.ReferrerPolicy, wanted["referrer-policy"]);
    assert.equal(security.FrameOptions.FrameOption, wanted["x-frame-options"]);
    assert.equal(security.ContentTypeOptions.Override, true);
    assert.deepEqual(custom.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value]), [
      ["cross-origin-opener-policy", wanted["cross-origin-opener-policy"]],
    ]);
  }
});

/** A command for S3 as the AWS CLI takes it: which files it copies, and what it says of them. */
function copied(command) {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
  const filters = words.flatMap((word, at) => (/^--(in|ex)clude$/.test(word) ? [[word === "--include", words[at + 1]]] : []));
  const pattern = (glob) => new RegExp(`^${glob.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".")}$`);
  // The last filter that fits decides.
  const isCopied = (name) => filters.reduce((is, [does, glob]) => (pattern(glob).test(name) ? does : is), true);
  const option = (name) => words[words.indexOf(name) + 1];
  const type = words.includes("--content-type") ? option("--content-type") : undefined;
  return files.filter(isCopied).map((name) => ({ name, cacheControl: option("--cache-control"), type }));
}

test("the commands for S3 copy each file once, with how long to keep it, and the document last", () => {
  const text = source("hosting/README.md").replaceAll("\\\n", " ");
  const commands = [...text.matchAll(/^aws s3 cp .*$/gm)].map(([line]) => copied(line));
  const all = commands.flat();
  assert.deepEqual(all.map(({ name }) => name).sort(), [...shown].sort());
  for (const { name, cacheControl, type } of all) {
    assert.equal(cacheControl, expected(name)["cache-control"], name);
    if (name.endsWith(".wasm") && isNamedByContent(name)) assert.equal(type, "application/wasm");
    else assert.equal(type, undefined, name);
  }
  assert.ok(commands.at(-1).some(({ name }) => name === "index.html"));
  for (const { name } of commands.at(-1)) assert.equal(isNamedByContent(name), false, name);
});

test("every file that may be kept for ever is named by its content, and all that the document names is", () => {
  const named = [...html.matchAll(/ (?:src|href|data-wasm|content)="?\.\/([^" >]+)/g)].map(([, name]) => name);
  const others = named.filter((name) => !isNamedByContent(name));
  assert.deepEqual(others.sort(), [COPY, "licences.txt"]);
  for (const name of named) assert.ok(has(name), name);
  for (const name of shown) assert.equal(/-[0-9a-f]{16}(_bg)?\.\w+$/.test(name), isNamedByContent(name), name);
});

test("no address in the document is absolute on its host", () => {
  const addresses = [...html.matchAll(/ (?:src|href|data-wasm|content|action|poster)="?([^" >]+)/g)].map(([, address]) => address);
  assert.deepEqual(addresses.filter((address) => /^\/|^https?:\/\/localhost/.test(address)), []);
});

test("what lies there compressed is what it was made of, smaller, and the same on every machine", () => {
  const compressed = files.filter((name) => /\.(gz|br)$/.test(name));
  for (const name of ["index.html", COPY, ...shown.filter((name) => /^[^/]+\.(js|wasm)$/.test(name))]) {
    for (const ending of ["gz", "br"]) assert.ok(compressed.includes(`${name}.${ending}`), `${name}.${ending}`);
  }
  for (const name of compressed) {
    const [bytes, whole] = [read(name), read(name.replace(/\.\w+$/, ""))];
    assert.ok(bytes.length < whole.length, name);
    assert.ok((name.endsWith(".gz") ? gunzipSync : brotliDecompressSync)(bytes).equals(whole), name);
    // No name, no time, no system.
    if (name.endsWith(".gz")) assert.deepEqual([bytes[3], bytes.readUInt32LE(4), bytes[9]], [0, 0, 255], name);
  }
  assert.deepEqual(compressed.filter((name) => name.startsWith("module/")), [], "the module is a package");
});

const size = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];
const pictures = (folder) => readdirSync(folder).filter((name) => name.endsWith(".png")).sort();

test("the pictures are ours, small, and of the size that the document says", () => {
  const [touch] = shown.filter((name) => /^touch-icon-/.test(name));
  const [preview] = shown.filter((name) => /^preview-/.test(name));
  assert.deepEqual(size(read(touch)), [180, 180]);
  const say = (property) => html.match(new RegExp(`<meta content=(?:"([^"]*)"|(\\S+)) property=og:${property}>`)).slice(1).find(Boolean);
  assert.equal(say("image"), `./${preview}`);
  assert.deepEqual(size(read(preview)), [Number(say("image:width")), Number(say("image:height"))]);
  assert.ok(read(preview).length < 100_000 && read(touch).length < 5_000);
  assert.doesNotMatch(read(COPY).toString(), /<meta[^>]*(og|twitter):|apple-touch-icon/);
});

test("the same drawings give the same pictures, and their address stands in the document where the host tells it", () => {
  const folder = mkdtempSync(join(tmpdir(), "data-graph-setup-"));
  try {
    for (const part of ["script", "style"]) cpSync(new URL(`../../${part}`, import.meta.url), join(folder, part), { recursive: true });
    mkdirSync(join(folder, "dist"));
    const [icon] = shown.filter((name) => name.endsWith(".svg"));
    cpSync(new URL(icon, dist), join(folder, "dist", icon));
    const before = html.replace(/\.\/(preview|touch-icon)-[0-9a-f]+/g, "./$1");
    const drawn = (address) => {
      writeFileSync(join(folder, "dist/index.html"), before);
      execFileSync(process.execPath, ["script/pictures.mjs"], { cwd: folder, env: { ...process.env, SITE_ADDRESS: address } });
      return readFileSync(join(folder, "dist/index.html"), "utf8");
    };
    assert.equal(drawn(""), html);
    const names = pictures(join(folder, "dist"));
    assert.deepEqual(names, pictures(fileURLToPath(dist)));
    for (const name of names) assert.ok(readFileSync(join(folder, "dist", name)).equals(read(name)), name);
    const [preview] = names.filter((name) => /^preview/.test(name));
    const whole = drawn("https://example.com/tools");
    assert.ok(whole.includes(`https://example.com/tools/${preview}`));
    assert.equal(whole.replace(`https://example.com/tools/${preview}`, `./${preview}`), html);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
