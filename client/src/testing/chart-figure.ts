import { ComponentHarness } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { ComponentFixture } from '@angular/core/testing';

/** A chart as whoever reads, copies or lists it uses it. */
export class ChartFigureHarness extends ComponentHarness {
  static readonly hostSelector = 'app-chart-figure';

  private readonly buttons = this.locatorForAll('.tools button');
  private readonly sentence = this.locatorFor('figcaption');
  private readonly lines = this.locatorForAll('tbody tr');
  private readonly heads = this.locatorForAll('thead th');
  private readonly outcome = this.locatorFor('.tools > span');
  private readonly hidden = this.locatorForOptional('div.visually-hidden table');

  async caption(): Promise<string> {
    return (await this.sentence()).text();
  }

  async columns(): Promise<readonly string[]> {
    return Promise.all((await this.heads()).map((head) => head.text()));
  }

  /** The cells of the table, row by row. */
  async rows(): Promise<readonly (readonly string[])[]> {
    const cells = this.locatorForAll('tbody th, tbody td');
    const [texts, counts] = [
      await Promise.all((await cells()).map((cell) => cell.text())),
      await Promise.all((await this.lines()).map(async (line) => Number(await line.getProperty<number>('childElementCount')))),
    ];
    return counts.map((count, index) => {
      const from = counts.slice(0, index).reduce((sum, one) => sum + one, 0);
      return texts.slice(from, from + count);
    });
  }

  /** Whether the table is there for the eye. */
  async showsTable(): Promise<boolean> {
    return (await this.hidden()) === null;
  }

  async press(name: 'Show table' | 'Hide table' | 'Copy image' | 'Copy table'): Promise<void> {
    for (const button of await this.buttons()) if ((await button.text()).startsWith(name)) return button.click();
    throw new Error(`No button says ${name}`);
  }

  /** What became of the last copy. */
  async said(): Promise<string> {
    return (await this.outcome()).text();
  }
}

/** The one figure of a component. */
export const figureIn = (fixture: ComponentFixture<unknown>): Promise<ChartFigureHarness> =>
  TestbedHarnessEnvironment.loader(fixture).getHarness(ChartFigureHarness);
