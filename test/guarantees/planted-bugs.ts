/** Bugs outside the simulation, one for each promise: `npm run guarantees` plants each and sees its test fail. */
import type { PlantedBug } from "./planted-bug.ts";
import { plantedInFigures } from "./planted-in-figures.ts";
import { plantedInIngest } from "./planted-in-ingest.ts";
import { plantedInNotices } from "./planted-in-notices.ts";
import { plantedOnOnePc } from "./planted-on-one-pc.ts";

export const plantedBugs: readonly PlantedBug[] = [
  ...plantedInIngest,
  ...plantedInFigures,
  ...plantedInNotices,
  ...plantedOnOnePc,
];
