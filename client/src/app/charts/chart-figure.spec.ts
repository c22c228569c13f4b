import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { violations } from '../../testing/axe';
import { figureIn } from '../../testing/chart-figure';
import { ChartFigure } from './chart-figure';
import { asHtml, asTabs, numberColumn, wordColumn } from './chart-table';
import { fileName } from './copying';

const TABLE = {
  columns: [wordColumn('Day'), numberColumn('PEG (0–10)')],
  rows: [
    ['Nov 24, 2026', '0.0'],
    ['Nov 17, 2026', 'not answered'],
  ],
  empty: 'No reading in this period.',
};

@Component({
  imports: [ChartFigure],
  template: `<app-chart-figure heading="PEG" caption="Two days." [table]="table"><svg width="10" height="10"></svg></app-chart-figure>`,
})
class Shown {
  protected readonly table = TABLE;
}

const open = async () => {
  const fixture = TestBed.createComponent(Shown);
  await fixture.whenStable();
  return { element: fixture.nativeElement as HTMLElement, figure: await figureIn(fixture) };
};

/** What was put on the clipboard, as text by format; jsdom has no clipboard of its own. */
class Item {
  constructor(readonly formats: Readonly<Record<string, Promise<Blob>>>) {}
}
const textOf = async (blob: Blob | undefined): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    if (blob !== undefined) reader.readAsText(blob);
  });

describe('a figure', () => {
  it('always has its table for who listens, and shows it to who asks', async () => {
    const { element, figure } = await open();
    expect(await figure.caption()).toBe('Two days.');
    expect(await figure.rows()).toEqual(TABLE.rows);
    expect(await figure.showsTable()).toBe(false);
    expect(await violations(element)).toEqual([]);
    await figure.press('Show table');
    expect(await figure.showsTable()).toBe(true);
    expect(await violations(element)).toEqual([]);
    await figure.press('Hide table');
    expect(await figure.showsTable()).toBe(false);
  });
});

describe('a copy of the table', () => {
  const written: Item[] = [];
  let refuses = false;
  const saved: string[] = [];

  beforeEach(() => {
    written.length = 0;
    saved.length = 0;
    refuses = false;
    Object.assign(globalThis, { ClipboardItem: Item });
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { write: (items: Item[]) => (refuses ? Promise.reject(new Error('no')) : Promise.resolve(void written.push(...items))) },
    });
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    Reflect.deleteProperty(globalThis, 'ClipboardItem');
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('is text with tabs for a spreadsheet and a table for a letter', async () => {
    const { figure } = await open();
    await figure.press('Copy table');
    expect(await textOf(await written[0]?.formats['text/plain'])).toBe('Day\tPEG (0–10)\nNov 24, 2026\t0.0\nNov 17, 2026\tnot answered');
    expect(await textOf(await written[0]?.formats['text/html'])).toContain('<caption>PEG. Two days.</caption>');
    expect(await figure.said()).toBe('Table copied.');
  });

  it('is saved as a file where the clipboard refuses, and says so', async () => {
    refuses = true;
    const { figure } = await open();
    await figure.press('Copy table');
    expect(saved).toEqual(['peg.tsv']);
    expect(await figure.said()).toContain('saved as a file');
  });
});

describe('a table as text', () => {
  it.each([
    ['a tab or a line break would move what follows', 'a\tb\nc', 'a b c'],
    ['a spreadsheet would run it', '=HYPERLINK("x")', `'=HYPERLINK("x")`],
    ['a number below zero is one', '-1.4', '-1.4'],
    ['a real minus sign is a word to it', '−1.4', '-1.4'],
    ['an interval is words', '−1.4 to +0.3', '−1.4 to +0.3'],
  ])('%s', (_what, cell, text) => {
    expect(asTabs({ ...TABLE, rows: [['x', cell]] }).split('\n')[1]).toBe(`x\t${text}`);
  });

  it('is no markup of whoever wrote a cell', () => {
    expect(asHtml({ ...TABLE, rows: [['<img src=x>', '"&']] }, 'a<b')).toContain('<td>&lt;img src=x&gt;</td><td>&quot;&amp;</td>');
  });

  it('has a file name that every system takes', () => {
    expect(fileName('What coincides: PEG, 0–10', 'png')).toBe('what-coincides-peg-0-10.png');
  });
});
