/**
 * The bus on which offices' own systems put their events. Who may put is said by account, in the
 * settings, and `receive` refuses what an account puts for an office that is not its own: AWS itself writes the account
 * into the event. What was put is kept for a month, so that a stretch of it can be delivered again.
 */
import { Duration } from "aws-cdk-lib";
import { EventBus, Match, Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { ArnPrincipal, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Settings } from "../settings/settings.ts";

export interface OfficeBusProps {
  readonly settings: Settings;
}

/** As long as the outbox keeps its bundles: what went wrong this month can be told once more. */
const archived = Duration.days(30);

export class OfficeBus extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { settings }: OfficeBusProps) {
    super(scope, id);
    this.bus = new EventBus(this, "Bus", {
      eventBusName: `budget-monitor-${settings.environment}`,
      description: "ExecutionRecorded events from the accounting systems of offices.",
    });
    // One statement, accounts by number: a statement for each of 243 would be more than a bus takes.
    if (settings.eventSenders.length > 0) {
      this.bus.addToResourcePolicy(
        new PolicyStatement({
          sid: "OfficeSenders",
          principals: settings.eventSenders.map(({ account }) => new ArnPrincipal(account)),
          actions: ["events:PutEvents"],
          resources: [this.bus.eventBusArn],
        }),
      );
    }
    this.bus.archive("Archive", {
      eventPattern: { detailType: ["ExecutionRecorded"] },
      retention: archived,
    });
  }

  /**
   * Delivers what is put there to a queue; what never reaches it ends in `failures`. Under whatever name: a bus takes an event
   * that no rule matches, and loses it without a word to its sender. The word of a stored file alone is S3's to say.
   */
  deliver(arrivals: IQueue, failures: IQueue): Rule {
    return new Rule(this, "ExecutionRecorded", {
      description: "Events of offices go to be taken into the ledger, or to be put aside with the reason.",
      eventBus: this.bus,
      eventPattern: { detailType: Match.anythingBut("Object Created") },
      targets: [new SqsQueue(arrivals, { deadLetterQueue: failures })],
    });
  }
}
