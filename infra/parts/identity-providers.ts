/**
 * Identity providers of offices beside the pool's own users, by settings: an office's people log in where they always do. The pool keeps of them a
 * subject, their groups and a name; who they are here, `functions/api` makes of that and of the settings.
 */
import { SecretValue } from "aws-cdk-lib";
import {
  OidcAttributeRequestMethod,
  ProviderAttribute,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderOidc,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
  type UserPool,
} from "aws-cdk-lib/aws-cognito";
import { Construct, type IDependable } from "constructs";
import { federatedGroupsClaim, federatedNameClaim, type FederatedLogin } from "../../functions/api/env.ts";
import type { Settings } from "../settings/settings.ts";

export interface IdentityProviders {
  readonly names: readonly UserPoolClientIdentityProvider[];
  /** They have to be there before a client names them. */
  readonly made: readonly IDependable[];
}

export function addIdentityProviders(
  scope: Construct,
  pool: UserPool,
  { identityProviders }: Settings,
): IdentityProviders {
  const providers = new Construct(scope, "Providers");
  const made = identityProviders.map(({ name, kind, claims }) => {
    const shared = {
      name,
      userPool: pool,
      attributeMapping: {
        custom: {
          [federatedGroupsClaim]: ProviderAttribute.other(claims.groups),
          [federatedNameClaim]: ProviderAttribute.other(claims.name),
        },
      },
    };
    return kind.protocol === "oidc"
      ? new UserPoolIdentityProviderOidc(providers, name, {
          ...shared,
          issuerUrl: kind.issuer,
          clientId: kind.client,
          clientSecret: SecretValue.secretsManager(kind.secretName).unsafeUnwrap(),
          scopes: [...kind.scopes],
          attributeRequestMethod: OidcAttributeRequestMethod.GET,
        })
      : new UserPoolIdentityProviderSaml(providers, name, {
          ...shared,
          metadata: UserPoolIdentityProviderSamlMetadata.url(kind.metadata),
          idpSignout: true,
        });
  });
  return {
    names: identityProviders.map(({ name }) => UserPoolClientIdentityProvider.custom(name)),
    made,
  };
}

/** What the API is told of them. */
export function federatedLogins({ identityProviders }: Settings): readonly FederatedLogin[] {
  return identityProviders.map(({ name, office, roles, departments }) => ({
    name,
    office,
    roles,
    departments,
  }));
}
