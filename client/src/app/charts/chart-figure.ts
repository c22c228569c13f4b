import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Announce } from '../platform/announce';
import { asHtml, asTabs, type ChartTable } from './chart-table';
import { wrapped } from './chart-words';
import { copy, type Copied, fileName, textBlob } from './copying';
import { asPng, pictureOf } from './picture';

let figures = 0;

const DONE: Readonly<Record<'Image' | 'Table', Readonly<Record<Copied, string>>>> = {
  Image: { clipboard: 'Image copied.', file: 'The clipboard did not take the image; it was saved as a file instead.' },
  Table: { clipboard: 'Table copied.', file: 'The clipboard did not take the table; it was saved as a file instead.' },
};
const FAILED = 'It could not be copied. The table below it holds the same numbers and can be selected.';

/**
 * What every chart has: the drawing (projected), a sentence that says what it shows, the same as a table (on request for the eye,
 * always for screen readers), and both to be copied.
 */
@Component({
  selector: 'app-chart-figure',
  imports: [MatButton],
  templateUrl: './chart-figure.html',
  styleUrl: './chart-figure.scss',
})
export class ChartFigure {
  /** Names the figure where several stand on a page, and a file made of it. */
  readonly heading = input.required<string>();
  readonly caption = input.required<string>();
  readonly table = input.required<ChartTable>();

  private readonly announce = inject(Announce);
  private readonly drawing = viewChild.required<ElementRef<HTMLElement>>('drawing');

  protected readonly id = `figure-${++figures}`;
  protected readonly open = signal(false);
  /** What came of the last copy; empty = nothing yet. */
  protected readonly said = signal('');
  protected readonly rows = computed(() => {
    const { columns, rows } = this.table();
    return rows.map(([head = '', ...cells]) => ({ head, cells: cells.map((text, index) => ({ text, numeric: columns[index + 1]?.numeric === true })) }));
  });
  protected readonly rowsWord = computed(() => {
    const n = this.table().rows.length;
    return n === 1 ? '1 row' : `${n} rows`;
  });

  protected async copyImage(): Promise<void> {
    const picture = pictureOf(this.drawing().nativeElement, { heading: this.heading(), caption: this.caption(), broken: wrapped });
    const png = asPng(picture);
    await this.say('Image', copy({ 'image/png': png }, { format: 'image/png', name: fileName(this.heading(), 'png') }));
  }

  protected async copyTable(): Promise<void> {
    const formats = {
      'text/plain': textBlob(asTabs(this.table()), 'text/plain'),
      'text/html': textBlob(asHtml(this.table(), `${this.heading()}. ${this.caption()}`), 'text/html'),
    };
    await this.say('Table', copy(formats, { format: 'text/plain', name: fileName(this.heading(), 'tsv') }));
  }

  private async say(what: 'Image' | 'Table', copying: Promise<Copied>): Promise<void> {
    const words = await copying.then(
      (copied) => DONE[what][copied],
      () => FAILED,
    );
    this.said.set(words);
    this.announce.politely(words);
  }
}
