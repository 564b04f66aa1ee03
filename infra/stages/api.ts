/** api: HTTP with a token of the user pool -> answers. The gateway tells who asks; the code, what they may see. */
import { Duration, Validations } from "aws-cdk-lib";
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { HttpUserPoolAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import {
  type ApiEnvironment,
  dryRunAnswersPrefix,
  dryRunFilesPrefix,
  exportsPrefix,
  largeAnswersPrefix,
  storyPath,
  verificationsPrefix,
} from "../../functions/api/env.ts";
import type { DataStack } from "../data/data-stack.ts";
import { bundling, withDefined, withOfficeNames } from "../parts/bundling.ts";
import { shiftGradually } from "../delivery/gradual-shift.ts";
import {
  type ExportedBucket,
  type FileRights,
  grantFiles,
  grantKeyUse,
  grantListing,
} from "../parts/rights.ts";
import { federatedLogins } from "../parts/identity-providers.ts";
import type { Operators } from "../parts/operators.ts";
import { removalPolicyOf } from "../parts/removal-policy.ts";
import { StageFunction } from "../parts/stage-function.ts";
import type { Users } from "../parts/user-pool.ts";
import type { Settings } from "../settings/settings.ts";

export interface ApiProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly operators: Operators;
  readonly users: Users;
}

/**
 * Requests a second over all offices. How often one office may ask the function says, by office (ADR 79): its limit is a twentieth of
 * this one, and what it refuses costs milliseconds. Here floods end that would cost money.
 */
const allRequests = { rateLimit: 200, burstLimit: 400 };

/** Of each path that is open to strangers: they use up no more of the others'. In the words of the gateway's own API, to which CloudFormation hands it on. */
const openRequests = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };

/** What is answered without a token, and why. */
const openPaths = [
  ["/api/v1/health", "Whether it answers is nobody's secret."],
  ["/api/v1/openapi.json", "The document that describes it is nobody's secret."],
  [storyPath, "It is for anybody, and answers of offices alone whose policy opens it."],
] as const;

export class Api extends Construct {
  readonly worker: StageFunction<ApiEnvironment>;
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, { settings, data, operators, users }: ApiProps) {
    super(scope, id);
    this.worker = new StageFunction<ApiEnvironment>(this, "Worker", {
      stage: "api",
      description:
        "Answers the page and other systems: overview, projects, alerts, uploads, snapshots, policy.",
      environment: {
        LEDGER_TABLE: data.ledger.tableName,
        OUTBOX_TABLE: data.outbox.tableName,
        UPLOADS_BUCKET: data.uploads.bucket.bucketName,
        TRIES_BUCKET: data.tries.bucket.bucketName,
        SNAPSHOTS_BUCKET: data.snapshots.bucket.bucketName,
        REPORTS_BUCKET: data.reports.bucket.bucketName,
        LOG_LEVEL: settings.logLevel,
      },
      bundling: withDefined(withOfficeNames(bundling, settings.offices), {
        FEDERATED_LOGINS: JSON.stringify(federatedLogins(settings)),
      }),
      // A whole processor for the first look at the largest office, and room for the states that it keeps.
      memoryMegabytes: 1769,
      // The gateway waits no longer.
      timeout: Duration.seconds(29),
      settings,
      operators,
    });
    this.http = new HttpApi(this, "Http", { createDefaultStage: false });
    const served =
      settings.apiShift === "gradual"
        ? shiftGradually(this, { worker: this.worker.function, http: this.http, operators })
        : this.worker.function;
    const integration = new HttpLambdaIntegration("Worker", served);
    const authorizer = new HttpUserPoolAuthorizer("Tokens", users.pool, {
      userPoolClients: [users.client],
    });
    this.http.addRoutes({ path: "/api/v1/{proxy+}", methods: [HttpMethod.ANY], integration, authorizer });
    const open = { integration, authorizer: new HttpNoneAuthorizer(), methods: [HttpMethod.GET] };
    const openRoutes = openPaths.flatMap(([path, reason]) => {
      const routes = this.http.addRoutes({ path, ...open });
      for (const route of routes) Validations.of(route).acknowledge({ id: "AwsSolutions-APIG4", reason });
      return routes;
    });
    this.#stage(settings).node.addDependency(...openRoutes);
    this.#grant(data);
  }

  #stage(settings: Settings): CfnStage {
    const log = new LogGroup(this, "AccessLog", {
      retention: settings.logRetentionDays,
      removalPolicy: removalPolicyOf(settings),
    });
    const stage = this.http.addStage("Stage", {
      stageName: "$default",
      autoDeploy: true,
      throttle: allRequests,
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        // When, what came of it and how long it took: no address, no name, no path with a project in it.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: "$context.requestId",
            at: "$context.requestTime",
            route: "$context.routeKey",
            status: "$context.status",
            milliseconds: "$context.responseLatency",
            bytes: "$context.responseLength",
            rejection: "$context.authorizer.error",
          }),
        ),
      },
    }).node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error("The API's stage is none of CloudFormation's.");
    stage.routeSettings = Object.fromEntries(openPaths.map(([path]) => [`GET ${path}`, openRequests]));
    return stage;
  }

  /** It reads the ledger and files, appends alerts' answers, policies and the trail, and stores new files. */
  #grant({ ledger, outbox, uploads, tries, snapshots, reports, key }: DataStack): void {
    const worker = this.worker.function;
    ledger.grant(worker, "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem");
    outbox.grant(worker, "dynamodb:PutItem");
    const reason = "Each file is one of its own in this one bucket, named by office and year.";
    const grant = (bucket: ExportedBucket, folder: string, ...actions: FileRights["actions"]): void => {
      grantFiles(this.worker, bucket, { folder, actions, reason });
    };
    grant(uploads, "", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject");
    grant(tries, dryRunFilesPrefix, "s3:PutObject");
    grant(tries, dryRunAnswersPrefix, "s3:GetObject");
    grant(tries, verificationsPrefix, "s3:GetObject");
    // The addresses of an archive and of an answer are signed with the right to read them.
    grant(tries, exportsPrefix, "s3:GetObject");
    grant(tries, largeAnswersPrefix, "s3:GetObject", "s3:PutObject");
    grant(snapshots, "", "s3:GetObject");
    grant(reports, "", "s3:GetObject");
    grantListing(this.worker, tries, reports);
    grantKeyUse(key, worker);
  }
}
