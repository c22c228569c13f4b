/** Some ten years of days; then a memory starts afresh. */
const MOST = 4_000;

/** The same answer for the same question, without the work: every frame of a drag asks what the last one asked. */
export const remembered = <From, To>(work: (from: From) => To): ((from: From) => To) => {
  const memory = new Map<From, To>();
  return (from) => {
    const known = memory.get(from);
    if (known !== undefined) return known;
    if (memory.size >= MOST) memory.clear();
    const made = work(from);
    memory.set(from, made);
    return made;
  };
};
