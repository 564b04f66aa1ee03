/** Code that is fetched when it is first wanted, and at hand from then on. What fails is fetched anew when it is wanted again. */
import type { ComponentType } from "react";

export interface LateCode<Props extends object = object> {
  readonly fetch: () => Promise<ComponentType<Props>>;
  /** Null before it was fetched. */
  readonly atHand: () => ComponentType<Props> | null;
}

export function lateCode<Props extends object>(load: () => Promise<ComponentType<Props>>): LateCode<Props> {
  let found: ComponentType<Props> | null = null;
  return {
    fetch: async () => {
      found ??= await load();
      return found;
    },
    atHand: () => found,
  };
}

/** Parts that a press may ask for: fetched once nothing else is waited for, so that a line that breaks later takes none of them away. */
const atLeisure = new Set<() => void>();
let isLeisure = false;

/** @param load as `lateCode` takes it. */
export function leisureCode<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LateCode<Props> {
  const code = lateCode(load);
  const early = (): void => void code.fetch().catch(() => {});
  if (isLeisure) early();
  else atLeisure.add(early);
  return code;
}

export function fetchAtLeisure(): void {
  isLeisure = true;
  for (const fetch of atLeisure) fetch();
  atLeisure.clear();
}

/** On its way before it is drawn; what fails here is told where it is drawn. */
export function fetchEarly({ fetch }: LateCode): void {
  void fetch().catch(() => {});
}
