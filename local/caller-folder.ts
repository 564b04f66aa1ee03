/**
 * Where the person stands who calls. npm runs its scripts in the folder of their package, also when it was called from another
 * one (`npm --prefix FOLDER run monitor -- …`): files that are named there are the caller's.
 */
import { dirname, join } from "node:path";

export interface CallerFolder {
  readonly folder: string;
  /** The home stays that of the package where none is named: `npm start` and `npm run monitor` share it. */
  readonly home: string;
}

/** Scripts of npm that are the command line. */
const scripts: ReadonlySet<string> = new Set(["monitor", "start"]);

/** @returns null where the process already is where the caller stands. */
export function callerFolder(env: NodeJS.ProcessEnv, current: string): CallerFolder | null {
  const { INIT_CWD: folder, npm_lifecycle_event: script, npm_package_json: packageFile } = env;
  if (folder === undefined || folder === current || script === undefined || !scripts.has(script)) return null;
  // A script that went on to another folder by itself means what it says.
  if (packageFile === undefined || dirname(packageFile) !== current) return null;
  return { folder, home: env["MONITOR_HOME"] ?? join(current, ".monitor") };
}
