/**
 * The page on AWS: files in a closed bucket, CloudFront before it with the embedded host's headers, and the API below
 * `/api/` of the same address, so that the page asks nobody but its own host.
 */
import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  type DistributionProps,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { firstFile, pageHeaders } from "../../shared/contracts/files/page-files.ts";
import type { LoginWay } from "../../shared/contracts/files/login-way.ts";
import type { Settings } from "../settings/settings.ts";
import { PageFiles } from "./page-files.ts";

export interface PageProps {
  readonly settings: Settings;
  /** Where CloudFront writes down who asked for what. */
  readonly logs: Bucket;
  /** Origins beside its own that the page may send requests to. */
  readonly connects: readonly string[];
}

/** Browsers that came once do not try without TLS again. */
const alwaysTls = Duration.days(365);

export class Page extends Construct {
  /** Holds nothing but what is built from this repository, so it goes with its stack. */
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  /** With a slash at its end, as a login leads back to it. */
  readonly address: string;

  constructor(scope: Construct, id: string, { settings, logs, connects }: PageProps) {
    super(scope, id);
    this.bucket = this.#files();
    this.distribution = new Distribution(this, "Distribution", {
      comment: `Budget execution monitor (${settings.environment}): the page and its API.`,
      defaultBehavior: {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A Bucket is an IBucket; only exactOptionalPropertyTypes sees a difference.
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        // Keeps to what each file says of itself, and leaves what stands after `?` to the page.
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: this.#headers(connects),
      },
      defaultRootObject: firstFile,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // The cheapest class with edges in Korea.
      priceClass: PriceClass.PRICE_CLASS_200,
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- A Bucket is an IBucket; only exactOptionalPropertyTypes sees a difference.
      logBucket: logs as IBucket,
      ...this.#name(settings),
    });
    this.address = `https://${settings.page?.name ?? this.distribution.distributionDomainName}/`;
    this.#acknowledge(settings);
  }

  /** No error page of the distribution's own anywhere: it would also stand in for what the API answers. */
  serveApi({ apiId }: HttpApi): void {
    const { region, urlSuffix } = Stack.of(this);
    const gateway = new HttpOrigin(`${apiId}.execute-api.${region}.${urlSuffix}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    });
    this.distribution.addBehavior("/api/*", gateway, {
      // Not by way of a redirect: the token would have gone out in the clear before it.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // The token and the question, but not the name that the viewer asked by: the gateway goes by its own.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    });
  }

  /** After everything that the page asks: it may be opened as soon as it is there. */
  putFiles(settings: Settings, login: LoginWay): PageFiles {
    return new PageFiles(this, "Files", { settings, bucket: this.bucket, login });
  }

  #files(): Bucket {
    const bucket = new Bucket(this, "Bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason: "CloudFront alone reads it, and writes down every request.",
    });
    return bucket;
  }

  #headers(connects: readonly string[]): ResponseHeadersPolicy {
    const {
      "content-security-policy": contentSecurityPolicy,
      "x-content-type-options": _alwaysNosniff,
      "referrer-policy": _alwaysNone,
      ...others
    } = pageHeaders(connects);
    const override = true;
    return new ResponseHeadersPolicy(this, "Headers", {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy, override },
        contentTypeOptions: { override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: { accessControlMaxAge: alwaysTls, override },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override })),
      },
    });
  }

  /** Under a name of the office's own, TLS 1.2 is the least; under CloudFront's own, AWS says what is. */
  #name({ page }: Settings): Partial<DistributionProps> {
    if (page === null) return {};
    return {
      domainNames: [page.name],
      certificate: Certificate.fromCertificateArn(this, "Certificate", page.certificate),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  #acknowledge({ page }: Settings): void {
    const reasons = {
      "AwsSolutions-CFR1": "Officers travel, and nothing is shown without a login with two factors.",
      "AwsSolutions-CFR2":
        "The files are public code, and the API behind takes tokens alone and is throttled. A firewall costs more than all the rest.",
      ...(page === null
        ? {
            "AwsSolutions-CFR4":
              "CloudFront's own name has CloudFront's own certificate: name one in the settings.",
          }
        : {}),
    };
    for (const [id, reason] of Object.entries(reasons)) {
      Validations.of(this.distribution).acknowledge({ id, reason });
    }
  }
}
