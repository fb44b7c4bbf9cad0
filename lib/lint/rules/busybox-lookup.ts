import type { LintRule } from '../lint-rule';
import { waitsForLocations } from '../pod-owner';

/** The last minor version of busybox 1 whose `nslookup` fails only where no address is found. */
const lastGood = 28;

/** The loop ends when `nslookup` succeeds, which depends on the resolver in the image. */
export const busyboxLookup: LintRule = {
  code: 'DAG014',
  title: 'the wait for code locations depends on the tag of busybox',
  verdict: 'lint',
  explanation:
    'Webserver and daemon wait until nslookup finds the Service of each code location. From busybox 1.29 on nslookup also fails when a second query, such as that for IPv6, has no answer: in some clusters the wait never ends.',
  fix: 'keep busybox.image.tag at "1.28"; for another registry change only busybox.image.repository',
  source: [11033],
  check: (view) => {
    const repository = view.text('busybox', 'image', 'repository') ?? '';
    const tag = view.text('busybox', 'image', 'tag');
    if (tag === undefined || !/(^|\/)busybox$/.test(repository) || isGood(tag) || !waitsForLocations(view)) return [];
    return [
      {
        message: `nslookup of busybox "${tag}" may fail for a Service that exists: webserver and daemon then wait for ever`,
        path: view.place('busybox', 'image', 'tag'),
      },
    ];
  },
};

function isGood(tag: string): boolean {
  const minor = /^1\.(\d+)/.exec(tag)?.[1];
  // Images built on glibc bring its resolver.
  return tag.includes('glibc') || (minor !== undefined && Number(minor) <= lastGood);
}
