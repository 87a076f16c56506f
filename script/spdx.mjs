// What an SPDX expression, such as "MIT OR Apache-2.0", allows.
import { createRequire } from "node:module";

const tools = process.env.DATA_GRAPH_SETUP_TOOLS;
if (!tools) throw new Error("run this through one of the scripts, which know where the tools are");
const satisfies = createRequire(`${tools}/npm/`)("spdx-satisfies");

/** Crates from before Cargo took expressions have a slash for OR. */
export const expressionOf = (licence) => licence.replace(/\s*\/\s*/g, " OR ");

/** Whether something under this licence may be used under those of a list. */
export const mayBeTakenUnder = (licence, allowed) => satisfies(expressionOf(licence), allowed);

/** What crates may be under, also those that only build or test. Whoever adds one reads it first. */
export const ALLOWED = ["MIT", "Apache-2.0", "Unicode-3.0"];

/** The crates that are under none of what is allowed, by name, version and licence. */
export function refused(crates) {
  return crates
    .filter(({ license }) => !license || !mayBeTakenUnder(license, ALLOWED))
    .map(({ name, version, license }) => `${name} ${version}: ${license ?? "no licence"}`);
}
