/** monitor rebuild: the ledger anew from stored files and journal, where `monitor verify` finds it damaged. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { tryLock } from "../../shared/sqlite/process-lock.ts";
import { knownHome } from "../host/open-home.ts";
import { rebuildInto, type RebuiltBooks, switchTo } from "../recovery/rebuild-home.ts";
import { assertOpenable } from "../storage/assert-openable.ts";
import type { Home } from "../storage/home.ts";
import { type Command, type ExitCode, exits, CommandError, type Terminal } from "../terminal/command-line.ts";
import { type Display, say } from "../terminal/display.ts";
import { progressBar } from "../terminal/progress.ts";
import { particle } from "../../shared/domain/values/bilingual.ts";

export const rebuild: Command = {
  name: "rebuild",
  usage: "",
  options: {},
  takesFiles: false,
  run: async (_args, terminal) => {
    const home = knownHome();
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
  const { display } = terminal;
  terminal.out(`${rebuilt.map((each) => rebuiltText(display, each)).join("\n")}\n`);
  if (rebuilt.some(isObstructed)) throw obstructed(home);
  if (rebuilt.every(({ mended }) => mended.length === 0)) {
    terminal.out(
      `${say(display, {
        ko: "고칠 것이 없어 그대로 두었습니다.",
        en: "There is nothing to mend; it stays as it is.",
      })}\n`,
    );
    return exits.done;
  }
  if ((await switchTo(home, folder, rebuilt, systemClock.now())) === "moved-on") throw inUse(home);
  terminal.out(
    `${say(display, {
      ko: "다시 만든 장부로 바꾸었습니다. 그 전의 데이터베이스는 old/에 있습니다.",
      en: "The rebuilt ledger is in place; the database of before is in old/.",
    })}\n`,
  );
  return exits.done;
}

function isObstructed({ obstacles, running }: RebuiltBooks): boolean {
  return obstacles.length > 0 || running !== null;
}

function inUse({ path }: Home): CommandError {
  return new CommandError(
    `다른 프로그램이 ${path}${particle(path, "을/를")} 쓰고 있어 바꾸지 않았습니다. 모니터와 다른 명령을 끝낸 뒤 다시 실행하십시오.`,
    `Another program works on ${path}, so nothing was changed. End the monitor and other commands, and run this again.`,
  );
}

function obstructed({ path }: Home): CommandError {
  return new CommandError(
    `접수 대장에서 장부를 다시 만들 수 없어 ${path}${particle(path, "을/를")} 그대로 두었습니다. 백업을 빈 폴더에 되살리십시오(monitor restore 파일).`,
    `The ledger cannot be made from its journal, so ${path} is as it was. Restore a backup into an empty folder (monitor restore FILE).`,
  );
}

/** A damaged ledger may differ in thousands of places: the first of them are printed. */
const shownPlaces = 50;

function rebuiltText(
  display: Display,
  { books, entries, mended, left, obstacles, running }: RebuiltBooks,
): string {
  const { office, fiscalYear } = books;
  return [
    say(display, {
      ko: `${office}/${fiscalYear}: 접수 대장 ${entries}건을 다시 실행했습니다. 고친 것 ${mended.length}건, 다시 실행할 수 없어 그대로 둔 것 ${left.length}건.`,
      en: `${office}/${fiscalYear}: ${entries} journal entries executed again: ${mended.length} places mended, ${left.length} left as they are because they cannot be executed again.`,
    }),
    ...mended.slice(0, shownPlaces).map(placeText),
    ...(mended.length > shownPlaces
      ? [
          say(display, {
            ko: `  … 그 밖에 ${mended.length - shownPlaces}건.`,
            en: `  … and ${mended.length - shownPlaces} more.`,
          }),
        ]
      : []),
    ...(running === null
      ? []
      : [
          say(display, {
            ko: `  ! ${running}: 처리하다 만 업로드가 있습니다. 같은 파일을 다시 올려 끝낸 뒤 다시 실행하십시오.`,
            en: `  ! ${running} is half worked. Send the same file again, which finishes it, and run this again.`,
          }),
        ]),
    ...[...obstacles, ...left]
      .slice(0, shownPlaces)
      .map((place) => `  ${say(display, place)} [${place.code}]`),
  ].join("\n");
}

/** What was found there, and what is there now. */
function placeText({ code, uploadId, projectId, name, field, found, expected }: Discrepancy): string {
  const place = [projectId, uploadId, name].filter((part) => part !== null).join(" ");
  return `  - [${code}] ${place} ${field}: ${found ?? "–"} → ${expected ?? "–"}`;
}
