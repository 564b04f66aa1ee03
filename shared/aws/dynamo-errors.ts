/** What DynamoDB's refusals mean to a writer: somebody was first, a moment of trouble, or a write that can never be. */
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { Failure } from "../domain/values/failure.ts";

/** The table is there and the write is sound: the same again in a moment may be stored. */
const transientErrors = new Set([
  "InternalServerError",
  "LimitExceededException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ServiceUnavailable",
  "ThrottlingException",
  "TransactionConflictException",
  "TransactionInProgressException",
]);

/** The same in the reasons of a cancelled transaction, one for each of its actions. */
const transientReasons = new Set([
  "ProvisionedThroughputExceeded",
  "ThrottlingError",
  "TransactionConflict",
  "TransactionInProgress",
]);

/** A condition did not hold; what else befell the same transaction changes nothing of that. */
export function isLostRace(error: unknown): boolean {
  return reasonsOf(error).includes("ConditionalCheckFailed");
}

export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!(error instanceof TransactionCanceledException)) return transientErrors.has(error.name);
  const reasons = reasonsOf(error).filter((reason) => reason !== "None");
  return reasons.length > 0 && reasons.every((reason) => transientReasons.has(reason));
}

/** What is thrown when it was tried often enough. */
export function keptUnavailable(cause: unknown): Failure {
  const reason = namesOf(cause);
  return new Failure(`The table did not take the request in time (${reason}); it is tried again.`, {
    code: "table-unavailable",
    retryable: true,
    context: { reason },
    cause,
  });
}

/** What is thrown of a transaction that was cancelled for no known reason; every other error is thrown as it is. */
export function refused(error: unknown, actions: number): unknown {
  if (!(error instanceof TransactionCanceledException)) return error;
  const reason = namesOf(error);
  return new Failure(`The table refused a transaction of ${actions} writes (${reason}); it is tried again.`, {
    code: "write-refused",
    retryable: true,
    context: { actions, reason },
    cause: error,
  });
}

function namesOf(error: unknown): string {
  const reasons = [...new Set(reasonsOf(error))].join(", ");
  if (reasons !== "") return reasons;
  return error instanceof Error ? error.name : "unknown";
}

function reasonsOf(error: unknown): string[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");
}
