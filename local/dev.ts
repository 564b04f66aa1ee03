/**
 * `npm run dev`: the page from its sources, reloaded when they change, in front of the host of this home. A host that runs
 * already is found by its address; else one is started with the samples, and again when its sources change. Everything
 * answers this computer alone.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { createServer as createPageServer, type ProxyOptions, type ViteDevServer } from "vite";
import { openHome } from "./storage/home.ts";
import { scriptArguments } from "../shared/runtime/script-arguments.ts";

scriptArguments({
  usage: "npm run dev: the page from its sources, in front of the host of MONITOR_HOME",
  options: {},
  mostWords: 0,
});
const loopback = "127.0.0.1";
const root = join(import.meta.dirname, "..");
/** A first start loads the samples; a home with a year of dumps takes longer. */
const patienceSeconds = 60;

const home = openHome(process.env["MONITOR_HOME"] ?? ".monitor");
const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ending.abort());

const running = await runningHost();
const address = running ?? (await startHost());
const page = await servePage(address);
console.error(`\n화면 page ${page.resolvedUrls?.local[0] ?? ""}  →  ${address}`);
if (!ending.signal.aborted) await once(ending.signal, "abort");
await page.close();

/** @returns null where nothing answers: there is no file, or a host that was killed left it. */
async function runningHost(): Promise<string | null> {
  try {
    const found = readFileSync(home.hostAddress, "utf8");
    return (await isUp(found)) ? found : null;
  } catch {
    return null;
  }
}

/** Its port stays the same when it is started again, so that the page finds it. */
async function startHost(): Promise<string> {
  const port = await freePort();
  const args = ["start", "--samples", join(root, "samples"), "--port", `${port}`];
  const host = spawn(
    process.execPath,
    ["--watch", "--watch-preserve-output", join(root, "local/monitor.js"), ...args],
    { env: { ...process.env, MONITOR_HOME: home.path }, stdio: "inherit" },
  );
  const ended = once(host, "exit").then(() => ending.abort());
  ending.signal.addEventListener("abort", () => host.kill("SIGTERM"));
  const started = `http://${loopback}:${port}`;
  for (let second = 0; second < patienceSeconds && !ending.signal.aborted; second += 0.25) {
    if (await isUp(started)) return started;
    await Promise.race([wait(250), ended]);
  }
  ending.abort();
  throw new Error(`The host did not answer at ${started} within ${patienceSeconds} seconds.`);
}

async function isUp(host: string): Promise<boolean> {
  return fetch(`${host}/api/v1/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function servePage(host: string): Promise<ViteDevServer> {
  const server = await createPageServer({
    configFile: join(root, "dashboard/vite.config.ts"),
    // What is not there is not the page: the host answers so, too.
    appType: "mpa",
    server: { host: loopback, proxy: { "/api": toHost(host) } },
  });
  return server.listen();
}

/**
 * The host lets acts in from its own page alone. Those of this page come as from there; those of another site keep where
 * they come from, and are refused.
 */
function toHost(host: string): ProxyOptions {
  return {
    target: host,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on("proxyReq", (request, { headers }) => {
        if (headers.origin === `http://${headers.host ?? ""}`) request.setHeader("origin", host);
      });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, loopback);
  await once(server, "listening");
  const bound = server.address();
  server.close();
  if (bound === null || typeof bound === "string") throw new Error("This computer gave no free port.");
  return bound.port;
}
