import type { MoneyUnit } from "../values/won.ts";

/** The units that councils read; 억원 hides most projects of a county. */
export const reportUnits = ["원", "천원", "백만원"] as const satisfies readonly MoneyUnit[];
export type ReportUnit = (typeof reportUnits)[number];
