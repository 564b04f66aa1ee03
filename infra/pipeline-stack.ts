/** What works: the stages in flow order, who is told of trouble, and one page that shows it all. */
import { Stack, type StackProps } from "aws-cdk-lib";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import type { Construct } from "constructs";
import type { DataStack } from "./data/data-stack.ts";
import { FlowDashboard } from "./parts/dashboard.ts";
import { Operators } from "./parts/operators.ts";
import { addOutputs } from "./parts/outputs.ts";
import { Page } from "./parts/page.ts";
import type { StageFunction } from "./parts/stage-function.ts";
import type { StageQueue } from "./parts/stage-queue.ts";
import { addServiceLevels } from "./parts/service-levels.ts";
import { loginAddress, Users } from "./parts/user-pool.ts";
import type { Settings } from "./settings/settings.ts";
import { Api } from "./stages/api.ts";
import { Assess } from "./stages/assess.ts";
import { Canary } from "./stages/canary.ts";
import { Extract } from "./stages/extract.ts";
import { Ingest } from "./stages/ingest.ts";
import { Notify } from "./stages/notify.ts";
import { Receive } from "./stages/receive.ts";
import { Relay } from "./stages/relay.ts";
import { Report } from "./stages/report.ts";
import { Snapshot } from "./stages/snapshot.ts";
import { Verify } from "./stages/verify.ts";

export interface PipelineStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
}

export class PipelineStack extends Stack {
  readonly dashboard: FlowDashboard;
  readonly spending: CfnBudget | null;

  constructor(scope: Construct, id: string, { settings, data, ...props }: PipelineStackProps) {
    super(scope, id, props);
    const operators = new Operators(this, "Operators", settings);
    const shared = { settings, data, operators };
    const extract = new Extract(this, "Extract", { settings, operators });
    const ingest = new Ingest(this, "Ingest", { ...shared, extract });
    const receive = new Receive(this, "Receive", { ...shared, ingest: ingest.work });
    const assess = new Assess(this, "Assess", shared);
    const notify = new Notify(this, "Notify", shared);
    const snapshot = new Snapshot(this, "Snapshot", shared);
    const report = new Report(this, "Report", shared);
    const verify = new Verify(this, "Verify", { ...shared, extract });
    const canary =
      settings.canary === null ? null : new Canary(this, "Canary", { ...shared, office: settings.canary });
    const queues = {
      ingest: ingest.work,
      assess: assess.work,
      notify: notify.work,
      snapshot: snapshot.work,
      report: report.work,
      verify: verify.work,
    };
    const relay = new Relay(this, "Relay", { ...shared, queues });
    const page = new Page(this, "Page", {
      settings,
      logs: data.pageLogs.bucket,
      connects: [
        loginAddress(settings),
        ...[data.uploads, data.tries].map(({ bucket }) => `https://${bucket.bucketRegionalDomainName}`),
      ],
    });
    const users = new Users(this, "Logins", { settings, page: page.address, pool: data.persons.pool });
    const api = new Api(this, "Api", { ...shared, users });
    addServiceLevels(this, {
      http: api.http,
      tables: [data.ledger, data.outbox].map(({ tableName }) => tableName),
      operators,
    });
    this.spending = spendingBudget(this, settings);
    page.serveApi(api.http);
    page.putFiles(settings, {
      way: "oauth",
      issuer: users.issuer,
      login: loginAddress(settings),
      client: users.client.userPoolClientId,
    });
    operators.addArrivalAlarms(this);
    const steps = [
      receive.step,
      ingest.step,
      relay.step,
      assess.step,
      notify.step,
      snapshot.step,
      report.step,
      verify.step,
      ...(canary === null ? [] : [canary.step]),
    ];
    this.dashboard = new FlowDashboard(this, "Dashboard", {
      settings,
      steps,
      operators,
      http: api.http,
      page: page.distribution,
    });

    addOutputs(this, {
      OfficeBus: receive.bus.bus.eventBusName,
      NoticesTopic: notify.notices.topic.topicArn,
      ...workerOutputs("Receive", receive.worker),
      ...workerOutputs("Extract", extract.worker),
      ...workerOutputs("Ingest", ingest.worker),
      ...workerOutputs("Relay", relay.worker),
      ...workerOutputs("Assess", assess.worker),
      ...workerOutputs("Notify", notify.worker),
      ...workerOutputs("Snapshot", snapshot.worker),
      ...workerOutputs("Report", report.worker),
      ...workerOutputs("Api", api.worker),
      ...workerOutputs("Verify", verify.worker),
      ...queueOutputs("Ingest", ingest.work),
      ...queueOutputs("Assess", assess.work),
      ...queueOutputs("Notify", notify.work),
      ...queueOutputs("Snapshot", snapshot.work),
      ...queueOutputs("Report", report.work),
      ...queueOutputs("Verify", verify.work),
      ReceiveQueue: receive.arrivals.queueUrl,
      ReceiveQueueArn: receive.arrivals.queueArn,
      ReceiveFailures: receive.failures.queue.queueUrl,
      ReceiveFailuresArn: receive.failures.queue.queueArn,
      RelayFailures: relay.failures.queue.queueUrl,
      ApiAddress: api.http.apiEndpoint,
      PageAddress: page.address,
      PageDistribution: page.distribution.distributionDomainName,
      UserPoolClient: users.client.userPoolClientId,
      AssessScheduleFailures: assess.everyMorning.failures.queue.queueUrl,
      NotifyScheduleFailures: notify.everyQuarterHour.failures.queue.queueUrl,
      SnapshotScheduleFailures: snapshot.quarterEnd.failures.queue.queueUrl,
      VerifyScheduleFailures: verify.everyNight.failures.queue.queueUrl,
      NoticesUndelivered: notify.notices.undelivered.queue.queueUrl,
      ...(canary === null
        ? {}
        : {
            ...workerOutputs("Canary", canary.worker),
            CanaryScheduleFailures: canary.everyHour.failures.queue.queueUrl,
          }),
      ...(notify.returned === null ? {} : { NotifyReturnsFailures: notify.returned.failures.queue.queueUrl }),
      ...(notify.webhook === null
        ? {}
        : {
            WebhookKey: notify.webhook.key.secretArn,
            WebhookUndelivered: notify.webhook.undelivered.queue.queueUrl,
          }),
    });
  }
}

function workerOutputs(stage: string, worker: StageFunction<Record<string, string>>): Record<string, string> {
  return {
    [`${stage}Function`]: worker.function.functionName,
    [`${stage}Log`]: worker.logGroup.logGroupName,
  };
}

/** What it takes to look at a stage's work, and to move what failed back to it. */
function queueOutputs(stage: string, { queue, failures }: StageQueue): Record<string, string> {
  return {
    [`${stage}Queue`]: queue.queueUrl,
    [`${stage}QueueArn`]: queue.queueArn,
    [`${stage}Failures`]: failures.queue.queueUrl,
    [`${stage}FailuresArn`]: failures.queue.queueArn,
  };
}

// Tells operators of what the account spends: before a month's limit is reached, and when it will be.

/** @returns null where the settings name no limit. */
function spendingBudget(
  scope: Construct,
  { environment, monthlyBudgetUsd, alarmRecipients }: Settings,
): CfnBudget | null {
  if (monthlyBudgetUsd === null) return null;
  const subscribers = alarmRecipients.map((address) => ({ subscriptionType: "EMAIL", address }));
  const notification = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
    notification: {
      notificationType,
      comparisonOperator: "GREATER_THAN",
      threshold,
      thresholdType: "PERCENTAGE",
    },
    subscribers,
  });
  return new CfnBudget(scope, "Spending", {
    // Of the account, without a filter by tag: such a filter counts nothing before somebody switches the tag on for billing.
    budget: {
      budgetName: `budget-monitor-${environment}`,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      budgetLimit: { amount: monthlyBudgetUsd, unit: "USD" },
    },
    notificationsWithSubscribers: [notification("ACTUAL", 80), notification("FORECASTED", 100)],
  });
}
