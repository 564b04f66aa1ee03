/** Structured logs for CloudWatch. */
import { Logger } from "@aws-lambda-powertools/logger";
import { Failure } from "../domain/values/failure.ts";
import { currentLogFields, type Log } from "./log.ts";
import type { LogLevel } from "../contracts/values/log-level.ts";

export function powertoolsLog(stage: string, level: LogLevel): Log {
  const logger = new Logger({
    serviceName: "budget-execution-monitor",
    logLevel: level,
    persistentKeys: { stage },
  });
  return {
    info: (message, fields) => {
      logger.info(message, { ...currentLogFields(), ...fields });
    },
    error: (message, error, fields) => {
      const failure =
        error instanceof Failure ? { code: error.code, retryable: error.retryable, ...error.context } : {};
      logger.error(message, {
        ...currentLogFields(),
        ...fields,
        ...failure,
        error: error instanceof Error ? error : String(error),
      });
    },
  };
}
