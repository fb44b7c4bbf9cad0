import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { freePort } from '../../tools/free-port';
import type { RenderedPod, RenderedPods, RenderedService } from './rendered-pods';

/** The network of a cluster on loopback: each port of a pod, and each address outside, is a free port of 127.0.0.1. */
export class Loopback {
  /** Local ports by `host:port` of the cluster. */
  private readonly addresses = new Map<string, number>();
  private readonly podPorts = new Map<string, number>();

  private constructor() {}

  /**
   * @param started the pods that run; a Service leads to the one that its selector picks, as kube-proxy would
   * @param outside addresses (`host:port`) that something else than a pod answers
   */
  static async of(pods: RenderedPods, started: readonly RenderedPod[], outside: readonly string[]): Promise<Loopback> {
    const loopback = new Loopback();
    for (const pod of started) {
      for (const service of pods.services().filter((one) => selects(one, pod))) {
        for (const { port, targetPort } of service.ports) {
          const local = await loopback.reserve(`${pod.name}:${portNumber(targetPort ?? port, pod)}`);
          loopback.addresses.set(`${service.name}:${port}`, local);
        }
      }
    }
    for (const address of outside) loopback.addresses.set(address, await freePort());
    return loopback;
  }

  /** The local port behind an address of the cluster, such as `customer-analytics:3030`. */
  local(address: string): number {
    const port = this.addresses.get(address);
    if (port === undefined) throw new Error(`nothing answers at ${address}`);
    return port;
  }

  /** The local port of a port, by number or name, that a pod listens on itself. */
  portOf(pod: RenderedPod, port: number | string): number {
    const local = this.podPorts.get(`${pod.name}:${portNumber(port, pod)}`);
    if (local === undefined) throw new Error(`no Service leads to port ${port} of ${pod.name}`);
    return local;
  }

  /** The same YAML with its addresses on loopback: pairs of `host`, or `hostname`, and `port`, and addresses in URLs. */
  yaml(text: string): string {
    const document = parseDocument(text);
    visit(document, {
      Map: (_, map) => {
        for (const key of ['host', 'hostname']) {
          const [host, port] = [map.get(key), map.get('port')];
          const local = this.addresses.get(`${host}:${port}`);
          if (local === undefined) continue;
          map.set(key, '127.0.0.1');
          map.set('port', local);
        }
      },
      Scalar: (_, scalar) => {
        if (isScalar(scalar) && typeof scalar.value === 'string') scalar.value = this.urls(scalar.value);
      },
    });
    return isMap(document.contents) ? document.toString() : text;
  }

  /** A command line with its own ports, and addresses of others, on loopback: `-h HOST -p PORT` and `-p PORT`. */
  command(words: readonly string[], pod: RenderedPod): string[] {
    return words.map((word, at) => {
      const [two, one, next] = [words[at - 2], words[at - 1], words[at + 1]];
      if (one === '-h' && next === '-p') return '127.0.0.1';
      if (one === '-p') return String(this.portFor(words[at - 3] === '-h' ? two : undefined, word, pod));
      return word.replace(/(-h (\S+) )?-p (\d+)/g, (_, given: string | undefined, host: string, port: string) => {
        return `${given === undefined ? '' : '-h 127.0.0.1 '}-p ${this.portFor(host, port, pod)}`;
      });
    });
  }

  private portFor(host: string | undefined, port: string, pod: RenderedPod): number {
    return this.addresses.get(`${host}:${port}`) ?? this.portOf(pod, Number(port));
  }

  private urls(text: string): string {
    return text.replace(/\/\/([\w.-]+:\d+)/g, (whole, address: string) => {
      const local = this.addresses.get(address);
      return local === undefined ? whole : `//127.0.0.1:${local}`;
    });
  }

  private async reserve(podPort: string): Promise<number> {
    const local = this.podPorts.get(podPort) ?? (await freePort());
    this.podPorts.set(podPort, local);
    return local;
  }
}

function selects({ selector }: RenderedService, { labels }: RenderedPod): boolean {
  const wanted = Object.entries(selector ?? {});
  return wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value);
}

function portNumber(port: number | string, { name, container }: RenderedPod): number {
  if (typeof port === 'number') return port;
  const found = container.ports?.find((one) => one.name === port);
  if (found === undefined) throw new Error(`${name} names no port ${port}`);
  return found.containerPort;
}
