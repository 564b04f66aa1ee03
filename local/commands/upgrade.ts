/** monitor upgrade: a home of version 0.1 becomes one of this version, or stays as it is with what differs. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { tryLock } from "../../shared/sqlite/process-lock.ts";
import { knownHome } from "../host/open-home.ts";
import { isOldHome } from "../storage/assert-openable.ts";
import type { Home } from "../storage/home.ts";
import { codeOf } from "../storage/read-file.ts";
import { isAlive } from "../../shared/runtime/platform.ts";
import { replaceFile } from "../storage/write-file.ts";
import { type Command, exits, CommandError } from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { progressBar } from "../terminal/progress.ts";
import { isSound, upgradeText } from "../upgrade/print-upgrade.ts";
import { convertOldHome, switchOver } from "../upgrade/upgrade-home.ts";
import { particle } from "../../shared/domain/values/bilingual.ts";

export const upgrade: Command = {
  name: "upgrade",
  usage: "",
  options: {},
  takesFiles: false,
  run: async (_args, terminal) => {
    const home = knownHome();
    assertUpgradable(home);
    const lock = tryLock(home.hostLock);
    if (lock === null || (await isServedByOldEngine(home))) throw inUse(home);
    const bar = progressBar(terminal);
    try {
      const folder = join(home.path, "upgrade.part");
      const upgraded = await convertOldHome(
        home,
        folder,
        systemClock.now(),
        ({ office, fiscalYear }, done, of) => bar.show(`${office}/${fiscalYear}`, done, of),
      ).finally(() => bar.end());
      const text = upgradeText(terminal.display, upgraded);
      terminal.out(text);
      if (!isSound(upgraded)) throw differs(home);
      await replaceFile(join(home.path, "upgrade-report.txt"), text);
      await switchOver(home, folder);
      terminal.out(
        `${say(terminal.display, {
          ko: "이 판의 자료 폴더가 되었습니다. 이전 데이터베이스는 old/에 있습니다. monitor verify로 검산하십시오.",
          en: "Converted. The old database is in old/. Check the home with monitor verify.",
        })}\n`,
      );
      return exits.done;
    } finally {
      lock.release();
    }
  },
};

function assertUpgradable(home: Home): void {
  if (isOldHome(home)) return;
  throw new CommandError(
    `${home.path}${particle(home.path, "은/는")} 0.1 판의 자료 폴더가 아니므로 옮길 것이 없습니다.`,
    `${home.path} is no home of version 0.1: there is nothing to convert.`,
  );
}

/** While its process lives, the earlier version may write. */
async function isServedByOldEngine({ path }: Home): Promise<boolean> {
  try {
    const text = await readFile(join(path, "engine.json"), "utf8");
    return isAlive(z.object({ ownerPid: z.int() }).parse(JSON.parse(text)).ownerPid);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
}

function inUse({ path }: Home): CommandError {
  return new CommandError(
    `다른 프로그램이 ${path}${particle(path, "을/를")} 쓰고 있습니다. 모니터를 끝낸 뒤 다시 실행하십시오.`,
    `Another program works on ${path}. End it, and run this again.`,
  );
}

function differs({ path }: Home): CommandError {
  return new CommandError(
    `새 장부가 이전 장부와 다르므로 옮기지 않았습니다. ${path}${particle(path, "은/는")} 그대로입니다. 위의 ! 줄을 이전 판에서 바로잡거나, 빈 폴더를 MONITOR_HOME으로 정하고 worked/applied의 파일을 다시 넣으십시오.`,
    `The new ledger is not what the old one was, so nothing was converted: ${path} is as it was. Put right what stands under ! with the earlier version, or name an empty folder as MONITOR_HOME and take the files in worked/applied in again.`,
  );
}
