/** Who is told when something is wrong, and where it is written what to do then. */
import { Aws, Duration } from "aws-cdk-lib";
import {
  Alarm,
  type AlarmProps as CdkAlarmProps,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { Settings } from "../settings/settings.ts";

export interface AlarmProps {
  /** The alarm's name and its heading in docs/runbook.md. */
  readonly heading: string;
  /** What it means, as a sentence. */
  readonly meaning: string;
  readonly metric: IMetric;
  /** Too much is this or more ... */
  readonly threshold: number;
  /** ... in this many of the metric's periods on end. */
  readonly periods: number;
}

/** It speaks when nothing is counted, not even a 0, in so many of the metric's periods on end. */
export type SilenceProps = Omit<AlarmProps, "threshold">;

/** Of an alarm that computes. */
const mostMetrics = 10;

/** What speaks anew for each message, though the alarm of its queue stands: nobody looked at the one before yet. */
const arrivals = {
  stage: {
    heading: "stage-failures-grow",
    meaning:
      "In this minute a stage gave up on a bundle; the alarm of its failure queue may have stood before.",
  },
  edge: {
    heading: "edge-failures-grow",
    meaning:
      "In this minute something was not delivered; the alarm of its failure queue may have stood before.",
  },
} as const;

/** When it speaks, and what it takes a period without figures for. */
type Limit = Pick<CdkAlarmProps, "threshold" | "comparisonOperator" | "treatMissingData">;

export class Operators extends Construct {
  readonly topic: Topic;
  readonly #environment: string;
  readonly #alarms: Alarm[] = [];
  readonly #arrivals = { stage: new Set<IMetric>(), edge: new Set<IMetric>() };

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.#environment = settings.environment;
    this.topic = new Topic(this, "Topic", {
      displayName: `Budget monitor ${settings.environment}: operations`,
      // Without our key: alarms hold no figures, and must arrive also when the key is the trouble.
      enforceSSL: true,
    });
    this.topic.addToResourcePolicy(alarmsMayPublish(this.topic));
    for (const email of settings.alarmRecipients) this.topic.addSubscription(new EmailSubscription(email));
  }

  /** In the order in which they were added. */
  get alarms(): readonly Alarm[] {
    return this.#alarms;
  }

  addAlarm(scope: Construct, { threshold, ...props }: AlarmProps): Alarm {
    return this.#add(scope, props, {
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // A stage that nobody wakes has no figures, and nothing is wrong with it.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** @param props with a metric whose statistic counts its samples. */
  addSilenceAlarm(scope: Construct, props: SilenceProps): void {
    this.#add(scope, props, {
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /** @param depth of a queue whose alarm stands while one message lies there. */
  watchArrivals(kind: keyof typeof arrivals, depth: IMetric): void {
    this.#arrivals[kind].add(depth);
  }

  /** Once every queue is made: one alarm for each kind, for an alarm computes with ten metrics at most. */
  addArrivalAlarms(scope: Construct): void {
    for (const kind of ["stage", "edge"] as const) {
      const depths = [...this.#arrivals[kind]].map((depth, at) => [`depth${at}`, depth] as const);
      if (depths.length > mostMetrics) throw new Error(`An alarm computes with ${mostMetrics} metrics.`);
      const { heading, meaning } = arrivals[kind];
      this.addAlarm(new Construct(scope, heading), {
        heading,
        meaning,
        metric: new MathExpression({
          // A queue that nobody touched for six hours says nothing, and holds what it held.
          expression: depths.map(([name]) => `IF(DIFF(FILL(${name}, REPEAT)) > 0, 1, 0)`).join(" + "),
          usingMetrics: Object.fromEntries(depths),
          label: "failure queues that grew",
          period: Duration.minutes(1),
        }),
        threshold: 1,
        periods: 1,
      });
    }
  }

  #add(scope: Construct, { heading, meaning, metric, periods }: SilenceProps, limit: Limit): Alarm {
    const alarm = new Alarm(scope, "Alarm", {
      alarmName: `budget-monitor-${this.#environment}-${heading}`,
      alarmDescription: `${meaning} What to do: docs/runbook.md#${heading}`,
      metric,
      evaluationPeriods: periods,
      ...limit,
    });
    const tell = new SnsAction(this.topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    this.#alarms.push(alarm);
    return alarm;
  }
}

/** Any policy replaces the one that a topic is born with, and with it the word that lets alarms in. */
function alarmsMayPublish(topic: Topic): PolicyStatement {
  return new PolicyStatement({
    sid: "AllowAlarms",
    principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
    actions: ["sns:Publish"],
    resources: [topic.topicArn],
    conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
  });
}
