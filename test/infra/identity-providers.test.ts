// Offices' own identity providers, as the pool, its client and the API learn of them.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { parseSettings } from "../../infra/settings/settings.ts";
import { keptSettings, synthesized } from "./environments.ts";

const oidc = {
  name: "Muju",
  office: "4573000",
  kind: {
    protocol: "oidc",
    issuer: "https://login.muju.example",
    client: "budget-monitor",
    secretName: "muju/login",
  },
  claims: { groups: "groups", name: "display_name" },
  roles: { finance: ["budget-team"], manager: ["road-team"] },
  departments: { "road-team": ["도로과"] },
};
const saml = {
  name: "Yeongdeungpo",
  office: "1129000",
  kind: { protocol: "saml", metadata: "https://sso.office.example/metadata.xml" },
  roles: { viewer: ["staff"] },
};

const client = z.object({
  SupportedIdentityProviders: z.array(z.unknown()),
  ReadAttributes: z.array(z.string()),
  WriteAttributes: z.array(z.string()),
});

describe("without providers of offices", () => {
  test("only the pool's own users log in, and a client writes a locale", () => {
    const { pipeline } = synthesized();
    expect(pipeline.all("AWS::Cognito::UserPoolIdentityProvider")).toEqual([]);
    const [only] = pipeline.all("AWS::Cognito::UserPoolClient");
    expect(client.parse(only?.properties)).toMatchObject({
      SupportedIdentityProviders: ["COGNITO"],
      WriteAttributes: ["locale"],
    });
  });
});

describe("with one by OIDC and one by SAML", () => {
  const { pipeline } = synthesized({ identityProviders: [oidc, saml] });

  test("both stand in the pool, and hand on groups and a name alone: no office, no department, no e-mail", () => {
    const providers = pipeline
      .all("AWS::Cognito::UserPoolIdentityProvider")
      .map(({ properties }) => properties);
    expect(providers).toMatchObject([
      {
        ProviderName: "Muju",
        ProviderType: "OIDC",
        AttributeMapping: { "custom:groups": "groups", "custom:called": "display_name" },
      },
      {
        ProviderName: "Yeongdeungpo",
        ProviderType: "SAML",
        AttributeMapping: { "custom:groups": "groups", "custom:called": "name" },
      },
    ]);
    for (const each of providers)
      expect(Object.keys(z.record(z.string(), z.string()).parse(each["AttributeMapping"]))).toHaveLength(2);
  });

  test("a secret is named in the template, and does not stand in it", () => {
    expect(pipeline.text).toContain("{{resolve:secretsmanager:muju/login:SecretString:::}}");
  });

  test("the page's client takes them beside the pool's own users, for an hour and for half a day in all", () => {
    const [only] = pipeline.all("AWS::Cognito::UserPoolClient");
    const { SupportedIdentityProviders, WriteAttributes } = client.parse(only?.properties);
    expect(SupportedIdentityProviders).toEqual(["COGNITO", "Muju", "Yeongdeungpo"]);
    expect(WriteAttributes.toSorted()).toEqual(["custom:called", "custom:groups", "locale"]);
    expect(only?.properties).toMatchObject({
      AllowedOAuthScopes: ["openid"],
      IdTokenValidity: 60,
      AccessTokenValidity: 60,
      RefreshTokenValidity: 720,
    });
  });
});

describe("settings", () => {
  test.each([
    [
      "of an office that is not served",
      { ...oidc, office: "9999999" },
      "9999999 is not in the list of offices",
    ],
    ["whose groups have no role", { ...oidc, roles: {} }, "no group has a role: nobody could log in"],
    ["whose managers answer for nothing", { ...oidc, departments: {} }, "managers answer for departments"],
    [
      "with a group that Cognito cannot hand on",
      { ...saml, roles: { viewer: ["all staff"] } },
      "a group has no spaces",
    ],
    ["without TLS", { ...saml, kind: { ...saml.kind, metadata: "http://sso.office.example/m" } }, "https://"],
  ])("refuse a provider %s", (_what, provider, why) => {
    const text = JSON.stringify({ ...keptSettings, identityProviders: [provider] });
    expect(() => parseSettings("test", text)).toThrow(why);
  });

  test("refuse two of one name, also where only the letters' case differs", () => {
    const text = JSON.stringify({ ...keptSettings, identityProviders: [oidc, { ...saml, name: "MUJU" }] });
    expect(() => parseSettings("test", text)).toThrow("a provider is listed twice");
  });
});
