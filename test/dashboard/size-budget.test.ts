/** What the first view costs: the script that index.html asks for, built from the sources as they are. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const budgetBytes = 110 * 1024;
const root = join(import.meta.dirname, "../../dashboard");
let built = "";
let page = "";

beforeAll(async () => {
  // As people get it: a test's own setting would bring React's development build.
  vi.stubEnv("NODE_ENV", "production");
  built = await mkdtemp(join(tmpdir(), "monitor-page-"));
  await build({
    root,
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: built },
  });
  page = await readFile(join(built, "index.html"), "utf8");
}, 60_000);
afterAll(() => rm(built, { recursive: true, force: true }));

test("the first view's script is at most 110 KB in gzip, also where one logs in elsewhere", async () => {
  const requested = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    ([, path = ""]) => path,
  );
  const files = await readdir(join(built, "assets"));
  const login = files.filter((name) => /^oauth-login-.*\.js$/.test(name)).map((name) => `assets/${name}`);
  expect(login).toHaveLength(1);
  const named = [...new Set([...requested, ...login])];
  const sizes = await Promise.all(
    named.map(async (path) => gzipSync(await readFile(join(built, path))).length),
  );
  expect(requested.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(budgetBytes);
});

test("nothing is inline and nothing comes from elsewhere, so the strictest content policy holds", async () => {
  expect(page).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\son\w+=|style=|https?:/);
  const styles = (await readdir(join(built, "assets"))).filter((name) => name.endsWith(".css"));
  const texts = await Promise.all(styles.map((name) => readFile(join(built, "assets", name), "utf8")));
  expect(texts.join("")).not.toMatch(/@import|https?:/);
});
