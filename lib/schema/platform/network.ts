import * as z from 'zod';
import { dnsName, tlsVersion } from '../patterns';
import { flag, integer, orNull, section, text, textList } from '../scalars';

const dnsSchema = section(() => ({
  internal_domain: orNull(text({ pattern: dnsName })).describe('Domain of services inside the network'),
  external_domain: orNull(text({ pattern: dnsName })).describe('Domain that users reach'),
  strategy: z.enum(['kubernetes', 'consul', 'route53']).default('kubernetes').describe('Who answers for names'),
}));

const networkPoliciesSchema = section(() => ({
  enabled: flag().default(false).describe('Restrict traffic between pods'),
  default_rule: z.enum(['deny-all', 'allow-all']).default('allow-all').describe('What holds where no zone says more'),
  zones: z
    .record(
      z.string(),
      section(() => ({
        description: text({ max: 500 }).default('').describe('What the zone is for'),
        allowed_egress: textList().describe('Zones that its pods may call'),
        allowed_ingress: textList().describe('Zones that may call its pods'),
      })),
    )
    .default({})
    .describe('Zones of the network by name'),
}));

const ingressSchema = section(() => ({
  enabled: flag().default(false).describe('Make services reachable from outside of the cluster'),
  ingress_class: z.enum(['nginx', 'traefik', 'alb', 'gce']).default('nginx').describe('Ingress controller'),
  tls: section(() => ({
    enabled: flag().default(false).describe('Serve over TLS'),
    provider: z.enum(['cert-manager', 'acm', 'manual']).default('cert-manager').describe('Who issues certificates'),
    issuer: orNull(text()).describe('Issuer of cert-manager'),
    min_version: text({ pattern: tlsVersion }).default('1.2').describe('Oldest TLS version that is accepted'),
  }))
    .prefault({})
    .describe('TLS of the ingress'),
  routes: z
    .record(
      z.string(),
      section(() => ({
        host: text({ pattern: dnsName }).describe('Host that users reach'),
        service: text({ min: 1 }).describe('Service behind it'),
        port: integer({ min: 1, max: 65535 }).describe('Port of the service'),
        auth: orNull(text()).describe('Kind of authentication'),
      })),
    )
    .default({})
    .describe('Routes by name'),
}));

function nodePort(usual: number) {
  return integer({ min: 30000, max: 32767 }).default(usual);
}

const localAccessSchema = section(() => ({
  enabled: flag().default(false).describe('Make services reachable from the developer machine'),
  access_type: z
    .enum(['nodeport', 'port-forward', 'loadbalancer'])
    .default('nodeport')
    .describe('How they are reached'),
  ports: section(() => ({
    dagster: nodePort(30000).describe('Node port of the Dagster webserver'),
    polaris: nodePort(30181).describe('Node port of Polaris'),
    minio_console: nodePort(30901).describe('Node port of the MinIO console'),
    jaeger: nodePort(30686).describe('Node port of Jaeger'),
    marquez_web: nodePort(30301).describe('Node port of the Marquez web page'),
    marquez_api: nodePort(30500).describe('Node port of the Marquez API'),
    localstack: nodePort(30566).describe('Node port of LocalStack'),
  }))
    .prefault({})
    .describe('Node ports'),
}));

/** Names, policies and ways in (schema section 3.6). */
export const networkSchema = section(() => ({
  enabled: flag().default(true).describe('Take this section into account'),
  dns: dnsSchema.prefault({}).describe('Domains'),
  network_policies: networkPoliciesSchema.prefault({}).describe('Traffic between pods'),
  ingress: ingressSchema.prefault({}).describe('Traffic from outside of the cluster'),
  local_access: localAccessSchema.prefault({}).describe('Access from the developer machine'),
}));
/** The network section with all defaults. */
export type Network = z.infer<typeof networkSchema>;
