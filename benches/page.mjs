// The same work by our page and by the plain one, in turns in one Chromium; and what only ours can do.
import { count, held, median, ms, times } from "./figures.mjs";
import { Pages, rest } from "./pages.mjs";
import { CATALOGS, link, list, listing, plan, SCHEMAS } from "./plans.mjs";

const MOST = SCHEMAS.at(-1);

/** How often what has a target is measured; `BENCH_RUNS` makes it fewer for a first look. */
const RUNS = Number(process.env.BENCH_RUNS ?? 9);
const FEWER = Math.ceil(RUNS / 3);
const runsOf = (schemas) => (schemas < 1_000 ? FEWER : RUNS);
/** Each in a browser of its own, so that nothing is left of what was open before. */
const MEMORY_RUNS = FEWER;

/** A link, from a fresh load on and in a page that stands. */
async function measureLinks(pages, fragment) {
  const links = { ours: [], plain: [] };
  const confirmed = [];
  for (const _ of pages.phases) {
    for (const name of Object.keys(links)) {
      links[name].push(await pages.open(name, fragment));
      if (name === "ours") confirmed.push(await pages.confirm());
    }
  }
  await pages.open("ours");
  await pages.open("plain");
  const standing = { ours: [], plain: [] };
  for (const phase of pages.phases) {
    for (const name of Object.keys(standing)) {
      await pages.open(name);
      standing[name].push(await pages.run((fragment, phase) => bench.follow(fragment, phase), fragment, phase));
    }
  }
  const middle = ({ ours, plain }) => ({ ours: median(ours), plain: median(plain) });
  return { fresh: middle(links), standing: middle(standing), confirmed: median(confirmed) };
}

/** What is typed while a link's values stand in the form. */
async function measureTyping(pages) {
  const type = (label, letters) =>
    pages.alternately((run, phase) =>
      pages.run((label, letter, phase) => bench.type(label, letter, phase), label, letters[run], phase),
    );
  return {
    schema: await type("Other catalog 1, schema 1", "abcdefghi"),
    // Each leaves an ID that can be one.
    clientId: await type("Client ID", "123456789"),
  };
}

async function measureAdding(pages, schemas, catalogs) {
  const behind = Math.ceil(schemas / catalogs);
  const measured = { ours: [], plain: [] };
  const removed = { ours: [], plain: [] };
  for (const [run, phase] of pages.phases.entries()) {
    for (const name of Object.keys(measured)) {
      await pages.turnTo(name);
      const settle = () => (name === "ours" ? pages.settle() : rest(100));
      const next = `Other catalog 1, schema ${behind + 1}`;
      measured[name].push(await pages.run((...all) => bench.add(...all), next, "abcdefghi"[run], phase));
      await settle();
      const label = name === "ours" ? "Remove schema 1 of Other catalog 1" : "Remove Other catalog 1, schema 1";
      removed[name].push(await pages.run((...all) => bench.press(...all), label, phase));
      await settle();
    }
  }
  const middle = ({ ours, plain }) => ({ ours: median(ours), plain: median(plain) });
  return { added: middle(measured), removed: middle(removed) };
}

const AUDIT = "Paste the answer";

async function measureOurs(pages, measured) {
  const { page } = pages;
  const [mapped, listed] = await pages.ours(
    (_, phase) => pages.run((phase) => bench.turn("Map", "mapped", phase), phase),
    (_, phase) => pages.run((phase) => bench.turn("SQL", "listed", phase), phase),
  );

  // With the names that the link brought, which what was measured before has changed.
  await pages.open("ours", link(measured));
  await pages.confirm();
  await page.press("Audit");
  await pages.settle();
  const text = listing(measured);
  const paste = async () => {
    await pages.run(() => bench.watch("paste", "judged"));
    await page.paste(AUDIT, text);
    return pages.run(() => bench.watched);
  };
  const [judged] = await pages.ours(paste, async () => {
    await page.fill(AUDIT, "");
    return pages.run(() => bench.until("unjudged"));
  });
  await page.run(() => sessionStorage.clear());

  await pages.open("ours", `v=1&id=${measured.clientId}&profiles=profiles`);
  await pages.page.confirm();
  await pages.settle();
  const pasteList = async () => {
    await pages.run(() => bench.watch("paste", "pasted"));
    await page.paste("Other catalog 1", list(measured));
    return pages.run(() => bench.watched);
  };
  const [pasted] = await pages.ours(pasteList, async () => {
    await page.press("Undo");
    return pages.run(() => bench.until("undone"));
  });
  return { mapped, listed, judged, pasted };
}

/** SQL as a text that JavaScript has whole, by Wasm from what a form holds and by template strings from a plan. */
async function measureSql(pages, fragment, measured) {
  await pages.open("plain");
  return pages.run(
    async (fragment, plan, runs) => {
      const [{ sql, read }, { instance }, module] = await Promise.all([
        import("/plain/plain.js"),
        WebAssembly.instantiateStreaming(fetch("/plain/sql.wasm")),
        import("/module/data_graph_setup.js"),
      ]);
      await module.default();
      const { memory, room, take_link, work_out, text } = instance.exports;
      const link = new TextEncoder().encode(fragment);
      const place = room(link.length);
      new Uint8Array(memory.buffer, place, link.length).set(link);
      take_link();
      const decoder = new TextDecoder();
      const ways = {
        wasm: () => {
          const length = work_out();
          return decoder.decode(new Uint8Array(memory.buffer, text(), length));
        },
        plain: () => {
          const text = sql(read.done);
          // Puts the pieces together, which is put off until somebody reads them.
          text.charCodeAt(text.length - 1);
          return text;
        },
        module: () => module.generate(plan).sql,
      };
      read.done = read(fragment);
      const [one, other, third] = Object.values(ways).map((way) => way());
      if (one !== other || other !== third) throw new Error("they differ");
      const took = { wasm: [], plain: [], module: [] };
      for (let run = 0; run < runs; run++) {
        for (const [name, way] of Object.entries(ways)) {
          const start = performance.now();
          way();
          took[name].push(performance.now() - start);
        }
        await new Promise((done) => setTimeout(done));
      }
      return took;
    },
    fragment,
    measured,
    3 * pages.phases.length,
  );
}

/** How many bytes more our page takes with a form than without. */
async function measureMemory(fragment) {
  const more = { page: [], process: [] };
  for (let run = 0; run < MEMORY_RUNS; run++) {
    const taken = [];
    for (const opened of ["", fragment]) {
      const pages = await Pages.start();
      try {
        await pages.open("ours", opened);
        if (opened) await pages.confirm();
        taken.push(await pages.memory());
      } finally {
        await pages.end();
      }
    }
    for (const name of Object.keys(more)) more[name].push(taken[1][name] - taken[0][name]);
  }
  return { page: median(more.page), process: median(more.process) };
}

/** Everything with one form. */
async function measureForm(pages, schemas, catalogs) {
  pages.repeat(runsOf(schemas));
  const measured = plan(schemas, catalogs);
  const fragment = link(measured);
  const links = await measureLinks(pages, fragment);
  await pages.open("plain", fragment);
  await pages.open("ours", fragment);
  await pages.confirm();
  const typing = await measureTyping(pages);
  const adding = await measureAdding(pages, schemas, catalogs);
  const ours = await measureOurs(pages, measured);
  const sql = await measureSql(pages, fragment, measured);
  const middle = Object.fromEntries(Object.entries(sql).map(([name, times]) => [name, median(times)]));
  return { ...links, ...typing, ...adding, ...ours, sql: middle };
}

/** Ours against the plain page, for each number of catalogs. */
const against = (forms, of, target) => {
  const both = forms.map(of);
  const ratios = both.map(({ ours, plain }) => times(ours, plain, target)).join(", ");
  const list = (name) => both.map((it) => ms(it[name])).join(", ");
  return `${ratios} times (${list("ours")} to ${list("plain")})`;
};

export async function measurePage() {
  const memory = [];
  for (const catalogs of CATALOGS) memory.push(await measureMemory(link(plan(MOST, catalogs))));
  const pages = await Pages.start();
  const measured = new Map();
  try {
    for (const schemas of SCHEMAS) {
      const forms = [];
      for (const catalogs of CATALOGS) {
        console.error(`Measuring ${count(schemas)} in ${catalogs}`);
        forms.push(await measureForm(pages, schemas, catalogs));
      }
      measured.set(schemas, forms);
    }
    const browser = `${await pages.browser()} (medians of ${RUNS} runs with 1,000 schemas and more, of ${FEWER} else)`;
    return { browser, rows: rows(measured, memory) };
  } finally {
    await pages.end();
  }
}

const LIMIT = 64e6;
const megabytes = (bytes) => (bytes > 0 ? held(`${(bytes / 1e6).toFixed(0)} MB`, bytes <= LIMIT) : "unknown");

/** What has a target: at most so many times what the plain page takes. */
const TARGETS = { key: { 1_000: 1.5, 10_000: 2 }, link: { 10_000: 4 } };

function rows(measured, memory) {
  const rows = [];
  const largestFirst = [...measured].reverse();
  const inTurns = (title, target, forms, of) =>
    rows.push({ what: title, target: `at most ${target} times the plain page`, measured: against(forms, of, target) });
  const alone = (title, of, sizes = [...measured.keys()]) => {
    const lists = sizes.map((schemas) => `${count(schemas)}: ${measured.get(schemas).map((form) => ms(of(form))).join(", ")}`);
    rows.push({ what: title, target: "", measured: lists.join("; ") });
  };
  const without = (targets) => SCHEMAS.filter((schemas) => !targets[schemas]);

  for (const [schemas, forms] of largestFirst) {
    const target = TARGETS.key[schemas];
    if (!target) continue;
    inTurns(`${count(schemas)} schemas, a key in the name of one, to painted SQL`, target, forms, (it) => it.schema);
    inTurns(`${count(schemas)} schemas, a key in the client ID, to painted SQL`, target, forms, (it) => it.clientId);
  }
  alone("Fewer schemas, a key in the name of one, to painted SQL", (it) => it.schema.ours, without(TARGETS.key));
  for (const [schemas, forms] of largestFirst) {
    const target = TARGETS.link[schemas];
    if (!target) continue;
    const title = `Link of ${count(schemas)} schemas to its review, on the plain page to its SQL`;
    inTurns(`${title}: from a fresh load on`, target, forms, (it) => it.fresh);
    inTurns(`${title}: in a page that stands`, target, forms, (it) => it.standing);
  }
  alone("Link of fewer schemas to its review, from a fresh load on", (it) => it.fresh.ours, without(TARGETS.link));
  const sql = (by, target) => against(measured.get(MOST), ({ sql }) => ({ ours: sql[by], plain: sql.plain }), target);
  const more = (of) => memory.map((it) => megabytes(it[of])).join(", ");
  const limit = `at most ${LIMIT / 1e6} MB`;
  rows.push(
    {
      what: `SQL of ${count(MOST)} schemas by Wasm, from the checked plan, against template strings`,
      target: "at most 1.0 times",
      measured: sql("wasm", 1),
    },
    { what: "The same by the module's `generate`, with every reason, as objects", target: "", measured: sql("module") },
    { what: `Memory with ${count(MOST)} schemas over that of the empty page: nodes, scripts, Wasm`, target: limit, measured: more("page") },
    { what: "The same: all that its process holds", target: limit, measured: more("process") },
  );
  alone("A schema added, to painted SQL", (it) => it.added.ours);
  alone("A schema removed, to painted SQL", (it) => it.removed.ours);
  alone("A list pasted, to painted SQL", (it) => it.pasted);
  alone("A link confirmed, to painted SQL", (it) => it.confirmed);
  alone("The map opened", (it) => it.mapped);
  alone("A listing pasted, to the audit's verdict", (it) => it.judged);
  return rows;
}
