import { readdirSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { CLIENT_DIR } from './paths.mjs';

/** Fonts and pictures are packed already; index.html gets a fresh nonce with every answer. */
const PACKABLE = /\.(?:js|css|svg|json|wasm)$/;
/** Below this an answer fits into one packet either way. */
const SMALLEST = 1000;

/** The hardest levels: it is done once per build, and took one second for all 55 files (1.5 MB). */
const PACKERS = {
  '.br': (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  '.gz': (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1;

const pack = async (file, extension) => {
  if (changedAt(file + extension) >= changedAt(file)) return false;
  await writeFile(file + extension, await PACKERS[extension](await readFile(file)));
  return true;
};

/**
 * Writes a `.br` and a `.gz` beside every text file of a folder that is worth it, all at once; what is newer than its source stays.
 * @returns {Promise<number>} how many files were written
 */
export const compressFolder = async (folder) => {
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => PACKABLE.test(name))
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).size >= SMALLEST);
  const written = await Promise.all(files.flatMap((file) => Object.keys(PACKERS).map((extension) => pack(file, extension))));
  return written.filter(Boolean).length;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await compressFolder(CLIENT_DIR);
