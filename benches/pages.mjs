// Our page and the plain one, each in a window of one Chromium, and what is done there in turns.
import { readdir, readFile } from "node:fs/promises";

import { serve, startBrowser } from "../tests/page/support.mjs";
import { median } from "./figures.mjs";

/** Milliseconds between two frames. */
const FRAME = 1000 / 60;

const here = (path) => readFile(new URL(path, import.meta.url));

/** Only pages that share nothing with others may ask how much memory they take. */
const ALONE = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** Waits. */
export const rest = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** The two pages. */
export class Pages {
  /** Each of so many runs begins at another time between two frames, the same ones for both pages. */
  repeat(runs) {
    this.phases = Array.from({ length: runs }, (_, run) => ((run + 0.5) / runs) * FRAME);
  }

  static async start() {
    const others = {
      "/plain/index.html": await here("plain/index.html"),
      "/plain/plain.js": await here("plain/plain.js"),
      "/plain/sql.wasm": await here("../target/sql.wasm"),
    };
    const site = await serve(undefined, others, { headers: ALONE });
    // The browser answers how much memory a page takes at once, and not when it next cleans up.
    const page = await startBrowser("--enable-blink-features=ForceEagerMeasureMemory");
    await page.allowClipboard(site.address);
    const { driver } = page;
    await driver.manage().setTimeouts({ script: 180_000 });
    const windows = { ours: await driver.getWindowHandle() };
    await driver.switchTo().newWindow("window");
    windows.plain = await driver.getWindowHandle();
    const pages = new Pages();
    Object.assign(pages, { site, page, windows });
    const source = (await here("watch.js")).toString();
    for (const name of Object.keys(windows)) {
      await pages.turnTo(name);
      await page.size(1440, 900);
      await page.devtools("Page.addScriptToEvaluateOnNewDocument", { source });
    }
    return pages;
  }

  async end() {
    await this.page.quit();
    await this.site.close();
  }

  /** Which browser it is. */
  async browser() {
    const capabilities = await this.page.driver.getCapabilities();
    return `Chromium ${capabilities.get("browserVersion")}`;
  }

  async turnTo(name) {
    await this.page.driver.switchTo().window(this.windows[name]);
    await this.page.devtools("Page.bringToFront");
  }

  run(script, ...args) {
    return this.page.run(script, ...args);
  }

  /** What is to be written and answered later is done: nothing of it falls into the next run. */
  async settle() {
    await this.page.answered();
    await rest(400);
    await this.run(() => new Promise((done) => requestIdleCallback(done, { timeout: 1000 })));
  }

  /** Opens one of the pages in a fresh document, with a link where there is one, and waits for the rest of it. */
  async open(name, fragment = "") {
    await this.turnTo(name);
    await this.page.driver.get("about:blank");
    await this.page.driver.get(`${this.site.address}${name === "plain" ? "plain/index.html" : ""}${fragment && `#${fragment}`}`);
    const time = fragment ? await this.run(() => bench.opened) : undefined;
    if (name === "ours") {
      await this.page.started();
      await this.settle();
    } else {
      await rest(200);
    }
    return time;
  }

  /** Confirms what a link brought, and tells how long it took from the click that did it. */
  async confirm() {
    await this.run(() => bench.watch("click", "confirmed"));
    await this.page.confirm();
    const time = await this.run(() => bench.watched);
    await this.settle();
    return time;
  }

  /** Measures on both pages in turns: medians. */
  async alternately(measure) {
    const times = { ours: [], plain: [] };
    for (const [run, phase] of this.phases.entries()) {
      for (const name of Object.keys(times)) {
        await this.turnTo(name);
        times[name].push(await measure(run, phase, name));
        if (name === "ours") await this.settle();
        else await rest(100);
      }
    }
    return { ours: median(times.ours), plain: median(times.plain) };
  }

  /** Measures on our page, which something brings back after each time: both medians. */
  async ours(measure, back) {
    await this.turnTo("ours");
    const there = [];
    const backAgain = [];
    for (const [run, phase] of this.phases.entries()) {
      there.push(await measure(run, phase));
      await this.settle();
      backAgain.push(await back(run, phase));
      await this.settle();
    }
    return [median(there), median(backAgain)];
  }

  /** How many bytes the page takes, and how many the browser's processes for pages. */
  async memory() {
    await this.page.devtools("HeapProfiler.collectGarbage");
    // Processes of documents that are gone end a little later.
    await rest(2000);
    const capabilities = await this.page.driver.getCapabilities();
    return { page: await this.run(() => bench.memory()), process: await privateBytes(capabilities.get("goog:processID")) };
  }
}

/** How many bytes a browser's processes for pages share with nobody; NaN where the system does not say so as Linux does. */
async function privateBytes(browser) {
  try {
    const read = (pid, file) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const processes = await Promise.all(
      pids.map(async (pid) => [pid, (await read(pid, "stat")).split(") ").at(-1).split(" ")[1], await read(pid, "cmdline")]),
    );
    const parents = new Map(processes);
    const isOf = (pid) => pid === String(browser) || (parents.has(pid) && isOf(parents.get(pid)));
    const renderers = processes.filter(([pid, , command]) => command.includes("--type=renderer") && isOf(pid));
    const rollups = await Promise.all(renderers.map(([pid]) => read(pid, "smaps_rollup")));
    const kilobytes = rollups.map((rollup) => Number(rollup.match(/^Private_Dirty: +(\d+)/m)?.[1] ?? 0));
    return kilobytes.reduce((sum, each) => sum + each, 0) * 1024;
  } catch {
    return NaN;
  }
}
