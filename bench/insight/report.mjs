const at = (times, share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0);

/** @param rows `{ name, times }[]`, milliseconds, sorted; `sizes` what the two clinics hold; `plan` of the two statements; `bytes` of the kept sums */
export const reportOf = ({ rows, sizes, plan, bytes }, { asked, load, cores }) => `# The clinic's insight: what it costs

\`npm run bench -- insight\`. A clinic with ${sizes.patients.toLocaleString('en-US')} patients, ${sizes.courses.toLocaleString('en-US')} started courses and ${sizes.checkIns.toLocaleString('en-US')}
check-ins, nearly all with a PEG score; a second clinic of ${sizes.besides.toLocaleString('en-US')} patients shares the tables. One request after another over HTTP, ${asked} each
after two that are not counted: session, row-level security under the application's role, audit, commit and the arithmetic are in it.
Milliseconds; load average at the end ${load.toFixed(1)} on ${cores} cores. Goal for the page: below 1000.

| request | median | p95 | slowest |
|---|---:|---:|---:|
${rows.map(({ name, times }) => `| ${name} | ${at(times, 0.5)} | ${at(times, 0.95)} | ${at(times, 1)} |`).join('\n')}

Counting reads every score around every course: in the database alone ${plan.countMs.toFixed(0)} ms (${plan.scores}). It leaves ${(bytes / 1024).toFixed(0)} kB of sums, from which
the page is made; what waits is of the moment, ${plan.workMs.toFixed(0)} ms of the page in the database.
`;
