import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { CLIENT_DIR } from '../../scripts/paths.mjs';

/** The files that index.html asks for before anything is shown. */
const initialFiles = (page) => ['index.html', ...[...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, name]) => name)];

const add = (files, weigh) => files.reduce((total, file) => total + weigh(file), 0);

const served = async (port, names) => {
  const lengths = await Promise.all(
    names.map(async (name) => {
      // fetch() would unpack the answer; what counts is what travels.
      const { get } = await import('node:http');
      return new Promise((resolve, reject) =>
        get({ port, host: '127.0.0.1', path: name === 'index.html' ? '/' : `/${name}`, headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
          let length = 0;
          answer.on('data', (chunk) => (length += chunk.length)).on('end', () => resolve(length));
        }).on('error', reject),
      );
    }),
  );
  return add(lengths, (length) => length);
};

/** Bytes of the initial files as built, as they could be packed, and as the server sends them. */
export const bundle = async (port) => {
  const names = initialFiles(readFileSync(join(CLIENT_DIR, 'index.html'), 'utf8'));
  const files = names.map((name) => readFileSync(join(CLIENT_DIR, name)));
  return {
    files: names.length,
    raw: add(files, ({ length }) => length),
    gzip: add(files, (file) => gzipSync(file).length),
    brotli: add(files, (file) => brotliCompressSync(file).length),
    served: await served(port, names),
  };
};
