// What Lighthouse makes of dist/ on the mobile device that it simulates, as the plainest host serves it and as a better one.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { serve } from "../tests/page/support.mjs";
import { held, median } from "./figures.mjs";

const RUNS = 5;

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const BLOCKING = 100;
const HOSTS = [
  { name: "plain server", options: {}, performance: 98, paint: 1200 },
  { name: "brotli", options: { compresses: true }, performance: 100, paint: 1000 },
];

// Without the sandbox, because there is none to be had as root.
const chromeFlags = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

async function judge(address) {
  const { stdout } = await promisify(execFile)(
    "lighthouse",
    [address, "--output=json", "--quiet", "--no-enable-error-reporting", `--chrome-flags=${chromeFlags.join(" ")}`],
    { env: { ...process.env, CHROME_PATH: process.env.CHROMIUM }, maxBuffer: 1e9 },
  );
  return JSON.parse(stdout);
}

async function measureHost({ name, options, performance, paint }) {
  const site = await serve(undefined, undefined, options);
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await judge(site.address));
  await site.close();

  const notPassed = ({ audits }) =>
    Object.values(audits).filter(({ scoreDisplayMode, score }) => scoreDisplayMode === "binary" && score < 1);
  for (const title of new Set(runs.flatMap(notPassed).map(({ title }) => title))) console.error(`Not passed: ${title}`);

  const score = (category) => Math.round(median(runs.map(({ categories }) => categories[category].score)) * 100);
  const audit = (id) => median(runs.map(({ audits }) => audits[id].numericValue));
  const scores = CATEGORIES.map((category, index) => {
    const value = score(category);
    return held(String(value), value >= (index === 0 ? performance : 100));
  });
  const seconds = (id) => held(`${(audit(id) / 1000).toFixed(1)} s`, Math.round(audit(id) / 100) * 100 <= paint);
  const blocking = audit("total-blocking-time");
  const shift = audit("cumulative-layout-shift");
  return [
    {
      what: `Lighthouse, mobile, ${name}: performance, accessibility, best practices, SEO`,
      target: performance === 100 ? "100 each" : `${performance}, 100, 100, 100`,
      measured: scores.join(", "),
    },
    {
      what: `The same: first and largest paint`,
      target: `at most ${(paint / 1000).toFixed(1)} s`,
      measured: ["first-contentful-paint", "largest-contentful-paint"].map(seconds).join(", "),
    },
    {
      what: `The same: blocking time, layout shift`,
      target: `at most ${BLOCKING} ms, 0`,
      measured: `${held(`${Math.round(blocking)} ms`, blocking <= BLOCKING)}, ${held(String(Number(shift.toFixed(3))), shift === 0)}`,
    },
  ];
}

export async function measureLighthouse() {
  const rows = [];
  for (const host of HOSTS) rows.push(...(await measureHost(host)));
  return rows;
}
