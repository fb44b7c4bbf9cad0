import type { Chart } from '../chart';
import { chartVersion } from '../version';
import { TemplateFault } from './syntax';

/** A value with fixed fields, such as `.Release`: an unknown field is a fault, not null. */
export class Fields {
  constructor(
    private readonly name: string,
    private readonly fields: Readonly<Record<string, unknown>>,
  ) {}

  field(name: string): unknown {
    if (Object.hasOwn(this.fields, name)) return this.fields[name];
    const known = Object.keys(this.fields).map((field) => `.${field}`);
    throw new TemplateFault(`"${this.name}" has no ".${name}" here (it has ${known.join(', ')})`);
  }
}

/** The top of a template: what `.` and `$` are at its start. */
export class RootScope extends Fields {
  constructor(readonly chart: Chart) {
    const { release, values } = chart;
    super('$', {
      Values: values.data,
      Release: new Fields('.Release', {
        Name: release.name,
        Namespace: release.namespace,
        Service: 'Helm',
        IsInstall: true,
        IsUpgrade: false,
        Revision: 1,
      }),
      Chart: new Fields('.Chart', {
        Name: chart.name,
        Version: chartVersion,
        AppVersion: chartVersion,
        Type: 'application',
      }),
    });
  }
}
