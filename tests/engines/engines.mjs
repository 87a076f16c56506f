// The three engines: how each is started, and what a test can only have of it in its own way.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { startBrowser, tools } from "../page/support.mjs";

const require = createRequire(`${tools}/npm/`);
const { Builder, Capabilities } = require("selenium-webdriver");
const firefox = require("selenium-webdriver/firefox.js");

/** A port that nothing listens at: as a proxy it takes the network away. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function startChromium({ isDark, isCut }) {
  const page = await startBrowser();
  await page.theme(isDark ? "dark" : "light");
  if (isCut) {
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await page.devtools("Network.enable");
    await page.devtools("Network.emulateNetworkConditions", { offline: true, ...speed });
  }
  return { driver: page.driver, quit: () => page.quit() };
}

async function startFirefox({ isDark, isCut }) {
  const options = new firefox.Options();
  options.setBinary(process.env.FIREFOX);
  options.addArguments("-headless");
  options.setPreference("layout.css.prefers-color-scheme.content-override", isDark ? 0 : 1);
  if (isCut) {
    options.setPreference("network.proxy.type", 1);
    options.setPreference("network.proxy.allow_hijacking_localhost", true);
    for (const kind of ["http", "ssl"]) {
      options.setPreference(`network.proxy.${kind}`, "127.0.0.1");
      options.setPreference(`network.proxy.${kind}_port`, await freePort());
    }
  }
  const service = new firefox.ServiceBuilder(join(tools, "cargo/bin/geckodriver"));
  const driver = await new Builder().forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(service).build();
  return { driver, quit: () => driver.quit() };
}

/** WebKitGTK has no window without a screen, and takes theme and network from where it is started. */
async function startWebKit({ isDark, isCut }) {
  // The screen is larger than every window: nothing places windows on it.
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x3200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(screen.stdio[3], "data");
  // Its sandbox is of no use to a page of our own, and not to be had as root.
  const env = {
    ...process.env,
    DISPLAY: `:${String(number).trim()}`,
    GDK_BACKEND: "x11",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  };
  const port = await freePort();
  const service = spawn("WebKitWebDriver", ["-p", String(port)], {
    env,
    stdio: "ignore",
  });
  const end = () => {
    service.kill();
    screen.kill();
  };
  try {
    const noProxy = `127.0.0.1:${await freePort()}`;
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": {
        binary: process.env.MINIBROWSER,
        args: ["--automation", ...(isDark ? ["--dark-mode"] : [])],
      },
      ...(isCut && { proxy: { proxyType: "manual", httpProxy: noProxy, sslProxy: noProxy } }),
    });
    await listens(port);
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(capabilities)
      .disableEnvironmentOverrides()
      .build();
    // No window manager gives the window the focus, without which nobody counts as looking at it.
    spawnSync("xdotool", ["search", "--sync", "--onlyvisible", "--class", "MiniBrowser", "windowfocus"], { env });
    const quit = async () => {
      await driver.quit();
      end();
    };
    return { driver, quit };
  } catch (error) {
    end();
    throw error;
  }
}

/** Waits until something listens at a port. */
async function listens(port) {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const isThere = await fetch(`http://127.0.0.1:${port}/status`).then(() => true, () => false);
    if (isThere) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("WebKitWebDriver does not listen");
}

const start = { chromium: startChromium, firefox: startFirefox, webkit: startWebKit };

/** Starts an engine: in the dark theme or the light one, and with a network or none, as its system would say. */
export async function startEngine(name, { isDark = false, isCut = false } = {}) {
  const engine = await start[name]({ isDark, isCut });
  await engine.driver.manage().setTimeouts({ script: 60_000 });
  return engine;
}
