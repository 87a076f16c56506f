// The module in other pages: the example, and a page that Vite's development server serves.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CLIENT_ID } from "../support/golden.mjs";
import { serve, tools, visit } from "./support.mjs";

const require = createRequire(`${tools}/npm/`);
const repository = new URL("../../", import.meta.url);

let page;
visit((visited) => ({ page } = visited));

test("the example page fills the SQL as somebody types, and names what is missing or wrong", async (context) => {
  const paths = ["examples/page.html", "dist/module/data_graph_setup.js", "dist/module/data_graph_setup_bg.wasm"];
  const files = paths.map(async (path) => [`/${path}`, await readFile(new URL(path, repository))]);
  const site = await serve(undefined, Object.fromEntries(await Promise.all(files)));
  context.after(() => site.close());
  await page.driver.get(`${site.address}examples/page.html`);
  const shows = (text) => page.until(`the page shows ${text}`, (wanted) => document.body.innerText.includes(wanted), text);
  await shows("Profiles Sync catalog is empty.");
  for (const [name, text] of [["clientId", CLIENT_ID], ["profilesSync", "profiles"], ["catalogs", "sales\nmarketing.web"]])
    await page.run(
      (name, text) => {
        const box = document.forms[0].elements[name];
        box.value = text;
        box.dispatchEvent(new Event("input", { bubbles: true }));
      },
      name,
      text,
    );
  await shows("GRANT USAGE, SELECT ON SCHEMA `web`");
  await shows("can read 3 catalogs");
});

test("Vite's development server serves a page with the module, as its README says", async (context) => {
  const root = await mkdtemp(join(tmpdir(), "data-graph-setup-"));
  context.after(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, "node_modules"));
  await symlink(fileURLToPath(new URL("dist/module", repository)), join(root, "node_modules/data-graph-setup"), "dir");
  await writeFile(join(root, "index.html"), `<!doctype html><title>x</title><script type="module" src="/main.js"></script>`);
  await writeFile(
    join(root, "main.js"),
    `import init, { generate } from "data-graph-setup"; await init(); document.title = generate({}).summary;`,
  );
  const [, setting] = (await readFile(new URL("dist/module/README.md", repository), "utf8")).match(/`optimizeDeps: (\{.*?\})`/);
  const { exclude } = Function(`return ${setting}`)();
  const { createServer } = await import(pathToFileURL(require.resolve("vite")));
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    optimizeDeps: { exclude },
    server: { host: "127.0.0.1", port: 0, fs: { strict: false } },
  });
  context.after(() => server.close());
  await server.listen();
  await page.driver.get(server.resolvedUrls.local[0]);
  await page.until("the module answers", () => document.title !== "x");
  assert.match(await page.run(() => document.title), /^After this SQL/);
});
