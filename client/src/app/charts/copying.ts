import { saveFile } from '../ui/save-file';

/** What became of a copy: it is on the clipboard, or it was saved as a file because the clipboard would not take it. */
export type Copied = 'clipboard' | 'file';

/** A name that every file system takes. */
export const fileName = (heading: string, ending: string): string =>
  `${heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.${ending}`;

/**
 * Puts the same thing in several formats on the clipboard; where there is none, or it refuses, saves `fallback` as a file. Rejects
 * only when the thing itself cannot be made. Contents may still be promises: Safari wants to be asked before they are there.
 */
export const copy = async (formats: Readonly<Record<string, Promise<Blob>>>, fallback: { readonly format: string; readonly name: string }): Promise<Copied> => {
  try {
    await navigator.clipboard.write([new ClipboardItem({ ...formats })]);
    return 'clipboard';
  } catch {
    const blob = await formats[fallback.format];
    if (blob === undefined) throw new Error(`Nothing was made as ${fallback.format}`);
    saveFile(blob, fallback.name);
    return 'file';
  }
};

/** Text as the clipboard takes it. */
export const textBlob = (text: string, format: string): Promise<Blob> => Promise.resolve(new Blob([text], { type: format }));
