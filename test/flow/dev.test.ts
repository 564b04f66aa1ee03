// npm run dev: the page from its sources before a host that is found or started, for this computer alone.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const home = mkdtempSync(join(tmpdir(), "dev-home-"));
const addressFile = join(home, "host.address");
const snapshots = "/api/v1/offices/1129000/years/2020/snapshots";

interface Dev {
  readonly page: string;
  readonly host: string;
  end(): Promise<void>;
}

async function startDev(): Promise<Dev> {
  const dev: ChildProcess = spawn(process.execPath, [join(root, "local/dev.ts")], {
    env: { ...process.env, MONITOR_HOME: home },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(dev, "close");
  const [, page = "", host = ""] = await new Promise<RegExpExecArray>((resolve, reject) => {
    let text = "";
    dev.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const found = /page (http:\S+)\/ {2}→ {2}(http:\S+)/u.exec(text);
      if (found !== null) resolve(found);
    });
    dev.once("close", () => {
      reject(new Error(`It ended: ${text}`));
    });
  });
  const end = async (): Promise<void> => {
    dev.kill("SIGTERM");
    await ended;
  };
  return { page, host, end };
}

function act(page: string, origin: string): Promise<Response> {
  const headers = { origin, "x-monitor-request": "1", "content-type": "application/json" };
  return fetch(`${page}${snapshots}`, { method: "POST", headers, body: "{}" });
}

describe("in an empty home", () => {
  let dev: Dev;
  beforeAll(async () => {
    dev = await startDev();
  });
  afterAll(async () => {
    await dev.end();
    rmSync(home, { recursive: true, force: true });
  });

  test("starts a host with the samples, whose address lies in the home", async () => {
    expect(readFileSync(addressFile, "utf8")).toBe(dev.host);
    const answer = await fetch(`${dev.page}/api/v1/offices/1129000/years/2020/overview`);
    expect(answer.status).toBe(200);
  });

  test("serves the page from its sources, and nothing in the place of what is not there", async () => {
    const [page, source, nothing] = await Promise.all(
      ["/", "/main.tsx", "/nothing"].map((path) => fetch(`${dev.page}${path}`)),
    );
    expect(await page?.text()).toContain("/@vite/client");
    expect(source?.status).toBe(200);
    expect(nothing?.status).toBe(404);
  });

  test("answers this computer alone", () => {
    for (const address of [dev.page, dev.host]) expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  });

  test("lets the acts of its page in, and refuses those of another site", async () => {
    expect((await act(dev.page, dev.page)).status).toBe(400);
    expect((await act(dev.page, "http://elsewhere.example")).status).toBe(403);
  });

  test("finds the host that runs, and leaves it running", async () => {
    const second = await startDev();
    expect(second.host).toBe(dev.host);
    await second.end();
    expect((await fetch(`${dev.host}/api/v1/health`)).status).toBe(200);
    expect(existsSync(addressFile)).toBe(true);
  });
});
