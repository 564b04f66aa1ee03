import { Failure } from "../../domain/values/failure.ts";

/** An item is not what was written: by damage, by hand, or by a newer program. */
export function itemCorrupt(
  key: { readonly pk: string; readonly sk: string },
  reason: string,
  cause: unknown,
) {
  return new Failure(
    `The stored item ${key.pk} / ${key.sk} was damaged (${reason}). Restore the ledger from a backup of before.`,
    { code: "item-damaged", retryable: false, context: { pk: key.pk, sk: key.sk }, cause },
  );
}
