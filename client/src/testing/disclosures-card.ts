import { ComponentHarness } from '@angular/cdk/testing';

/** The card by which the whole record is given out. */
export class DisclosuresCardHarness extends ComponentHarness {
  static readonly hostSelector = 'app-disclosures-card';

  private readonly fields = this.locatorForAll('input');
  private readonly button = this.locatorFor('form button');
  private readonly lines = this.locatorForAll('li');
  private readonly card = this.locatorForOptional('app-problem-card');

  /** Fills in to whom and why; sends it as the button does. */
  async give(recipient: string, reason = ''): Promise<void> {
    const [to, why] = await this.fields();
    await to?.setInputValue(recipient);
    await why?.setInputValue(reason);
    await (await this.button()).click();
  }

  async mayBePressed(): Promise<boolean> {
    return !(await (await this.button()).getProperty<boolean>('disabled'));
  }

  /** What was given out before, line by line. */
  async given(): Promise<readonly string[]> {
    return Promise.all((await this.lines()).map(async (line) => (await line.text()).replaceAll(/\s+/g, ' ').trim()));
  }

  /** What went wrong; `null` = nothing. */
  async problem(): Promise<string | null> {
    const card = await this.card();
    return card === null ? null : card.text();
  }
}
