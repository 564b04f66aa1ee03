/** That the page may put a file to an address which the API signed. Nothing hangs on it: the signature is the right to it. */
import { type CorsRule, HttpMethods } from "aws-cdk-lib/aws-s3";
import type { Settings } from "../settings.ts";

export function putByPage(page: Settings["page"]): CorsRule {
  return {
    allowedMethods: [HttpMethods.PUT],
    // The name that CloudFront gives is known only after the bucket is.
    allowedOrigins: [page === null ? "https://*.cloudfront.net" : `https://${page.name}`],
    // A browser says of itself what kind a file is.
    allowedHeaders: ["content-type", "x-amz-checksum-sha256"],
  };
}
