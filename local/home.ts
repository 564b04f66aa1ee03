/** The monitor's home: one folder that holds everything an office has on one PC. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

export interface Home {
  readonly path: string;
  /** The ledger and the outbox: one SQLite file of the engine. */
  readonly database: string;
  /** Who runs the engine, and where it listens. */
  readonly engineLock: string;
  /** The bytes of every upload, for as long as figures lead back to them. */
  readonly files: string;
  /** Where people drop files: OFFICE/YEAR/[as-of=…/][unit=…/]NAME. */
  readonly inbox: string;
  /** Where they are moved once worked: applied, held or rejected, with the reasons beside them. */
  readonly worked: string;
  /** Letters about alerts and uploads, as .eml files. */
  readonly notices: string;
  /** Frozen snapshots, read-only: OFFICE/YEAR/DATE/vN-HASH.json. */
  readonly snapshots: string;
  /** How far the stages have read the outbox. */
  readonly positions: string;
  /** Events that no try could work, kept for an operator. */
  readonly failed: string;
}

/** @param path the folder, made when absent; relative to where the command runs. */
export function openHome(path: string): Home {
  const root = resolve(path);
  const home: Home = {
    path: root,
    database: join(root, "ledger.db"),
    engineLock: join(root, "engine.json"),
    files: join(root, "files"),
    inbox: join(root, "inbox"),
    worked: join(root, "worked"),
    notices: join(root, "notices"),
    snapshots: join(root, "snapshots"),
    positions: join(root, "outbox-positions.json"),
    failed: join(root, "failed"),
  };
  for (const folder of [home.files, home.inbox, home.worked, home.notices, home.failed]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }
  return home;
}
