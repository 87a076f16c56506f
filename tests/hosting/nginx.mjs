// Runs a private nginx over a copy of dist/, without any right: by the site that is shipped, at the root of one address, and by
// the words in that site's comment, in a folder of another.
import { execFileSync, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { dist } from "./site.mjs";

const nginx = process.env.NGINX_PROGRAM;
if (!nginx) throw new Error("run these tests through ./script/test, which knows where nginx is");

/** Whom Unix gives no right. */
const NOBODY = 65534;
const rights = process.getuid() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Where nginx's modules lie, by its own words. */
const modules = execFileSync("/bin/sh", ["-c", '"$1" -V 2>&1', "sh", nginx], { encoding: "utf8" }).match(/--modules-path=(\S+)/)?.[1];
const brotli = modules && join(modules, "ngx_http_brotli_static_module.so");
export const hasBrotli = Boolean(brotli && existsSync(brotli));

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

const answers = (port) =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => done(true)).on("error", () => done(false)).on("close", () => socket.destroy());
  });

/** The lines of a file's comment that are indented, which are configuration. */
const inComment = (text) => [...text.matchAll(/^# {3}(.*)$/gm)].map(([, line]) => line).join("\n");

export async function startNginx() {
  const folder = await mkdtemp(join(tmpdir(), "data-graph-setup-nginx-"));
  const web = join(folder, "web");
  const place = join(web, "tools/data-graph-setup");
  const around = join(folder, "around");
  for (const made of [place, around]) await mkdir(made, { recursive: true });
  await cp(dist, place, { recursive: true });
  await symlink(place, join(web, "data-graph-setup"));
  const [root, below] = [await freePort(), await freePort()];

  const shipped = (await readFile(join(place, "hosting/nginx-site.conf"), "utf8")).replaceAll("/var/www", web);
  const atRoot = shipped.replace("listen 80 default_server", `listen 127.0.0.1:${root}`).replace(/listen \[::\]:80 .*/, "");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`);
  const configuration = `
    ${hasBrotli ? `load_module ${brotli};` : ""}
    daemon off;
    worker_processes 1;
    pid ${folder}/nginx.pid;
    events {}
    http {
      # As Debian has it.
      gzip on;
      ${hasBrotli ? "brotli_static on;" : ""}
      log_format asked "$uri $status";
      access_log ${folder}/access.log asked;
      ${temporary.join("\n")}
      ${atRoot}
      server {
        listen 127.0.0.1:${below};
        root ${around};
        ${inComment(shipped)}
      }
    }`;
  await writeFile(join(folder, "nginx.conf"), configuration);
  await writeFile(join(folder, "data-graph-setup.headers"), 'add_header Strict-Transport-Security "max-age=1" always;\n');
  if (rights.uid) execFileSync("chown", ["-R", `${NOBODY}:${NOBODY}`, folder]);

  const words = ["-p", folder, "-e", join(folder, "error.log"), "-c", join(folder, "nginx.conf")];
  execFileSync(nginx, [...words, "-t", "-q"], rights);
  const server = spawn(nginx, words, { ...rights, stdio: "inherit" });
  const hasEnded = new Promise((done) => server.on("exit", done));
  let isRunning = true;
  hasEnded.then(() => (isRunning = false));
  while (!((await answers(root)) && (await answers(below)))) {
    if (!isRunning) throw new Error(await readFile(join(folder, "error.log"), "utf8"));
    await new Promise((done) => setTimeout(done, 50));
  }

  return {
    atRoot: `http://localhost:${root}/`,
    below: `http://localhost:${below}/tools/data-graph-setup/`,
    /** Where the page lies that it serves. */
    place,
    /** Where the site around the page in its folder lies. */
    around,
    /** What was asked for until now, each with its answer's status. */
    asked: async () => (await readFile(join(folder, "access.log"), "utf8")).trim().split("\n").filter(Boolean),
    async close() {
      server.kill("SIGTERM");
      await hasEnded;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
