/** A heap: the least by the given order comes out first. */
export class Heap<T> {
  private readonly items: T[] = [];

  constructor(readonly compare: (a: T, b: T) => number) {}

  get size(): number {
    return this.items.length;
  }

  /** The same items in another order. */
  sortedBy(compare: (a: T, b: T) => number): Heap<T> {
    const other = new Heap(compare);
    for (const item of this.items) other.push(item);
    return other;
  }

  peek(): T | undefined {
    return this.items[0];
  }

  push(item: T): void {
    const { items } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent];
      if (above === undefined || this.compare(above, item) <= 0) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  }

  pop(): T | undefined {
    const { items } = this;
    const least = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return least;
    let at = 0;
    for (;;) {
      const child = this.leastChild(at);
      const below = items[child];
      if (below === undefined || this.compare(last, below) <= 0) break;
      items[at] = below;
      at = child;
    }
    items[at] = last;
    return least;
  }

  private leastChild(at: number): number {
    const [left, right] = [this.items[2 * at + 1], this.items[2 * at + 2]];
    return left !== undefined && right !== undefined && this.compare(right, left) < 0 ? 2 * at + 2 : 2 * at + 1;
  }
}
