/**
 * A door to a DynamoDB engine that counts: it passes every call on, asks what each consumed, and keeps the size of all that is
 * stored and what each write cost its partition. So what goes over the wire is measured, whatever the program behind it
 * is made of.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import * as z from "zod";

export interface Consumption {
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly calls: number;
}

export interface Stored {
  readonly items: number;
  /** With what DynamoDB adds to each item. */
  readonly bytes: number;
}

export interface Meter {
  readonly endpoint: string;
  /** What was consumed since the last call of this. */
  take(): Consumption;
  /** The writes of the time that the last `take` ended, in their order. */
  takenWrites(): readonly PartitionWrite[];
  stored(table: string): Stored;
  close(): void;
}

/** What one call wrote into one partition. */
export interface PartitionWrite {
  /** Which of the calls since the last `take`, from 0. */
  readonly call: number;
  readonly table: string;
  readonly partition: string;
  /** By DynamoDB's rules, from the item's size. */
  readonly units: number;
}

const nothing: Consumption = { writeUnits: 0, readUnits: 0, calls: 0 };

/** DynamoDB bills this for each item beside its own bytes. */
const bytesOfIndexing = 100;

const bytesPerWriteUnit = 1024;
/** A transaction costs two units where a single write costs one. */
const unitsOfTransaction = 2;

const attributeValue = z.union([
  z.object({ S: z.string() }),
  z.object({ N: z.string() }),
  z.object({ NULL: z.literal(true) }),
]);
const item = z.record(z.string(), attributeValue);
type Item = z.infer<typeof item>;

const put = z.object({ TableName: z.string(), Item: item });
const deletion = z.object({ TableName: z.string(), Key: item });
const action = z.union([
  z.object({ Put: put }),
  z.object({ Delete: deletion }),
  z.object({ ConditionCheck: deletion }),
]);
const writeRequest = z.union([z.object({ TransactItems: z.array(action) }), put]);

const capacity = z.object({ CapacityUnits: z.number() });
const answer = z.object({ ConsumedCapacity: z.union([capacity, z.array(capacity)]) });

const counted: Readonly<Record<string, "writeUnits" | "readUnits">> = {
  GetItem: "readUnits",
  Query: "readUnits",
  PutItem: "writeUnits",
  TransactWriteItems: "writeUnits",
};
/** Calls that DynamoDB does not bill, or that only a local host makes. */
const passed = /^(DynamoDBStreams|.*\.(CreateTable|DescribeTable|UpdateTimeToLive)$)/;

export async function startMeter(engine: string): Promise<Meter> {
  let used: Consumption = nothing;
  let writes: PartitionWrite[] = [];
  let taken: readonly PartitionWrite[] = [];
  const sizes = new Map<string, Map<string, number>>();
  const server = createServer((request, response) => {
    void passOn(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });

  async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(request.headers["x-amz-target"]);
    const [, operation = ""] = target.split(".");
    const kind = counted[operation];
    if (kind === undefined && !passed.test(target)) throw new Error(`${target} is not counted yet.`);
    const requested = await textOf(request);
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": target,
      "x-amz-date": String(request.headers["x-amz-date"]),
      authorization: String(request.headers.authorization),
    };
    const body = kind === undefined ? requested : askingForCapacity(requested);
    const answered = await fetch(engine, { method: "POST", headers, body });
    const text = await answered.text();
    if (kind !== undefined && answered.ok) {
      if (kind === "writeUnits") keepWrites(requested);
      used = { ...used, [kind]: used[kind] + unitsOf(text), calls: used.calls + 1 };
    }
    response.writeHead(answered.status, { "content-type": headers["content-type"] }).end(text);
  }

  function keepWrites(text: string): void {
    const requested = writeRequest.parse(JSON.parse(text));
    if ("Item" in requested) keepWrite(requested.TableName, requested.Item, sizeOf(requested.Item), 1);
    else
      for (const each of requested.TransactItems)
        if ("Put" in each)
          keepWrite(each.Put.TableName, each.Put.Item, sizeOf(each.Put.Item), unitsOfTransaction);
        else if ("Delete" in each)
          keepWrite(each.Delete.TableName, each.Delete.Key, null, unitsOfTransaction);
        else {
          // A check costs what a write of the item as it is would.
          const { TableName: name, Key: key } = each.ConditionCheck;
          keepWrite(name, key, sizes.get(name)?.get(keyOf(key)) ?? null, unitsOfTransaction);
        }
  }

  /** A write costs by the greater of what was there and what is there now. @param size null when it goes. */
  function keepWrite(name: string, key: Item, size: number | null, unitsEach: number): void {
    const table = sizes.get(name) ?? new Map<string, number>();
    const greater = Math.max(table.get(keyOf(key)) ?? 0, size ?? 0);
    const units = Math.max(1, Math.ceil(greater / bytesPerWriteUnit)) * unitsEach;
    writes.push({ call: used.calls, table: name, partition: partitionOf(key), units });
    if (size === null) table.delete(keyOf(key));
    else table.set(keyOf(key), size);
    sizes.set(name, table);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("The machine gave no free port.");
  return {
    endpoint: `http://127.0.0.1:${bound.port}`,
    take: () => {
      const consumed = used;
      [used, taken, writes] = [nothing, writes, []];
      return consumed;
    },
    takenWrites: () => taken,
    stored: (table) => {
      const all = [...(sizes.get(table)?.values() ?? [])];
      return { items: all.length, bytes: all.reduce((sum, size) => sum + size + bytesOfIndexing, 0) };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function askingForCapacity(text: string): string {
  return JSON.stringify({
    ...z.record(z.string(), z.unknown()).parse(JSON.parse(text)),
    ReturnConsumedCapacity: "TOTAL",
  });
}

function unitsOf(text: string): number {
  const { ConsumedCapacity } = answer.parse(JSON.parse(text));
  return [ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}

function partitionOf({ pk, id }: Item): string {
  const value = pk ?? id;
  return value !== undefined && "S" in value ? value.S : "";
}

function keyOf({ pk, sk, id }: Item): string {
  return JSON.stringify([pk, sk, id]);
}

/**
 * By DynamoDB's rules: names and text in UTF-8, two digits of a number to a byte and one more. DynamoDB
 * leaves out a number's last zeros; here they count, or a moment's digits would show in the result.
 */
function sizeOf(stored: Item): number {
  return Object.entries(stored).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value),
    0,
  );
}

function valueSize(value: z.infer<typeof attributeValue>): number {
  if ("S" in value) return Buffer.byteLength(value.S);
  if ("N" in value) return Math.ceil(value.N.length / 2) + 1;
  return 1;
}
