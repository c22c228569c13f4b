/** Work of one name is done one after the other; whoever waits holds nothing, no connection either. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Does `work` once everything of that name that came before has ended, well or badly. */
  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(name) === mine) this.last.delete(name);
    }
  }
}
