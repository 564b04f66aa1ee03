/** What every handler has around it: the event is parsed once, and whatever is thrown is written down. */
import middy, { type MiddlewareObj, type MiddyfiedHandler } from "@middy/core";
import type { Context } from "aws-lambda";
import type * as z from "zod";
import { Failure } from "../domain/values/failure.ts";
import { type Log, withLogFields } from "./log.ts";

/** Milliseconds until the run is ended. */
export type TimeLeft = () => number;

/** Of a run's time is left for the last piece of work that it begins: what begins later begins in the next run. */
export const leastShareOfTime = 1 / 3;

export function lambdaHandler<Schema extends z.ZodType, Result>(
  schema: Schema,
  log: Log,
  act: (event: z.output<Schema>, timeLeft: TimeLeft) => Promise<Result>,
): MiddyfiedHandler<unknown, Result> {
  return middy<unknown, Result>()
    .use(loggingErrors(log))
    .handler((event, context) =>
      withLogFields({ requestId: context.awsRequestId }, () =>
        act(parseEvent(schema, event), timeLeftOf(context)),
      ),
    );
}

/** Without limit where whoever calls sets none. */
function timeLeftOf(context: Context): TimeLeft {
  return "getRemainingTimeInMillis" in context
    ? () => context.getRemainingTimeInMillis()
    : () => Number.POSITIVE_INFINITY;
}

function parseEvent<Schema extends z.ZodType>(schema: Schema, event: unknown): z.output<Schema> {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Failure(
    `The event is not of the shape that this function is wired to: ${issue?.path.join(".")} ${issue?.message}`,
    { code: "event-unknown", retryable: false, cause: parsed.error },
  );
}

function loggingErrors(log: Log): MiddlewareObj {
  return {
    onError: ({ error, context }) => {
      log.error("The invocation failed", error, { requestId: context.awsRequestId });
    },
  };
}
