/** An error as words for a person: a refusal, trouble of the computer, a failure, or a bug with its place. */
import { Failure } from "../../shared/domain/values/failure.ts";
import { Refusal } from "./command-line.ts";
import { troubleOf } from "./environment-error.ts";

/** Where a thing broke matters to an operator; what to do matters to everybody and comes first. */
export function explainError(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const trouble = troubleOf(error);
  if (trouble !== null) return trouble.text;
  if (error instanceof Failure) {
    const cause = error.cause instanceof Error ? `\n  cause: ${error.cause.message}` : "";
    return `${error.message} [${error.code}]${cause}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
