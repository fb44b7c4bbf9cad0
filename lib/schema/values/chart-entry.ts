type Entry = Readonly<Record<string, unknown>>;

/**
 * Writes an entry of `codeLocations` in the chart's words: `image: repository:tag` as a map, `args` as gRPC arguments;
 * what identities are derived from is no value of the chart.
 */
export function chartEntry(entry: Entry): Entry {
  const { args, image, roleArn: _role, workloadIdentity: _identity, ...rest } = entry;
  return {
    ...rest,
    ...(image === undefined ? {} : { image: typeof image === 'string' ? splitImage(image) : image }),
    ...(args === undefined || rest['dagsterApiGrpcArgs'] !== undefined ? {} : { dagsterApiGrpcArgs: args }),
  };
}

/** The tag begins at a colon behind the last slash: a registry may have a port. */
function splitImage(image: string): Entry {
  const colon = image.indexOf(':', image.lastIndexOf('/') + 1);
  return colon === -1 ? { repository: image } : { repository: image.slice(0, colon), tag: image.slice(colon + 1) };
}
