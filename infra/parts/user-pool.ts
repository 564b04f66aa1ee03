/** Who may log in: persons whom an administrator enters, each in a group that is a role, with an office. */
import { Aws, Duration } from "aws-cdk-lib";
import {
  CfnManagedLoginBranding,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Settings } from "../settings/settings.ts";
import { removalPolicyOf } from "./removal-policy.ts";

/** As the product's roles are called; `functions/api` reads a token's groups by these names. */
const groups = {
  finance: "Uploads, releases, discards, undoes, sets the policy and takes snapshots.",
  manager: "Sees the own departments and answers for their alerts.",
  viewer: "Sees the overview, snapshots and reports.",
};

/** The name of the login page, which no other pool of the region may have. */
function loginName(environment: string): string {
  return `budget-monitor-${environment}-${Aws.ACCOUNT_ID}`;
}

/** Where persons log in: known before the pool is made, so that the page may be told. */
export function loginAddress({ environment, region }: Settings): string {
  return `https://${loginName(environment)}.auth.${region}.amazoncognito.com`;
}

export interface UsersProps {
  readonly settings: Settings;
  /** The page's address, to which a login leads back. */
  readonly page: string;
}

export class Users extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Who signs the tokens. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, { settings, page }: UsersProps) {
    super(scope, id);
    this.pool = this.#pool(settings);
    for (const [name, description] of Object.entries(groups)) {
      this.pool.addGroup(`Group-${name}`, { groupName: name, description });
    }
    this.client = this.#client(page);
    this.issuer = `https://cognito-idp.${settings.region}.${Aws.URL_SUFFIX}/${this.pool.userPoolId}`;
    this.#login(settings);
  }

  #pool(settings: Settings): UserPool {
    return new UserPool(this, "Pool", {
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
      },
      deletionProtection: settings.removalPolicy === "retain",
      removalPolicy: removalPolicyOf(settings),
    });
  }

  /** For the page by code and PKCE, and for programs by SRP. It has no secret: a page cannot keep one. */
  #client(page: string): UserPoolClient {
    return this.pool.addClient("Client", {
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // Not `aws.cognito.signin.user.admin`: nobody changes an account with a token of the page.
        scopes: [OAuthScope.OPENID],
        callbackUrls: [page],
        logoutUrls: [page],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // A refresh token that was stolen from a page ends with its next use.
      refreshTokenRotationGracePeriod: Duration.seconds(10),
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, fullname: true })
        .withCustomAttributes("office", "departments"),
      // Where nothing is said all may be written, also the office. Cognito wants one: the least that there is.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
  }

  /** AWS's own login page, which also asks for the second factor and helps to set it up. */
  #login({ environment }: Settings): void {
    const domain = this.pool.addDomain("Login", {
      cognitoDomain: { domainPrefix: loginName(environment) },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const branding = new CfnManagedLoginBranding(this, "Look", {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    branding.node.addDependency(domain);
  }
}
