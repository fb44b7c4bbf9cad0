import * as z from 'zod';
import { text } from '../scalars';
import type { TextPattern } from '../text-rule';

const repositoryUrl: TextPattern = {
  matches: (url) => /^(https?|ssh|oci):\/\/[^\s/]+\/\S+$/.test(url) || /^[\w.-]+@[\w.-]+:\S+$/.test(url),
  words:
    'a URL such as https://github.com/acme/platform-config.git, git@github.com:acme/platform-config.git or oci://…',
};

const relativeFolder: TextPattern = {
  matches: (path) => path === '.' || path.split('/').every((part) => /^[\w.@~-]+$/.test(part) && !/^\.+$/.test(part)),
  words: 'a folder relative to the root of the repository, such as "charts-out", or "."',
};

const duration: TextPattern = {
  matches: (time) => /^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/.test(time),
  words: 'a duration such as "10m" or "1h30m"',
};

const syncOption: TextPattern = {
  matches: (option) => /^[A-Z][A-Za-z]+=\S+$/.test(option),
  words: 'an option of Argo CD such as "CreateNamespace=true"',
};

const textMap = z.record(z.string(), z.string());
const enabled = z.boolean().describe('false switches it off again, for one environment');

const applicationSetSchema = z
  .strictObject({
    clusters: z
      .array(text())
      .min(1)
      .describe('the clusters that the environment runs in, by the names that Argo CD knows'),
    clusterLabels: textMap.describe('instead: every cluster of Argo CD with these labels'),
  })
  .partial()
  .describe('an ApplicationSet that makes an Application for each cluster, instead of one Application');

const argocdSchema = z
  .strictObject({
    enabled,
    name: text().describe('of the Application or ApplicationSet; without it <release>-<environment>'),
    namespace: text().describe('where Argo CD looks for Applications; without it argocd'),
    project: text().describe('AppProject; without it default'),
    server: text().describe('API server of the target cluster; without it https://kubernetes.default.svc'),
    cluster: text().describe('the target cluster by the name that Argo CD knows, instead of server'),
    applicationSet: applicationSetSchema,
    automated: z
      .strictObject({
        prune: z.boolean().describe('delete what is no longer rendered'),
        selfHeal: z.boolean().describe('undo changes made in the cluster'),
      })
      .partial()
      .describe('sync by itself; without it somebody presses the button'),
    syncOptions: z.array(text({ pattern: syncOption })).describe('such as CreateNamespace=true, ServerSideApply=true'),
    labels: textMap.describe('of the Application'),
    annotations: textMap.describe('of the Application, such as those of notifications'),
  })
  .partial();

const fluxSchema = z
  .strictObject({
    enabled,
    name: text().describe('of the Kustomization and its source; without it <release>-<environment>'),
    namespace: text().describe('of both; without it flux-system'),
    source: z
      .strictObject({
        kind: z
          .enum(['GitRepository', 'OCIRepository', 'Bucket', 'ExternalArtifact'])
          .optional()
          .describe('without it GitRepository'),
        name: text().describe('of the source'),
        namespace: text().optional().describe('without it that of the Kustomization'),
      })
      .describe('a source that is in the cluster already, instead of one of its own'),
    secretName: text().describe('Secret with the credentials of the source, where it needs some'),
    sourceInterval: text({ pattern: duration }).describe('how often the source is looked at; without it 1m'),
    interval: text({ pattern: duration }).describe('how often the cluster is brought in line; without it 10m'),
    timeout: text({ pattern: duration }).describe('how long one run may take; without it the interval'),
    prune: z.boolean().describe('delete what is no longer rendered; on by default'),
    wait: z.boolean().describe('ready only when all objects are; on by default'),
    suspend: z.boolean().describe('stop bringing the cluster in line'),
    serviceAccountName: text().describe('account to apply as'),
    kubeConfigSecret: text().describe('Secret with the kubeconfig of another cluster'),
    dependsOn: z.array(text()).describe('Kustomizations of the same namespace that must be ready first'),
    labels: textMap.describe('of the objects'),
    annotations: textMap.describe('of the objects'),
  })
  .partial();

/** Objects that let Argo CD or Flux bring an environment's folder into the cluster (R29). */
export const gitopsSchema = z
  .strictObject({
    repository: text({ pattern: repositoryUrl }).describe('where the rendered manifests are pushed to'),
    branch: text().describe('branch to follow; without it main'),
    tag: text().describe('tag to follow, instead of a branch'),
    folder: text({ pattern: relativeFolder }).describe('the output folder in the repository; without it charts-out'),
    argocd: argocdSchema.describe('an Application for each environment'),
    flux: fluxSchema.describe('a Kustomization for each environment, and its source'),
  })
  .partial();

export type GitopsValues = z.infer<typeof gitopsSchema>;
