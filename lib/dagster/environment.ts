import type { Chart } from './chart';
import { present } from './present';
import type { Block } from './values/block';

type EnvEntry = Readonly<Record<string, unknown>>;

/** The variable that holds the database's password. */
export function postgresPassword(secretName: string): EnvEntry {
  return {
    name: 'DAGSTER_PG_PASSWORD',
    valueFrom: { secretKeyRef: { name: secretName, key: 'postgresql-password' } },
  };
}

/** The variables that an `env` list adds to a container; an `env` map goes to a ConfigMap instead. */
export function envList(component: Block): readonly unknown[] {
  return Array.isArray(component.get('env')) ? component.copies('env') : [];
}

/** True where `env` has the older form, a map. */
export function hasEnvMap(component: Block): boolean {
  return component.truthy('env') && typeof component.get('env') === 'object' && !Array.isArray(component.get('env'));
}

/** The sources that `envConfigMaps` names. */
export function envConfigMaps(component: Block): unknown[] {
  return component.copies('envConfigMaps').map((configMapRef) => ({ configMapRef }));
}

/** The sources that `envSecrets` names. */
export function envSecrets(component: Block): unknown[] {
  return component.copies('envSecrets').map((secretRef) => ({ secretRef }));
}

/** The Secret with Celery's addresses. */
export function celerySecret(chart: Chart): unknown {
  return { secretRef: present({ name: chart.values.block('global').optionalText('celeryConfigSecretName') }) };
}

/** True where runs are launched through Celery, which then gives its addresses to every component. */
export function usesCelery(chart: Chart): boolean {
  return chart.values.block('runLauncher').onlyText('type') === 'CeleryK8sRunLauncher';
}
