/** What a deployed schedule does, without waiting for its hour. */
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { expect } from "vitest";
import { config } from "./deployed-cloud.ts";

const scheduler = new SchedulerClient(config);

/** A schedule with the very target of the deployed one that is due at once. */
export async function letCome(schedule: "EveryMorning" | "EveryNight" | "EveryHour"): Promise<void> {
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
  const deployed = Schedules.find((each) => each.Name?.includes(schedule) === true);
  expect(deployed).toBeDefined();
  const { Name, GroupName, Target } = await scheduler.send(
    new GetScheduleCommand({ Name: deployed?.Name, GroupName: deployed?.GroupName }),
  );
  await scheduler.send(
    new CreateScheduleCommand({
      Name: `${Name?.slice(0, 40)}-${Date.now()}`,
      GroupName,
      Target,
      ScheduleExpression: "at(2000-01-01T00:00:00)",
      FlexibleTimeWindow: { Mode: "OFF" },
      ActionAfterCompletion: "DELETE",
    }),
  );
}
