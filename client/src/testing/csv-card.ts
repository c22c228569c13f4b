import { ComponentHarness } from '@angular/cdk/testing';
import { CSV_KINDS, type CsvKind } from '@stagewell/shared/interchange/csv-columns';

/** The card of the tables as whoever brings a file uses it. */
export class CsvCardHarness extends ComponentHarness {
  static readonly hostSelector = 'app-csv-card';

  private readonly field = this.locatorFor('input[type=file]');
  private readonly kinds = this.locatorFor('select');
  private readonly buttons = this.locatorForAll('button');
  private readonly links = this.locatorForAll('a[download]');
  private readonly lines = this.locatorForAll('tbody tr');

  async says(): Promise<string> {
    return (await (await this.host()).text()).replaceAll(/\s+/g, ' ');
  }

  async kind(kind: CsvKind): Promise<void> {
    await (await this.kinds()).selectOptions(CSV_KINDS.indexOf(kind));
  }

  /** Chooses a file. The field is found by its id, since a harness cannot hand files over. */
  async choose(file: File): Promise<void> {
    const field = document.querySelector<HTMLInputElement>('#csv-file');
    if (field === null) throw new Error('No file field');
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    Object.defineProperty(field, 'value', { value: '', writable: true, configurable: true });
    await (await this.field()).dispatchEvent('change');
  }

  async press(name: RegExp): Promise<void> {
    for (const button of await this.buttons()) if (name.test(await button.text())) return button.click();
    throw new Error(`No button says ${name}`);
  }

  async offers(name: RegExp): Promise<boolean> {
    return (await Promise.all((await this.buttons()).map((button) => button.text()))).some((text) => name.test(text));
  }

  /** Where the links lead, by their words. */
  async downloads(): Promise<Readonly<Record<string, string | null>>> {
    const links = await this.links();
    return Object.fromEntries(await Promise.all(links.map(async (link) => [await link.text(), await link.getAttribute('href')] as const)));
  }

  async wrong(): Promise<readonly string[]> {
    return Promise.all((await this.lines()).map(async (line) => (await line.text()).replaceAll(/\s+/g, ' ')));
  }
}
