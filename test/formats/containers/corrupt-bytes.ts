// Bytes overwritten anywhere in a file.
import * as fc from "fast-check";

type Corruption = readonly { readonly at: number; readonly byte: number }[];

/** Without a bias towards small numbers, which would all hit the first bytes. */
export const corruption: fc.Arbitrary<Corruption> = fc.array(
  fc.record({ at: fc.noBias(fc.nat()), byte: fc.noBias(fc.nat(255)) }),
  { minLength: 1, maxLength: 8 },
);

export function corrupt(bytes: Uint8Array, changes: Corruption): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const { at, byte } of changes) copy[at % copy.length] = byte;
  return copy;
}
