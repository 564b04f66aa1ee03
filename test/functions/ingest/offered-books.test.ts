/** Given books that a mistyped year or office began, when a person chooses books, then only those with something in them are offered. */
import { discardUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import { describe, expect, test } from "vitest";
import { booksWithFigures, hasNoFigures, offeredBooks } from "../../../shared/reading/offered-books.ts";
import { snapshotsOfYears } from "../../../shared/reading/snapshots-of-years.ts";
import { books } from "../../support/uploads.ts";
import { openIngest, template } from "./ingest-fixture.ts";

const mistyped = { ...books, fiscalYear: books.fiscalYear + 1 };
const file = template("2020-10-31", 10n);

async function refusedIn(fixture: ReturnType<typeof openIngest>) {
  expect((await fixture.send(file, { books: mistyped })).kind).toBe("rejected");
}

describe("the books that are offered", () => {
  test("are not those of which every file was refused", async () => {
    const fixture = openIngest();
    await fixture.send(file);
    await refusedIn(fixture);
    expect(await offeredBooks(fixture.ledger, [mistyped, books])).toEqual([books]);
  });

  test("are those, too, where there are no others", async () => {
    const fixture = openIngest();
    await refusedIn(fixture);
    expect(await offeredBooks(fixture.ledger, [mistyped])).toEqual([mistyped]);
    const other = { ...mistyped, fiscalYear: mistyped.fiscalYear + 1 };
    await fixture.send(file, { books: other });
    expect(await offeredBooks(fixture.ledger, [mistyped, other])).toEqual([mistyped, other]);
  });

  test("are those in which a file waits or was taken back", async () => {
    const fixture = openIngest();
    await fixture.send(file);
    await refusedIn(fixture);
    const late = `2020년도 현황\n${template("2021-10-31", 10n)}`;
    const held = await fixture.send(late, { books: mistyped });
    expect(held.kind).toBe("held");
    expect(await offeredBooks(fixture.ledger, [mistyped, books])).toEqual([mistyped, books]);
    // Whoever wants figures means the others, before and after the held file is put aside.
    expect(await booksWithFigures(fixture.ledger, [mistyped, books])).toEqual([books]);
    expect(await booksWithFigures(fixture.ledger, [mistyped])).toEqual([mistyped]);
    if (held.kind !== "held") throw new Error(held.kind);
    await discardUpload(held.upload, "재무과", fixture);
    expect(await offeredBooks(fixture.ledger, [mistyped, books])).toEqual([books]);
  });
});

describe("books of which every file was refused", () => {
  test("have no figures for a quarter's end, and no data for the papers of an audit", async () => {
    const fixture = openIngest();
    await fixture.send(file);
    await refusedIn(fixture);
    expect(await hasNoFigures(fixture.ledger, mistyped)).toBe(true);
    expect(await hasNoFigures(fixture.ledger, books)).toBe(false);
    const scope = { books: mistyped, years: 3, departments: [], until: null };
    const sources = { ledger: fixture.ledger, snapshots: { list: () => Promise.resolve([]) } };
    expect((await snapshotsOfYears(scope, sources)).map(({ hasBooks }) => hasBooks)).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("have figures from the first file on that is taken in", async () => {
    const fixture = openIngest();
    await refusedIn(fixture);
    const corrected = template("2021-10-31", 10n);
    await fixture.send(corrected, { books: mistyped, fileName: "corrected.csv" });
    expect(await hasNoFigures(fixture.ledger, mistyped)).toBe(false);
  });
});
