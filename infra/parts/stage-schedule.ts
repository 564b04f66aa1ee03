/**
 * Wakes a stage by the clock. What could not be handed over, or failed in every try, ends in a queue with an
 * alarm. For one schedule of a function: its asynchronous calls have one place for failures.
 */
import { Duration, Stack } from "aws-cdk-lib";
import { Grant, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { Schedule, type ScheduleExpression, ScheduleTargetInput } from "aws-cdk-lib/aws-scheduler";
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets";
import { Construct } from "constructs";
import { FailureQueue } from "./failure-queue.ts";
import type { Operators } from "./operators.ts";

/** Lambda keeps a call that it could not make no longer. */
const longestAge = Duration.hours(6);

export interface StageScheduleProps {
  readonly worker: LambdaFunction;
  readonly description: string;
  readonly schedule: ScheduleExpression;
  /** What the function is called with. */
  readonly input: Readonly<Record<string, string | number>>;
  /** For how long the call is still of use. */
  readonly maxEventAge: Duration;
  readonly heading: string;
  readonly meaning: string;
  readonly operators: Operators;
}

export class StageSchedule extends Construct {
  readonly failures: FailureQueue;
  readonly schedule: Schedule;

  constructor(scope: Construct, id: string, props: StageScheduleProps) {
    super(scope, id);
    const { worker, heading, meaning, operators } = props;
    this.failures = new FailureQueue(this, "Failures", { heading, meaning, operators });
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        // Of this account, and by a schedule of the group that ours are in: as CDK's own role would say it.
        conditions: {
          StringEquals: {
            "aws:SourceAccount": Stack.of(this).account,
            "aws:SourceArn": Stack.of(this).formatArn({
              service: "scheduler",
              resource: "schedule-group",
              resourceName: "default",
            }),
          },
        },
      }),
    });
    // By hand: CDK's own grant covers every version and alias of the function.
    const grant = (actions: string[], resourceArns: string[]) =>
      Grant.addToPrincipal({ grantee: role, actions, resourceArns });
    grant(["lambda:InvokeFunction"], [worker.functionArn]);
    grant(["sqs:SendMessage"], [this.failures.queue.queueArn]);
    // The schedule hands its word over and waits for no answer: a run that then fails is Lambda's to report.
    worker.configureAsyncInvoke({
      retryAttempts: 2,
      // Handed over or not, the word is of use for as long.
      maxEventAge: Duration.seconds(Math.min(props.maxEventAge.toSeconds(), longestAge.toSeconds())),
      onFailure: new SqsDestination(this.failures.queue),
    });
    this.schedule = new Schedule(this, "Schedule", {
      description: props.description,
      schedule: props.schedule,
      target: new LambdaInvoke(worker, {
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject(props.input),
        deadLetterQueue: this.failures.queue,
        retryAttempts: 10,
        maxEventAge: props.maxEventAge,
      }),
    });
  }
}
