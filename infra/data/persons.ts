/** Who may log in: persons whom an administrator enters, each in a group that is a role, with an office. Kept with the data. */
import { Duration } from "aws-cdk-lib";
import {
  FeaturePlan,
  Mfa,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { removalPolicyOf } from "../parts/removal-policy.ts";
import type { Settings } from "../settings/settings.ts";

/** As the product's roles are called; `functions/api` reads a token's groups by these names. */
const groups = {
  finance: "Uploads, releases, discards, undoes, sets the policy and takes snapshots.",
  manager: "Sees the own departments and answers for their alerts.",
  administrator: "Sees who may log in, what was done and what was read.",
  viewer: "Sees the overview, snapshots and reports.",
};

export class Persons extends Construct {
  readonly pool: UserPool;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.pool = new UserPool(this, "Pool", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      // Nobody moves to another office or department by themselves: the client below may not write them.
      customAttributes: {
        office: new StringAttribute({ minLen: 3, maxLen: 7, mutable: true }),
        departments: new StringAttribute({ maxLen: 2_048, mutable: true }),
        // What an office's own provider says of its people, taken for true of those alone who came through it.
        groups: new StringAttribute({ maxLen: 2_048, mutable: true }),
        called: new StringAttribute({ maxLen: 2_048, mutable: true }),
      },
      deletionProtection: settings.removalPolicy === "retain",
      removalPolicy: removalPolicyOf(settings),
    });
    for (const [name, description] of Object.entries(groups)) {
      this.pool.addGroup(`Group-${name}`, { groupName: name, description });
    }
  }
}
