/** Questions to a webserver, in its GraphQL. */
export class WebserverApi {
  constructor(private readonly url: string) {}

  /** What each code location of the workspace came to: its assets, or the message of its error. */
  async locations(): Promise<Record<string, readonly string[] | string>> {
    const { workspaceOrError } = await this.ask<{ workspaceOrError: { locationEntries: LocationEntry[] } }>(`{
      workspaceOrError { ... on Workspace { locationEntries { name locationOrLoadError {
        ... on PythonError { message }
        ... on RepositoryLocation { repositories { assetNodes { assetKey { path } } } }
      } } } }
    }`);
    return Object.fromEntries(
      workspaceOrError.locationEntries.map(({ name, locationOrLoadError: found }) => [
        name,
        found?.message ??
          found?.repositories?.flatMap((one) => one.assetNodes.map((node) => node.assetKey.path[0])) ??
          [],
      ]),
    );
  }

  /** Where a run stands, and what it wrote down of the assets that it made. */
  async run(id: string): Promise<RunReport> {
    const { runOrError } = await this.ask<{ runOrError: { status: string; assetMaterializations: Materialization[] } }>(
      `query run($id: ID!) { runOrError(runId: $id) { ... on Run {
        status assetMaterializations { metadataEntries { label ... on TextMetadataEntry { text } } }
      } } }`,
      { id },
    );
    const entries = runOrError.assetMaterializations.flatMap(({ metadataEntries }) => metadataEntries);
    return { status: runOrError.status, metadata: Object.fromEntries(entries.map(({ label, text }) => [label, text])) };
  }

  private async ask<Answer>(query: string, variables: object = {}): Promise<Answer> {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = (await response.json()) as { data: Answer; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }
}

export interface RunReport {
  readonly status: string;
  readonly metadata: Readonly<Record<string, string | undefined>>;
}

interface LocationEntry {
  readonly name: string;
  readonly locationOrLoadError: {
    readonly message?: string;
    readonly repositories?: readonly { assetNodes: readonly { assetKey: { path: readonly [string] } }[] }[];
  } | null;
}

interface Materialization {
  readonly metadataEntries: readonly { readonly label: string; readonly text?: string }[];
}
