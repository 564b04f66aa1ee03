/**
 * Tells an error of the environment from an event that cannot be worked. A stage logs both and says only that the
 * event must come again; but one that met a full disk must wait for room, and not be dead-lettered after five tries.
 */
import type { Log } from "../../shared/runtime/log.ts";
import type { BatchAnswer } from "../../shared/runtime/work-queue.ts";
import { environmentErrorOf } from "../terminal/explain-error.ts";

type ReportError = (message: string, error: unknown) => void;
type Handle<Batch> = (batch: Batch) => Promise<BatchAnswer>;

export interface EnvironmentWatch {
  /** For the stages to log to. EnvironmentError is not told here: whoever asked for the work hears of it. */
  readonly log: Log;
  /** The same handler, but that it throws where an error of the environment was the cause. */
  readonly throwing: <Batch>(handle: Handle<Batch>) => Handle<Batch>;
}

export function watchEnvironment(report: ReportError): EnvironmentWatch {
  const met: Error[] = [];
  return {
    log: {
      info: () => {},
      error: (message, error) => {
        if (error instanceof Error && environmentErrorOf(error) !== null) met.push(error);
        else report(message, error);
      },
    },
    throwing: (handle) => async (batch) => {
      met.length = 0;
      const answer = await handle(batch);
      // A letter whose server is away meets one too, but its record is done with.
      const [environmentError] = met;
      if (environmentError !== undefined && answer.batchItemFailures.length > 0) throw environmentError;
      return answer;
    },
  };
}
