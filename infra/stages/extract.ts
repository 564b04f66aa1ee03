/** extract: the address of one document -> its lines. What strangers wrote is read where nothing else can be reached. */
import { Duration } from "aws-cdk-lib";
import { Grant } from "aws-cdk-lib/aws-iam";
import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { documentFilesPrefix, type ExtractEnvironment } from "../../functions/extract/env.ts";
import type { TriesBucket } from "../data/upload-buckets.ts";
import type { BundledFunction } from "../parts/bundled-function.ts";
import { documentBundling } from "../parts/bundling.ts";
import { grantFiles } from "../parts/rights.ts";
import type { Operators } from "../parts/operators.ts";
import { StageFunction } from "../parts/stage-function.ts";
import type { Settings } from "../settings/settings.ts";

export interface ExtractProps {
  readonly settings: Settings;
  readonly operators: Operators;
}

/** Its role may write its log and its traces: the file comes by a signed address, and the lines go back as the answer. */
export class Extract extends Construct {
  readonly worker: StageFunction<ExtractEnvironment>;

  constructor(scope: Construct, id: string, { settings, operators }: ExtractProps) {
    super(scope, id);
    this.worker = new StageFunction<ExtractEnvironment>(this, "Worker", {
      stage: "extract",
      description: "Reads one document into its lines. It may do nothing else.",
      environment: { LOG_LEVEL: settings.logLevel },
      bundling: documentBundling,
      // One whole processor. 300 pages of PDF take some 300 MB; what takes more is refused.
      memoryMegabytes: 1769,
      // Twice this, and ingest still has a minute of its three.
      timeout: Duration.seconds(60),
      settings,
      operators,
    });
    this.#reserve(settings.documentsAtOnce);
  }

  /** What a stage needs that has documents read: to lay one there, to sign its address with its own right to read it, and to call. */
  grantReading(stage: BundledFunction, tries: TriesBucket): void {
    grantFiles(stage, tries, {
      folder: documentFilesPrefix,
      actions: ["s3:GetObject", "s3:PutObject"],
      reason: "Each document lies there under its hash, in this one folder, for a day.",
    });
    Grant.addToPrincipal({
      grantee: stage.function,
      // By name: CDK's own grant lets every version of it be called.
      actions: ["lambda:InvokeFunction"],
      resourceArns: [this.worker.function.functionArn],
    });
  }

  /** So that a flood of documents takes no run from other stages. Null: the account's quota can spare none. */
  #reserve(runs: number | null): void {
    const resource = this.worker.function.node.defaultChild;
    if (runs !== null && resource instanceof CfnFunction) resource.reservedConcurrentExecutions = runs;
  }
}
