import { debianProgram, type Program } from '../../tools/debian-program';
import { goProgram } from '../../tools/go-program';
import { kubernetesBinaries } from '../../tools/kubernetes-binaries';
import type { ClusterPrograms } from './cluster';

/** The version whose schema the toolkit checks against. */
const minor = '37.2';

/** Modules that k8s.io/kubernetes takes from its own tree, and the proxy has by the matching version. */
const staging = [
  'api',
  'apiextensions-apiserver',
  'apimachinery',
  'apiserver',
  'cli-runtime',
  'client-go',
  'cloud-provider',
  'cluster-bootstrap',
  'code-generator',
  'component-base',
  'component-helpers',
  'controller-manager',
  'cri-api',
  'cri-client',
  'cri-streaming',
  'csi-translation-lib',
  'dynamic-resource-allocation',
  'endpointslice',
  'externaljwt',
  'kms',
  'kube-aggregator',
  'kube-controller-manager',
  'kube-proxy',
  'kube-scheduler',
  'kubectl',
  'kubelet',
  'metrics',
  'mount-utils',
  'pod-security-admission',
  'sample-apiserver',
  'sample-cli-plugin',
  'sample-controller',
  'streaming',
];

/** kube-apiserver, built from the Go module proxy once; some ten minutes on two cores. */
function kubeApiserver(): Program {
  const replaced = staging.map((name) => `\tk8s.io/${name} => k8s.io/${name} v0.${minor}\n`).join('');
  return goProgram({
    main: 'k8s.io/kubernetes/cmd/kube-apiserver',
    module: `module floe-conformance\n\ngo 1.26.0\n\nrequire k8s.io/kubernetes v1.${minor}\n\nreplace (\n${replaced})\n`,
    ldflags: `-X k8s.io/component-base/version.gitVersion=v1.${minor}`,
  });
}

/** The programs of a cluster, or the reason why one of them cannot be had. */
export function clusterPrograms(): (ClusterPrograms & { readonly skipped?: undefined }) | { readonly skipped: string } {
  const binaries = kubernetesBinaries();
  if (binaries.skipped !== undefined) return binaries;
  const etcd = debianProgram('etcd', 'etcd-server');
  if (etcd.skipped !== undefined) return etcd;
  const server = kubeApiserver();
  if (server.skipped !== undefined) return server;
  return { etcd: etcd.path, kubeApiserver: server.path, kubectl: binaries.kubectl };
}
