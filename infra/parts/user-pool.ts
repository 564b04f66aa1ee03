/** How persons of the pool log in: the page by its own login page, programs by a password that proves itself. */
import { Aws, Duration } from "aws-cdk-lib";
import {
  CfnManagedLoginBranding,
  ClientAttributes,
  ManagedLoginVersion,
  OAuthScope,
  type UserPool,
  UserPoolClient,
  UserPoolDomain,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import type { Settings } from "../settings/settings.ts";

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
  /** Who they are: kept apart from how one logs in. */
  readonly pool: UserPool;
  /** The page's address, to which a login leads back. */
  readonly page: string;
}

export class Users extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Who signs the tokens. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, { settings, page, pool }: UsersProps) {
    super(scope, id);
    this.pool = pool;
    this.client = this.#client(page);
    this.issuer = `https://cognito-idp.${settings.region}.${Aws.URL_SUFFIX}/${this.pool.userPoolId}`;
    this.#login(settings);
  }

  /** For the page by code and PKCE, and for programs by SRP. It has no secret: a page cannot keep one. */
  #client(page: string): UserPoolClient {
    return new UserPoolClient(this, "Client", {
      userPool: this.pool,
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
    const domain = new UserPoolDomain(this, "Login", {
      userPool: this.pool,
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
