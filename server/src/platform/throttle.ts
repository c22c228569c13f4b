/** More callers than this at once are not a clinic's patients; then everybody starts anew rather than memory growing. */
const MOST_CALLERS = 20_000;

/** So many times per span of time and caller; counted in this process. */
export class Throttle {
  private readonly seen = new Map<string, { readonly since: number; count: number }>();

  constructor(
    private readonly limit: number,
    private readonly spanMs: number,
  ) {}

  /** Counts one; answers the seconds to wait, 0 = go on. */
  take(caller: string, now = Date.now()): number {
    const known = this.current(caller, now);
    if (known === undefined) {
      if (this.seen.size >= MOST_CALLERS) this.seen.clear();
      this.seen.set(caller, { since: now, count: 1 });
      return 0;
    }
    known.count++;
    return this.wait(caller, now);
  }

  /** Seconds to wait before the next may be tried, without counting one. */
  wait(caller: string, now = Date.now()): number {
    const known = this.current(caller, now);
    return known === undefined || known.count <= this.limit ? 0 : Math.ceil((known.since + this.spanMs - now) / 1000);
  }

  private current(caller: string, now: number): { readonly since: number; count: number } | undefined {
    const known = this.seen.get(caller);
    return known !== undefined && now - known.since < this.spanMs ? known : undefined;
  }
}
