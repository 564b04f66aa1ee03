/** What every store of commands promises. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { OutboxBundle } from "../../shared/contracts/events/outbox.ts";
import {
  answered,
  snapshotCommandPrefix,
  uploadCommandName,
  type Command,
} from "../../shared/domain/uploads/command.ts";
import type { AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { CommandStore } from "../../shared/ports/command-store.ts";
import { day } from "../support/builders.ts";
import { aFinding, books } from "../support/uploads.ts";

export interface OpenCommands {
  readonly commands: CommandStore;
  readonly trail: AuditTrail;
  /** Ids of the bundles that were told. */
  readonly notified: () => Promise<string[]>;
}

export interface CommandFixture {
  readonly open: () => Promise<OpenCommands>;
  readonly close: () => Promise<void>;
}

export function describeCommandStore(begin: () => Promise<CommandFixture>, name: string): void {
  describe(`a store of commands in ${name}`, () => {
    let fixture: CommandFixture;
    let opened: OpenCommands;
    beforeAll(async () => {
      fixture = await begin();
    });
    afterAll(() => fixture.close());
    beforeEach(async () => {
      opened = await fixture.open();
    });

    test("gives a command back as it was requested, told of in a bundle", async () => {
      const { commands, notified } = opened;
      expect(await commands.find(books, uploadCommandName("a"))).toBeNull();
      expect(await commands.submit(aCommand(), bundleOf(1))).toBe("stored");
      expect(await commands.find(books, uploadCommandName("a"))).toEqual(aCommand());
      expect(await notified()).toEqual(["command/1"]);
    });

    test("takes one of two who ask at once, and tells of that one alone", async () => {
      const { commands, notified } = opened;
      await commands.submit(aCommand(), bundleOf(1));
      expect(await commands.submit(aCommand({ at: "2020-11-02T00:00:05.000Z" }), bundleOf(2))).toBe(
        "conflict",
      );
      expect(await commands.find(books, uploadCommandName("a"))).toEqual(aCommand());
      expect(await notified()).toEqual(["command/1"]);
    });

    test("keeps the first answer, and has it in the trail once", async () => {
      const { commands, trail } = opened;
      await commands.submit(aCommand(), bundleOf(1));
      const first = answered(aCommand(), rejection("2020-11-02T00:00:10.000Z"));
      await commands.answer(first);
      await commands.answer(answered(aCommand(), rejection("2020-11-02T00:00:20.000Z")));
      expect(await commands.find(books, uploadCommandName("a"))).toEqual(first);
      expect((await trail.read(books, 10, null)).entries).toMatchObject([
        { at: "2020-11-02T00:00:10.000Z", act: "undo-upload", target: "a", outcome: "refused" },
      ]);
    });

    test("drops the answer to a command that another has replaced", async () => {
      const { commands, trail } = opened;
      await commands.submit(aCommand(), bundleOf(1));
      await commands.submit(aCommand({ version: 2 }), bundleOf(2));
      await commands.answer(answered(aCommand(), rejection("2020-11-02T00:00:10.000Z")));
      expect(await commands.find(books, uploadCommandName("a"))).toEqual(aCommand({ version: 2 }));
      expect((await trail.read(books, 10, null)).entries).toEqual([]);
    });

    test("lists those about snapshots, by day, of these books alone", async () => {
      const { commands } = opened;
      await commands.submit(aCommand(), bundleOf(1));
      await commands.submit(aSnapshotCommand("2020-10-31"), bundleOf(2));
      await commands.submit(aSnapshotCommand("2020-09-30"), bundleOf(3));
      const other = { ...books, fiscalYear: 2021 };
      await commands.submit({ ...aSnapshotCommand("2020-09-30"), books: other }, bundleOf(4));
      expect(await commands.listOfSnapshots(books)).toEqual([
        aSnapshotCommand("2020-09-30"),
        aSnapshotCommand("2020-10-31"),
      ]);
      expect(await commands.find(books, `${snapshotCommandPrefix}2020-09-30`)).toEqual(
        aSnapshotCommand("2020-09-30"),
      );
    });
  });
}

function aCommand(command: Partial<Command> = {}): Command {
  return {
    books,
    requested: { act: "undo-upload", uploadId: "a", uploadVersion: 2, reason: null },
    by: { subject: "test", name: "김담당", role: "finance" },
    at: "2020-11-02T00:00:00.000Z",
    answer: null,
    version: 1,
    ...command,
  };
}

function aSnapshotCommand(asOf: string): Command {
  return aCommand({ requested: { act: "take-snapshot", asOf: day(asOf), isForced: false } });
}

function rejection(at: string) {
  return { at, outcome: "refused", findings: [aFinding()] };
}

function bundleOf(number: number): OutboxBundle {
  const id = `command/${number}`;
  const event = {
    type: "UploadActRequested",
    version: 1,
    id,
    uploadId: "a",
    commandVersion: number,
  } as const;
  return { topic: "upload-command", id, books, at: "2020-11-02T00:00:00.000Z", events: [event] };
}
