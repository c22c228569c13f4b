/** One line of a file of bytes. */
export interface ByteLine {
  /** 1-based. */
  readonly number: number;
  /** Its first byte in the file. */
  readonly start: number;
  /** Bytes, without the line feed. */
  readonly length: number;
  /** `null`: longer than the most that is kept of a line. */
  readonly bytes: Uint8Array | null;
}

export interface LineSplitter {
  /** The lines that this part of the file ends. */
  readonly push: (chunk: Uint8Array) => readonly ByteLine[];
  /** The last line, where no line feed ends it. */
  readonly end: () => readonly ByteLine[];
  /** Bytes that are kept of a line whose end has not come. */
  readonly held: () => number;
}

const LINE_FEED = 10;

const joined = (parts: readonly Uint8Array[], length: number): Uint8Array => {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Cuts a stream of bytes into lines wherever the parts begin and end. Never keeps more than `most` bytes of one line, so a line without an end costs nothing. */
export const lineSplitter = (most: number): LineSplitter => {
  let [number, start, length] = [1, 0, 0];
  let parts: Uint8Array[] = [];
  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (length > most) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const cut = (): ByteLine => {
    const line = { number, start, length, bytes: length > most ? null : joined(parts, length) };
    number += 1;
    start += length + 1;
    length = 0;
    parts = [];
    return line;
  };
  return {
    push: (chunk) => {
      const lines: ByteLine[] = [];
      let from = 0;
      for (let feed = chunk.indexOf(LINE_FEED); feed >= 0; feed = chunk.indexOf(LINE_FEED, from)) {
        keep(chunk.subarray(from, feed));
        lines.push(cut());
        from = feed + 1;
      }
      keep(chunk.subarray(from));
      return lines;
    },
    end: () => (length === 0 ? [] : [cut()]),
    held: () => parts.reduce((sum, part) => sum + part.length, 0),
  };
};
