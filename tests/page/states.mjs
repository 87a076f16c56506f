// The states of the page, how a reader comes to each, and what is looked at in them.
import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { CLIENT_ID } from "../support/golden.mjs";
import { visit } from "./support.mjs";

/** A link that fills the whole form, and of which not all can be used. */
export const FULL =
  `#v=1&id=${CLIENT_ID}&segment=profiles&storage=s3://acme/segment&retl=__segment_reverse_etl` +
  "&profiles=profiles.ps_segment&read=sales&read=marketing.campaigns&read=marketing.web&before=1&test=crm.a.b" +
  "&host=databricks.example.com&path=/sql/x&port=8443&colour=blue";

const MANY = `#v=1&id=${CLIENT_ID}&profiles=profiles&${Array.from({ length: 40 }, (_, index) => `read=catalog_${index}`).join("&")}`;

let site, page;

/** Visits the page for a file's tests in its states; `take` gets page and site before the first of them. */
export function visitStates(take) {
  visit((visited) => {
    ({ site, page } = visited);
    take(visited);
  });

  // A tab keeps what stands in the boxes, and then what was found in the text before would pass for the answer.
  beforeEach(async () => {
    await page.size(1440, 900);
    await page.run(() => sessionStorage.clear());
  });
}

/** How a reader comes to each state of the page. */
export const states = {
  "the empty form": async () => page.open(site.address),
  "a full form from a link": async () => page.open(site.address + FULL),
  "a form full of mistakes": async () => {
    await page.open(site.address);
    for (const label of ["Client ID", "Segment catalog", "Profiles Sync catalog", "Table to test with", "Hostname"])
      await page.fill(label, "not right");
  },
  "an audit with its verdict": async () => {
    await fillNames();
    const rows = ["USE CATALOG", "SELECT", "MODIFY"].map((privilege) => `${CLIENT_ID},${privilege},CATALOG,profiles`);
    await audit([...rows, "analysts,SELECT,CATALOG,profiles", "prose"].join("\n"));
    await unfoldAll();
  },
  "an audit of what is no listing": async () => {
    await page.open(site.address);
    await audit("good morning");
  },
  "an audit that finds everything as needed": async () => {
    await page.open(site.address);
    await page.fill("Client ID", CLIENT_ID);
    const rows = ["USE CATALOG", "CREATE SCHEMA", "SELECT"];
    await audit(rows.map((privilege) => `${CLIENT_ID},${privilege},CATALOG,segment_linked_profiles_db`).join("\n"));
    assert.equal(await page.run(() => document.querySelector(".verdict--clean") !== null), true);
  },
  "the checks": async () => {
    await fillNames();
    await open("tool-checks");
    await unfoldAll();
  },
  "an error that is explained": async () => {
    await fillNames();
    await open("tool-explain-error");
    await page.paste("Paste the error message", "User does not have SELECT on Schema 'profiles.a'. dose0123456789abcdef");
    await page.until("it is explained", () => document.querySelector(".explanation"));
    await unfoldAll();
  },
  "the way back": async () => {
    await fillNames();
    await open("tool-undo");
    await unfoldAll();
  },
  "the map": async () => {
    await fillNames();
    await openSheet();
    await open("tool-access-map");
    await unfoldAll();
  },
  "a list that was pasted": async () => {
    await page.open(site.address);
    await page.paste("Other catalog 1", "sales\nmarketing.web\nmarketing.campaigns\nnot a name\nsystem");
    await page.answered();
    await page.until("it is read", () => document.querySelector(".pasted"));
    await unfoldAll();
  },
  "a question before copying": async () => {
    await page.open(site.address);
    await openSheet();
    await page.press("Copy SQL");
    await page.until("it is asked", () => document.querySelector(".popover"));
  },
  "an open menu": async () => {
    await page.open(site.address);
    await page.press("More");
  },
  "a copy that was refused": async () => {
    await fillNames();
    await openSheet();
    await page.run(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))));
    await page.press("Copy SQL");
    await page.until("it is told", () => document.querySelector(".popover"));
  },
  "what was copied, and has changed since": async () => {
    await fillNames();
    await openSheet();
    for (const name of ["Copy SQL", "Copy step 3"]) await page.press(name);
    await page.hears("Copied step 3, 1 statement.");
    await page.run(() => document.querySelector("#close-sheet").click());
    await page.fill("Profiles Sync catalog", "profiles2");
    await openSheet();
  },
  "the question about many names": async () => {
    await page.open(site.address + MANY);
    await page.press("I checked these values");
    await page.until("it is asked", () => document.querySelector("#confirm-names"));
  },
  "what was changed since a link, and who can run it": async () => {
    await page.open(site.address + FULL);
    await page.confirm();
    await page.fill("Profiles Sync catalog", "profiles2");
    await page.answered();
    await openSheet();
    await page.press("Do the catalogs belong to different people?");
    await page.answered();
    await unfoldAll();
  },
  "the access as Terraform": async () => {
    await fillNames();
    await openSheet();
    await open("tool-terraform");
  },
  "the access as a script for the CLI": async () => {
    await fillNames();
    await openSheet();
    await open("tool-cli");
  },
  "the access as a runbook": async () => {
    await fillNames();
    await openSheet();
    await open("tool-runbook");
  },
  "the plan as a file, and another one": async () => {
    await fillNames();
    await openSheet();
    await open("tool-plan-file");
    await page.put("plan-file-text", MANY);
    await page.answered();
    await unfoldAll();
  },
  "the settings": async () => {
    await page.open(site.address + FULL);
    await openSheet("dock-settings");
  },
  "two forms": async () => {
    await page.open(site.address);
    await page.fill("Profiles Sync catalog", "profiles");
    await page.run((fragment) => void (location.hash = fragment), FULL);
    await page.until("the page asks", () => document.querySelector(".review"));
  },
  "everything unfolded and explained": async () => {
    await page.open(site.address);
    await page.press("No service principal yet? 15 steps");
    await page.press("Type the three values");
    await page.choose("No, create it with a storage location");
    await page.run(() => document.querySelector("#explain").click());
    await unfoldAll();
  },
  "the form emptied": async () => {
    await fillNames();
    await page.press("Start over");
    await page.run(() => document.querySelector("#menu").click());
  },
};

/** Opens the page and fills in what the SQL needs. */
async function fillNames() {
  await page.open(site.address);
  await page.fill("Client ID", CLIENT_ID);
  await page.fill("Profiles Sync catalog", "profiles");
}

/** Opens what a tab opens, and waits for it. */
async function open(id) {
  await page.run((wanted) => document.getElementById(wanted).click(), id);
  await page.answered();
}

async function audit(listing) {
  await open("tool-audit");
  await page.paste("Paste the answer", listing);
  await page.until("it is judged", () => document.querySelector(".verdict"));
}

const unfoldAll = () => page.run(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

/** Opens the result over the page, where it does not fit beside the form. */
const openSheet = (id = "dock-sql") =>
  page.run((wanted) => {
    const dock = document.getElementById(wanted);
    if (dock.checkVisibility()) dock.click();
  }, id);

/** Nothing stands beyond the right edge of the window. */
export async function fits() {
  const tooWide = await page.run(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(tooWide, []);
  assert.equal(await page.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
}

/**
 * What is pressed, and takes presses in a place that is smaller than this, its label's included. What stands in a line of text
 * is as high as that line.
 */
export const small = (least) =>
  page.run((least) => {
    const inText = "p a, li a, .sql-code button, p .gap, p .link";
    const controls = [...document.querySelectorAll("button, summary, a[href], input, textarea")];
    const found = [];
    for (const control of controls.filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.matches(`:disabled, ${inText}`))) {
      control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const { left, top, width, height } = (control.matches("[type=radio], [type=checkbox]") ? control.labels[0] : control).getBoundingClientRect();
      const takes = (right, down) => {
        const hit = document.elementFromPoint(left + width / 2 + right, top + height / 2 + down);
        const isOver = hit?.closest(".menu__list, .popover, .settings__actions")?.contains(control) === false;
        return hit && (isOver || control.contains(hit) || hit.closest("label")?.control === control);
      };
      const reach = (right, down) => {
        let far = 0;
        while (far < least && takes(right * (far + 1), down * (far + 1))) far += 1;
        return far;
      };
      // The middle belongs to both sides, and edges may lie between two pixels.
      const isLarge = (right, down) => reach(right, down) + reach(-right, -down) + 2 >= least;
      // What something lies over that was opened is as large as before, once that is closed.
      if (takes(0, 0) && !(isLarge(1, 0) && isLarge(0, 1))) found.push(`${Math.round(width)} × ${Math.round(height)}: ${control.outerHTML.slice(0, 160)}`);
    }
    return found;
  }, least);

/** What gets the focus and is hidden then by what is pinned to the window, in the page. */
export const obscured = async () => {
  const found = [];
  for (const control of document.querySelectorAll("button, summary, a[href], input, textarea")) {
    if (!control.isConnected || !control.checkVisibility({ visibilityProperty: true }) || control.closest("[inert]")) continue;
    control.focus();
    // What lies open goes when the focus leaves it.
    await new Promise((done) => setTimeout(done));
    if (document.activeElement !== control) continue;
    const { left, top, width, height } = control.getBoundingClientRect();
    const parts = [0.5, 0.1, 0.9];
    const isSeen = parts.some((down) =>
      parts.some((right) => {
        const shown = document.elementFromPoint(left + width * right, top + height * down);
        // What was opened over it is closed without going on.
        const isOver = shown?.closest(".menu__list, .settings__actions")?.contains(control) === false;
        return shown && (isOver || control.contains(shown) || shown.contains(control) || shown.closest("label")?.control === control);
      }),
    );
    if (!isSeen) found.push(control.outerHTML.slice(0, 160));
  }
  return found;
};
