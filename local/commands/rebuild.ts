/** monitor rebuild: the ledger anew from stored files and journal, where `monitor verify` finds it damaged. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { tryLock } from "../../shared/sqlite/process-lock.ts";
import { type Command, type ExitCode, exits, Refusal, type Terminal } from "../terminal/command-line.ts";
import type { Home } from "../storage/home.ts";
import { progressBar } from "../terminal/progress-bar.ts";
import { rebuiltText } from "../rebuild/print-rebuilt.ts";
import { rebuildInto, type RebuiltBooks, switchTo } from "../rebuild/rebuild-home.ts";
import { assertOpenable } from "../storage/open-storage.ts";
import { homeFromEnvironment } from "./with-host.ts";

export const rebuild: Command = {
  name: "rebuild",
  usage: "",
  options: {},
  takesFiles: false,
  run: async (_words, terminal) => {
    const home = homeFromEnvironment();
    assertOpenable(home);
    const locks = [tryLock(home.hostLock), tryLock(home.outboxLock)];
    const folder = join(home.path, "rebuild.part");
    try {
      if (locks.includes(null)) throw inUse(home);
      return await rebuildHome(home, folder, terminal);
    } finally {
      await rm(folder, { recursive: true, force: true });
      for (const lock of locks) lock?.release();
    }
  },
};

async function rebuildHome(home: Home, folder: string, terminal: Terminal): Promise<ExitCode> {
  const bar = progressBar(terminal);
  const rebuilt = await rebuildInto(home, folder, ({ office, fiscalYear }, _step, done, of) =>
    bar.show(`${office}/${fiscalYear}`, done, of),
  ).finally(() => bar.end());
  terminal.out(`${rebuilt.map(rebuiltText).join("\n")}\n`);
  if (rebuilt.some(isObstructed)) throw obstructed(home);
  if (rebuilt.every(({ mended }) => mended.length === 0)) {
    terminal.out("고칠 것이 없어 그대로 두었습니다. / There is nothing to mend; it stays as it is.\n");
    return exits.done;
  }
  if ((await switchTo(home, folder, rebuilt, systemClock.now())) === "moved-on") throw inUse(home);
  terminal.out(
    "다시 만든 장부로 바꾸었습니다. 그 전의 데이터베이스는 old/에 있습니다. / The rebuilt ledger is in place; the database of before is in old/.\n",
  );
  return exits.done;
}

function isObstructed({ obstacles, running }: RebuiltBooks): boolean {
  return obstacles.length > 0 || running !== null;
}

function inUse({ path }: Home): Refusal {
  return new Refusal(
    `다른 프로그램이 ${path}을(를) 쓰고 있어 바꾸지 않았습니다. 모니터와 다른 명령을 끝낸 뒤 다시 실행하십시오.`,
    `Another program works on ${path}, so nothing was changed. End the monitor and other commands, and run this again.`,
  );
}

function obstructed({ path }: Home): Refusal {
  return new Refusal(
    `접수 대장에서 장부를 다시 만들 수 없어 ${path}을(를) 그대로 두었습니다. 백업을 빈 폴더에 되살리십시오(monitor restore FILE).`,
    `The ledger cannot be made from its journal, so ${path} is as it was. Restore a backup into an empty folder (monitor restore FILE).`,
  );
}
