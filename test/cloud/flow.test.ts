/** A file is stored, and the alert comes out of the topic: every stage, table, rule and grant on the way. */
import { afterEach, describe, expect, test } from "vitest";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import { alertStore, closedUploads, newBooks, put } from "./deployed-cloud.ts";
import { expectedEvents } from "./expected-events.ts";
import { projectsAddress, projectsFile, projectsYear, reportAddress, reports, reportYear } from "./files.ts";
import { passMarker } from "./marker.ts";
import { isTwice, NoticeInbox } from "./notice-inbox.ts";

let inbox: NoticeInbox | null = null;
afterEach(() => inbox?.close());

describe("a stored file", () => {
  test.each(reports)(
    "($name) of a past year is applied and raises its alerts, and nobody gets a letter",
    async ({ content }) => {
      const address = reportAddress(newBooks(reportYear));
      inbox = await NoticeInbox.open({ office: [address.books.office] });
      await put(address, content);
      const [upload] = await closedUploads(address.books);
      expect(upload).toMatchObject({ outcome: { state: "applied", format: "council-report" } });
      await passMarker();
      const received = await inbox.emptied();
      expect(received.filter(({ attributes }) => attributes["kind"] === "alert")).toEqual([]);
      const alerts = await alertStore.readAlerts(address.books);
      expect(alerts.every(isOpen)).toBe(true);
      expect(alerts).toContainEqual(
        expect.objectContaining({
          rule: "behind-target",
          scope: expect.objectContaining({ level: "unit-project", name: "기본경비" }) as unknown,
        }),
      );
    },
  );

  test("of 1,763 projects is applied as a whole, and every department behind is told", async () => {
    const address = projectsAddress(newBooks(projectsYear));
    inbox = await NoticeInbox.open({ office: [address.books.office] });
    const { csv, projects } = await projectsFile();
    const expected = await expectedEvents(address, csv);
    expect(expected.length).toBeGreaterThan(0);
    await put(address, csv);
    const [upload] = await closedUploads(address.books);
    expect(upload).toMatchObject({ outcome: { state: "applied", records: projects, postings: projects } });
    expect(await inbox.news(expected.length)).toEqual(expected);
    await passMarker();
    expect(isTwice(await inbox.emptied())).toBe(false);
  });
});
