// Draws what others show of the page into dist/: the picture that goes with its address, and the icon on the home screen of
// a phone. The same drawings give the same bytes on every machine: the font comes from npm, and the drawer is one Wasm file.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { find } from "./markup.mjs";
import { nameByContent } from "./names.mjs";

const require = createRequire(`${process.env.DATA_GRAPH_SETUP_TOOLS}/npm/`);
const { initWasm, Resvg } = require("@resvg/resvg-wasm");

const dist = new URL("../dist/", import.meta.url);
const style = new URL("../style/", import.meta.url);
const page = new URL("index.html", dist);

/** Each picture's name in index.html, the drawing that it is made of, and how wide it is. */
const pictures = [
  { name: "preview.png", drawing: "preview.svg", width: 1200 },
  // Phones show what is clear as black, and cut off the corners.
  { name: "touch-icon.png", drawing: "icon.svg", width: 180, background: "#f3f2ee", room: "-5 -5 42 42" },
];

await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
const font = (weight) => readFileSync(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`));
const fonts = { fontBuffers: [font(400), font(600)], loadSystemFonts: false, defaultFontFamily: "Inter" };

let html = readFileSync(page, "utf8");
for (const { name, drawing, width, background, room } of pictures) {
  const whole = readFileSync(new URL(drawing, style), "utf8");
  const svg = room ? whole.replace(/viewBox="[^"]*"/, `viewBox="${room}"`) : whole;
  const drawn = new Resvg(svg, { fitTo: { mode: "width", value: width }, background, font: fonts }).render();
  writeFileSync(new URL(name, dist), drawn.asPng());
  if (!html.includes(`./${name}`)) throw new Error(`dist/index.html does not name ${name}`);
  html = html.replace(`./${name}`, `./${nameByContent(name).named}`);
}

// Trunk names the icon by a digest of its own.
const icon = find(html, /<link\b[^>]* rel="?icon\b[^>]*>/).value("href");
html = html.replace(icon, `./${nameByContent(icon.replace("./", "")).named}`);

// Most of those who show a picture want its whole address, which only a host can tell.
const { SITE_ADDRESS } = process.env;
if (SITE_ADDRESS) {
  const { tag, value } = find(html, /<meta\b[^>]* property="?og:image\b(?!:)[^>]*>/);
  const folder = SITE_ADDRESS.endsWith("/") ? SITE_ADDRESS : `${SITE_ADDRESS}/`;
  html = html.replace(tag, tag.replace(value("content"), new URL(value("content"), folder)));
}
writeFileSync(page, html);
