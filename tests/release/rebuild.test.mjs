// Whoever builds the same source gets the same bytes: in another folder, with another home and CARGO_HOME, and where the
// component rust-src is installed, which tells rustc where the standard library's source lies on that machine.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const TARGET = "wasm32-unknown-unknown";

const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
after(() => rm(folder, { recursive: true, force: true }));
const source = join(folder, "elsewhere/source");
const rust = join(folder, "rust");
const home = join(folder, "home");
const cargoHome = join(folder, "crates");

/** A rustc that has the same library, and beside it the source of that, as rustup's component rust-src puts it there. */
async function rustWithSource() {
  const { stdout } = await run("rustc", ["--print", "sysroot"], { cwd: root });
  const rustlib = join(stdout.trim(), "lib/rustlib");
  const own = join(rust, "lib/rustlib");
  await mkdir(join(own, "src/rust/library/std/src"), { recursive: true });
  await writeFile(join(own, "src/rust/library/std/src/lib.rs"), "");
  for (const name of (await readdir(rustlib)).filter((name) => name !== "src")) await symlink(join(rustlib, name), join(own, name));
  await writeFile(join(rust, "rustc"), `#!/bin/sh\nexec "${join(stdout.trim(), "bin/rustc")}" --sysroot "${rust}" "$@"\n`);
  await chmod(join(rust, "rustc"), 0o755);
}

/** Another CARGO_HOME, which unpacks the crates itself, and need not download them again. */
async function anotherCargoHome() {
  const { CARGO_HOME = join(homedir(), ".cargo") } = process.env;
  await mkdir(join(cargoHome, "registry"), { recursive: true });
  for (const part of ["index", "cache"]) await symlink(join(CARGO_HOME, "registry", part), join(cargoHome, "registry", part));
  await cp(join(CARGO_HOME, "config.toml"), join(cargoHome, "config.toml")).catch(() => {});
}

let env;
before(async () => {
  const left = new Set(["target", "dist", "release", "node_modules", ".git"]);
  await mkdir(source, { recursive: true });
  for (const name of (await readdir(root)).filter((name) => !left.has(name))) {
    await cp(join(root, name), join(source, name), { recursive: true });
  }
  await Promise.all([rustWithSource(), anotherCargoHome(), mkdir(home)]);
  const { RUSTUP_HOME = join(homedir(), ".rustup"), RUSTFLAGS = "", CARGO_TARGET_DIR, ...rest } = process.env;
  env = { ...rest, HOME: home, CARGO_HOME: cargoHome, RUSTUP_HOME, RUSTC: join(rust, "rustc") };
  await run("cargo", ["fetch", "--offline", "--locked"], { cwd: source, env });
  const { stdout: flags } = await run("node", ["script/wasm-flags.mjs", RUSTFLAGS], { cwd: source, env });
  env.CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS = flags.trim();
});

/** What Cargo makes there. */
async function rebuilt(name, command, ...options) {
  // Each in a folder of its own, so that they need not wait for each other.
  const target = join(folder, "target", name);
  const shared = ["--release", "--offline", "--quiet", "--target", TARGET, "--target-dir", target];
  await run("cargo", [command, ...shared, ...options], { cwd: source, env });
  return readFile(join(target, TARGET, "release", name));
}
const built = (name) => readFile(join(resolve(root, process.env.CARGO_TARGET_DIR || "target"), TARGET, "release", name));

// The page takes longest, and differs by the same causes: it is built again where this is what was asked for.
const wasm = {
  "tools.wasm": ["rustc", "--bin", "tools", "--features", "tools", "--", "-C", "strip=debuginfo"],
  "data_graph_setup.wasm": ["rustc", "--lib", "--crate-type", "cdylib", "--features", "js"],
  ...(process.env.REBUILD_PAGE && { "page.wasm": ["build", "--bin", "page", "--features", "app"] }),
};

test("the Wasm is the same", { concurrency: true }, async (t) => {
  await Promise.all(
    Object.entries(wasm).map(([name, options]) =>
      t.test(name, async () => {
        const bytes = await rebuilt(name, ...options);
        assert.ok(bytes.equals(await built(name)), `${name} depends on where and with what it is built`);
      }),
    ),
  );
});
