/**
 * formats: the dump of a county as JSON, from text to values. Ours counts the values before `JSON.parse` makes them and
 * keeps each number's digits; the peers are streaming parsers, which could count while they read.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { JSONParser } from "@streamparser/json";
import { parserStream } from "stream-json";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { openSource } from "../../shared/formats/containers/open-source.ts";
import { readJson } from "../../shared/formats/containers/text/source-json.ts";
import { secondsOf } from "../results/rounds.ts";
import { median } from "../results/measure.ts";

const rounds = 7;
const dump = join(import.meta.dirname, "../../../shared/data/lofin365/muju-5-asof-20260821.json");
/** Empty arrays as many as 46 KB of gzip can hold. */
const bombValues = 16_000_000;

export async function printJson(): Promise<void> {
  if (!existsSync(dump)) console.log(`formats: the dump is skipped, because ${dump} is absent`);
  else {
    const text = readFileSync(dump, "utf8");
    console.log(
      `formats: a dump of ${(text.length / 1e6).toFixed(2)} million characters of JSON, median of ${rounds}`,
    );
    await print("JSON.parse alone", () => JSON.parse(text));
    await print("ours, counted and exact", () => readJson(text));
    await print("peer: @streamparser/json", () => {
      const parser = new JSONParser({ paths: ["$"], keepStack: false });
      parser.onValue = () => {};
      parser.write(text);
    });
    await print("peer: stream-json", async () => {
      let tokens = 0;
      for await (const _ of Readable.from([text]).pipe(parserStream())) tokens++;
      return tokens;
    });
  }
  const bomb = gzipSync(`[${"[],".repeat(bombValues - 1)}[]]`);
  const seconds = await secondsOf(() => openSource(bomb, openDocument));
  console.log(
    `  ${bomb.length} bytes of gzip with ${bombValues} arrays are refused in ${(seconds * 1_000).toFixed(0)} ms`,
  );
}

async function print(name: string, read: () => unknown): Promise<void> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) seconds.push(await secondsOf(read));
  console.log(`  ${name.padEnd(26)}${(median(seconds) * 1_000).toFixed(0).padStart(5)} ms`);
}
