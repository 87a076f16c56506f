import assert from "node:assert/strict";
import { test } from "node:test";

import { decodeLink, encodeLink, full, generate, load, smallest, thrown, wrong } from "./support.mjs";

const { planFile, readPlanFile } = await load();

/** A plan without the keys that are null. */
const given = (value) =>
  JSON.parse(JSON.stringify(value, (_, inner) => (inner === null ? undefined : inner)));

test("a file is the module's plan with its version, laid out as JSON.stringify does", () => {
  for (const plan of [{}, smallest, full, wrong]) {
    const text = planFile(plan);
    const { version, ...written } = JSON.parse(text);
    assert.equal(version, 1);
    assert.equal(text, `${JSON.stringify({ version, ...written }, null, 2)}\n`);
    assert.deepEqual(written, given(decodeLink(encodeLink(plan)).plan));
  }
});

test("a file that was read gives the same SQL, and the same file", () => {
  for (const plan of [{}, smallest, full]) {
    const { plan: opened, ignored } = readPlanFile(planFile(plan));
    assert.deepEqual(ignored, []);
    assert.deepEqual(opened, decodeLink(encodeLink(plan)).plan);
    assert.equal(generate(opened).sql, generate(plan).sql);
    assert.equal(planFile(opened), planFile(plan));
  }
});

test("what is wrong in a file is named by its key path, and no secret comes out again", () => {
  const text = JSON.stringify({ version: 1, clientId: "dose0123456789", catalogs: [{ catalog: "sales" }, { catalog: "a.b" }], dose0123456789: 1 });
  const { plan, ignored } = readPlanFile(text);
  assert.deepEqual(given(plan), { catalogs: [{ catalog: "sales" }] });
  assert.deepEqual(ignored.map(({ key, value }) => [key, value]), [["", ""], ["clientId", ""], ["catalogs[1].catalog", "a.b"]]);
  assert.ok(!JSON.stringify(ignored).includes("dose0"));
});

test("another file is refused with an error that says what it is", () => {
  for (const [text, message] of [
    ["", /^This is no JSON/],
    ['{"name":"x","version":"1.0.0"}', /no plan/],
    ['{"version":2}', /^A newer version/],
    [undefined, /^`text` /],
    [{}, /^`text` /],
  ]) {
    assert.match(thrown(() => readPlanFile(text)).message, message);
  }
});
