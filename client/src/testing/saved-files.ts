import { jest } from '@jest/globals';

/** A file that the page saved. */
export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

const textOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error);
    reader.readAsText(blob);
  });

/** From now on files are not saved but kept here, in their order; `jest.restoreAllMocks` ends it. The test browser cannot save any. */
export const keepSavedFiles = (): (() => Promise<readonly SavedFile[]>) => {
  const made: { name: string; blob: Blob }[] = [];
  let last = new Blob();
  URL.createObjectURL = (blob) => {
    if (blob instanceof Blob) last = blob;
    return 'blob:x';
  };
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    made.push({ name: this.download, blob: last });
  });
  return () => Promise.all(made.map(async ({ name, blob }) => ({ name, text: await textOf(blob) })));
};
