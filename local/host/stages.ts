/**
 * The stages that follow the outbox: the handlers of the cloud, wired to what one PC has. Each is loaded with the
 * first event for it, because most commands tell no stage anything.
 */
import type { AssessOutcome } from "../../functions/assess/assess-office.ts";
import type { FreezeSources } from "../../functions/snapshot/freeze.ts";
import {
  leastReadLogDays,
  mostReadLogDays,
  usualReadLogDays,
} from "../../shared/domain/access/read-retention.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { CommandStore } from "../../shared/ports/command-store.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";
import type { Outbox } from "../../shared/ports/queues.ts";
import type { ReadLog } from "../../shared/ports/audit-trail.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import type { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { readLetterNames } from "../../shared/reading/read-letter-names.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { BatchAnswer } from "../../shared/runtime/work-queue.ts";
import type { NoticeSettings } from "../notify/notice-settings.ts";
import { FolderFailureQueue } from "../storage/folder-stores.ts";
import type { Home } from "../storage/home.ts";
import { localContext } from "./lambda-events.ts";

export interface StageDependencies extends FreezeSources {
  readonly home: Home;
  readonly noticeSettings: NoticeSettings;
  readonly onNotice: (notice: Notice) => void;
  readonly onAssessed: (outcome: AssessOutcome) => void;
  readonly current: CurrentLedger;
  readonly notices: NoticeStore;
  readonly snapshots: SnapshotStore;
  readonly commands: CommandStore;
  readonly reads: ReadLog;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
}

/** Works one event of Lambda's shape. */
type Stage = (event: unknown) => Promise<BatchAnswer>;

export interface Stages {
  readonly assess: Stage;
  readonly notify: Stage;
  readonly snapshot: Stage;
  readonly report: Stage;
}

export function composeStages(dependencies: StageDependencies): Stages {
  const { home, noticeSettings, onNotice, onAssessed, current, clock } = dependencies;
  const stored = { ...dependencies, failureQueue: new FolderFailureQueue(home.failed) };
  const assess = once(async () => {
    const { assessHandler } = await import("../../functions/assess/handler.ts");
    return assessHandler({
      ...stored,
      ledger: current,
      readLogDays: readLogDays(),
      observe: onAssessed,
      onMorning: () => {},
    });
  });
  const notify = once(async () => {
    const { notifyHandler } = await import("../../functions/notify/handler.ts");
    const { localNotifier } = await import("../notify/local-notifier.ts");
    return notifyHandler({
      ...stored,
      notifier: localNotifier(home.notices, noticeSettings, clock, onNotice),
      channels: { mail: true, webhook: noticeSettings.webhook !== null },
      // One process at a time sends a home's letters, so that the claim of one that was killed is taken up at once.
      sender: "this home",
      hash: sha256Of,
      namesIn: (books) => readLetterNames(stored.ledger, books, sha256Of),
      letters: noticeSettings.letters,
      observe: () => {},
    });
  });
  const snapshot = once(async () => {
    const { snapshotHandler } = await import("../../functions/snapshot/handler.ts");
    return snapshotHandler({ ...stored, hash: sha256Of, observe: () => {} });
  });
  const report = once(async () => {
    const { reportHandler } = await import("../../functions/report/handler.ts");
    const { FolderReportStore } = await import("../storage/folder-stores.ts");
    const { installedFonts } = await import("../../shared/runtime/installed-fonts.ts");
    return reportHandler({
      ...stored,
      exporting: null,
      reports: new FolderReportStore(home.path),
      hash: sha256Of,
      fonts: installedFonts,
      officeNameOf: (office) => officeNameIn(stored.ledger, office),
      observe: () => {},
    });
  });
  return {
    assess: async (event) => (await assess())(event, localContext),
    notify: async (event) => (await notify())(event, localContext),
    snapshot: async (event) => (await snapshot())(event, localContext),
    report: async (event) => (await report())(event, localContext),
  };
}

/** @throws Failure `setting-wrong` when MONITOR_READ_LOG_DAYS is no such number. */
function readLogDays(text = process.env["MONITOR_READ_LOG_DAYS"]): number {
  if (text === undefined) return usualReadLogDays;
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days >= leastReadLogDays && days <= mostReadLogDays) return days;
  throw wrongDays("MONITOR_READ_LOG_DAYS", text, leastReadLogDays, mostReadLogDays);
}

function wrongDays(name: string, text: string, least: number, most: number): Failure {
  const said = {
    ko: `환경 변수 ${name}의 값이 "${text}"입니다. ${least}부터 ${most}까지의 일수를 적어 주십시오.`,
    en: `${name} is "${text}"; write a number of days from ${least} to ${most}.`,
  };
  return new Failure(said, { code: "setting-wrong", retryable: false });
}

/** How many days after a quarter's end its figures are frozen: late ones come in until then. */
const usualDelayDays = 7;

/** @throws Failure `setting-wrong` when MONITOR_SNAPSHOT_DELAY_DAYS is no such number. */
export function snapshotDelayDays(text = process.env["MONITOR_SNAPSHOT_DELAY_DAYS"]): number {
  if (text === undefined) return usualDelayDays;
  if (/^\d{1,2}$/.test(text) && Number(text) <= 90) return Number(text);
  throw wrongDays("MONITOR_SNAPSHOT_DELAY_DAYS", text, 0, 90);
}

// How often an act runs: once at all, once at a time, once a minute.

/** Runs of one act never overlap: a call that comes during a run is answered by one run after it. */
export function oneAtATime<Result>(act: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | null = null;
  let next: Promise<Result> | null = null;
  const begin = (): Promise<Result> => {
    next = null;
    const run = act().finally(() => {
      if (running === run) running = null;
    });
    running = run;
    return run;
  };
  return () => {
    if (running === null) return begin();
    next ??= running.then(begin, begin);
    return next;
  };
}

/** Makes a thing when it is first asked for, and keeps it: what is not asked for is not loaded. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => (made ??= make());
}

/** Does it at most once in each minute of the clock: a host looks twice a second for what is due by the minute. */
export function onceAMinute(clock: Clock, act: () => Promise<unknown>): () => Promise<void> {
  let last = "";
  return async () => {
    const minute = clock.now().slice(0, "2026-11-23T09:44".length);
    if (minute === last) return;
    last = minute;
    await act();
  };
}
