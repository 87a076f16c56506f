// What people really paste as listings of grants, with what is right of each.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { load } from "./support.mjs";

const { audit } = await load();

const folder = new URL("../fixtures/cases/grants/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const read = (file) => readFileSync(new URL(file, folder), "utf8");

test("there are cases", () => assert.ok(50 <= files.length));

for (const file of files) {
  test(`grants: ${file.replace(".json", "")}`, () => {
    const { principal, plan, verdict } = JSON.parse(read(file));
    const { rows, notes } = audit({ ...plan, clientId: principal }, read(file.replace(/json$/, "txt")));
    for (const [grant, mayBe] of Object.entries(verdict)) {
      const row = rows.find(({ privilege, securable }) => `${privilege} @ ${securable}` === grant);
      assert.ok(mayBe.includes(row?.status), `${grant}: ${row?.status}`);
    }
    for (const note of notes) assert.match(note, /^[A-Z0-9`].*\.$/s);
  });
}
