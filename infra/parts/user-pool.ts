/** How persons of the pool log in: the page by its own login page, programs by a password that proves itself. */
import { Aws, Duration } from "aws-cdk-lib";
import {
  CfnManagedLoginBranding,
  ClientAttributes,
  ManagedLoginVersion,
  OAuthScope,
  type UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
} from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { federatedGroupsClaim, federatedNameClaim } from "../../functions/api/env.ts";
import type { Settings } from "../settings/settings.ts";
import { addIdentityProviders, type IdentityProviders } from "./identity-providers.ts";

/** The name of the login page, which no other pool of the region may have. */
function loginName(environment: string): string {
  return `budget-monitor-${environment}-${Aws.ACCOUNT_ID}`;
}

/** Where persons log in: known before the pool is made, so that the page may be told. */
export function loginAddress({ environment, region }: Settings): string {
  return `https://${loginName(environment)}.auth.${region}.amazoncognito.com`;
}

/** Without the prefix that tokens give them. */
const federated = [federatedGroupsClaim, federatedNameClaim].map((name) => name.replace("custom:", ""));

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
    this.client = this.#client(page, addIdentityProviders(this, pool, settings));
    this.issuer = `https://cognito-idp.${settings.region}.${Aws.URL_SUFFIX}/${this.pool.userPoolId}`;
    this.#login(settings);
  }

  /** For the page by code and PKCE, and for programs by SRP. It has no secret: a page cannot keep one. */
  #client(page: string, { names, made }: IdentityProviders): UserPoolClient {
    const isFederated = names.length > 0;
    const client = new UserPoolClient(this, "Client", {
      userPool: this.pool,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        // Not `aws.cognito.signin.user.admin`: nobody changes an account with a token of the page.
        scopes: [OAuthScope.OPENID],
        callbackUrls: [page],
        logoutUrls: [page],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO, ...names],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      // A refresh token that was stolen from a page ends with its next use.
      refreshTokenRotationGracePeriod: Duration.seconds(10),
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true, fullname: true })
        .withCustomAttributes("office", "departments", ...(isFederated ? federated : [])),
      // Where nothing is said all may be written, also the office. Cognito wants one: the least that there is.
      // What a provider says is written through the client too; of the pool's own users nobody reads it.
      writeAttributes: new ClientAttributes()
        .withStandardAttributes({ locale: true })
        .withCustomAttributes(...(isFederated ? federated : [])),
    });
    client.node.addDependency(...made);
    return client;
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
