import { at, find, render } from './rendering';

function expand(template: string, values: Record<string, unknown> = {}): unknown {
  const extraManifests = [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'expanded' }, data: { text: template } },
  ];
  return at(find(render({ ...values, extraManifests }), 'ConfigMap', 'expanded'), 'data', 'text');
}

function faultOf(template: string): string | undefined {
  const extraManifests = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { text: template } }];
  return render({ extraManifests }).failures[0]?.message;
}

describe('templates in extra objects', () => {
  it.each([
    ['{{ .Release.Name }}/{{ .Release.Namespace }}', 'acme/data'],
    ['{{ .Chart.Name }}-{{ .Chart.Version }}', 'dagster-1.12.17'],
    ['{{ .Values.missing }}', ''],
    ['{{ .Values.missing | default "x" | upper | quote }}', '"X"'],
    ['{{ printf "%s-%03d" .Release.Name 7 }}', 'acme-007'],
    ['{{ include "dagster.fullname" . }}', 'acme-dagster'],
    ['{{ "{{" }} $labels.x {{ "}}" }}', '{{ $labels.x }}'],
    ['{{ `{{ raw }}` }}', '{{ raw }}'],
    ['a {{- /* note */ -}} b', 'ab'],
    ['{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }}', '2'],
    ['{{ range $i, $x := list "a" "b" }}{{ $i }}{{ $x }}{{ end }}', '0a1b'],
    ['{{ with dict "a" (dict "b" 5) }}{{ .a.b }}{{ end }}', '5'],
    ['{{ (dict "a" 1).a }}{{ and 1 0 }}{{ or "" 3 }}', '103'],
    ['{{ trunc -3 "abcdef" }} {{ trimSuffix "-" "a-" }}', 'def a'],
    ['{{ eq "a" "b" "a" }}', 'true'],
  ])('executes %s', (template, text) => {
    expect(expand(template)).toBe(text);
  });

  it('counts the indentation of a block of text as Helm does', () => {
    expect(
      expand('limits:\n  {{- .Values.limits | toYaml | nindent 6 }}\n', { limits: { cpu: 1, memory: '1Gi' } }),
    ).toBe('limits:\n  cpu: 1\n  memory: 1Gi\n');
  });

  it.each([
    ['{{ now }}', 'the function "now" is not supported'],
    ['{{ include "other.name" . }}', 'the template "other.name" is not supported in include'],
    ['{{ include "dagster.name" .Values }}', 'needs the top scope'],
    ['{{ .Values.a.b }}', '".b" is read of nothing'],
    ['{{ .Release.Foo }}', '".Release" has no ".Foo" here'],
    ['{{ if true }}', 'has no "end"'],
    ['{{ .Values.x', 'has no closing braces'],
    ['{{ $x }}', 'the variable "$x" is not defined'],
    ['{{ define "a" }}{{ end }}', '"define" is not supported'],
    ['{{ fail "not like this" }}', 'not like this'],
    ['{{ "a" 1 }}', 'a value is given arguments'],
  ])('refuses %s and says why', (template, message) => {
    expect(faultOf(template)).toContain(message);
  });

  it.each([
    ['{{ .Values.constructor }}{{ .Values.toString }}', ''],
    ['{{ get .Values "constructor" }}{{ hasKey .Values "__proto__" }}', 'false'],
    ['{{ index .Values "hasOwnProperty" }}', ''],
    ['{{ repeat -1 "x" }}{{ indent -2 "y" }}', 'y'],
  ])('sees no key that nobody wrote: %s', (template, text) => {
    expect(expand(template)).toBe(text);
  });

  it.each([
    ['{{ range until 1000000000 }}x{{ end }}', 'it counts to 1000000000, more than'],
    ['{{ range 1000000000 }}x{{ end }}', 'it counts to 1000000000, more than'],
    ['{{ range until 90000 }}{{ range until 90000 }}x{{ end }}{{ end }}', 'it takes more than 200000 steps'],
    ['{{ repeat 100000 (repeat 100000 "x") }}', 'a text has more than 4194304 characters'],
    ['{{ replace "x" (repeat 9000 "y") (repeat 9000 "x") }}', 'a text has more than 4194304 characters'],
    ['{{ indent 90000 (repeat 90000 "\\n") }}', 'a text has more than 4194304 characters'],
    ['{{ printf "%0999999999d" 1 }}', 'it counts to 999999999, more than'],
    ['{{ printf "%.999f" 1.5 }}', 'it asks for too much'],
    [`{{ ${'('.repeat(20000)}1${')'.repeat(20000)} }}`, 'parentheses are nested more than 100 deep'],
    [
      `{{ $x := "xxxxxxxx" }}${'{{ $x = printf "%s%s" $x $x }}'.repeat(60)}{{ $x }}`,
      'a text has more than 4194304 characters',
    ],
  ])('refuses what would never end or fill the memory (%#)', (template, message) => {
    expect(faultOf(template)).toContain(message);
  });

  it('refuses a template that calls itself', () => {
    const again = '{{ tpl .Values.again . }}';
    const extraManifests = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { text: again } }];
    expect(render({ again, extraManifests }).failures[0]?.message).toContain(
      'templates call each other more than 100 deep',
    );
  });
});
