/** SHA-256 as the platform has it: the browser and Node both do. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

export interface Fingerprint {
  readonly push: (chunk: Uint8Array) => Promise<void>;
  /** A file ends here: where one stops and the next begins counts. */
  readonly endFile: () => Promise<void>;
  /** 64 hexadecimal digits. */
  readonly text: () => string;
}

const BLOCK = 1024 * 1024;
const HASH = 32;

/**
 * A fingerprint of everything in the files, a block at a time: the platform's digest takes whole buffers only, so each block is hashed together
 * with the hash before it. Names do not count: a file that was renamed is the same file.
 */
export const fingerprintOf = (digest: Digest): Fingerprint => {
  const block = new Uint8Array(HASH + BLOCK);
  let filled = HASH;
  const flush = async (): Promise<void> => {
    block.set(await digest(block.slice(0, filled)));
    filled = HASH;
  };
  return {
    push: async (chunk) => {
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + HASH + BLOCK - filled);
        block.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === HASH + BLOCK) await flush();
      }
    },
    endFile: flush,
    text: () => [...block.subarray(0, HASH)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
};

/** Where nobody asks for one. */
export const NO_FINGERPRINT: Fingerprint = { push: async () => undefined, endFile: async () => undefined, text: () => '' };
