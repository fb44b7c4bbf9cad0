import { createServer, type Server } from 'node:http';

/** An object that was put into the store, and the access key that signed the request. */
export interface StoredObject {
  readonly accessKey: string | undefined;
  readonly text: string;
}

/** As much of S3 as uploading, reading and finding an object takes; signatures are noted, not checked. */
export class ObjectStore {
  /** Objects by `/bucket/key`. */
  readonly objects = new Map<string, StoredObject>();
  private readonly server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://store').pathname);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'PUT') {
        const accessKey = /Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
        this.objects.set(path, { accessKey, text: Buffer.concat(chunks).toString('utf8') });
        return response.writeHead(200, { ETag: '"0"' }).end();
      }
      const found = this.objects.get(path);
      if (found === undefined) return response.writeHead(404).end();
      return response.writeHead(200, { 'Content-Length': Buffer.byteLength(found.text), ETag: '"0"' }).end(found.text);
    });
  });

  listen(port: number): Promise<void> {
    return new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
