/** Long answers go through a pager, as in other programs: only at a terminal, and only where they do not fit it. */
import { spawn } from "node:child_process";
import { endingSignals, usualPager } from "../../shared/runtime/platform.ts";

/** The program with its options; null where a person wants none. MONITOR_PAGER wins over PAGER. */
export function pagerOf(env: NodeJS.ProcessEnv): readonly string[] | null {
  const given = env["MONITOR_PAGER"] ?? env["PAGER"] ?? usualPager;
  const words = (given ?? "").split(/\s+/).filter((word) => word !== "");
  return words.length === 0 || words[0] === "cat" ? null : words;
}

/** @param rows of the terminal: the last one is for the next command. */
export function isLongerThan(text: string, rows: number): boolean {
  return text.split("\n").length > rows;
}

function ignore(): void {}

/** @returns false where there is no such program: then nothing was shown. */
export async function showPaged(
  text: string,
  [program = "", ...options]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  const pager = spawn(program, options, {
    stdio: ["pipe", "inherit", "inherit"],
    // Hangul also where the locale says nothing of it (LANG=C); less ends by itself after a short text and keeps colours.
    env: { ...env, LESS: env["LESS"] ?? "FRX", LESSCHARSET: env["LESSCHARSET"] ?? "utf-8" },
  });
  // Whoever reads may stop before the end.
  pager.stdin.on("error", ignore);
  pager.stdin.end(text);
  // Ctrl-C is for the pager: it shows what it has and goes on.
  for (const signal of endingSignals) process.on(signal, ignore);
  try {
    return await new Promise((resolve) => {
      pager.once("error", () => resolve(false));
      pager.once("close", () => resolve(true));
    });
  } finally {
    for (const signal of endingSignals) process.off(signal, ignore);
  }
}
