import type { BulkFile } from '@stagewell/shared/interchange/bulk/files';
import type { Digest } from '@stagewell/shared/interchange/bulk/fingerprint';

/** A file with its path below the folder that was chosen. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

export const chosenOf = (files: readonly File[]): readonly ChosenFile[] =>
  files.map((file) => ({ path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file }));

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));
const entriesOf = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

/** Everything below an entry that was dropped. A folder gives its entries a part at a time, until there is none. */
const filesBelow = async (entry: FileSystemEntry): Promise<readonly ChosenFile[]> => {
  if (entry.isFile) return [{ path: entry.fullPath.replace(/^\//u, ''), file: await fileOf(entry as FileSystemFileEntry) }];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: ChosenFile[] = [];
  for (let part = await entriesOf(reader); part.length > 0; part = await entriesOf(reader)) {
    for (const one of part) found.push(...(await filesBelow(one)));
  }
  return found;
};

/** What was dropped: files, and the files of folders. */
export const droppedFiles = async (dropped: DataTransfer | null): Promise<readonly ChosenFile[]> => {
  // Entries can be asked for only while the event lasts.
  const entries = [...(dropped?.items ?? [])].map((item) => item.webkitGetAsEntry());
  const files = [...(dropped?.files ?? [])];
  if (entries.length === 0 || entries.some((entry) => entry === null)) return chosenOf(files);
  return (await Promise.all(entries.filter((entry) => entry !== null).map(filesBelow))).flat();
};

/** Parts of a file as they come from the disk; it is never in memory as a whole. */
async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    reader.releaseLock();
  }
}

export const bulkFileOf = ({ path, file }: ChosenFile): BulkFile => ({
  name: path,
  size: file.size,
  chunks: () => chunksOf(file),
  read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
});

const decoder = new TextDecoder();
export const decode = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Browsers have it on https and on this machine only; without it the same files are not known again. */
export const sha256 = (): Digest | null => {
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  return subtle === undefined ? null : async (bytes) => new Uint8Array(await subtle.digest('SHA-256', bytes));
};
