// Takes the README's picture: the page filled by typing and by paste, with one setting still to come.
import { writeFile } from "node:fs/promises";
import { CLIENT_ID } from "../tests/support/golden.mjs";
import { serve, startBrowser } from "../tests/page/support.mjs";

const site = await serve();
const page = await startBrowser();
await page.size(1440, 900);
await page.theme("light");
await page.open(site.address);
await page.fill("Client ID", CLIENT_ID);
await page.fill("Profiles Sync catalog", "segment_profiles");
await page.put("field-catalogs-0-catalog", "sales\nmarketing.campaigns\nmarketing.web");
await page.answered();
await page.until("the list is taken", () => document.querySelector("#field-catalogs-1-schemas-1"));
await page.leave();
await page.run(() => scrollTo(0, 0));
await writeFile(new URL("../README.png", import.meta.url), await page.screenshot());
await page.quit();
await site.close();
