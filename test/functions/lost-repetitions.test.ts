/** A repetition that no turn told is found from the figures alone. */
import { expect, test } from "vitest";
import { lostRepetitions } from "../../functions/ingest/lost-repetitions.ts";
import { ReplayedLedger } from "../../functions/ingest/replayed-ledger.ts";
import { StoredPostings } from "../../functions/ingest/stored-postings.ts";
import { rebuild } from "../../shared/domain/balance.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { books } from "../support/uploads.ts";
import { openIngest, template } from "./ingest-world.ts";

test.each([
  { what: "taken back", isTakenBack: true, found: ["repetition-lost"] },
  { what: "still there", isTakenBack: false, found: [] },
])("what it repeated is $what", async ({ isTakenBack, found }) => {
  const world = openIngest();
  const june = template("2020-06-30", 10n);
  await world.send(june);
  const { upload } = await world.send(`${june}\n`);
  const [id] = [...(await world.ledger.readBalances(books)).keys()];
  if (id === undefined) throw new RangeError("Nothing was applied");
  const [said] = await world.ledger.readPostings(books, id);
  if (said === undefined) throw new RangeError("Nothing was posted");
  const back: Posting = { ...said, seq: 3, entries: [], rows: [], reverses: said.seq };
  const postings: [Posting, ...Posting[]] = isTakenBack ? [said, back] : [said];
  const balance = rebuild(postings);
  if (balance === null) throw new RangeError("No balance");
  const replayed = new ReplayedLedger([upload], [id]);
  replayed.add({ postings, balance, fromVersion: 0 });
  const discrepancies = await lostRepetitions({
    books,
    replayed,
    stored: new StoredPostings(world.ledger, books, sha256Of),
    files: world.files,
    found: [],
    lost: new Set(),
    repetitions: [],
    unsaid: [{ posting: { ...said, seq: upload.seq, uploadId: upload.uploadId }, upload }],
    hasTurns: true,
  });
  expect(discrepancies.map(({ code }) => code)).toEqual(found);
});
