import { createHash } from 'node:crypto';
import { csvOf, type CsvCell } from '@stagewell/shared/insight/csv';
import type { ExportedFile } from '@stagewell/shared/interchange/disclosure';
import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A zip that is made as its files come; only what is compressed stays in memory, and of each file its length and hash. */
export class Archive {
  private readonly parts: Uint8Array[] = [];
  private readonly listed: ExportedFile[] = [];
  private readonly zip = new Zip((error, part) => {
    if (error) throw error;
    this.parts.push(part);
  });

  /** The files so far, as a manifest lists them. */
  get files(): readonly ExportedFile[] {
    return this.listed;
  }

  add(name: string, text: string, rows = 1): void {
    const file = this.begin(name);
    file.write(text);
    file.end(rows);
  }

  /** A table whose rows come some at a time; answers how many there were. */
  async addTable(name: string, header: readonly CsvCell[], pages: AsyncIterable<readonly (readonly CsvCell[])[]>): Promise<number> {
    const file = this.begin(name);
    file.write(csvOf([header]));
    let rows = 0;
    for await (const page of pages) {
      rows += page.length;
      // The mark of the encoding stands once, before the header.
      if (page.length > 0) file.write(csvOf(page).slice(1));
    }
    file.end(rows);
    return rows;
  }

  end(): Buffer {
    this.zip.end();
    return Buffer.concat(this.parts);
  }

  private begin(name: string): { write: (text: string) => void; end: (rows: number) => void } {
    const file = new ZipDeflate(name, { level: 6 });
    const hash = createHash('sha256');
    let bytes = 0;
    this.zip.add(file);
    return {
      write: (text) => {
        const part = strToU8(text);
        hash.update(part);
        bytes += part.length;
        file.push(part);
      },
      end: (rows) => {
        file.push(new Uint8Array(), true);
        this.listed.push({ name, bytes, rows, sha256: hash.digest('hex') });
      },
    };
  }
}
