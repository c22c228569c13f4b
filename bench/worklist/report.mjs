const at = (times, share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);

/** @param sizes `{ size, rows: { name, times }[], plan: { pageMs, countsMs, indexes, whole } }[]`, times in milliseconds, sorted */
export const reportOf = (sizes, { asked, load, cores }) => `# The worklist: what a page costs

\`npm run bench -- worklist\`. One request after another over HTTP on the same machine, ${asked} each after five that are not counted;
session, audit and commit are in it, and so are the counts of all groups. Two clinics share the tables, so an index that does not
begin with the clinic would read both. Milliseconds; load average at the end ${load.toFixed(1)} on ${cores} cores, so where the machine is shared
the database's own times are the steadier ones.

${sizes
  .map(
    ({ size, rows, plan }) => `## ${size.toLocaleString('en-US')} open items

| page | median | p95 | slowest |
|---|---:|---:|---:|
${rows.map(({ name, times }) => `| ${name} | ${at(times, 0.5)} | ${at(times, 0.95)} | ${at(times, 1)} |`).join('\n')}

In the database alone the first page takes ${plan.pageMs.toFixed(1)} ms and the counts ${plan.countsMs.toFixed(1)} ms. The page reads by ${plan.indexes.join(', ')}; as a whole: ${plan.whole.join(', ') || 'no table'}.
`,
  )
  .join('\n')}`;
