/** A process of its own that looks into the inbox of the folder it is given, some seconds long by a clock that jumps. */
import { watchFolder } from "./watched-inbox.ts";

const inbox = watchFolder(process.argv[2] ?? "");
const worked = [];
for (const time of [0, 250, 1_500, 2_500, 4_500, 9_000]) worked.push(...(await inbox.at(time)));
process.stdout.write(JSON.stringify(worked.map(({ key, code }) => `${key}: ${code}`)));
