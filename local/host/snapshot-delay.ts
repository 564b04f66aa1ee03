/** How many days after a quarter's end its figures are frozen: late ones come in until then. */
import { Failure } from "../../shared/domain/values/failure.ts";

const usualDelayDays = 7;

/** @throws Failure `setting-wrong` when MONITOR_SNAPSHOT_DELAY_DAYS is no such number. */
export function snapshotDelayDays(text = process.env["MONITOR_SNAPSHOT_DELAY_DAYS"]): number {
  if (text === undefined) return usualDelayDays;
  if (/^\d{1,2}$/.test(text) && Number(text) <= 90) return Number(text);
  throw new Failure(`MONITOR_SNAPSHOT_DELAY_DAYS is "${text}"; write a number of days from 0 to 90.`, {
    code: "setting-wrong",
    retryable: false,
  });
}
