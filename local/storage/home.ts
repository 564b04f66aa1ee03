/** The monitor's home: one folder that holds everything an office has on one PC. */
import { mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Failure } from "../../shared/domain/values/failure.ts";
import { type Bilingual, particle } from "../../shared/domain/values/bilingual.ts";
import { environmentErrorOf } from "../terminal/explain-error.ts";
import { codeOf } from "./read-file.ts";

export interface Home {
  readonly path: string;
  /** The ledger and the outbox: one SQLite file. */
  readonly database: string;
  /** Where versions with an engine of its own kept both. */
  readonly oldDatabase: string;
  /** Held by the one process that is the host. */
  readonly hostLock: string;
  /** Where the running host answers, as its http address; absent when none runs, stale after one was killed. */
  readonly hostAddress: string;
  /** Held by the one process that works the outbox. */
  readonly outboxLock: string;
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
  /** Events that no try could work, kept for an operator. */
  readonly failed: string;
}

/** @param path the folder, made or not; relative to where the command runs. */
export function homeAt(path: string): Home {
  const root = resolve(path);
  return {
    path: root,
    database: join(root, "monitor.db"),
    oldDatabase: join(root, "ledger.db"),
    hostLock: join(root, "host.lock"),
    hostAddress: join(root, "host.address"),
    outboxLock: join(root, "outbox.lock"),
    files: join(root, "files"),
    inbox: join(root, "inbox"),
    worked: join(root, "worked"),
    notices: join(root, "notices"),
    snapshots: join(root, "snapshots"),
    failed: join(root, "failed"),
  };
}

/** @param path the folder, made when absent. @throws Failure `home-unusable` that says why. */
export function openHome(path: string): Home {
  const home = homeAt(path);
  try {
    for (const folder of [home.files, home.inbox, home.worked, home.notices, home.failed]) makeFolder(folder);
  } catch (error) {
    if (environmentErrorOf(error) !== null) throw error;
    throw unusable(home.path, error);
  }
  return home;
}

/** Level by level: Node's recursive way never ends where a parent is there and takes no folder, as under /proc. */
function makeFolder(path: string): void {
  const known = statSync(path, { throwIfNoEntry: false });
  if (known?.isDirectory() === true) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (codeOf(error) !== "EEXIST" || !statSync(path).isDirectory()) throw error;
  }
}

function unusable(path: string, cause: unknown): Failure {
  const { ko, en } = reasonOf(codeOf(cause));
  return new Failure(
    {
      ko: `자료 폴더 ${path}${particle(path, "을/를")} 쓸 수 없습니다. ${ko} 무엇이 문제인지 보기: monitor doctor`,
      en: `The home ${path} cannot be used. ${en} To see what is wrong: monitor doctor`,
    },
    { code: "home-unusable", retryable: false, context: { path }, cause },
  );
}

function reasonOf(code: string | null): Bilingual {
  switch (code) {
    case "EEXIST":
    case "ENOTDIR":
      return {
        ko: "폴더가 아니라 파일입니다. MONITOR_HOME에 폴더를 적어 주십시오.",
        en: "It is a file, or lies below one. Name a folder in MONITOR_HOME.",
      };
    case "EACCES":
    case "EPERM":
      return {
        ko: "이 사용자에게 쓸 권한이 없습니다. 폴더의 권한을 받거나 MONITOR_HOME에 다른 폴더를 적어 주십시오.",
        en: "This user may not write there. Ask for the right, or name another folder in MONITOR_HOME.",
      };
    case "ENOENT":
      return {
        ko: "드라이브나 공유 폴더가 연결되어 있지 않거나 읽기 전용입니다. 쓸 수 있게 연결한 뒤 다시 실행하여 주십시오.",
        en: "Its drive or share is not connected, or is read-only. Connect it for writing and run this again.",
      };
    case null:
    default:
      return {
        ko: `시스템의 답: ${code ?? "알 수 없음"}. 디스크와 연결을 확인하거나 MONITOR_HOME에 다른 폴더를 적어 주십시오.`,
        en: `The system says ${code ?? "nothing known"}. Check the disk and the connection, or name another folder in MONITOR_HOME.`,
      };
  }
}
