#!/usr/bin/env -S node --max-semi-space-size=16 --heap-growing-percent=100
/**
 * The entry of the command line. The compile cache halves the start of every command, and must be on before the
 * first module of ours is loaded; where its folder can't be written Node goes on without it. The entry itself is in
 * no cache: as JavaScript it spares Node the loading of what takes types out, and an old Node can read it.
 *
 * The two flags of its first line stand wherever the program is started: without them V8 lets garbage gather up to a
 * share of the computer's memory (docs/adr/0082-garbage-is-collected-early.md).
 */
import { existsSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";

/** The first with node:sqlite without a flag and sources in TypeScript. */
const oldestNode = 24;

if (Number.parseInt(process.versions.node, 10) >= oldestNode) {
  module.enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/monitor", import.meta.url)));
  await import("./main.ts");
} else await runOnInstalledNode();

/** `npm link` calls this with whatever Node the computer has; `npm ci` installed the right one. */
async function runOnInstalledNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const node = fileURLToPath(new URL(`../node_modules/node/bin/${name}`, import.meta.url));
  if (!existsSync(node)) {
    const { version } = process;
    console.error(
      `Node ${oldestNode} 이상이 있어야 합니다(지금 ${version}). 설치한 뒤 다시 실행하여 주십시오.\n` +
        `Node ${oldestNode} or later is needed; this is ${version}. Install it and run this again.`,
    );
    process.exitCode = 1;
    return;
  }
  const { spawn } = await import("node:child_process");
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: "inherit" });
  // The terminal sends Ctrl-C to both: the program ends as it should, and this waits for it.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.exitCode = await new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
}
