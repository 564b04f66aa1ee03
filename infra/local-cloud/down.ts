/** `npm run cloud:down`: ends the emulator that `cloud:up` started and nothing else; `--purge` also deletes `.cloud`. */
import { rmSync } from "node:fs";
import { takeDown } from "./bring-up.ts";
import { cloudFolder, cloudHome } from "./cloud-home.ts";
import { endOrphans } from "./test-homes.ts";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

const { values } = scriptArguments({
  usage: "npm run cloud:down -- [--purge]: ends the emulator; --purge deletes .cloud too",
  options: { purge: { type: "boolean", default: false } },
  mostWords: 0,
});
const wasRunning = await takeDown(cloudHome());
process.stdout.write(wasRunning ? "The cloud is down.\n" : "No cloud of this checkout was running.\n");
if (values.purge) {
  await endOrphans();
  rmSync(cloudFolder, { recursive: true, force: true });
  process.stdout.write(`${cloudFolder} is deleted.\n`);
}
