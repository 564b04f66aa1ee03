/** What the dashboard shows of a stage: a row of how it runs, and below it a row of what came of that. */
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";

export interface StagePanel {
  readonly stage: string;
  /** What wakes it, in a few words. */
  readonly wokenBy: string;
  /** How long its oldest work has been waiting. */
  readonly waiting: IMetric;
  readonly function: IFunction;
  /** By alarm heading: where its work went that could not be done. */
  readonly failures: Readonly<Record<string, IQueue>>;
  /** By title, from left to right: what the stage itself counts. */
  readonly outcomes: Readonly<Record<string, readonly IMetric[]>>;
}
