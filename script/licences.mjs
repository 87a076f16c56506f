// Writes to a file under which licences stands what is compiled into some of the Wasm files, with the texts that its crates
// have with them: licences.mjs OUT FILE…, the files by their names in script/crates.mjs. Fails by name where a crate has none.
import { writeFileSync } from "node:fs";

import { compiled } from "./crates.mjs";
import { apache, read, textsOf } from "./licence-texts.mjs";

const root = new URL("../", import.meta.url);
const WIDTH = 37;

/** The licences of what is compiled into some of the Wasm files. */
function licencesOf(files) {
  const { own, crates } = compiled(files);
  // By what it says: lines are broken in many ways.
  const numbered = new Map();
  const numberOf = (text) => {
    const said = text.replace(/\s+/g, " ");
    if (!numbered.has(said)) numbered.set(said, { number: numbered.size + 1, text });
    return numbered.get(said).number;
  };
  const row = (crate, texts) => {
    const numbers = [...new Set(texts.map(numberOf))].sort((a, b) => a - b);
    return [`${crate.name} ${crate.version}`.padEnd(WIDTH), (crate.license ?? "").padEnd(WIDTH), numbers.join(", ")].join(" ");
  };

  const ours = row(own.package, [apache, read(new URL("LICENSE-MIT", root))]);
  const others = crates.map((crate) => row(crate.package, textsOf(crate.package)));
  const texts = [...numbered.values()].map(({ number, text }) => `${`==== ${number} `.padEnd(100, "=")}\n\n${text}`);
  const standard = read(new URL("licences/standard-library.txt", import.meta.url));
  return `${own.package.name} ${own.package.version}, and what is compiled into it, with the licences that each is under.
The numbers are those of the texts below. "/" means OR. A crate that has no text with it is taken under Apache-2.0.

${[ours, ...others].join("\n")}

The JavaScript between Wasm and browser is partly written by wasm-bindgen, and that part is under its licences.
The Rust standard library stands at the end.

${texts.join("\n")}
${"==== Rust ".padEnd(100, "=")}

${standard}`;
}

const [out, ...files] = process.argv.slice(2);
writeFileSync(out, licencesOf(files));
