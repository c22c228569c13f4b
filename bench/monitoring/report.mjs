const n = (value, digits = 0) => value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const at = (times, share) => n(times[Math.min(times.length - 1, Math.floor(times.length * share))], 1);

const cell = ({ work, connections, product, raw, goal }) =>
  `| ${work} | ${connections} | ${n(product.perSecond)} | ${n(product.median, 1)} | ${n(product.p95, 1)} | ${n(product.serverMs, 2)} + ${n(product.databaseMs, 2)} | ${n(raw.perSecond)} | ${n(raw.median, 1)} | ${n(raw.p95, 1)} | ${n(product.perSecond / raw.perSecond, 2)} | ≥ ${n(goal, 2)} |`;

export const reportOf = ({ taken, machine, versions, load, cells, schedules: { plans, product, raw, reviews, checkIns }, seconds }) => {
  const rows = reviews + checkIns;
  return `# Monitoring: what a check-in and a schedule cost

\`npm run bench -- monitoring\`, ${taken} UTC, ${n(seconds)} s. ${machine}; ${versions}. Load average ${n(load.before, 1)} before and ${n(load.after, 1)}
after: others worked on the machine, so the ratios and the processor times say more than the milliseconds.

## One check-in, sent

Scored, judged for safety, stored with its tasks and its place in the trail, in one transaction; the raw server writes the same rows by one
prepared statement, without session, policies, checks, scoring or triggers. Over HTTP; commits do not wait for the disk.

| check-in | connections | per second | median ms | p95 ms | CPU ms (server + database) | raw per second | raw median | raw p95 | ratio | goal |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
${cells.map(cell).join('\n')}

## Schedules of running plans

${n(plans)} running plans of five courses in one clinic of 10,000 patients; a transaction a plan, four at a time, in one process. ${product.done + 1 < plans ? `${n(product.done + 1)} of them were done in the time that this benchmark gives itself.` : 'All of them were done.'}
Each plan's chart is judged by all rules, its reviews and check-ins derived and compared with what is kept, stored in one message a kind and
told to the trail. Raw: the same rows, ready-made, into tables of the same shape and indexes.

| | plans | rows (reviews + check-ins) | rows per plan | rows/s | median ms per plan | p95 | memory before, highest |
| --- | --: | --: | --: | --: | --: | --: | --: |
| product | ${n(product.done + 1)} | ${n(reviews)} + ${n(checkIns)} | ${n(rows / (product.done + 1), 1)} | ${n(rows / product.seconds)} | ${at(product.times, 0.5)} | ${at(product.times, 0.95)} | ${n(product.before)} MB, ${n(product.highest)} MB |
| raw | ${n(raw.done)} | the same | | ${n(rows / raw.seconds)} | ${at(raw.times, 0.5)} | ${at(raw.times, 0.95)} | |

Ratio ${n(raw.seconds / product.seconds, 3)}. At this pace 10,000 plans take ${n((product.seconds / product.done) * 10_000)} s.
`;
};
