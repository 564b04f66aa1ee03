/** `npm run cloud:down`: ends the emulator that `cloud:up` started and nothing else; `--purge` also deletes `.cloud`. */
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { takeDown } from "./bring-up.ts";
import { cloudFolder, cloudHome } from "./cloud-home.ts";
import { endOrphans } from "./test-homes.ts";

const { values } = parseArgs({ options: { purge: { type: "boolean", default: false } } });
const wasRunning = await takeDown(cloudHome());
process.stdout.write(wasRunning ? "The cloud is down.\n" : "No cloud of this checkout was running.\n");
if (values.purge) {
  await endOrphans();
  rmSync(cloudFolder, { recursive: true, force: true });
  process.stdout.write(`${cloudFolder} is deleted.\n`);
}
