/** A bug as one change of the source's text, beside the promise that it breaks and the test that must see it. */
export interface PlantedBug {
  /** As docs/guarantees.md words it. */
  readonly promise: string;
  readonly bug: string;
  /** Where it is planted, from the root of the repository. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly from: string;
  readonly to: string;
  /** The test file that fails with it. */
  readonly test: string;
}

/** @throws RangeError where the text to change is not there, or not alone. */
export function planted(source: string, { file, from, to }: PlantedBug): string {
  const pieces = source.split(from);
  if (pieces.length !== 2)
    throw new RangeError(`${file} should hold once, and holds ${pieces.length - 1} times: ${from}`);
  return pieces.join(to);
}
