import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { CLIENT_DIR } from '../../scripts/paths.mjs';

/** The page and the scripts and styles that it asks for before anything is shown; its font and the chunks of a route come after. */
const initialPaths = (page) => ['', ...[...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, name]) => name)].map((name) => `/${name}`);

/** Bytes of a body as they travel; fetch() would unpack it. Throws when the server packs otherwise than asked, so that no column can lie. */
const sent = ({ port, path, encoding }) =>
  new Promise((resolve, reject) =>
    get({ port, host: '127.0.0.1', path, headers: { 'accept-encoding': encoding } }, (answer) => {
      const packed = answer.headers['content-encoding'] ?? 'identity';
      // The page itself is made for each answer and goes as it is, and so do files too small to pack.
      if (answer.statusCode !== 200 || ![encoding, 'identity'].includes(packed)) reject(new Error(`${path}: ${answer.statusCode}, ${packed}`));
      let length = 0;
      answer.on('data', (chunk) => (length += chunk.length)).on('end', () => resolve(length));
    }).on('error', reject),
  );

/** Bytes of the initial files as the running server sends them to a browser that accepts nothing, gzip, or brotli. */
export const bundle = async (port) => {
  const paths = initialPaths(readFileSync(join(CLIENT_DIR, 'index.html'), 'utf8'));
  const total = async (encoding) => (await Promise.all(paths.map((path) => sent({ port, path, encoding })))).reduce((sum, length) => sum + length, 0);
  return { files: paths.length, raw: await total('identity'), gzip: await total('gzip'), brotli: await total('br') };
};
