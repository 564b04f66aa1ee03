/**
 * Tells a computer in trouble from an event that cannot be worked. A stage logs both and says only that the
 * event must come again; but one that met a full disk must wait for room, and not be parked after five tries.
 */
import type { Log } from "../../shared/runtime/log.ts";
import type { BatchAnswer } from "../../shared/runtime/work-queue.ts";
import { troubleOf } from "../terminal/environment-error.ts";

type ReportError = (message: string, error: unknown) => void;
type Handle<Batch> = (batch: Batch) => Promise<BatchAnswer>;

export interface TroubleWatch {
  /** For the stages to log to. Trouble is not told here: whoever asked for the work hears of it. */
  readonly log: Log;
  /** The same handler, but that it throws where trouble was the cause of what failed. */
  readonly throwing: <Batch>(handle: Handle<Batch>) => Handle<Batch>;
}

export function watchForTrouble(report: ReportError): TroubleWatch {
  const met: Error[] = [];
  return {
    log: {
      info: () => {},
      error: (message, error) => {
        if (error instanceof Error && troubleOf(error) !== null) met.push(error);
        else report(message, error);
      },
    },
    throwing: (handle) => async (batch) => {
      met.length = 0;
      const answer = await handle(batch);
      // A letter whose server is away is trouble too, but its record is done with.
      const [trouble] = met;
      if (trouble !== undefined && answer.batchItemFailures.length > 0) throw trouble;
      return answer;
    },
  };
}
