import * as z from 'zod';
import { autoscalingSchema, networkPoliciesSchema, podDisruptionBudgetSchema } from './availability-values';
import { gitopsSchema } from './gitops-values';
import { externalSecretsSchema, sealedSecretsSchema, secretBindingSchema } from './secret-values';

/** What one component asks of a node: `requests` and `limits`, each `{cpu, memory}` as Kubernetes quantities. */
const resourcesSchema = z
  .strictObject({
    requests: z.record(z.string(), z.union([z.string(), z.number()])).describe('what the scheduler reserves'),
    limits: z.record(z.string(), z.union([z.string(), z.number()])).describe('what the container may use at most'),
    claims: z.array(z.record(z.string(), z.unknown())).describe('dynamic resource claims'),
  })
  .partial();

const annotationsSchema = z.record(z.string(), z.string());
const looseMap = z.record(z.string(), z.unknown());

const imageSchema = z
  .strictObject({
    repository: z.string().describe('registry and name, without a tag'),
    tag: z.union([z.string(), z.number()]).nullable().describe('quote it: an unquoted 1.10 is the number 1.1'),
    pullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']).describe('when the node pulls the image'),
  })
  .partial();

const releaseSchema = z
  .strictObject({
    name: z.string().describe('Helm release name: the prefix of object names'),
    namespace: z.string().describe('namespace of every object of the environment'),
  })
  .partial();

const externalPlatformConfigSchema = z
  .strictObject({
    enabled: z.boolean().describe('mount platform.yaml into code servers and run pods'),
    existing: z.boolean().describe('the ConfigMap is in the cluster already; do not render it'),
    configMapName: z.string().describe('name of the ConfigMap'),
    configMapKey: z.string().describe('its key, which is the name of the file'),
    mountPath: z.string().describe('path of platform.yaml in the pod'),
    setEnvVar: z.boolean().describe('set FLOE_PLATFORM_FILE to the mount path'),
    storage: looseMap.describe('belongs to platform.yaml; only empty defaults are accepted'),
    catalog: looseMap.describe('belongs to platform.yaml; only empty defaults are accepted'),
    compute: looseMap.describe('belongs to platform.yaml; only empty defaults are accepted'),
    observability: looseMap.describe('belongs to platform.yaml; only empty defaults are accepted'),
  })
  .partial();

const platformSpecSchema = z
  .strictObject({
    enabled: z.boolean().describe('render the platform ConfigMap as <fullname>-platform'),
    mountPath: z.string().describe('path of platform.yaml in the pod'),
    content: z.string().describe('must stay empty: the content is the environment’s platform.yaml'),
    annotations: annotationsSchema.describe('of the ConfigMap'),
  })
  .partial();

const compiledArtifactsSchema = z
  .strictObject({
    enabled: z.boolean().describe('mount compiled_artifacts.json from a ConfigMap instead of the image'),
    configMapName: z.string().describe('prefix of the ConfigMaps’ names'),
    mountPath: z.string().describe('path of compiled_artifacts.json in the pod'),
    content: z.string().describe('must stay empty: the content is the code location’s artifacts file'),
    annotations: annotationsSchema.describe('of the ConfigMaps'),
  })
  .partial();

const ingressHostSchema = z.strictObject({
  host: z.string().describe('DNS name'),
  paths: z
    .array(
      z.strictObject({
        path: z.string().describe('path that leads to the webserver'),
        pathType: z
          .enum(['Exact', 'Prefix', 'ImplementationSpecific'])
          .optional()
          .describe('how the path is compared; without it Prefix'),
      }),
    )
    .optional()
    .describe('without them every path'),
});

const ingressTlsSchema = z
  .strictObject({
    secretName: z.string().describe('Secret with the certificate and its key'),
    hosts: z.array(z.string()).describe('names that the certificate is for'),
  })
  .partial({ hosts: true });

const ingressSchema = z
  .strictObject({
    enabled: z.boolean().describe('render the Ingress'),
    className: z.string().describe('ingress controller that serves it'),
    annotations: annotationsSchema.describe('of the Ingress'),
    hosts: z.array(ingressHostSchema).describe('names under which the webserver is reached'),
    tls: z.array(ingressTlsSchema).describe('certificates of the hosts'),
  })
  .partial();

const workloadIdentitySchema = z
  .strictObject({
    gke: z
      .strictObject({
        serviceAccount: z.string().describe('Google service account, <name>@<project>.iam.gserviceaccount.com'),
      })
      .describe('for profiles in Google Cloud with the mode service_account'),
    azure: z
      .strictObject({ clientId: z.string().describe('client id of the managed identity') })
      .describe('for profiles in Azure with the mode service_account'),
  })
  .partial();

const anyRoleArn = z
  .string()
  .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'expected arn:aws:iam::<account of 12 digits>:role/<name>');

/** Tier 3's code location: what `codeLocations.<name>` takes besides the fields of the chart's deployment entry. */
export const codeLocationSchema = z
  .looseObject({
    image: z
      .union([
        z.string(),
        imageSchema.extend({ digest: z.string().nullable().optional().describe('sha256:… of the image') }),
      ])
      .describe('`repository:tag`, or its parts; a digest wins over the tag'),
    port: z.number().int().min(1).max(65535).describe('gRPC port of the code server'),
    args: z.array(z.string()).describe('arguments of `dagster api grpc`, such as [-m, package.definitions]'),
    roleArn: anyRoleArn.describe('IAM role of its pods, where its profiles name several'),
    workloadIdentity: workloadIdentitySchema.describe('who its pods are in Google Cloud or Azure'),
  })
  .partial();

/**
 * The floe level of Tier 3: what `values.yaml` says besides the Dagster chart's own values under `dagster`.
 *
 * Each key may stand at the top of the file (the ADR's form, R16) or under `floe:` (the form of the floe-dagster chart).
 */
export const floeValuesSchema = z
  .strictObject({
    release: releaseSchema.describe('release name and namespace'),
    codeLocations: z
      .record(z.string(), codeLocationSchema.nullable())
      .describe('code locations by name; maps merge over layers'),
    externalPlatformConfig: externalPlatformConfigSchema.describe('how platform.yaml reaches the pods'),
    platformSpec: platformSpecSchema.describe('the floe-dagster chart’s other form of externalPlatformConfig'),
    compiledArtifacts: compiledArtifactsSchema.describe('compiled artifacts by ConfigMap'),
    externalSecrets: externalSecretsSchema.describe('External Secrets Operator'),
    sealedSecrets: sealedSecretsSchema.describe('Sealed Secrets'),
    secretBindings: z
      .record(z.string(), secretBindingSchema)
      .describe('another Secret, key or variable for a reference of platform.yaml'),
    secretsAs: z
      .enum(['variables', 'files'])
      .describe('how pods get the values of references; files: one for each under /var/run/secrets'),
    existing: z
      .strictObject({
        secrets: z.array(z.string()).describe('names of Secrets'),
        configMaps: z.array(z.string()).describe('names of ConfigMaps'),
        serviceAccounts: z.array(z.string()).describe('names of ServiceAccounts'),
        persistentVolumeClaims: z.array(z.string()).describe('names of PersistentVolumeClaims'),
        services: z.array(z.string()).describe('names of Services'),
      })
      .partial()
      .describe('names of objects that are in the namespace already'),
    gitops: gitopsSchema.describe('objects of Argo CD or Flux that bring the environment into the cluster'),
    lints: z.record(z.string(), z.string()).describe('lints to silence: the reason by code, such as DAG025'),
    workloadIdentity: workloadIdentitySchema.describe(
      'who pods are in Google Cloud or Azure; a code location may differ',
    ),
    emptyAwsKeys: z
      .boolean()
      .describe('gives dbt the AWS variables that it asks for, empty, where pods have an IAM role'),
    references: z.enum(['assume', 'strict']).describe('strict: a Secret that nobody provides is an error'),
    image: imageSchema.describe('image of webserver and daemon'),
    imagePullSecrets: z
      .array(z.strictObject({ name: z.string().describe('Secret with registry credentials') }))
      .describe('for every pod of the release'),
    resources: z
      .strictObject({
        webserver: resourcesSchema.describe('of the webserver'),
        daemon: resourcesSchema.describe('of the daemon'),
      })
      .partial()
      .describe('short for dagster.dagsterWebserver.resources and dagster.dagsterDaemon.resources'),
    replicaCount: z.number().int().min(0).describe('replicas of the webserver'),
    autoscaling: autoscalingSchema.describe('a HorizontalPodAutoscaler for the webserver'),
    podDisruptionBudget: podDisruptionBudgetSchema.describe('how many webservers may be down while nodes are drained'),
    networkPolicies: networkPoliciesSchema.describe('only the traffic that Dagster needs, in the whole namespace'),
    ingress: ingressSchema.describe('ingress of the webserver'),
    localAccess: z
      .strictObject({
        enabled: z.boolean().describe('render the Service'),
        nodePort: z.number().int().min(30000).max(32767).describe('port on every node'),
      })
      .partial()
      .describe('a NodePort Service for the webserver'),
  })
  .partial();

/** A values file: the floe level in either form, and the Dagster chart's values. */
export const valuesSchema = z.strictObject({
  ...floeValuesSchema.shape,
  floe: floeValuesSchema.optional().describe('the floe level, nested'),
  dagster: z
    .looseObject({ enabled: z.boolean().optional() })
    .optional()
    .describe('values of the Dagster chart 1.12.17'),
});

export type FloeValues = z.infer<typeof floeValuesSchema>;
export type CodeLocation = z.infer<typeof codeLocationSchema>;
export type Values = z.infer<typeof valuesSchema>;
