/** What every handler has around it: the event is parsed once, and whatever is thrown is written down. */
import middy, { type MiddlewareObj, type MiddyfiedHandler } from "@middy/core";
import type * as z from "zod";
import { Failure } from "../domain/values/failure.ts";
import { type Log, withLogFields } from "./log.ts";

export function lambdaHandler<Schema extends z.ZodType, Result>(
  schema: Schema,
  log: Log,
  act: (event: z.output<Schema>) => Promise<Result>,
): MiddyfiedHandler<unknown, Result> {
  return middy<unknown, Result>()
    .use(loggingErrors(log))
    .handler((event, { awsRequestId }) =>
      withLogFields({ requestId: awsRequestId }, () => act(parseEvent(schema, event))),
    );
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
