// What a link costs to open: it hangs on how much it names, and not on how it is made. Counted in what the page draws, since no
// clock decides a test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { visit } from "./support.mjs";

let site, page;
visit((visited) => ({ site, page } = visited));

const many = (count, part) => Array.from({ length: count }, (_, index) => part(index)).join("&");
const link = (...parts) => `#${["v=1", `id=${CLIENT_ID}`, "profiles=p", ...parts].join("&")}`;

/** How many elements and texts the page has once a link is open. */
const drawn = async (fragment) => {
  await page.open(site.address + fragment);
  await page.until("the link is shown", () => document.querySelector(".review"));
  await page.answered();
  return page.run(() => {
    const nodes = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    let count = 0;
    while (nodes.nextNode()) count++;
    return count;
  });
};

const limited = many(2000, (index) => `read=catalog_${index}.s`);
const whole = many(2000, (index) => `read=catalog_${index}`);
const hostile = {
  "names each catalog whole and limited, and repeats it": link(whole, limited, many(10_000, (index) => `read=catalog_${index % 2000}.s`)),
  "takes back what was granted on each catalog": link("before=1", limited),
  "holds a hundred thousand parts that mean nothing": link(limited, many(100_000, (index) => `x${index}`)),
  "writes every name in letters of another alphabet": link(many(2000, (index) => `read=${encodeURIComponent(`сатаlog${index}`)}.s`)),
  "writes long names in letters of another alphabet": link(many(400, (index) => `read=${encodeURIComponent("ж".repeat(200) + index)}.s`)),
  "writes long names with accents": link(many(400, (index) => `read=${encodeURIComponent("éa".repeat(100) + index)}.s`)),
  "writes names that all look alike": link(many(1000, (index) => `read=l${index}0&read=I${index}O`)),
  "names ten thousand schemas of one catalog": link(many(10_000, (index) => `read=catalog.s${index}`)),
};

for (const [name, fragment] of Object.entries(hostile)) {
  test(`a link that ${name} draws at most half as much again as as many plain names`, async () => {
    const plain = await drawn(link(whole));
    const odd = await drawn(fragment);
    assert.ok(odd <= plain * 1.5, `${odd} nodes instead of ${plain}`);
  });
}
