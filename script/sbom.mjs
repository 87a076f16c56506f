// Writes the bill of materials of a release to a file, in CycloneDX's JSON: exactly the crates that are compiled into the Wasm,
// and the Rust that compiled them. The same source and Rust give the same bytes: no time, no random number, no path.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

import { compiled } from "./crates.mjs";
import { expressionOf } from "./spdx.mjs";

const [, , out] = process.argv;
const require = createRequire(`${process.env.DATA_GRAPH_SETUP_TOOLS}/npm/`);
const { Enums, Models, Serialize, Spec } = require("@cyclonedx/cyclonedx-library");

const COMPILED_INTO = "data-graph-setup:compiled-into";

/** What Cargo.lock holds each crate against, by its name and version. */
const locked = readFileSync(new URL("../Cargo.lock", import.meta.url), "utf8");
const sums = new Map(
  Array.from(locked.matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(.+)"$/gm), ([, name, version, sum]) => [
    `${name} ${version}`,
    sum,
  ]),
);

const licence = (expression) => [new Models.LicenseExpression(expressionOf(expression))];

function component(type, crate, rest) {
  const { name, version, description, license } = crate;
  const purl = `pkg:cargo/${name}@${encodeURIComponent(version)}`;
  return new Models.Component(type, name, {
    bomRef: purl,
    purl,
    version,
    description: description?.trim().replace(/\s+/g, " "),
    licenses: license ? new Models.LicenseRepository(licence(license)) : undefined,
    ...rest,
  });
}

const { own, crates } = compiled();
const parts = new Map(
  crates.map(({ package: crate, in: files }) => {
    const key = `${crate.name} ${crate.version}`;
    const sum = sums.get(key);
    if (!sum) throw new Error(`Cargo.lock has no checksum of ${key}.`);
    return [
      key,
      component(Enums.ComponentType.Library, crate, {
        hashes: new Models.HashDictionary([[Enums.HashAlgorithm["SHA-256"], sum]]),
        // A crate can be in several of the release's Wasm files.
        properties: new Models.PropertyRepository(files.map((file) => new Models.Property(COMPILED_INTO, file))),
      }),
    ];
  }),
);

const rustc = execFileSync(process.env.RUSTC || "rustc", ["-vV"], { encoding: "utf8" });
const rust = rustc.match(/^release: (.*)$/m)[1];
const standard = new Models.Component(Enums.ComponentType.Library, "std", {
  bomRef: `rust-std@${rust}`,
  version: rust,
  description: "The Rust standard library",
  licenses: new Models.LicenseRepository(licence("MIT OR Apache-2.0")),
});

// What stands in package registries under this name is not ours.
const ours = component(Enums.ComponentType.Application, own.package, { bomRef: "data-graph-setup", purl: undefined });
const bom = new Models.Bom({
  metadata: new Models.Metadata({ component: ours }),
  components: new Models.ComponentRepository([...parts.values(), standard]),
});
const connect = (part, { needs }) => {
  for (const key of needs) part.dependencies.add(parts.get(key).bomRef);
  part.dependencies.add(standard.bomRef);
};
connect(ours, own);
for (const crate of crates) connect(parts.get(`${crate.package.name} ${crate.package.version}`), crate);

const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
writeFileSync(out, `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`);
