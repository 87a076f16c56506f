// The licence texts that crates have with them.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { mayBeTakenUnder } from "./spdx.mjs";

/** Without what editors and systems differ in. */
const plain = (text) => `${text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").replace(/^\n+/, "").trimEnd()}\n`;

/** The text of a file. */
export const read = (path) => plain(readFileSync(path, "utf8"));

/** That of Apache-2.0. */
export const apache = read(new URL("../LICENSE-APACHE", import.meta.url));

const IS_LICENCE = /^(licen[cs]es?|copying|copyright|notice|unlicense)\b/i;

/** The files of a folder whose names say that they are licences, and all of a folder of licences. */
function licenceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => IS_LICENCE.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
    });
}

/** The texts that a crate has with it, as Cargo describes the crate. */
export function textsOf({ name, version, license, license_file, manifest_path }) {
  const folder = dirname(manifest_path);
  const files = new Set(licenceFiles(folder));
  if (license_file) files.add(join(folder, license_file));
  if (files.size > 0) return [...files].sort().map(read);
  // Its text is the same for all, and names nobody.
  if (license && mayBeTakenUnder(license, ["Apache-2.0"])) return [apache];
  throw new Error(`${name} ${version} has no licence text with it, and ${license ?? "what it is under"} needs one.`);
}
