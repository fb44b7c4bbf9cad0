import * as z from 'zod';

const looseMap = z.record(z.string(), z.unknown());

const percentSchema = z.number().int().min(1).max(1000);
/** A HorizontalPodAutoscaler for the webserver. */
export const autoscalingSchema = z
  .strictObject({
    enabled: z.boolean().describe('render the autoscaler'),
    minReplicas: z.number().int().min(1).describe('least webservers; without it replicaCount, else 2'),
    maxReplicas: z.number().int().min(1).describe('most webservers; without it twice the least'),
    targetCPUUtilizationPercentage: percentSchema.describe('of the CPU that a pod requests; 80 without any target'),
    targetMemoryUtilizationPercentage: percentSchema.describe('of the memory that a pod requests'),
  })
  .partial();

const countOrPercentSchema = z.union([z.number().int().min(0), z.string().regex(/^(100|[1-9]?[0-9])%$/)]);
/** A PodDisruptionBudget for the webserver. */
export const podDisruptionBudgetSchema = z
  .strictObject({
    enabled: z.boolean().describe('on by itself where there is more than one webserver'),
    minAvailable: countOrPercentSchema.describe('a number of webservers or a percentage such as "50%"'),
    maxUnavailable: countOrPercentSchema.describe('a number or a percentage; 1 when neither is set'),
  })
  .partial();

/** NetworkPolicies of the release. */
export const networkPoliciesSchema = z
  .strictObject({
    enabled: z.boolean().describe('without it as network.network_policies of platform.yaml says'),
    webserverFrom: z.array(looseMap).describe('NetworkPolicyPeers that may call the webserver; without it anyone'),
    egress: z.array(looseMap).describe('more NetworkPolicyEgressRules for code servers and runs'),
  })
  .partial();
