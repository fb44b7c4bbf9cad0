import { assert, constantFrom, integer, property, tuple } from 'fast-check';
import { DataCursor } from '../../../lib/verify/data-cursor';
import { amountOf, formatAmount, podAmounts } from '../../../lib/verify/quota-fit/amounts';

const none = { requests: undefined, limits: undefined };
const container = (cpu: string, memory: string, more: object = {}) => ({
  name: 'c',
  resources: { requests: { cpu, memory }, limits: { cpu, memory } },
  ...more,
});

function shown(pod: object, defaults: Parameters<typeof podAmounts>[1] = none): string[] {
  const amounts = podAmounts(DataCursor.root(pod), defaults);
  return (['pods', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'] as const).map((name) =>
    formatAmount(name, amounts[name]),
  );
}

it('counts containers together', () => {
  expect(shown({ containers: [container('500m', '1Gi'), container('1', '512Mi')] })).toEqual([
    '1',
    '1500m',
    '1536Mi',
    '1500m',
    '1536Mi',
  ]);
});

it('counts the largest init container where it is more than the containers, and sidecars with them', () => {
  const initContainers = [
    container('2', '64Mi'),
    container('100m', '1Mi', { restartPolicy: 'Always' }),
    container('1', '1Mi'),
  ];
  expect(shown({ initContainers, containers: [container('500m', '1Gi')] }).slice(1, 3)).toEqual(['2', '1025Mi']);
});

it('takes a missing request from the limit, and what is missing altogether from the LimitRange', () => {
  const limited = { containers: [{ name: 'c', resources: { limits: { cpu: '2', memory: '1Gi' } } }] };
  expect(shown(limited).slice(1)).toEqual(['2', '1Gi', '2', '1Gi']);
  const defaults = {
    requests: DataCursor.root({ cpu: '100m', memory: '128Mi' }),
    limits: DataCursor.root({ cpu: '1', memory: '256Mi' }),
  };
  expect(shown({ containers: [{ name: 'c' }] }, defaults).slice(1)).toEqual(['100m', '128Mi', '1', '256Mi']);
});

it('adds the overhead of a runtime class', () => {
  const pod = { containers: [container('1', '1Gi')], overhead: { cpu: '250m', memory: '64Mi' } };
  expect(shown(pod).slice(1)).toEqual(['1250m', '1088Mi', '1250m', '1088Mi']);
});

it('knows what is no quantity', () => {
  expect([amountOf('lots'), amountOf(undefined), amountOf('8 Gi')]).toEqual([undefined, undefined, undefined]);
});

it('sums millis of CPU and bytes of memory exactly, whatever units they are written in', () => {
  const cpu = tuple(integer({ min: 1, max: 100_000 }), constantFrom('m', 'plain'));
  assert(
    property(integer({ min: 1, max: 6 }), cpu, integer({ min: 1, max: 5000 }), (count, [millis, unit], mebibytes) => {
      const text = unit === 'm' ? `${millis}m` : String(millis / 1000);
      const pod = { containers: Array.from({ length: count }, () => container(text, `${mebibytes}Mi`)) };
      const amounts = podAmounts(DataCursor.root(pod), none);
      expect(amounts['limits.cpu']).toBe(BigInt(count * millis) * 1_000_000n);
      expect(amounts['requests.memory']).toBe(BigInt(count * mebibytes) * (1n << 20n) * 1_000_000_000n);
    }),
  );
});
