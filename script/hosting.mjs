// Writes into sealed dist/ what hosts read: _headers for Cloudflare Pages and Netlify, and in dist/hosting/ an nginx
// configuration and a policy for CloudFront. script/served.mjs says what each file is served with.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";

import { OFFLINE_COPY } from "./names.mjs";
import { ALWAYS, kindOf, kinds, PATHS, siteFiles } from "./served.mjs";

const OPENER_POLICY = "Cross-Origin-Opener-Policy";

const source = new URL("../hosting/", import.meta.url);
const dist = new URL("../dist/", import.meta.url);
const hosting = new URL("hosting/", dist);
mkdirSync(hosting, { recursive: true });

for (const name of ["robots.txt", "404.html"]) copyFileSync(new URL(name, source), new URL(name, dist));
const copied = ["README.md", "nginx-site.conf", "security-txt"];
const hostingFiles = [...copied, "nginx.conf", "cloudfront-page.json", "cloudfront-copy.json"];
for (const name of copied) copyFileSync(new URL(name, source), new URL(name, hosting));

const served = kinds();

/** Lines of a block that say headers, each in the words of its language. */
const lines = (headers, line) => Object.entries(headers).map(([name, value]) => line(name, value));

// Both hosts serve the page of a folder under the folder's name, and Cloudflare serves documents without their ending. They
// differ in what becomes of a header that two rules name, so here no two rules that fit the same file do.
const addresses = { "index.html": ["/", "/index.html"], [OFFLINE_COPY]: [`/${OFFLINE_COPY}`, `/${OFFLINE_COPY.replace(".html", "")}`] };
const ruled = siteFiles().filter((name) => kindOf(name) !== "other");
const rules = ruled.flatMap((name) => {
  const type = name.endsWith(".wasm") && { "Content-Type": "application/wasm" };
  return (addresses[name] ?? [`/${name}`]).map((address) => [address, { ...type, ...served[kindOf(name)] }]);
});
writeFileSync(
  new URL("_headers", dist),
  [
    "# What Cloudflare Pages and Netlify say of each file. Files that no rule names are asked for again each time, by their defaults.",
    ...[["/*", ALWAYS], ...rules].flatMap(([address, headers]) => ["", address, ...lines(headers, (name, value) => `  ${name}: ${value}`)]),
    "",
  ].join("\n"),
);

/** A location's headers. What holds always goes with errors too; how long to keep a file does not. */
const added = (headers, indent) => [
  ...lines({ ...ALWAYS, ...headers }, (name, value) => `${indent}add_header ${name} "${value}"${name === "Cache-Control" ? "" : " always"};`),
  // The asterisk has nginx go on where there is no such file.
  `${indent}include data-graph-setup.headers*;`,
];
const location = ([kind, { source }]) => ["", `location ~ "${source}" {`, ...added(served[kind], "    "), "}"];
writeFileSync(
  new URL("nginx.conf", hosting),
  [
    "# How nginx serves the page that this file came with; the policies are of this very build. Include it in a location of its",
    "# own, as nginx-site.conf does, and reload nginx whenever the page is replaced. Headers of the site around it end here: those",
    "# that the page should have, too, stand in /etc/nginx/data-graph-setup.headers.",
    "index index.html;",
    "autoindex off;",
    "server_tokens off;",
    "# The page is laid out compressed. Where nginx has the module for it, `brotli_static on;` in the configuration's http block",
    "# has it serve the .br files, too.",
    "gzip_static on;",
    "gzip_vary on;",
    "",
    "types {",
    "    text/html html;",
    "    text/javascript js;",
    "    application/wasm wasm;",
    "    image/svg+xml svg;",
    "    image/png png;",
    "    application/json json;",
    "    text/markdown md;",
    "    text/plain txt ts sha256;",
    "}",
    "default_type text/plain;",
    "charset utf-8;",
    "charset_types text/javascript text/markdown text/plain application/json;",
    "",
    "# Whatever is not named below is asked for again each time.",
    ...added(served.other, ""),
    ...Object.entries(PATHS).flatMap(location),
    "",
    "# What is laid out for hosts. Its folder alone could be that of another site around this one.",
    `location ~ "/hosting/(${hostingFiles.join("|").replaceAll(".", "\\.")})$|/_headers$|\\.(br|gz)$" {`,
    "    return 404;",
    "}",
    "",
  ].join("\n"),
);

// CloudFront says how long to keep a file in the words that S3 has of it, and the rest by one policy for a pattern of paths.
const cloudFront = (name, headers) => ({
  Name: name,
  SecurityHeadersConfig: {
    ContentSecurityPolicy: { ContentSecurityPolicy: headers["Content-Security-Policy"], Override: true },
    ContentTypeOptions: { Override: true },
    FrameOptions: { FrameOption: ALWAYS["X-Frame-Options"], Override: true },
    ReferrerPolicy: { ReferrerPolicy: ALWAYS["Referrer-Policy"], Override: true },
  },
  CustomHeadersConfig: { Quantity: 1, Items: [{ Header: OPENER_POLICY, Value: headers[OPENER_POLICY], Override: true }] },
});
for (const kind of ["page", "copy"]) {
  const policy = cloudFront(`data-graph-setup-${kind}`, served[kind]);
  writeFileSync(new URL(`cloudfront-${kind}.json`, hosting), `${JSON.stringify(policy, null, 2)}\n`);
}
