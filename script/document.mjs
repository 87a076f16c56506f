// Puts what it is given into the place that index.html has for the page's first view: node script/document.mjs FILE.
import { readFileSync, writeFileSync } from "node:fs";

const [, , file] = process.argv;
const place = /(<fieldset\b[^>]*\bid="?page\b[^>]*>)(<\/fieldset>)/;
const html = readFileSync(file, "utf8");
if (!place.test(html)) throw new Error(`${file} has no place for the first view`);
const view = readFileSync(0, "utf8").trim();
writeFileSync(file, html.replace(place, (_, begin, end) => begin + view + end));
