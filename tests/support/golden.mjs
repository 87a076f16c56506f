// What the tests in Node and in Chromium share with those in Rust: the client ID, and the golden files.
import { readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");

export const CLIENT_ID = read("client-id.txt").trim();

/** A golden file's lines before the first heading, and the text under each heading. */
function parts(name) {
  const [head, ...sections] = read(`../golden/${name}.txt`).split(/^=== /m);
  return { head, sections: sections.map((section) => section.split(/\n(.*)/s).slice(0, 2)) };
}

/** What the plan of a case comes to: its link, its whole SQL, its checks, the statements of each step and its settings. */
export function golden(name) {
  const { head, sections } = parts(name);
  const text = Object.fromEntries(sections.map(([heading, body]) => [heading, body.replace(/\n$/, "")]));
  const steps = sections.flatMap(([heading, body]) => {
    const [, number] = heading.match(/^(?:Step (\d)|Reverse ETL schema)/) ?? [];
    if (!number && !heading.startsWith("Reverse ETL")) return [];
    return [[number ?? "reverse-etl", body.split("\n").filter((line) => /^\S/.test(line))]];
  });
  return {
    link: head.match(/^link: (.*)$/m)[1],
    sql: text.sql,
    checks: text.checks,
    steps: Object.fromEntries(steps),
    settings: Object.fromEntries(text.settings.split("\n").filter(Boolean).map((line) => line.split(/: (.*)/).slice(0, 2))),
  };
}

/** What an audit comes to: a status, a privilege and a securable for each grant, and the fix. */
export function goldenAudit(name) {
  const { head, sections } = parts(`audit/${name}`);
  const rows = head.matchAll(/^(have|missing|unknown|extra): (.+) on ([A-Z]+) ([^,\n]+)/gm);
  return {
    rows: [...rows].map(([, status, privilege, kind, path]) => ({ status, privilege, kind, path })),
    fix: sections[0][1].replace(/\n$/, ""),
  };
}
