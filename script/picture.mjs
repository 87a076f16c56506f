// Takes the README's picture: the page half filled, so that it shows names and blanks alike.
import { writeFile } from "node:fs/promises";
import { CLIENT_ID } from "../tests/support/golden.mjs";
import { serve, startBrowser } from "../tests/page/support.mjs";

const site = await serve();
const page = await startBrowser();
await page.size(1440, 900);
await page.theme("light");
await page.open(site.address);
await page.fill("Client ID", CLIENT_ID);
await page.run(() => {
  scrollTo(0, 0);
  document.querySelector(".result-sheet").scrollTop = 0;
});
await writeFile(new URL("../README.png", import.meta.url), await page.screenshot());
await page.quit();
await site.close();
