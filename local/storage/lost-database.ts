/** A home with files and without its database is never opened empty: it would look as if nothing had ever come in. */
import { existsSync, readdirSync } from "node:fs";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { Home } from "./home.ts";

export function hasLostDatabase({ database, files, snapshots }: Home): boolean {
  return !existsSync(database) && [files, snapshots].some(holdsFile);
}

export function refusedLostDatabase({ path }: Home): Failure {
  return new Failure(
    `${path}에 업로드 원본은 있으나 데이터베이스(monitor.db)가 없습니다. 아무것도 바꾸지 않았습니다. 옮긴 파일이면 제자리에 두고, 없어졌으면 백업을 빈 폴더에 되살리십시오(monitor restore FILE). 처리 기록이 그 파일에 있었으므로 monitor rebuild로는 되살릴 수 없습니다. 백업도 없으면 빈 폴더를 MONITOR_HOME으로 정하고 worked/applied의 파일을 다시 넣으십시오.\n` +
      `${path} holds stored files but no database (monitor.db). Nothing was changed. Put the file back where it was moved away; where it is lost, restore a backup into an empty folder (monitor restore FILE). monitor rebuild cannot help: the journal was in that file. Without a backup, name an empty folder as MONITOR_HOME and take the files in worked/applied in again.`,
    { code: "database-missing", retryable: false, context: { path } },
  );
}

/** Half-written ones are nobody's. */
function holdsFile(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.some((entry) => entry.isFile() && !entry.name.endsWith(".part"));
}
