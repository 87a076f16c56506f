import assert from "node:assert/strict";
import { test } from "node:test";

import { decodeLink, encodeLink, full, generate, thrown } from "./support.mjs";

const secrets = {
  "an OAuth secret": "dose0123456789abcdef0123456789abcdef",
  "a personal access token": "dapi0123456789abcdef-2",
  "an OAuth refresh token": "doau01234567",
  "an access token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzZWdtZW50In0.c2lnbmF0dXJl",
};

/** Every key of a plan that takes text, set to this one, beside what is right. */
const plans = (text) => [
  { ...full, clientId: text },
  { ...full, segmentCatalog: { ...full.segmentCatalog, name: text } },
  { ...full, segmentCatalog: { ...full.segmentCatalog, storage: { location: `s3://bucket/${text}` } } },
  { ...full, segmentCatalog: { ...full.segmentCatalog, reverseEtlSchema: text } },
  { ...full, profilesSync: { catalog: text } },
  { ...full, profilesSync: { catalog: "profiles", schemas: ["ps_segment", text] } },
  { ...full, catalogs: [{ catalog: text }, { catalog: text, schemas: [text] }] },
  { ...full, testTable: `sales.orders.${text}` },
  { ...full, connection: { ...full.connection, hostname: `https://token:${text}@example.com` } },
  { ...full, connection: { ...full.connection, httpPath: `/sql/1.0/warehouses/${text}` } },
];

/** What makes a secret known wherever it is repeated, in small letters. */
const core = (secret) => secret.slice(0, 12).toLowerCase();

const holds = (value, secret) => JSON.stringify(value).toLowerCase().includes(core(secret));

for (const [name, secret] of Object.entries(secrets)) {
  test(`${name} in any text of a plan is a problem that shows no value and says what it looks like`, () => {
    for (const plan of plans(secret)) {
      const { ready, problems } = generate(plan);
      assert.equal(ready, false);
      assert.notEqual(problems.length, 0);
      for (const { value, message } of problems) {
        assert.equal(value, "");
        assert.ok(message.includes(name), message);
      }
    }
  });

  test(`${name} in any text of a plan appears nowhere in the answer`, () => {
    for (const plan of plans(` (${secret}) `)) assert.ok(!holds(generate(plan), secret));
  });

  test(`${name} in any text of a plan appears nowhere in the link`, () => {
    for (const plan of plans(secret)) assert.ok(!holds(decodeURIComponent(encodeLink(plan)), secret));
  });

  test(`${name} in a link appears nowhere in the plan nor in what is ignored`, () => {
    const keys = "v id segment storage retl profiles read before test host path port wording secret".split(" ");
    const hidden = Array.from(secret, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");
    for (const key of keys) {
      for (const value of [secret, hidden, `a.${secret}`, `${hidden}%`, `https://example.com/${secret}`]) {
        const decoded = decodeLink(`#v=1&${key}=${value}&${key}=${value}`);
        assert.notEqual(decoded.ignored.length, 0);
        assert.ok(!holds(decoded, secret), `${key}=${value}`);
      }
    }
  });

  test(`${name} as a link's key appears nowhere in what is ignored`, () => {
    for (const fragment of [`${secret}=1`, secret, `#${secret}`, `x${secret}=`, `${secret}=${secret}`]) {
      const { ignored } = decodeLink(fragment);
      assert.equal(ignored[0].key, "");
      assert.ok(!holds(ignored, secret));
    }
  });

  test(`${name} in a plan of the wrong shape appears nowhere in the Error`, () => {
    const wrong = [
      secret,
      [secret],
      { [secret]: 1 },
      { segmentCatalog: secret },
      { segmentCatalog: { [secret]: secret } },
      { segmentCatalog: { storage: secret } },
      { segmentCatalog: { storage: { [secret]: "" } } },
      { profilesSync: [secret] },
      { catalogs: [{ [secret]: "" }] },
      { grantedBefore: secret },
      { connection: { port: secret } },
      { connection: { secret } },
      { wording: secret },
      Object.create({ connection: { port: secret } }),
    ];
    for (const plan of wrong) {
      for (const call of [generate, encodeLink]) assert.ok(!holds(String(thrown(() => call(plan)).stack), secret));
    }
  });
}

test("what only begins like a secret is a name like any other", () => {
  for (const catalog of ["dosenette", "dapi", "doau_0123456789", "dose0123456", "eyJumper"]) {
    assert.deepEqual(generate({ profilesSync: { catalog } }).problems, []);
  }
});
