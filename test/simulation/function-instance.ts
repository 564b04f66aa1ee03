/**
 * An instance of a function: stores and a memory of the ledger that live on from one job to the next, as those of a
 * warm Lambda or of a host do. Whoever was killed in one takes it with them.
 */
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { ItemTable, TableWrite } from "../../shared/ports/item-table.ts";
import type { SnapshotFiles } from "../../shared/ports/snapshot-store.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import type { Exercise } from "./exercise.ts";
import { GatedTable } from "./gated-table.ts";
import type { PlantedBug } from "./planted-bug.ts";
import type { Worker } from "./scheduler.ts";
import { type Ports, portsOn, type Stores } from "./stores.ts";

export interface InstanceSurroundings {
  readonly stores: Stores;
  readonly bug: PlantedBug | null;
  readonly exercise: Exercise;
  /** Instances that nobody works in. */
  readonly idle: FunctionInstance[];
}

export class FunctionInstance {
  readonly ports: Ports;
  readonly current: CurrentLedger;
  #worker: Worker;

  constructor(worker: Worker, { stores, bug, exercise }: InstanceSurroundings) {
    this.#worker = worker;
    const access = <Result>(effect: () => Promise<Result>): Promise<Result> => this.#worker.access(effect);
    const begunBy = stores.begunBy;
    const onWritten = (write: TableWrite, by: Worker): void => {
      if (write.bundles.length > 0) stores.hasEvents = true;
      countEntry(write, by, begunBy, exercise);
    };
    const bare: ItemTable = bug?.table?.(stores.table, stores) ?? stores.table;
    const table = new GatedTable(bare, () => this.#worker, exercise, onWritten);
    const ports = portsOn(table, gatedFiles(stores.files, access), gatedSnapshots(stores, access));
    this.ports = { ...ports, ...bug?.ports?.(ports, { stores, table }) };
    this.current = new CurrentLedger(this.ports.ledger);
  }

  workFor(worker: Worker): void {
    this.#worker = worker;
  }
}

/** Works in an idle instance or in a new one; who fails leaves it to the next, who is killed never does. */
export async function inInstance<Result>(
  surroundings: InstanceSurroundings,
  worker: Worker,
  work: (instance: FunctionInstance) => Promise<Result>,
): Promise<Result> {
  const { idle, exercise } = surroundings;
  const warm = worker.isWarm ? idle.shift() : undefined;
  if (warm !== undefined) {
    warm.workFor(worker);
    exercise.count("entries", "in a warm function");
  }
  const instance = warm ?? new FunctionInstance(worker, surroundings);
  try {
    return await work(instance);
  } finally {
    idle.push(instance);
  }
}

type Access = <Result>(effect: () => Promise<Result>) => Promise<Result>;

function gatedFiles(files: FileStore, access: Access): FileStore {
  return {
    put: (key, bytes) => access(() => files.put(key, bytes)),
    read: (file) => access(() => files.read(file)),
  };
}

function gatedSnapshots(stores: Stores, access: Access): SnapshotFiles {
  const { snapshotFiles } = stores;
  return {
    put: (key, bytes) =>
      access(() => {
        stores.hasEvents = true;
        return snapshotFiles.put(key, bytes);
      }),
    read: (key) => access(() => snapshotFiles.read(key)),
  };
}

/** Which entries took several transactions, and which of them another worker finished. */
function countEntry(
  { puts }: TableWrite,
  { number }: Worker,
  begunBy: Map<string, number>,
  exercise: Exercise,
): void {
  for (const { item, when } of puts) {
    if (item.pk.startsWith("CONF#") && when === "absent") exercise.count("entries", "that confirm");
    if (!item.pk.startsWith("JOURNAL#")) continue;
    if (item.version === 1) {
      begunBy.set(item.sk, number);
      exercise.count("entries", "in several transactions");
    } else if ((begunBy.get(item.sk) ?? number) !== number) exercise.count("entries", "finished by another");
  }
}
