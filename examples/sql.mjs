// A plan's file in, its SQL out: node sql.mjs < plan.json > access.sql
//
// With the name of another form, that one: node sql.mjs terraform < plan.json > access.tf
// It ends with 1, and says why, where something is missing or wrong, so that a pipeline stops.
import { text } from "node:stream/consumers";
import { generate, readPlanFile, render } from "data-graph-setup";

const [format] = process.argv.slice(2);
try {
  const { plan, ignored } = readPlanFile(await text(process.stdin));
  const { sql, blanks, notes } = generate(plan);
  for (const { key, reason } of ignored) console.error(`${key}: ${reason}`);
  for (const { label } of blanks) console.error(`${label} is empty.`);
  for (const { message } of notes) console.error(`Note: ${message}`);
  process.stdout.write(format ? render(plan, format) : sql);
  if (ignored.length + blanks.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
