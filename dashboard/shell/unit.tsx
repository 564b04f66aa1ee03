/** The unit that amounts are shown in: of the address, else as chosen last. */
import { isWonUnit, type WonUnit } from "../logic/format-won.ts";
import { usePlace } from "./place.tsx";

const storageName = "budget-monitor-unit";

export function useUnit(): readonly [WonUnit, (unit: WonUnit) => void] {
  const { params, change } = usePlace();
  const asked = params.get("unit") ?? localStorage.getItem(storageName);
  const choose = (unit: WonUnit): void => {
    localStorage.setItem(storageName, unit);
    change({ unit });
  };
  return [isWonUnit(asked) ? asked : "천원", choose];
}
