// What `./script/release` makes of built dist/, but for the build.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const TIME = 1_764_000_000;
const NAME = "data-graph-setup-0.1.0";

const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
after(() => rm(folder, { recursive: true, force: true }));

/** What is released, from this source. */
const release = join(folder, "release");
const archives = (out, { source = root, shell = "", env = {} } = {}) =>
  run("bash", ["-c", `${shell} exec script/archives "$1"`, "bash", out], {
    cwd: source,
    env: { ...process.env, SOURCE_DATE_EPOCH: String(TIME), ...env },
  });
before(() => archives(release));

const listed = async (archive) => (await run("tar", ["-tzf", join(release, archive)])).stdout.trim().split("\n");
const filesOf = async (path) =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(path.length + 1))
    .sort();
async function unpacked(archive) {
  const place = await mkdtemp(join(folder, "unpacked-"));
  await run("tar", ["-xzf", join(release, archive), "-C", place]);
  return place;
}

test("a release is the site, the offline copy, the package, a bill of materials, and their checksums", async () => {
  const version = (await readFile(join(root, "Cargo.toml"), "utf8")).match(/^version = "(.*)"$/m)[1];
  assert.equal(`data-graph-setup-${version}`, NAME);
  const names = [`${NAME}-offline.tar.gz`, `${NAME}-site.tar.gz`, `${NAME}.cdx.json`, `${NAME}.tgz`];
  assert.deepEqual((await readdir(release)).sort(), ["SHA256SUMS", ...names]);
  const sums = await Promise.all(
    names.map(async (name) => `${createHash("sha256").update(await readFile(join(release, name))).digest("hex")}  ${name}\n`),
  );
  assert.equal(await readFile(join(release, "SHA256SUMS"), "utf8"), sums.join(""));
  await run("sha256sum", ["--check", "SHA256SUMS"], { cwd: release });
});

test("each archive has its files in one folder, without owner, with one time, to be read by everyone", async () => {
  for (const [archive, top] of [
    [`${NAME}-site.tar.gz`, `${NAME}/`],
    [`${NAME}-offline.tar.gz`, `${NAME}/`],
    [`${NAME}.tgz`, "package/"],
  ]) {
    assert.deepEqual((await listed(archive)).filter((path) => !path.startsWith(top)), []);
    const { stdout } = await run("tar", ["-tvzf", join(release, archive), "--numeric-owner", "--utc"]);
    for (const line of stdout.trim().split("\n")) assert.match(line, /^(drwxr-xr-x|-rw-r--r--) 0\/0 +\d+ 2025-11-24 16:00 /);
  }
});

test("the site and the package are what was built, byte for byte", async () => {
  const site = join(await unpacked(`${NAME}-site.tar.gz`), NAME);
  const module = join(await unpacked(`${NAME}.tgz`), "package");
  const built = await filesOf(join(root, "dist"));
  const inModule = (path) => path.startsWith("module/");
  assert.deepEqual(await filesOf(site), built.filter((path) => !inModule(path)));
  assert.deepEqual(await filesOf(module), built.filter(inModule).map((path) => path.slice("module/".length)));
  for (const path of built) {
    const released = inModule(path) ? join(module, path.slice("module/".length)) : join(site, path);
    assert.ok((await readFile(released)).equals(await readFile(join(root, "dist", path))), path);
  }
});

test("the offline copy is as its checksum says", async () => {
  const place = join(await unpacked(`${NAME}-offline.tar.gz`), NAME);
  assert.deepEqual(await filesOf(place), ["data-graph-setup.html", "data-graph-setup.html.sha256"]);
  await run("sha256sum", ["--check", "data-graph-setup.html.sha256"], { cwd: place });
});

test("npm installs the package from its archive", async () => {
  const place = await mkdtemp(join(folder, "project-"));
  await writeFile(join(place, "package.json"), "{}");
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(release, `${NAME}.tgz`)], { cwd: place });
  const { stdout } = await run("node", ["--input-type=module", "--eval", 'import { generate } from "data-graph-setup"; console.log(generate({}).ready)'], {
    cwd: place,
  });
  assert.equal(stdout, "false\n");
});

test("the same files give the same bytes in another folder, with other times, rights, language and zone", async () => {
  const source = join(folder, "source");
  const needed = ["Cargo.toml", "Cargo.lock", "LICENSE-APACHE", "script", "src", "benches", "dist"];
  for (const path of needed) await cp(join(root, path), join(source, path), { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  await run("chmod", ["-R", "go-rwx", join(source, "dist")]);
  assert.notEqual((await stat(join(source, "dist/index.html"))).mtimeMs, (await stat(join(root, "dist/index.html"))).mtimeMs);
  const again = join(folder, "again");
  await archives(again, { source, shell: "umask 077;", env: { TZ: "Asia/Tokyo", LC_ALL: "C.UTF-8" } });
  assert.equal(await readFile(join(again, "SHA256SUMS"), "utf8"), await readFile(join(release, "SHA256SUMS"), "utf8"));
});

test("without a time of the source there is no release", async () => {
  const env = { SOURCE_DATE_EPOCH: "", GIT_DIR: join(folder, "no-repository") };
  await assert.rejects(archives(join(folder, "none"), { env }), ({ stderr }) => /SOURCE_DATE_EPOCH/.test(stderr));
});

test("nothing that is released names a place on the machine that built it", async () => {
  const { stdout: sysroot } = await run("rustc", ["--print", "sysroot"]);
  const { HOME, CARGO_HOME, RUSTUP_HOME } = process.env;
  const places = [root.slice(0, -1), HOME, CARGO_HOME ?? `${HOME}/.cargo`, RUSTUP_HOME ?? `${HOME}/.rustup`, sysroot.trim()];
  // What stands for them, on every machine.
  const everywhere = ["/", "/source", "/cargo"];
  const paths = [...(await filesOf(join(root, "dist"))).map((path) => join(root, "dist", path)), join(release, `${NAME}.cdx.json`)];
  for (const path of paths) {
    const bytes = await readFile(path);
    for (const place of places.filter((place) => place && !everywhere.includes(place))) {
      for (const part of [`${place}/`, pathToFileURL(place).href]) assert.equal(bytes.indexOf(part), -1, `${path} has ${part}`);
    }
  }
});
