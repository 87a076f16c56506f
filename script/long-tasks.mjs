// Pastes a megabyte into the audit and prints which tasks kept the page busy for more than 50 ms. A browser lays so long
// a text out by itself, so the same is told of a box that belongs to nobody.
import { CLIENT_ID } from "../tests/support/golden.mjs";
import { serve, startBrowser } from "../tests/page/support.mjs";

const MEGABYTE = 1_000_000;
const row = (at) => `${CLIENT_ID}\tSELECT\tSCHEMA\tcatalog_number_${at % 50}.schema_number_${at}\n`;
const text = Array.from({ length: Math.ceil(MEGABYTE / row(10_000).length) }, (_, at) => row(at)).join("");

const site = await serve();
const page = await startBrowser();

/** Notes tasks of more than 50 ms, and for each frame that took so long, what styles and layout took of it, and scripts. */
const watch = () =>
  page.run(() => {
    globalThis.seen = { tasks: [], frames: [] };
    globalThis.watchers ??= [
      new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => duration))),
      new PerformanceObserver((list) => {
        for (const { startTime, duration, styleAndLayoutStart, scripts } of list.getEntries()) {
          const forced = scripts.map((script) => script.forcedStyleAndLayoutDuration);
          const last = styleAndLayoutStart ? startTime + duration - styleAndLayoutStart : 0;
          const layout = forced.reduce((sum, each) => sum + each, last);
          seen.frames.push({
            duration,
            layout,
            scripts: scripts.map((it, at) => [it.duration - forced[at], it.invoker]),
          });
        }
      }),
    ];
    watchers[0].observe({ type: "longtask" });
    watchers[1].observe({ type: "long-animation-frame" });
  });

const told = async (what) => {
  await page.run(() => new Promise((done) => setTimeout(done, 1000)));
  const { tasks, frames } = await page.run(() => seen);
  const ms = (duration) => `${Math.round(duration)} ms`;
  console.log(what);
  console.log(`  tasks over 50 ms: ${tasks.map(ms).join(", ") || "none"}`);
  for (const { duration, layout, scripts } of frames) {
    const took = scripts.map(([duration, by]) => `${by} ${ms(duration)}`).join(", ") || "none";
    console.log(`  frame of ${ms(duration)}: styles, layout and painting ${ms(layout)}; scripts: ${took}`);
  }
};

const pasteInto = async (id) => {
  await page.run((id) => document.getElementById(id).focus(), id);
  await watch();
  await page.driver.actions().keyDown("\uE009").sendKeys("v").keyUp("\uE009").perform();
};

try {
  await page.allowClipboard(site.address);
  await page.size(1440, 900);
  await page.open(site.address);
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
  await page.run(() => document.getElementById("tool-audit").click());
  await page.answered();
  await page.run((text) => navigator.clipboard.writeText(text), text);
  await page.run(() => {
    const box = document.getElementById("audit-text").cloneNode();
    box.id = "nobodys-text";
    document.body.append(box);
  });
  await pasteInto("nobodys-text");
  await told("A megabyte pasted into a box of nobody's:");
  await page.run(() => document.getElementById("nobodys-text").remove());

  await pasteInto("audit-text");
  await page.until("it is judged", () => document.querySelector(".verdict__summary") !== null);
  await told("A megabyte pasted into the audit, whose tools work in a worker:");
} finally {
  await page.quit();
  await site.close();
}
