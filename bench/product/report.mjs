const number = (value, digits = 2) =>
  value
    .toFixed(digits)
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',')
    .replace(/(\.\d*)(,)/g, '$1');
const whole = (value) => number(value, 0);
const kb = (bytes) => `${number(bytes / 1000, 1)} kB`;
const mb = (value) => `${whole(value)} MB`;

const table = (heads, rows) => [heads, heads.map((_, index) => (index === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const cpu = ({ serverMs, databaseMs }) => serverMs + databaseMs;
const spread = ({ rounds }) => `${whole(Math.min(...rounds))}–${whole(Math.max(...rounds))}`;

const row = ({ work, connections, product, raw }) => [
  work,
  connections,
  whole(product.perSecond),
  whole(raw.perSecond),
  `**${number(product.perSecond / raw.perSecond)}**`,
  number(product.median),
  number(raw.median),
  number(product.p95),
  number(raw.p95),
  `${number(product.serverMs)} + ${number(product.databaseMs)}`,
  `${number(raw.serverMs)} + ${number(raw.databaseMs)}`,
  number(cpu(raw) / cpu(product)),
  `${spread(product)} / ${spread(raw)}`,
];

const HEADS = [
  'work',
  'connections',
  'req/s',
  'raw',
  'ratio',
  'median ms',
  'raw',
  'p95 ms',
  'raw',
  'CPU ms (API + database)',
  'raw',
  'CPU ratio',
  'req/s by round',
];

const against = (cells) =>
  table(
    ['work', 'goal', 'req/s ratio', 'CPU ratio', 'bytes of an answer (raw)'],
    cells.map(({ work, goal, product, raw }) => {
      const ratio = product.perSecond / raw.perSecond;
      return [
        work,
        `≥ ${number(goal)}`,
        `${number(ratio)} ${ratio >= goal ? 'met' : 'missed'}`,
        number(cpu(raw) / cpu(product)),
        `${whole(product.bytes)} (${whole(raw.bytes)})`,
      ];
    }),
  );

const others = ({ engine, bundle, ready, resident, storage }) =>
  table(
    ['measure', 'figure', 'goal'],
    [
      [
        `evaluate 20 courses, all ${engine.rules} rules (${engine.findings} findings, ${engine.notEvaluable} not evaluable)`,
        `median ${number(engine.evaluate.median)} ms, p95 ${number(engine.evaluate.p95)} ms`,
        '< 1 ms',
      ],
      ['the same, document made from the chart as well', `median ${number(engine.fromChart.median)} ms, p95 ${number(engine.fromChart.p95)} ms`, ''],
      [
        `initial files of the web app (${bundle.files}; page, scripts, styles) as sent`,
        `${kb(bundle.brotli)} brotli, ${kb(bundle.gzip)} gzip, ${kb(bundle.raw)} unpacked`,
        '≤ 120 kB',
      ],
      [
        'from `node server/dist/main.js` to ready',
        `median of ${ready.length}: ${whole(ready.toSorted((a, b) => a - b)[Math.floor(ready.length / 2)])} ms`,
        '≤ 3,000 ms',
      ],
      [
        'resident memory of the API: after start, under load, highest',
        `${mb(resident.product.start)}, ${mb(resident.product.load)}, ${mb(resident.product.highest)} (raw ${mb(resident.raw.load)})`,
        '≤ 250 MB',
      ],
      ['database bytes per check-in, all of it', whole(storage.parts.reduce((total, { bytes }) => total + bytes, 0)), '≤ 1,500'],
      ...storage.parts.map(({ name, bytes }) => [`— ${name}`, whole(bytes), '']),
      ['write-ahead log bytes per check-in', whole(storage.wal), ''],
    ],
  );

const SHAPE_HEADS = ['courses', 'days', 'aim', 'plans', 'median ms', 'p95 ms', 'median CPU ms', 'p95 CPU ms', 'proven best', 'gap ≤ 5 %', 'median gap'];

const shapeRow = ({ count, underWay, horizon, aim, plans, ms, cpuMs, proven, within5, medianGap }) => [
  `${count}${underWay ? ', a quarter under way' : ''}`,
  horizon,
  aim,
  plans,
  whole(ms.median),
  whole(ms.p95),
  whole(cpuMs.median),
  whole(cpuMs.p95),
  `${whole((100 * proven) / plans)} %`,
  `${whole((100 * within5) / plans)} %`,
  `${whole(100 * medianGap)} %`,
];

/** The whole run as Markdown. */
export const report = ({ taken, machine, versions, data, load, cells, durable, seconds, ...rest }) => `# Results of \`npm run bench\`

Written by the last run on purpose; every figure is beside another of the same minute. Absolute times mean little on a shared machine: look at the ratios, and at CPU per request first.

- **When**: ${taken}, ${whole(seconds)} s in all
- **Machine**: ${machine}; load average ${number(load.before, 1)} before, ${number(load.after, 1)} after (the benchmark's own share included)
- **Versions**: ${versions}
- **Data**: ${data}
- **Product**: real session, CSRF token and idempotency key; session look-up, roles, row-level security, validation, sealing, hash-chained audit, scoring and safety triggers included; API log to a file. Ten database connections.
- **Raw**: \`bench/product/raw-server.mjs\`: \`node:http\`, one prepared statement a request, the same rows and one audit row, ten connections, nothing else.

## Against the goals (8 connections)

${against(cells.filter(({ connections }) => connections === 8))}

## Every cell

Commits do not wait for the disk here (\`synchronous_commit=off\`), so that the figures are about the software. Rounds alternate between the two servers.

${table(HEADS, cells.map(row))}

## With commits that wait for the disk (8 connections)

As in production (\`synchronous_commit=on\`). One clinic's audit chain is one queue: its head stays locked until the commit is on the disk, while the raw server's commits share a flush. All traffic here is in one clinic, which is the worst case.

${table(HEADS, durable.map(row))}

## Staging

Random plans from the whole catalogue, all ${rest.engine.rules} rules, every start free, stopped after 2 s of the clock. Goals: 12 courses proven best in < 200 ms (median) and < 1,000 ms (p95); 30 courses within 5 % after 2 s.

${table(SHAPE_HEADS, rest.stager.goals.map(shapeRow))}

How it grows:

${table(SHAPE_HEADS, rest.stager.growth.map(shapeRow))}

## The rest

${others(rest)}

Fastify is the HTTP adapter by decision (\`docs/decisions/0006-fastify.md\`); no Express build exists to be measured beside it.
`;
