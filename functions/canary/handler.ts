/** canary: the hour's word -> a file goes in, and its alert comes out; how long that took, in log and metric. */
import { canaryDue } from "../../shared/contracts/events/lambda-events.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { type CanaryDependencies, type CanaryFlight, runCanary } from "./run-canary.ts";

export interface CanaryHandlerDependencies extends CanaryDependencies {
  readonly log: Log;
  readonly observe: (flight: CanaryFlight) => void;
}

export function canaryHandler({ log, observe, ...dependencies }: CanaryHandlerDependencies) {
  return lambdaHandler(canaryDue, log, async (): Promise<CanaryFlight> => {
    const flight = await runCanary(dependencies);
    log.info("The canary came through", { ...flight });
    observe(flight);
    return flight;
  });
}
