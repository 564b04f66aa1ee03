/** Benchmarks by name: `npm run bench -- ingest`. Each prints its figures beside a peer's from the same run. */
import { benchAlerts } from "./alerts.ts";
import { benchApi } from "./api.ts";
import { benchFormats } from "./formats.ts";
import { benchIngest } from "./ingest.ts";

const benches: Readonly<Record<string, () => Promise<void>>> = {
  ingest: benchIngest,
  formats: benchFormats,
  alerts: benchAlerts,
  api: benchApi,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => benches[name] === undefined);
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}`);
  process.exitCode = 2;
} else {
  for (const name of names.length === 0 ? Object.keys(benches) : names) await benches[name]?.();
}
