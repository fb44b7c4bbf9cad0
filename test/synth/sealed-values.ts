/** A value of the form that kubeseal writes: length of the session key, session key, ciphertext. */
export function sealedValue(seed: number): string {
  return Buffer.concat([Buffer.from([2, 0]), Buffer.alloc(512 + 48, seed)]).toString('base64');
}

/** A SealedSecret as kubeseal writes it. */
export function sealedSecret(name: string, keys: readonly string[], metadata = ''): string {
  const data = keys.map((key, index) => `    ${key}: ${sealedValue(index + 1)}\n`).join('');
  return [
    'apiVersion: bitnami.com/v1alpha1',
    'kind: SealedSecret',
    'metadata:',
    '  creationTimestamp: null',
    `  name: ${name}`,
    ...(metadata === '' ? [] : [`  ${metadata}`]),
    'spec:',
    '  encryptedData:',
    `${data}  template:`,
    '    metadata:',
    '      creationTimestamp: null',
    `      name: ${name}`,
    '    type: Opaque',
    '',
  ].join('\n');
}
