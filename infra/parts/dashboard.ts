/** One page for the whole flow, from left to right as work passes through a stage, from top to bottom through the stages. */
import { Duration } from "aws-cdk-lib";
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IWidget,
  PeriodOverride,
  Stats,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import type { Distribution } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import type { Settings } from "../settings/settings.ts";
import type { StagePanel } from "./stage-metrics.ts";
import type { Operators } from "./operators.ts";

const pageWidth = 24;
const columns = 4;
/** The rest are a number: two lines hold no more. */
const listedOffices = 5;
const period = Duration.minutes(5);

export interface FlowDashboardProps {
  readonly settings: Settings;
  readonly steps: readonly StagePanel[];
  /** What people ask: the gateway, and the distribution before it. */
  readonly http: HttpApi;
  readonly page: Distribution;
  readonly operators: Operators;
}

export class FlowDashboard extends Dashboard {
  constructor(scope: Construct, id: string, props: FlowDashboardProps) {
    const { settings, steps, operators } = props;
    super(scope, id, {
      dashboardName: `budget-monitor-${settings.environment}`,
      defaultInterval: Duration.days(1),
      periodOverride: PeriodOverride.INHERIT,
      widgets: [
        [heading(settings, steps)],
        [
          new AlarmStatusWidget({
            title: "Alarms",
            width: pageWidth,
            height: 4,
            alarms: [...operators.alarms],
          }),
        ],
        requestsOf(props),
        ...steps.flatMap((step) => [runsOf(step), outcomesOf(step)]),
      ],
    });
  }
}

function heading({ environment, offices, timeZone }: Settings, steps: readonly StagePanel[]): IWidget {
  const flow = steps.map(({ stage }) => stage).join(" → ");
  const listed = offices.slice(0, listedOffices).map(({ code, name }) => `${name} (${code})`);
  const more = offices.length > listedOffices ? ` and ${offices.length - listedOffices} more` : "";
  const names = `${listed.join(", ")}${more}`;
  return new TextWidget({
    width: pageWidth,
    height: 2,
    markdown: `## Budget monitor ${environment}: ${flow}\n${names}, who live by ${timeZone}. What each alarm means: docs/runbook.md`,
  });
}

/** CloudFront counts in one region, whatever that of the stack. */
function requestsOf({ http, page }: FlowDashboardProps): IWidget[] {
  const size = { width: pageWidth / columns, height: 6, leftYAxis: { min: 0 } };
  const ofPage = { period, region: "us-east-1" };
  return [
    new GraphWidget({ ...size, title: "api: requests", left: [http.metricCount({ period })] }),
    new GraphWidget({
      ...size,
      title: "api: refused and broken",
      left: [http.metricClientError({ period }), http.metricServerError({ period })],
    }),
    new GraphWidget({
      ...size,
      title: "api: duration",
      left: [Stats.p(50), Stats.p(95)].map((statistic) => http.metricLatency({ statistic, period })),
    }),
    new GraphWidget({
      ...size,
      title: "page: requests, and errors in percent",
      left: [page.metricRequests(ofPage)],
      right: [page.metric5xxErrorRate(ofPage)],
    }),
  ];
}

function runsOf({ stage, wokenBy, waiting, function: worker, failures }: StagePanel): IWidget[] {
  const size = { width: pageWidth / columns, height: 6, leftYAxis: { min: 0 } };
  return [
    new GraphWidget({ ...size, title: `${stage}: waiting (woken by ${wokenBy})`, left: [waiting] }),
    new GraphWidget({
      ...size,
      title: `${stage}: runs`,
      left: [
        worker.metricInvocations({ period }),
        worker.metricErrors({ period }),
        worker.metricThrottles({ period }),
      ],
    }),
    new GraphWidget({
      ...size,
      title: `${stage}: duration`,
      left: [Stats.p(50), Stats.p(95), Stats.MAXIMUM].map((statistic) =>
        worker.metricDuration({ statistic, period }),
      ),
    }),
    new GraphWidget({
      ...size,
      title: `${stage}: given up`,
      left: Object.entries(failures).map(([label, queue]) =>
        queue.metricApproximateNumberOfMessagesVisible({ statistic: "Maximum", label, period }),
      ),
    }),
  ];
}

/** Each stage has few: they share the width of the page. */
function outcomesOf({ stage, outcomes }: StagePanel): IWidget[] {
  const titles = Object.entries(outcomes);
  return titles.map(
    ([title, metrics]) =>
      new GraphWidget({
        title: `${stage}: ${title}`,
        width: Math.floor(pageWidth / titles.length),
        height: 5,
        leftYAxis: { min: 0 },
        left: [...metrics],
      }),
  );
}
