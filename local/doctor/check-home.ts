/** Looks at a home without making or changing anything in it but a file that it takes away again. */
import { randomUUID } from "node:crypto";
import { existsSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { filesAreOpenToOthers } from "../../shared/runtime/platform.ts";
import { isLocked } from "../../shared/sqlite/process-lock.ts";
import { openDatabase } from "../../shared/sqlite/open-database.ts";
import { assertOpenable } from "../storage/assert-openable.ts";
import type { Home } from "../storage/home.ts";
import { codeOf } from "../storage/read-file.ts";
import { explainError } from "../terminal/explain-error.ts";
import { type Check, look, ok, wrong } from "./check.ts";
import { momentText } from "../print/sentence-parts.ts";

const names = {
  folder: { ko: "자료 폴더", en: "home" },
  rights: { ko: "권한", en: "rights" },
  database: { ko: "데이터베이스", en: "database" },
  clock: { ko: "시계", en: "clock" },
  space: { ko: "빈 공간", en: "free space" },
} as const;

/** @param now milliseconds of the computer's clock. */
export function checkHome(home: Home, now: number): readonly Check[] {
  const folder = checkFolder(home);
  if (folder.state === "wrong" || !existsSync(home.path)) return [folder];
  return [folder, checkRights(home), checkDatabase(home), checkClock(home, now), checkSpace(home)];
}

function checkFolder({ path }: Home): Check {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined && isBelowFile(path))
    return wrong(
      names.folder,
      `${path}: 폴더가 아니라 파일입니다. 그 아래에 폴더를 만들 수 없으니 MONITOR_HOME을 고쳐 주십시오.`,
      `${path}: lies below a file. Name another folder in MONITOR_HOME.`,
    );
  if (stats === undefined)
    return look(
      names.folder,
      `${path}: 아직 없습니다. 첫 명령이 만듭니다. 다른 폴더를 뜻하셨으면 MONITOR_HOME을 확인하여 주십시오.`,
      `${path}: not there yet; the first command makes it. Check MONITOR_HOME if you mean another.`,
    );
  if (!stats.isDirectory())
    return wrong(
      names.folder,
      `${path}: 폴더가 아니라 파일입니다. MONITOR_HOME에 폴더를 적어 주십시오.`,
      `${path}: a file. Name a folder in MONITOR_HOME.`,
    );
  const probe = join(path, `doctor-${randomUUID()}.part`);
  try {
    writeFileSync(probe, "", { flag: "wx" });
    rmSync(probe);
    return ok(names.folder, path);
  } catch (error) {
    const code = codeOf(error) ?? String(error);
    return wrong(
      names.folder,
      `${path}: 쓸 수 없습니다(${code}). 읽기 전용 공유인지, 이 사용자에게 권한이 있는지 확인하여 주십시오.`,
      `${path}: cannot be written (${code}). Check whether it is a read-only share, and this user's rights.`,
    );
  }
}

/** Of what is on the way to it. */
function isBelowFile(path: string): boolean {
  const above = dirname(path);
  const stats = statSync(above, { throwIfNoEntry: false });
  return stats === undefined ? above !== path && isBelowFile(above) : !stats.isDirectory();
}

function checkRights({ path, database }: Home): Check {
  const open = [path, database].filter(
    (each) => existsSync(each) && filesAreOpenToOthers(statSync(each).mode),
  );
  if (open.length === 0) return ok(names.rights, { ko: "이 사용자만 봅니다.", en: "for this user alone" });
  return look(
    names.rights,
    `${open.join(", ")}: 이 컴퓨터의 다른 사용자도 볼 수 있습니다. chmod -R go-rwx "${path}"로 닫으십시오.`,
    `${open.join(", ")}: other users of this computer can look into it. Close it: chmod -R go-rwx "${path}"`,
  );
}

function checkDatabase(home: Home): Check {
  const { database } = home;
  try {
    assertOpenable(home);
    if (!existsSync(database))
      return look(
        names.database,
        "아직 자료가 없습니다. monitor start로 시작하십시오.",
        "Nothing has come in yet. Begin with monitor start.",
      );
    openDatabase(database).close();
    if (!isSound(database))
      return wrong(
        names.database,
        `${database}: 손상되었습니다. 파일을 그대로 두고 백업을 빈 폴더에 되살리십시오(monitor restore).`,
        `${database}: damaged. Leave it as it is, and restore a backup into an empty folder (monitor restore).`,
      );
    const size = `${(statSync(database).size / 1_000_000).toFixed(1)} MB`;
    return isLocked(home.hostLock)
      ? ok(names.database, { ko: `${size}, 모니터가 실행 중입니다.`, en: `${size}, a monitor is running` })
      : ok(names.database, { ko: `${size}, 실행 중인 모니터 없음`, en: `${size}, no monitor is running` });
  } catch (error) {
    return { name: names.database, state: "wrong", found: explainError(error) };
  }
}

/** SQLite's own words name pages that nobody can do anything about. */
function isSound(path: string): boolean {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare("PRAGMA quick_check(1)").get()?.["quick_check"] === "ok";
  } finally {
    database.close();
  }
}

/** Clocks of shares differ by seconds. */
const clockTolerance = 5 * 60_000;

/** A clock that was set back dates new acts before old ones. */
function checkClock({ path, database, files }: Home, now: number): Check {
  const times = [path, database, files].map(
    (each) => statSync(each, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  const ahead = Math.max(...times) - now;
  const shown = momentText({ isUtc: false }, new Date(now).toISOString());
  if (ahead <= clockTolerance) return ok(names.clock, shown);
  const minutes = Math.round(ahead / 60_000);
  return wrong(
    names.clock,
    `${shown}: 파일이 이 컴퓨터의 시계보다 ${minutes}분 앞섭니다. 시계를 맞춘 뒤 쓰십시오.`,
    `${shown}: files are ${minutes} minutes ahead of this computer's clock. Set it before you go on.`,
  );
}

/** A dump of a county and its alerts take a few; a backup as much as the home. */
const scarceBytes = 1_000_000_000;
const fewestBytes = 100_000_000;

function checkSpace({ path }: Home): Check {
  const { bavail, bsize } = statfsSync(path);
  const bytes = bavail * bsize;
  const shown = `${(bytes / 1_000_000_000).toFixed(1)} GB`;
  if (bytes >= scarceBytes) return ok(names.space, shown);
  const [ko, en] = [`${shown}: 디스크를 비워 주십시오.`, `${shown}: make room on the disk.`];
  return bytes < fewestBytes ? wrong(names.space, ko, en) : look(names.space, ko, en);
}
