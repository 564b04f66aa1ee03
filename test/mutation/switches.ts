/** What switched source, the tests and the judge share: the mutant of the moment, and who passes which. */

/** How often a mutant's place was passed, by mutant. */
type Hits = Readonly<Record<string, number>>;

/** The object that switched source reads and writes. */
interface Switches {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number | undefined;
  hitLimit: number | undefined;
  mutantCoverage?: { readonly static: Hits; readonly perTest: Readonly<Record<string, Hits>> };
}

const fixture = globalThis as { __stryker__?: Switches };

export const switches: Switches = (fixture.__stryker__ ??= {
  activeMutant: undefined,
  currentTestId: undefined,
  hitCount: undefined,
  hitLimit: undefined,
});

/** A test that ran once on the source as it is, and can be run again. */
export interface KnownTest {
  readonly name: string;
  readonly milliseconds: number;
  readonly hits: Hits;
  readonly run: () => unknown;
}

export const knownTests: KnownTest[] = [];

/** The mutants that are passed while the source loads: of constants, which no switch can change afterwards. */
export const passedOnLoad = new Set<string>();
