// The page that ours is held against: the same form and the same SQL, by hand, in template strings and the text of one `pre`.
// It checks nothing, explains nothing and guards nothing. What it does, it does as fast as we know how.

const name = (text) => `\`${text.replaceAll("`", "``")}\``;

/** The SQL of a plan that is shaped as the module takes it, in the guide's words. */
export function sql({ clientId, segmentCatalog, profilesSync, catalogs }) {
  const segment = name(segmentCatalog || "SEGMENT_LINKED_PROFILES_DB");
  const to = `TO ${name(clientId || "${client_id}")};\n`;
  const rows = [{ ...profilesSync, catalog: profilesSync.catalog || "${profiles_sync_catalog}" }, ...catalogs];
  const whole = ({ catalog }) => `GRANT USAGE, SELECT, USE SCHEMA ON CATALOG ${name(catalog)} ${to}`;

  let text = `-- Step 2: Segment's own catalog
CREATE CATALOG IF NOT EXISTS ${segment};
GRANT USAGE ON CATALOG ${segment} ${to}GRANT CREATE ON CATALOG ${segment} ${to}GRANT SELECT ON CATALOG ${segment} ${to}`;
  if (!profilesSync.schemas) text += `\n-- Step 3: Profiles Sync catalog\n${whole(rows[0])}`;

  let others = "";
  let limited = "";
  const end = ` ${to}`;
  for (let index = 0; index < rows.length; index++) {
    const { catalog, schemas } = rows[index];
    if (schemas) {
      limited += `GRANT USAGE ON CATALOG ${name(catalog)}${end}USE CATALOG ${name(catalog)};\n`;
      for (const schema of schemas.length === 0 ? ["${schema_1}"] : schemas)
        limited += `GRANT USAGE, SELECT ON SCHEMA ${name(schema)}${end}`;
    } else if (index > 0) {
      others += whole(rows[index]);
    }
  }
  if (others) text += `\n-- Step 4: Other catalogs\n${others}`;
  if (limited) text += `\n-- Step 5: Only some schemas\n${limited}`;
  return text;
}

/** Reads a link's fragment, of which a form can have changed nothing but these keys. */
export function read(fragment) {
  const plan = { clientId: "", segmentCatalog: "", profilesSync: { catalog: "" }, catalogs: [] };
  const found = new Map();
  const scope = (value, add) => {
    const dot = value.indexOf(".");
    const catalog = dot < 0 ? value : value.slice(0, dot);
    let row = found.get(catalog);
    if (!row) found.set(catalog, (row = add(catalog)));
    if (dot < 0) return;
    row.schemas ??= [];
    if (dot + 1 < value.length) row.schemas.push(value.slice(dot + 1));
  };
  const other = (catalog) => {
    const row = { catalog };
    plan.catalogs.push(row);
    return row;
  };
  const profiles = (catalog) => (plan.profilesSync = { catalog });
  for (const part of fragment.split("&")) {
    const at = part.indexOf("=");
    const raw = part.slice(at + 1);
    const value = raw.includes("%") ? decodeURIComponent(raw) : raw;
    switch (part.slice(0, at)) {
      case "id":
        plan.clientId = value;
        break;
      case "segment":
        plan.segmentCatalog = value;
        break;
      case "profiles":
        scope(value, profiles);
        break;
      case "read":
        scope(value, other);
        break;
    }
  }
  return plan;
}

/** As many rows, and as many schemas of each, as our page shows at once. */
const ROWS = 50;
const SCHEMAS = 100;

function start() {
  const form = document.querySelector("form");
  const pre = document.querySelector("pre");
  let plan;

  const print = () => (pre.textContent = sql(plan));

  const box = (label, value, change) => {
    const around = document.createElement("label");
    around.textContent = label;
    const text = document.createElement("textarea");
    text.rows = 1;
    text.spellcheck = false;
    text.value = value;
    text.oninput = () => {
      change(text.value);
      print();
    };
    around.append(text);
    return around;
  };

  const button = (label, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.onclick = () => {
      act();
      print();
    };
    return button;
  };

  /** A list with an empty box behind its items, which becomes one of them when something is typed into it. */
  const list = (items, most, label, line, add) => {
    const ul = document.createElement("ul");
    const draw = () => {
      const next = document.createElement("li");
      next.append(
        box(label(items.length), "", (value) => {
          items.push(add(value));
          draw();
          const lines = ul.children;
          lines[lines.length - 2].querySelector("textarea").focus();
        }),
      );
      const shown = items.slice(0, most).concat(items.length > most ? items.slice(-1) : []);
      const lines = shown.map((item, index) => {
        const at = index < most ? index : items.length - 1;
        const li = document.createElement("li");
        const remove = () => {
          items.splice(at, 1);
          draw();
        };
        li.append(...line(item, at), button(`Remove ${label(at)}`, remove));
        return li;
      });
      ul.replaceChildren(...lines, next);
    };
    draw();
    return ul;
  };

  const schemas = (row, of) =>
    list(
      row.schemas,
      SCHEMAS,
      (index) => `${of}, schema ${index + 1}`,
      (schema, index) => [box(`${of}, schema ${index + 1}`, schema, (value) => (row.schemas[index] = value))],
      (value) => value,
    );

  const scope = (row, label) => {
    const catalog = box(label, row.catalog, (value) => (row.catalog = value));
    return row.schemas ? [catalog, schemas(row, label)] : [catalog];
  };

  const draw = () => {
    const others = (index) => `Other catalog ${index + 1}`;
    form.replaceChildren(
      box("Client ID", plan.clientId, (value) => (plan.clientId = value)),
      box("Segment catalog", plan.segmentCatalog, (value) => (plan.segmentCatalog = value)),
      ...scope(plan.profilesSync, "Profiles Sync catalog"),
      list(plan.catalogs, ROWS, others, (row, index) => scope(row, others(index)), (catalog) => ({ catalog })),
    );
  };

  const open = () => {
    plan = read(location.hash.slice(1));
    print();
    // The SQL is there to be read while the boxes are made.
    requestAnimationFrame(() => setTimeout(draw));
  };
  addEventListener("hashchange", open);
  open();
}

if (globalThis.document) start();
