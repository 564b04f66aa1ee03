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

/** On its way before it is drawn; what fails here is told where it is drawn. */
export function fetchEarly({ fetch }: LateCode): void {
  void fetch().catch(() => {});
}
