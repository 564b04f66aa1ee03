/** Brings notices to the people of the settings, by e-mail; each gets those of their offices. */
import type { IKey } from "aws-cdk-lib/aws-kms";
import { SubscriptionFilter, Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { NoticeRecipient, Settings } from "../settings.ts";
import { FailureQueue } from "./failure-queue.ts";
import type { Operators } from "./operators.ts";

export interface NoticesTopicProps {
  readonly settings: Settings;
  readonly encryptionKey: IKey;
  readonly operators: Operators;
}

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
    for (const recipient of settings.noticeRecipients) this.#subscribe(recipient);
  }

  #subscribe({ email, offices }: NoticeRecipient): void {
    this.topic.addSubscription(
      new EmailSubscription(email, {
        deadLetterQueue: this.undelivered.queue,
        ...(offices === "all"
          ? {}
          : { filterPolicy: { office: SubscriptionFilter.stringFilter({ allowlist: offices }) } }),
      }),
    );
  }
}
