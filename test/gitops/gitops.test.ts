import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { load } from 'js-yaml';
import { lines, PlatformFolder } from '../synth/platform-folder';
import { kubernetesBinaries } from '../tools/kubernetes-binaries';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

const repository = 'repository: https://git.example.com/acme/platform-config.git';

function withGitops(yaml: string, file = 'platform/prod/values.yaml'): void {
  const indented = yaml.replace(/^/gm, '  ');
  folder.write(file, `gitops:\n${indented}\n${folder.read(file)}`);
}

function objects(environment = 'prod'): Record<string, unknown> {
  const at = folder.path(`charts-out/${environment}.gitops`);
  const files = readdirSync(at).filter((file) => file !== 'kustomization.yaml');
  return Object.fromEntries(
    files.map((file) => {
      const object = load(folder.read(`charts-out/${environment}.gitops/${file}`)) as { kind: string };
      return [object.kind, object];
    }),
  );
}

const labels = {
  'app.kubernetes.io/instance': 'floe-dagster',
  'app.kubernetes.io/managed-by': 'floe-cdk8s',
  'app.kubernetes.io/name': 'floe',
  environment: 'prod',
};

test('without the keys there is no GitOps object and no folder for one', () => {
  folder.publish();
  expect(readdirSync(folder.path('charts-out'))).toEqual(['dev', 'local', 'prod']);
});

test('argocd renders an Application that points at the folder of its environment and syncs by hand', () => {
  withGitops(`${repository}\nargocd: {}`);
  expect(folder.publish()).toMatchObject({ published: true, diagnostics: [] });
  expect(readdirSync(folder.path('charts-out'))).toEqual(['dev', 'local', 'prod', 'prod.gitops']);
  expect(objects()).toEqual({
    Application: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'floe-dagster-prod', namespace: 'argocd', labels },
      spec: {
        project: 'default',
        source: {
          repoURL: 'https://git.example.com/acme/platform-config.git',
          targetRevision: 'main',
          path: 'charts-out/prod',
        },
        destination: { server: 'https://kubernetes.default.svc', namespace: 'floe' },
      },
    },
  });
});

test('an Application takes project, cluster, sync policy, labels and annotations', () => {
  withGitops(`${repository}
tag: v1.2.0
folder: rendered/floe
argocd:
  name: dagster
  namespace: gitops
  project: data
  cluster: prod-eu
  automated: { prune: true, selfHeal: true }
  syncOptions: [CreateNamespace=true, ServerSideApply=true]
  labels: { team: data }
  annotations: { notifications.argoproj.io/subscribe.on-sync-failed.slack: data-platform }`);
  expect(folder.publish()).toMatchObject({ published: true, diagnostics: [] });
  expect(objects()).toMatchObject({
    Application: {
      metadata: {
        name: 'dagster',
        namespace: 'gitops',
        labels: { ...labels, team: 'data' },
        annotations: { 'notifications.argoproj.io/subscribe.on-sync-failed.slack': 'data-platform' },
      },
      spec: {
        project: 'data',
        source: { targetRevision: 'v1.2.0', path: 'rendered/floe/prod' },
        destination: { name: 'prod-eu', namespace: 'floe' },
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
        },
      },
    },
  });
});

test('flux renders a Kustomization and the GitRepository that it reads, with ssh in the form that Flux knows', () => {
  withGitops('repository: git@github.com:acme/platform-config.git\nflux: { secretName: deploy-key }');
  expect(folder.publish()).toMatchObject({ published: true, diagnostics: [] });
  const metadata = { name: 'floe-dagster-prod', namespace: 'flux-system', labels };
  expect(objects()).toEqual({
    GitRepository: {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: {
        url: 'ssh://git@github.com/acme/platform-config.git',
        ref: { branch: 'main' },
        interval: '1m',
        secretRef: { name: 'deploy-key' },
      },
    },
    Kustomization: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: {
        sourceRef: { kind: 'GitRepository', name: 'floe-dagster-prod' },
        path: './charts-out/prod',
        interval: '10m',
        prune: true,
        wait: true,
      },
    },
  });
});

test('an ApplicationSet makes an Application for each cluster that is listed, or that has the labels', () => {
  withGitops(`${repository}
argocd:
  applicationSet: { clusters: [prod-eu, Prod US] }
  automated: { selfHeal: true }
  labels: { team: data }`);
  expect(folder.publish()).toMatchObject({ published: true, diagnostics: [] });
  const set = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'floe-dagster-prod', namespace: 'argocd', labels: { ...labels, team: 'data' } },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [{ list: { elements: [{ cluster: 'prod-eu' }, { cluster: 'Prod US' }] } }],
      template: {
        metadata: { name: 'floe-dagster-prod-{{ normalize .cluster }}', labels: { ...labels, team: 'data' } },
        spec: {
          project: 'default',
          source: {
            repoURL: 'https://git.example.com/acme/platform-config.git',
            targetRevision: 'main',
            path: 'charts-out/prod',
          },
          destination: { name: '{{ .cluster }}', namespace: 'floe' },
          syncPolicy: { automated: { selfHeal: true } },
        },
      },
    },
  };
  expect(objects()).toEqual({ ApplicationSet: set });
  withGitops(
    `${repository}\nargocd: { applicationSet: { clusterLabels: { tier: prod } } }`,
    'platform/dev/values.yaml',
  );
  expect(folder.publish('dev')).toMatchObject({ published: true, diagnostics: [] });
  expect(objects('dev')).toMatchObject({
    ApplicationSet: {
      spec: {
        generators: [{ clusters: { selector: { matchLabels: { tier: 'prod' } } } }],
        template: {
          metadata: { name: 'floe-dagster-dev-{{ .nameNormalized }}' },
          spec: { destination: { name: '{{ .name }}', namespace: 'floe' } },
        },
      },
    },
  });
});

test('flux takes an artifact of a registry for a source, or one that is in the cluster already', () => {
  withGitops(`repository: oci://ghcr.io/acme/platform-config
flux:
  interval: 5m
  timeout: 2m
  prune: false
  wait: false
  suspend: true
  serviceAccountName: deployer
  kubeConfigSecret: prod-eu
  dependsOn: [namespaces]`);
  expect(folder.publish()).toMatchObject({ published: true, diagnostics: [] });
  expect(objects()).toMatchObject({
    OCIRepository: { spec: { url: 'oci://ghcr.io/acme/platform-config', ref: { tag: 'main' } } },
    Kustomization: {
      spec: {
        sourceRef: { kind: 'OCIRepository', name: 'floe-dagster-prod' },
        interval: '5m',
        timeout: '2m',
        prune: false,
        wait: false,
        suspend: true,
        serviceAccountName: 'deployer',
        kubeConfig: { secretRef: { name: 'prod-eu' } },
        dependsOn: [{ name: 'namespaces' }],
      },
    },
  });
  withGitops('flux: { source: { name: flux-system, namespace: flux-system } }', 'platform/dev/values.yaml');
  expect(folder.publish()).toMatchObject({ published: true, diagnostics: [] });
  expect(objects('dev')).toMatchObject({
    Kustomization: { spec: { sourceRef: { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' } } },
  });
  expect(Object.keys(objects('dev'))).toEqual(['Kustomization']);
});

test('kubectl builds the folder of GitOps objects', () => {
  const binaries = kubernetesBinaries();
  if (binaries.skipped !== undefined) return console.warn(`kubectl kustomize: skipped, because ${binaries.skipped}`);
  withGitops(`${repository}\nargocd: {}\nflux: {}`);
  folder.publish();
  const built = execFileSync(binaries.kubectl, ['kustomize', folder.path('charts-out/prod.gitops')], {
    encoding: 'utf8',
  });
  expect(built.match(/^kind: .*/gm)).toEqual(['kind: Application', 'kind: Kustomization', 'kind: GitRepository']);
});

test('base values switch it on for all environments, and one switches it off again; its folder goes', () => {
  withGitops(`${repository}\nargocd: {}`, 'platform/values.yaml');
  folder.publish();
  expect(Object.keys(objects('local'))).toEqual(['Application']);
  withGitops('argocd: { enabled: false }', 'platform/local/values.yaml');
  const { comparison } = folder.publish('local');
  expect(comparison?.stale).toEqual([
    'local.gitops/application.argoproj.io_argocd_floe-dagster-local.yaml',
    'local.gitops/kustomization.yaml',
  ]);
  expect(existsSync(folder.path('charts-out/local.gitops'))).toBe(false);
  expect(Object.keys(objects('dev'))).toEqual(['Application']);
  folder.remove('platform/dev');
  folder.publish();
  expect(readdirSync(folder.path('charts-out'))).toEqual(['local', 'prod', 'prod.gitops']);
});

test.each([
  ['a misspelt key', 'argocd: { sync: true }', ['2:13 error FLOE2002 gitops.argocd.sync']],
  ['no repository', 'argocd: {}', ['2:3 error FLOE5010 gitops.argocd']],
  ['no repository for Flux', 'flux: {}', ['2:3 error FLOE5010 gitops.flux']],
  ['an address that is none', `repository: platform-config\nflux: {}`, ['2:15 error FLOE2005 gitops.repository']],
  ['a folder outside', `${repository}\nfolder: ../x\nflux: {}`, ['3:11 error FLOE2005 gitops.folder']],
  ['a time that is none', `${repository}\nflux: { interval: 10 min }`, ['3:21 error FLOE2005 gitops.flux.interval']],
  ['branch and tag', `${repository}\nbranch: a\ntag: b\nflux: {}`, ['4:3 error FLOE5011 gitops.tag']],
  [
    'two names of a cluster',
    `${repository}\nargocd: { server: https://a.example.com, cluster: b }`,
    ['3:44 error FLOE5011 gitops.argocd.cluster'],
  ],
  [
    'a cluster beside an ApplicationSet',
    `${repository}\nargocd: { cluster: b, applicationSet: { clusters: [a] } }`,
    ['3:13 error FLOE5011 gitops.argocd.cluster'],
  ],
  [
    'clusters by name and by labels',
    `${repository}\nargocd: { applicationSet: { clusters: [a], clusterLabels: { a: b } } }`,
    ['3:46 error FLOE5011 gitops.argocd.applicationSet.clusterLabels'],
  ],
  [
    'an ApplicationSet without clusters',
    `${repository}\nargocd: { applicationSet: {} }`,
    ['3:13 error FLOE5014 gitops.argocd.applicationSet'],
  ],
  [
    'a cluster listed twice',
    `${repository}\nargocd: { applicationSet: { clusters: [a, b, a] } }`,
    ['3:48 error FLOE5014 gitops.argocd.applicationSet.clusters[2]'],
  ],
  [
    'a list of no clusters',
    `${repository}\nargocd: { applicationSet: { clusters: [] } }`,
    ['3:41 error FLOE2007 gitops.argocd.applicationSet.clusters'],
  ],
  ['neither tool', repository, ['1:1 warning FLOE5012 gitops']],
  [
    'settings of a source beside another source',
    `${repository}\nflux: { secretName: key, source: { name: fleet } }`,
    ['2:3 warning FLOE5012 gitops.repository', '3:11 warning FLOE5012 gitops.flux.secretName'],
  ],
  [
    'a password in the address',
    'repository: https://bot:hunter2hunter2@git.example.com/acme/config.git\nflux: {}',
    ['2:15 error FLOE2070 gitops.repository'],
  ],
  [
    'a name that Kubernetes refuses',
    `${repository}\nargocd: { name: Dagster_Prod }`,
    ['3:3 error FLOE4060 gitops.argocd'],
  ],
])('%s is found at its line', (_, yaml, expected) => {
  withGitops(yaml);
  const found = lines(folder.synthesize('prod').diagnostics).filter((line) => line.includes('gitops'));
  expect(found).toEqual(expected.map((line) => `platform/prod/values.yaml:${line}`));
});
