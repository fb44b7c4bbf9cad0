/** True for a text that kubeseal wrote: base64 of the length of the sealed session key (two bytes), that key, and the ciphertext. */
export function isSealed(text: string): boolean {
  if (text.length < 4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const keyLength = Buffer.from(text.slice(0, 4), 'base64').readUInt16BE(0);
  return keyLength >= 256 && keyLength <= 1024 && keyLength % 64 === 0;
}
