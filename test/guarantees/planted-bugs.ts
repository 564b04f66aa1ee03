/** Bugs outside the simulation, one for each promise: `npm run guarantees` plants each and sees its test fail. */
import type { PlantedBug } from "./planted-bug.ts";
import { plantedInFigures } from "./planted-in-figures.ts";
import { plantedInIngest } from "./planted-in-ingest.ts";
import { plantedInNews } from "./planted-in-news.ts";

export const plantedBugs: readonly PlantedBug[] = [...plantedInIngest, ...plantedInFigures, ...plantedInNews];
