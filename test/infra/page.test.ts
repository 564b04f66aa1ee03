// The page on AWS: who reaches its files, how it is answered, and how one logs in to it.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { storyPath } from "../../shared/contracts/api/operation.ts";
import { pageHeaders } from "../../shared/contracts/files/page-files.ts";
import { synthesized } from "./environments.ts";

const { data, pipeline, target } = synthesized();
const name = "budget.office.example";
const certificate = `arn:aws:acm:us-east-1:${"1".repeat(12)}:certificate/0a1b2c3d`;
const named = synthesized({ page: { name, certificate } });

const distribution = z.object({
  DistributionConfig: z.looseObject({
    DefaultCacheBehavior: z.looseObject({ ResponseHeadersPolicyId: z.unknown() }),
    CacheBehaviors: z.array(z.looseObject({ TargetOriginId: z.string() })),
    Origins: z.array(z.looseObject({ Id: z.string() })),
  }),
});

function configOf(template: typeof pipeline) {
  return distribution.parse(template.at("Page/Distribution", "AWS::CloudFront::Distribution").properties)
    .DistributionConfig;
}

const config = configOf(pipeline);
/** By the ids under which AWS knows its own policies. */
const managed = {
  cachingOptimized: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  cachingDisabled: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
  allViewerExceptHost: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
};

describe("the page's files", () => {
  test("are read by their distribution alone, and by nobody without TLS", () => {
    const { properties } = pipeline.at("Page/Bucket", "AWS::S3::Bucket");
    expect(properties["PublicAccessBlockConfiguration"]).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const policy = z.object({
      PolicyDocument: z.object({ Statement: z.array(z.looseObject({ Effect: z.string() })) }),
    });
    const { Statement } = policy.parse(
      pipeline.at("Page/Bucket/Policy", "AWS::S3::BucketPolicy").properties,
    ).PolicyDocument;
    const [reading, ...others] = Statement.filter(({ Effect }) => Effect === "Allow");
    expect(others).toEqual([]);
    expect(reading).toMatchObject({
      Action: "s3:GetObject",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Condition: { StringEquals: { "AWS:SourceArn": expect.anything() as unknown } },
    });
    expect(JSON.stringify(reading)).toContain("distribution/");
    const [control] = pipeline.all("AWS::CloudFront::OriginAccessControl");
    expect(control?.properties).toMatchObject({
      OriginAccessControlConfig: { SigningBehavior: "always", SigningProtocol: "sigv4" },
    });
  });

  test("are compressed, cached as each says of itself, and open the page at its root", () => {
    expect(config).toMatchObject({
      DefaultRootObject: "index.html",
      DefaultCacheBehavior: {
        AllowedMethods: ["GET", "HEAD"],
        CachePolicyId: managed.cachingOptimized,
        Compress: true,
        ViewerProtocolPolicy: "redirect-to-https",
      },
    });
  });

  test("come with the headers of the embedded host, and are never asked for without TLS again", () => {
    const bucket = { "Fn::ImportValue": expect.stringContaining("RegionalDomainName") as unknown };
    const policy = z.object({
      ResponseHeadersPolicyConfig: z.object({
        CustomHeadersConfig: z.object({
          Items: z.array(z.object({ Header: z.string(), Value: z.string(), Override: z.literal(true) })),
        }),
        SecurityHeadersConfig: z.strictObject({
          ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.unknown(), Override: z.literal(true) }),
          ContentTypeOptions: z.object({ Override: z.literal(true) }),
          ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), Override: z.literal(true) }),
          StrictTransportSecurity: z.object({
            AccessControlMaxAgeSec: z.literal(31_536_000),
            Override: z.literal(true),
          }),
        }),
      }),
    });
    const [found, ...others] = pipeline.all("AWS::CloudFront::ResponseHeadersPolicy");
    expect(others).toEqual([]);
    expect(target(config.DefaultCacheBehavior.ResponseHeadersPolicyId)).toBe(found?.path);
    const { CustomHeadersConfig: custom, SecurityHeadersConfig: security } = policy.parse(
      found?.properties,
    ).ResponseHeadersPolicyConfig;
    const login = "https://budget-monitor-test-ACCOUNT.auth.ap-northeast-2.amazoncognito.com";
    const { "content-security-policy": content, ...plain } = pageHeaders([
      login,
      "https://BUCKET",
      "https://BUCKET",
    ]);
    expect({
      ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
      "referrer-policy": security.ReferrerPolicy.ReferrerPolicy,
      "x-content-type-options": "nosniff",
    }).toEqual(plain);
    const [before = "", between = "", other = "", after = ""] = content.split(/ACCOUNT|BUCKET/);
    expect(security.ContentSecurityPolicy.ContentSecurityPolicy).toEqual({
      "Fn::Join": ["", [before, { Ref: "AWS::AccountId" }, between, bucket, other, bucket, after]],
    });
  });

  test("go with their stack: they are built, and hold no figure", () => {
    expect(pipeline.at("Page/Bucket", "AWS::S3::Bucket").deletionPolicy).toBe("Delete");
  });
});

describe("the api behind the page's address", () => {
  const [api, ...others] = config.CacheBehaviors;

  test("gets every question with its token, over TLS, and none is answered from a cache", () => {
    expect(others).toEqual([]);
    expect(api).toMatchObject({
      PathPattern: "/api/*",
      AllowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
      CachePolicyId: managed.cachingDisabled,
      OriginRequestPolicyId: managed.allViewerExceptHost,
      ViewerProtocolPolicy: "https-only",
    });
    const origin = config.Origins.find(({ Id }) => Id === api?.TargetOriginId);
    expect(origin).toMatchObject({
      CustomOriginConfig: { OriginProtocolPolicy: "https-only", OriginSSLProtocols: ["TLSv1.2"] },
    });
    expect(JSON.stringify(origin?.["DomainName"])).toMatch(/"ApiHttp.*\.execute-api\.ap-northeast-2\./);
  });

  test("lets strangers in a tenth as often as all others, so that the open paths take little from who logged in", () => {
    const [stage, ...more] = pipeline.all("AWS::ApiGatewayV2::Stage");
    expect(more).toEqual([]);
    const open = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 };
    expect(stage?.properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
      RouteSettings: {
        "GET /api/v1/health": open,
        "GET /api/v1/openapi.json": open,
        [`GET ${storyPath}`]: open,
      },
    });
    const routes = pipeline.all("AWS::ApiGatewayV2::Route");
    const withoutToken = routes.filter(({ properties }) => properties["AuthorizationType"] === "NONE");
    expect(new Set(withoutToken.map(({ properties }) => properties["RouteKey"]))).toEqual(
      new Set(Object.keys(stage?.properties["RouteSettings"] ?? {})),
    );
  });

  test("says what it refuses in its own words: there is no error page before it", () => {
    expect(config).not.toHaveProperty("CustomErrorResponses");
    expect(api).not.toHaveProperty("ResponseHeadersPolicyId");
  });
});

describe("the page's name", () => {
  test("is one of the settings, with TLS 1.2 at the least", () => {
    expect(configOf(named.pipeline)).toMatchObject({
      Aliases: [name],
      ViewerCertificate: { AcmCertificateArn: certificate, MinimumProtocolVersion: "TLSv1.2_2021" },
    });
  });

  test("is where a login leads back to, and nowhere else", () => {
    const client = named.pipeline.at("Logins/Client", "AWS::Cognito::UserPoolClient");
    expect(client.properties).toMatchObject({
      CallbackURLs: [`https://${name}/`],
      LogoutURLs: [`https://${name}/`],
    });
    expect(JSON.stringify(pipeline.at("Logins/Client", "AWS::Cognito::UserPoolClient"))).toContain(
      '"DomainName"]},"/"]',
    );
  });

  test("may send files to the bucket: the signature in the address is the right to it", () => {
    const rules = [
      [data, "https://*.cloudfront.net"],
      [named.data, `https://${name}`],
    ] as const;
    for (const [stack, origin] of rules) {
      expect(stack.at("Uploads/Bucket", "AWS::S3::Bucket").properties["CorsConfiguration"]).toEqual({
        CorsRules: [
          {
            AllowedHeaders: ["content-type", "x-amz-checksum-sha256"],
            AllowedMethods: ["PUT"],
            AllowedOrigins: [origin],
          },
        ],
      });
    }
  });

  test("and who asked for what are written down", () => {
    expect(config).toMatchObject({
      Logging: { Bucket: { "Fn::ImportValue": expect.stringContaining("PageLogs") as unknown } },
    });
  });
});

describe("the login", () => {
  const { properties } = pipeline.at("Logins/Client", "AWS::Cognito::UserPoolClient");

  test("is by code and PKCE, or by SRP: no password passes through the page", () => {
    expect(properties).toMatchObject({
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid"],
      EnableTokenRevocation: true,
      ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
      RefreshTokenRotation: { Feature: "ENABLED" },
    });
    expect(properties).not.toHaveProperty("GenerateSecret", true);
  });

  test("tells office and departments, and lets nobody write them", () => {
    expect(properties["ReadAttributes"]).toEqual(["custom:departments", "custom:office", "email", "name"]);
    expect(properties["WriteAttributes"]).toEqual(["locale"]);
  });

  test("is told to the page beside its files", () => {
    const files = pipeline.at("Page/Files/Files/Default", "Custom::PageFiles");
    const login = JSON.stringify(files.properties["login"]);
    expect(login).toContain('\\"way\\":\\"oauth\\"');
    expect(login).toContain("amazoncognito.com");
    expect(target(files.properties["ServiceToken"])).toBe("Page/Files/Writer/Function");
  });
});
