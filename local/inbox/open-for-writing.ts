/** Which files some program still has open to write. Only Linux tells, and only of this user's programs. */
import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";

const processes = "/proc";

/** Those of `paths` that are open for writing: a copy that pauses keeps its file open. */
export function openForWriting(paths: readonly string[]): ReadonlySet<string> {
  const open = new Set<string>();
  if (process.platform !== "linux" || paths.length === 0) return open;
  const byTarget = new Map(paths.map((path) => [trying(() => realpathSync(path), path), path]));
  for (const id of namesIn(processes)) {
    if (!/^\d+$/.test(id)) continue;
    for (const descriptor of namesIn(`${processes}/${id}/fd`)) {
      const target = trying(() => readlinkSync(`${processes}/${id}/fd/${descriptor}`), "");
      const path = byTarget.get(target);
      if (path !== undefined && isWriting(`${processes}/${id}/fdinfo/${descriptor}`)) open.add(path);
    }
  }
  return open;
}

/** The two lowest bits of the flags, in octal: 0 reads, 1 writes, 2 does both. */
function isWriting(information: string): boolean {
  const flags = /^flags:\s*([0-7]+)/m.exec(trying(() => readFileSync(information, "utf8"), ""))?.[1];
  return flags !== undefined && Number.parseInt(flags, 8) % 4 !== 0;
}

function namesIn(folder: string): readonly string[] {
  return trying(() => readdirSync(folder), []);
}

/** Programs end while they are looked at, and those of others say nothing. */
function trying<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
