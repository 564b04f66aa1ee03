/** What the dashboard shows of a stage, in the order of its columns. */
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";

export interface FlowStep {
  readonly stage: string;
  /** What wakes it, in a few words. */
  readonly wokenBy: string;
  /** How long its oldest work has been waiting. */
  readonly waiting: IMetric;
  readonly function: IFunction;
  /** By alarm heading: where its work went that could not be done. */
  readonly failures: Readonly<Record<string, IQueue>>;
}
