/**
 * Hands notices to another system's address, one call each. The key that goes with every call is made by AWS
 * and lies in Secrets Manager: nobody types it, and it is in no template. What the system does not take
 * within a day ends in a queue.
 */
import { Duration, Validations } from "aws-cdk-lib";
import {
  ApiDestination,
  Authorization,
  Connection,
  EventBus,
  type IApiDestination,
  Rule,
} from "aws-cdk-lib/aws-events";
import { ApiDestination as ApiDestinationTarget, LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { ConfigurationSet, EmailSendingEvent, EventDestination } from "aws-cdk-lib/aws-ses";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { noticeDetailType, noticeSource } from "../../shared/aws/notice-event.ts";
import type { Settings } from "../settings/settings.ts";
import { FailureQueue } from "./failure-queue.ts";
import type { Operators } from "./operators.ts";

export interface NoticesWebhookProps {
  readonly environment: string;
  /** https; it takes a POST. */
  readonly address: string;
  readonly operators: Operators;
}

export class NoticesWebhook extends Construct {
  readonly bus: EventBus;
  readonly key: Secret;
  readonly undelivered: FailureQueue;
  readonly rule: Rule;

  constructor(scope: Construct, id: string, { environment, address, operators }: NoticesWebhookProps) {
    super(scope, id);
    this.bus = new EventBus(this, "Bus", {
      eventBusName: `budget-monitor-${environment}-notices`,
      description: "Notices on their way to another system.",
    });
    this.key = new Secret(this, "Key", {
      description: "Goes with every notice as X-Api-Key; the other system compares it.",
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    Validations.of(this.key).acknowledge({
      id: "AwsSolutions-SMG4",
      reason: "The receiver has to learn a new key at the same moment: it is changed by hand, by both.",
    });
    this.undelivered = new FailureQueue(this, "Undelivered", {
      heading: "webhook-undelivered",
      meaning: "Another system did not take a notice for a day.",
      operators,
    });
    const destination = new ApiDestination(this, "Destination", {
      description: "Where notices go.",
      connection: new Connection(this, "Connection", {
        description: "Shows the other system that a notice is ours.",
        authorization: Authorization.apiKey("X-Api-Key", this.key.secretValue),
      }),
      endpoint: address,
      rateLimitPerSecond: 10,
    });
    this.rule = new Rule(this, "NoticeTold", {
      description: "Every notice goes to the other system.",
      eventBus: this.bus,
      eventPattern: { source: [noticeSource], detailType: [noticeDetailType] },
      targets: [
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- An ApiDestination is an IApiDestination; only exactOptionalPropertyTypes sees a difference.
        new ApiDestinationTarget(destination as IApiDestination, {
          deadLetterQueue: this.undelivered.queue,
          maxEventAge: Duration.days(1),
        }),
      ],
    });
  }
}

interface NoticesTopicProps {
  readonly settings: Settings;
  readonly encryptionKey: IKey;
  readonly operators: Operators;
}

/** Brings the notices of all offices to the people of the settings, by e-mail. */
export class NoticesTopic extends Construct {
  readonly topic: Topic;
  readonly undelivered: FailureQueue;

  constructor(scope: Construct, id: string, { settings, encryptionKey, operators }: NoticesTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, "Topic", {
      displayName: `Budget monitor ${settings.environment}: notices`,
      masterKey: encryptionKey,
      enforceSSL: true,
    });
    this.undelivered = new FailureQueue(this, "Undelivered", {
      heading: "notices-undelivered",
      meaning: "A notice did not reach one of its recipients after all of SNS's tries.",
      operators,
    });
    for (const { email } of settings.noticeRecipients) {
      this.topic.addSubscription(new EmailSubscription(email, { deadLetterQueue: this.undelivered.queue }));
    }
  }
}

interface ReturnedLettersProps {
  readonly environment: string;
  readonly operators: Operators;
}

/**
 * What SES says of letters that came back or were called unwanted -> the account's own bus, the only one that it puts events on -> the
 * function that marks them. Letters are sent by this configuration set, and no other of the account is heard.
 */
export class ReturnedLetters extends Construct {
  readonly configurationSet: string;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, { environment, operators }: ReturnedLettersProps) {
    super(scope, id);
    this.configurationSet = `budget-monitor-${environment}`;
    const letters = new ConfigurationSet(this, "Letters", {
      configurationSetName: this.configurationSet,
      reputationMetrics: true,
    });
    letters.addEventDestination("Returned", {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, "Account", "default")),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    this.failures = new FailureQueue(this, "Failures", {
      heading: "notify-returns-failures",
      meaning:
        "That a letter came back was not taken in: its office does not hear that somebody is out of reach.",
      operators,
    });
  }

  /** What never reaches it ends in `failures`; a run that fails, where asynchronous runs of it do. */
  deliver(worker: IFunction): Rule {
    return new Rule(this, "LetterReturned", {
      description: "A letter came back or was called unwanted; its office hears of it.",
      eventPattern: {
        source: ["aws.ses"],
        detailType: ["Email Bounced", "Email Complaint Received"],
        detail: { mail: { tags: { "ses:configuration-set": [this.configurationSet] } } },
      },
      targets: [new LambdaFunction(worker, { deadLetterQueue: this.failures.queue })],
    });
  }
}
