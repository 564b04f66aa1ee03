/**
 * npm run crash:full-disk: an upload, a snapshot and a report on a disk that is full, each told and nothing of it
 * half applied; and the same commands once there is room again, against a home that always had room. Needs the
 * right to mount a small file system in memory (Linux, root).
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stateOf } from "../support/ledger-state.ts";
import { runMonitor, speakOut } from "../support/monitor-process.ts";
import { differences, leftovers } from "./compare-homes.ts";
import { playDay } from "./play.ts";
import { writePlayFiles } from "./play-files.ts";
import { print } from "./print-rounds.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

scriptArguments({
  usage: "npm run crash:full-disk: commands on a full disk (Linux, root)",
  options: {},
  mostWords: 0,
});

const diskMebibytes = 64;
/** What is left free before each command: none of them needs less. */
const freeKibibytes = [0, 64, 512] as const;
const files = mkdtempSync(join(tmpdir(), "full-disk-"));
const disk = join(files, "disk");
const council = ["--office", "1129000", "--year", "2020"];
const report = ["report", "2020-10-31", "--format", "pdf", "--output", join(disk, "report.pdf"), ...council];
const commands = [
  ["ingest", join(files, "dump.json"), "--office", "4573000", "--year", "2026"],
  ["snapshot", "take", "2020-10-31", ...council],
  report,
] as const;

mkdirSync(disk);
try {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskMebibytes}m`, "tmpfs", disk], { stdio: "ignore" });
  process.exitCode = (await main().finally(() => execFileSync("umount", [disk]))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof Error) || !error.message.includes("mount -t tmpfs")) throw error;
  print("full disk: skipped, because this user may not mount a file system in memory");
} finally {
  rmSync(files, { recursive: true, force: true });
}

async function main(): Promise<boolean> {
  await writePlayFiles(files);
  const [prepared, roomy, home] = [join(files, "prepared"), join(files, "roomy"), join(disk, "home")];
  await speakOut(prepared, "4573000", "2026", playDay);
  const first = ["ingest", join(files, "report.txt"), ...council, "--as-of", "2020-10-31"];
  if ((await runMonitor(first, { home: prepared, on: playDay })).code !== 0)
    throw new Error("The home was not prepared");
  for (const to of [roomy, home]) cpSync(prepared, to, { recursive: true });
  const faults: string[] = [];
  for (const words of commands) {
    await runMonitor(words, { home: roomy, on: playDay });
    for (const free of freeKibibytes) faults.push(...(await tryWithoutRoom(words, home, free)));
    const { code, err } = await runMonitor(words, { home, on: playDay });
    if (code !== 0) faults.push(`${words[0]} did not go on when there was room: ${err}`);
  }
  faults.push(...leftovers(home), ...differences(stateOf(home), stateOf(roomy)));
  for (const fault of faults.slice(0, 10)) print(`  ${fault.slice(0, 600)}`);
  print(
    `full disk: ${commands.length * freeKibibytes.length} commands without room, faults: ${faults.length}`,
  );
  return faults.length === 0;
}

/** Some commands find room enough in what is left. Those that do not must say so, in both languages. */
async function tryWithoutRoom(words: readonly string[], home: string, free: number): Promise<string[]> {
  const ballast = join(disk, "ballast");
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free * 1_024)));
  const { code, err } = await runMonitor(words, { home, on: playDay });
  rmSync(ballast);
  print(`  ${words[0]?.padEnd(9)} ${free} KiB free: exit ${code}  ${err.split("\n")[0] ?? ""}`);
  const isRefused = code === 0 || (code === 1 && /빈 공간[\s\S]*The disk is full/.test(err));
  return isRefused ? [] : [`${words[0]} with ${free} KiB free ended with ${code}: ${err}`];
}
