/** notify: the outbox's news of uploads, alerts and digests, and every quarter of an hour what waited -> people. */
import { ArnFormat, Duration, Stack } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { Grant, type IGrantable } from "aws-cdk-lib/aws-iam";
import { ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { NotifyEnvironment } from "../../functions/notify/env.ts";
import type { DataStack } from "../data/data-stack.ts";
import { grantKeyUse } from "../parts/rights.ts";
import { NoticesTopic, NoticesWebhook, ReturnedLetters } from "../parts/notice-channels.ts";
import type { Operators } from "../parts/operators.ts";
import { StageFunction } from "../parts/stage-function.ts";
import { countsOf, type StagePanel } from "../parts/stage-metrics.ts";
import { StageQueue } from "../parts/stage-queue.ts";
import { StageSchedule } from "../parts/stage-schedule.ts";
import type { Settings } from "../settings/settings.ts";

/** Ten bundles of a batch, or 300 letters that waited, each a claim, a send and a receipt. */
const timeout = Duration.minutes(2);

export interface NotifyProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
}

export class Notify extends Construct {
  readonly worker: StageFunction<NotifyEnvironment>;
  readonly work: StageQueue;
  readonly everyQuarterHour: StageSchedule;
  readonly notices: NoticesTopic;
  readonly webhook: NoticesWebhook | null;
  /** Null where no letters go to persons. */
  readonly returned: ReturnedLetters | null;
  readonly step: StagePanel;

  constructor(scope: Construct, id: string, { settings, data, operators }: NotifyProps) {
    super(scope, id);
    const { environment, letters, logLevel, mail, page, webhook } = settings;
    this.notices = new NoticesTopic(this, "Notices", { settings, encryptionKey: data.key, operators });
    this.webhook =
      webhook === null
        ? null
        : new NoticesWebhook(this, "Webhook", { environment, address: webhook, operators });
    this.returned = mail === null ? null : new ReturnedLetters(this, "Returned", { environment, operators });
    this.work = new StageQueue(this, "Work", {
      stage: "notify",
      encryptionKey: data.key,
      timeout,
      operators,
    });
    this.worker = new StageFunction<NotifyEnvironment>(this, "Worker", {
      stage: "notify",
      description: "Tells people of alerts and of uploads that were held or rejected, once each.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        NOTICES_TOPIC: this.notices.topic.topicArn,
        MAIL_FROM: mail?.from ?? "none",
        MAIL_CONFIGURATION: this.returned?.configurationSet ?? "none",
        NOTICES_BUS: this.webhook?.bus.eventBusName ?? "none",
        LETTER_LANGUAGE: letters.language,
        PAGE_ADDRESS: letters.pageAddress ?? (page === null ? "none" : `https://${page.name}/`),
        FAILURE_QUEUE_URL: this.work.failures.queue.queueUrl,
        LOG_LEVEL: logLevel,
      },
      // A digest reads the 3,200 balances of the largest office, as assess does.
      memoryMegabytes: 1024,
      timeout,
      settings,
      operators,
    });
    // Five at once: the digests of 243 offices are out within ten minutes.
    this.work.wake(this.worker.function, { batchSize: 10, maxConcurrency: 5 });
    this.everyQuarterHour = new StageSchedule(this, "EveryQuarterHour", {
      worker: this.worker.function,
      description: "Letters that waited for the morning, or for another try, may be due.",
      schedule: ScheduleExpression.rate(Duration.minutes(15)),
      input: { schedule: "due-notices" },
      // The next one comes and does the same.
      maxEventAge: Duration.minutes(15),
      heading: "notify-schedule-failures",
      meaning: "Letters that wait were not looked at for a quarter of an hour.",
      operators,
    });
    this.returned?.deliver(this.worker.function);
    this.#grant(data, mail);
    operators.addAlarm(new Construct(this, "GivenUp"), {
      heading: "notices-given-up",
      meaning: "A notice could not be sent in eight tries over more than a day.",
      metric: countOf("noticesGivenUp"),
      threshold: 1,
      periods: 1,
    });
    if (mail !== null) this.#watchReputation(operators);
    this.step = {
      stage: "notify",
      wokenBy: "news of uploads, alerts and digests",
      waiting: this.work.waiting,
      function: this.worker.function,
      failures: {
        "notify-failures": this.work.failures.queue,
        "notify-schedule-failures": this.everyQuarterHour.failures.queue,
        "notices-undelivered": this.notices.undelivered.queue,
        ...(this.returned === null ? {} : { "notify-returns-failures": this.returned.failures.queue }),
        ...(this.webhook === null ? {} : { "webhook-undelivered": this.webhook.undelivered.queue }),
      },
      outcomes: { delivered: countsOf("notify", "noticesDelivered", "noticesGivenUp") },
    };
  }

  /** SES stops a sender whose letters come back: at 10 % of bounces, or 0.5 % of complaints. We hear at half of that and less. */
  #watchReputation(operators: Operators): void {
    const rates = {
      "mail-bounces": ["BounceRate", 0.05],
      "mail-complaints": ["ComplaintRate", 0.001],
    } as const;
    for (const [heading, [name, threshold]] of Object.entries(rates)) {
      operators.addAlarm(new Construct(this, name), {
        heading,
        meaning: `Too many letters of this account ${name === "BounceRate" ? "come back" : "are called unwanted by their readers"}; SES will stop it from sending.`,
        metric: new Metric({
          namespace: "AWS/SES",
          metricName: `Reputation.${name}`,
          statistic: "Average",
          period: Duration.hours(1),
        }),
        threshold,
        periods: 1,
      });
    }
  }

  /** Notices, policies, alerts and, for digests, the figures' days and contacts; of channels those that are set up. */
  #grant(data: DataStack, mail: Settings["mail"]): void {
    const grantee = this.worker.function;
    const grant = (action: string, arn: string) =>
      Grant.addToPrincipal({ grantee, actions: [action], resourceArns: [arn] });
    const tableRights = ["GetItem", "Query", "PutItem", "DeleteItem"].map((act) => `dynamodb:${act}`);
    data.ledger.grant(grantee, ...tableRights);
    grantKeyUse(data.key, grantee);
    grant("sns:Publish", this.notices.topic.topicArn);
    if (this.webhook !== null) grant("events:PutEvents", this.webhook.bus.eventBusArn);
    if (mail === null || this.returned === null) return;
    const identity = sesArn(this, "identity", mail.identity);
    grantMail(
      grantee,
      [identity, sesArn(this, "configuration-set", this.returned.configurationSet)],
      mail.domains,
    );
  }
}

/** Whatever a policy names as a recipient, letters leave only to the domains of the settings. */
function grantMail(grantee: IGrantable, sender: readonly string[], domains: readonly string[] | null): void {
  Grant.addToPrincipal({
    grantee,
    actions: ["ses:SendEmail"],
    resourceArns: [...sender],
    ...(domains === null
      ? {}
      : {
          conditions: {
            "ForAllValues:StringLike": { "ses:Recipients": domains.map((domain) => `*@${domain}`) },
          },
        }),
  });
}

function sesArn(scope: Construct, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({
    service: "ses",
    resource,
    resourceName,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}

function countOf(key: "noticesGivenUp") {
  const [metric] = countsOf("notify", key);
  if (metric === undefined) throw new Error(`There is no metric ${key}`);
  return metric;
}
