/** A day of some books is asked to be frozen, as the schedule of quarters asks for it. */
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { expect } from "vitest";
import type { Books } from "../../shared/domain/values/books.ts";
import { config, output } from "./deployed-cloud.ts";

const scheduler = new SchedulerClient(config);

/** The schedule of quarters with a person's request for its word, due at once. */
export async function requestSnapshot(books: Books, asOf: string): Promise<void> {
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
  const quarters = Schedules.find(({ Name }) => Name?.includes("Snapshot") === true);
  const { Name, GroupName, Target } = await scheduler.send(
    new GetScheduleCommand({ Name: quarters?.Name, GroupName: quarters?.GroupName }),
  );
  expect(Target?.Arn).toContain(output("pipeline", "SnapshotFunction"));
  const request = { request: "snapshot", books, asOf, by: "감사담당관", requestId: `${books.office}-1` };
  await scheduler.send(
    new CreateScheduleCommand({
      Name: `${Name?.slice(0, 40)}-${books.office}`,
      GroupName,
      Target: { Arn: Target?.Arn, RoleArn: Target?.RoleArn, Input: JSON.stringify(request) },
      ScheduleExpression: "at(2000-01-01T00:00:00)",
      FlexibleTimeWindow: { Mode: "OFF" },
      ActionAfterCompletion: "DELETE",
    }),
  );
}
