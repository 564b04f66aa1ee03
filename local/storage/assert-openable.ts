/**
 * A home that this version must not open: one of version 0.1, and one with files and without its database, which would look
 * as if nothing had ever come in.
 */
import { existsSync, readdirSync } from "node:fs";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { Home } from "./home.ts";
import { particle } from "../../shared/domain/values/bilingual.ts";

/** @throws Failure for a home that this version does not open. */
export function assertOpenable(home: Home): void {
  if (isOldHome(home)) throw refusedOldHome(home);
  if (hasLostDatabase(home)) throw refusedLostDatabase(home);
}

/** An old database and none of ours beside it. */
export function isOldHome({ database, oldDatabase }: Home): boolean {
  return !existsSync(database) && existsSync(oldDatabase);
}

function refusedOldHome({ path }: Home): Failure {
  return new Failure(
    {
      ko: `${path}${particle(path, "은/는")} 0.1 판이 만든 자료 폴더(ledger.db)입니다. 아무것도 바꾸지 않았습니다. monitor upgrade로 옮기십시오. 이전 자료는 그대로 보관됩니다(docs/upgrading.md).`,
      en: `${path} is a home of version 0.1 (ledger.db). Nothing was changed. Convert it with monitor upgrade, which keeps the old one (docs/upgrading.md).`,
    },
    { code: "home-of-old-engine", retryable: false, context: { path } },
  );
}

function hasLostDatabase({ database, files, snapshots }: Home): boolean {
  return !existsSync(database) && [files, snapshots].some(holdsFile);
}

function refusedLostDatabase({ path }: Home): Failure {
  return new Failure(
    {
      ko: `${path}에 업로드 원본은 있으나 데이터베이스(monitor.db)가 없습니다. 아무것도 바꾸지 않았습니다. 옮긴 파일이면 제자리에 두고, 없어졌으면 백업을 빈 폴더에 되살리십시오(monitor restore 파일). 처리 기록이 그 파일에 있었으므로 monitor rebuild로는 되살릴 수 없습니다. 백업도 없으면 빈 폴더를 MONITOR_HOME으로 정하고 worked/applied의 파일을 다시 넣으십시오.`,
      en: `${path} holds stored files but no database (monitor.db). Nothing was changed. Put the file back where it was moved away; where it is lost, restore a backup into an empty folder (monitor restore FILE). monitor rebuild cannot help: the journal was in that file. Without a backup, name an empty folder as MONITOR_HOME and take the files in worked/applied in again.`,
    },
    { code: "database-missing", retryable: false, context: { path } },
  );
}

/** Half-written ones are nobody's. */
function holdsFile(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.some((entry) => entry.isFile() && !entry.name.endsWith(".part"));
}
