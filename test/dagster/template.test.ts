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
});
