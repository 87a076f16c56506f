// The whole job in one engine: each of its parts gets a reader who sits before the built site.
import { after, before, describe } from "node:test";
import { serve } from "../page/support.mjs";
import { startEngine } from "./engines.mjs";
import { job } from "./suite/job.mjs";
import { keyboard } from "./suite/keyboard.mjs";
import { links } from "./suite/links.mjs";
import { offline } from "./suite/offline.mjs";
import { screens } from "./suite/screens.mjs";
import { start } from "./suite/start.mjs";
import { tools } from "./suite/tools.mjs";
import { Reader } from "./reader.mjs";

/** Runs every part in the engine of this name. */
export function suite(engine) {
  describe(`in ${engine}`, () => {
    const given = { engine };
    let running;
    before(async () => {
      given.site = await serve(undefined, { "/elsewhere.html": "<!doctype html><title>Elsewhere</title>" });
      running = await startEngine(engine);
      given.reader = new Reader(running);
      await given.reader.size(1440, 900);
    });
    after(async () => {
      await running?.quit();
      await given.site?.close();
    });
    for (const part of [start, job, links, tools, keyboard]) part(given);
  });
  // These need the engine in another state: dark, or without a network.
  offline(engine);
  if (process.env.SCREENS) screens(engine);
}
