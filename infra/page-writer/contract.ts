/** What the writer of the page's files is told: by its environment once, and by CloudFormation each time. */
import * as z from "zod";

export const pageWriterEnvironment = z.object({ PAGE_BUCKET: z.string().min(1) });
export type PageWriterEnvironment = z.infer<typeof pageWriterEnvironment>;

const pageWriterProperties = z.object({
  /** Names the files that are to be written; read by nobody, but another name is another deployment. */
  bundle: z.string().min(1),
  /** `login.json` of this deployment. */
  login: z.string().min(1),
});
export type PageWriterProperties = z.infer<typeof pageWriterProperties>;

const requested = {
  /** Where the answer is put; it may be used once and for an hour. */
  ResponseURL: z.url(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
};

/** A custom resource's request, as CloudFormation sends it. */
export const deploymentRequest = z.discriminatedUnion("RequestType", [
  z.object({
    ...requested,
    RequestType: z.enum(["Create", "Update"]),
    ResourceProperties: pageWriterProperties,
  }),
  z.object({ ...requested, RequestType: z.literal("Delete") }),
]);
export type DeploymentRequest = z.infer<typeof deploymentRequest>;
