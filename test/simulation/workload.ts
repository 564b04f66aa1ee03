/** A summer of one office under a seed: few projects, so that files meet on the same lines. */
import type { ExecutionRecorded } from "../../shared/contracts/events/execution-recorded.ts";
import { addDays, type IsoDate } from "../../shared/domain/values/calendar.ts";
import { day } from "../support/builders.ts";
import type { Random } from "./random.ts";
import { dumpFile, listFile, reportFile, restated, statusFile, templateFile } from "./sent-files.ts";
import type { Act, SentFile, Step } from "./steps.ts";

export const firstDay = day("2026-06-10");
export const books = { office: "4573000", fiscalYear: 2026 } as const;

export function workloadOf(random: Random): Step[] {
  const steps: Step[] = [];
  let today = firstDay;
  const sent: SentFile[] = [];
  const count = 6 + random.below(9);
  const add = (act: Act, ticks = random.pick([0, 15, 60, 200, 1_200])): void => {
    const faultRate = random.pick([0, 0.01, 0.02, 0.05]);
    steps.push({ ...act, faultRate, salt: random.seed(), ticks });
  };
  for (let at = 0; at < count; at++) {
    const act = actOf(random, today, sent, at);
    if (act.act === "days") today = addDays(today, act.count);
    // At the same moment as what comes next.
    if (random.chance(0.35)) add(act, random.below(40));
    else add(act);
    for (let looks = random.pick([0, 0, 1, 2]); looks > 0; looks--)
      add({ act: "look", asOf: random.chance(0.5) ? null : dayBefore(random, today) });
    if (act.act !== "upload") continue;
    sent.push(...act.files);
    // Whoever sent a file looks what became of it, and some send it again.
    if (random.chance(0.25)) add({ act: random.pick(["release", "discard"]), nth: 7, copies: 1 });
    if (random.chance(0.15)) add({ act: "upload", files: act.files, copies: 1 });
  }
  return steps;
}

function actOf(random: Random, today: IsoDate, sent: readonly SentFile[], at: number): Act {
  const copies = random.chance(0.25) ? 2 : 1;
  const nth = random.below(8);
  const roll = random.below(100);
  if (at < 2 || roll < 38) {
    const files = Array.from({ length: random.pick([1, 1, 1, 1, 2, 3]) }, () => fileOf(random, today, sent));
    return { act: "upload", files, copies };
  }
  if (roll < 43) return { act: "event", event: eventOf(random, today, at), copies };
  if (roll < 54) return { act: "undo", nth, copies };
  if (roll < 62) return { act: "restore", nth, copies };
  if (roll < 67) return { act: "release", nth, copies };
  if (roll < 72) return { act: "discard", nth, copies };
  if (roll < 78) return { act: random.pick(["acknowledge", "snooze", "explain"]), nth };
  if (roll < 80) {
    const noticeBasisPoints = random.pick([300n, 500n, 800n]);
    return { act: "policy", noticeBasisPoints, yearEndBasisPoints: random.pick([9_000n, 10_000n]) };
  }
  if (roll < 88) return { act: "days", count: random.pick([1, 1, 3, 8, 30]) };
  if (roll < 97) return { act: "snapshot", asOf: dayBefore(random, today), isForced: random.chance(0.3) };
  return { act: "rest" };
}

function fileOf(random: Random, today: IsoDate, sent: readonly SentFile[]): SentFile {
  const again = sent[random.below(sent.length + 1)];
  if (again !== undefined && random.chance(0.3)) return sentAgain(random, again);
  if (again !== undefined && random.chance(0.4)) return restated(again, dayBefore(random, today));
  const asOf = dayBefore(random, today);
  const make = random.pick([
    templateFile,
    templateFile,
    templateFile,
    listFile,
    listFile,
    listFile,
    dumpFile,
    dumpFile,
    statusFile,
    reportFile,
  ]);
  return make(random, asOf);
}

/** As it was, under another name, or with what it had not said. */
function sentAgain(random: Random, file: SentFile): SentFile {
  const roll = random.below(5);
  if (roll < 3) return file;
  if (roll === 3) return { ...file, fileName: `다시-${file.fileName}` };
  return { ...file, options: { ...file.options, unit: "백만원" } };
}

function eventOf(random: Random, today: IsoDate, at: number): ExecutionRecorded {
  const project = random.below(4);
  const record = {
    projectCode: `C${project}`,
    projectName: `사업${project}`,
    department: "건설과",
    account: "일반회계",
    measure: "expenditure",
    fund: "unsplit",
    kind: random.chance(0.7) ? ("increment" as const) : ("cumulative" as const),
    date: dayBefore(random, today),
    amountWon: BigInt(1 + random.below(9)) * 1_000_000n,
  } as const;
  return { version: 1, eventId: `event-${at}`, ...books, records: [record] };
}

/** Often the same few days, so that statements of one day meet. */
function dayBefore(random: Random, today: IsoDate): IsoDate {
  return random.pick([today, today, addDays(today, -1), addDays(today, -7), day("2026-05-31")]);
}
