/** Snapshots by quarter, the newest first within each. */
export interface Dated {
  readonly asOf: string;
  readonly version: number;
}

export interface Quarter<Item> {
  readonly year: string;
  readonly number: number;
  readonly items: readonly Item[];
}

/** Keeps the order of the list, which is the newest first. */
export function byQuarter<Item extends Dated>(items: readonly Item[]): readonly Quarter<Item>[] {
  const quarters = Map.groupBy(items, ({ asOf }) => `${asOf.slice(0, 4)} ${quarterOf(asOf)}`);
  return [...quarters.entries()].map(([name, of]) => ({
    year: name.slice(0, 4),
    number: Number(name.slice(5)),
    items: of,
  }));
}

/** `2026-09-30/1`, as the API names a snapshot. */
export function snapshotName({ asOf, version }: Dated): string {
  return `${asOf}/${version}`;
}

function quarterOf(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}
