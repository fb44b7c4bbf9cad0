import { App } from 'cdk8s';
import { EnvironmentChart, publishApp, readEnvironments } from './lib';

// Read, parse, derive: platform/<env>/ becomes plain data, with every fault located.
const platform = readEnvironments();

// Render: one chart for each environment. Add constructs of your own to a chart and they are verified and published too.
const app = new App();
for (const environment of platform.environments) {
  new EnvironmentChart(app, environment.name, { environment });
}

// Verify, then write charts-out/<env>/ in one swap, or nothing at all.
publishApp(app, platform);
