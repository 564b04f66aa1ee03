/** The numbers of some books: each was given once, to an upload or to a turn, and the counter knows the last. Pure. */
import { type Discrepancy, discrepancyOf } from "../../shared/domain/discrepancy.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import { appliedOf, type Reversing } from "./replay-acts.ts";

/** @param last what the counter says. */
export function verifyNumbers(
  uploads: readonly Upload[],
  postings: readonly Reversing[],
  last: number,
): Discrepancy[] {
  const turns = new Set(postings.filter(({ reverses }) => reverses !== null).map(({ seq }) => seq));
  for (const { outcome } of uploads) if ("turnSeq" in outcome) turns.add(outcome.turnSeq);
  const borne = uploads.flatMap((upload) =>
    [upload.seq, ...upload.earlierSeqs].map((seq) => ({ seq, upload })),
  );
  const bearers = Map.groupBy(borne, ({ seq }) => seq);
  const twice = [...bearers].filter(([seq, { length }]) => length > 1 || turns.has(seq));
  const numbers = new Set([...bearers.keys(), ...turns]);
  const greatest = Math.max(0, ...numbers);
  const missing = Array.from({ length: last }, (_, at) => at + 1).filter((number) => !numbers.has(number));
  return [
    ...twice.map(([seq, bearing]) => {
      const [first] = bearing;
      const place = {
        uploadId: first?.upload.uploadId ?? null,
        fileName: first?.upload.fileName ?? null,
      };
      return discrepancyOf("number-twice", place, { field: "seq", expected: null, found: `${seq}` });
    }),
    ...(greatest > last
      ? [
          discrepancyOf(
            "counter-differs",
            {},
            { field: "version", expected: `${greatest}`, found: `${last}` },
          ),
        ]
      : []),
    ...(missing.length > untracedTurns(uploads)
      ? missing.map((number) =>
          discrepancyOf("number-missing", {}, { field: "seq", expected: `${number}`, found: null }),
        )
      : []),
  ];
}

/** The turns of an upload that had left no posting leave none either; only its version counts them. */
function untracedTurns(uploads: readonly Upload[]): number {
  return uploads
    .filter((upload) => appliedOf(upload)?.postings === 0)
    .reduce((sum, { version }) => sum + Math.max(0, Math.floor((version - 2) / 2)), 0);
}
