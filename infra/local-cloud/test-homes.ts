/** A home for each test run, so that it runs beside a developer's cloud, and the end of those whose run was killed. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { takeDown } from "./bring-up.ts";
import { cloudFolder, type CloudHome, cloudHome } from "./cloud-home.ts";

const prefix = "test-";

/** Named by the process that runs the tests. */
export function newTestHome(): CloudHome {
  return cloudHome(join(cloudFolder, `${prefix}${process.pid}`));
}

export async function removeTestHome(home: CloudHome): Promise<void> {
  await takeDown(home);
  rmSync(home.folder, { recursive: true, force: true });
}

/** Takes down what test runs left that had no chance to clean up. */
export async function endOrphans(): Promise<void> {
  if (!existsSync(cloudFolder)) return;
  for (const name of readdirSync(cloudFolder)) {
    if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    await removeTestHome(cloudHome(join(cloudFolder, name)));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
