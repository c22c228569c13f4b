/** Runs in Node and in a browser alike: `load` gets modules of `shared` by their path. */
const START = '2026-01-05';
const COURSES = ['duloxetine', 'cbt', 'pt_exercise', 'esi', 'gabapentin', 'acupuncture'];
const CHECK_INS = 200;
const ASKED = 60;
const WARM = 15;

const timesOf = (act) => {
  const times = [];
  for (let n = 0; n < ASKED + WARM; n++) {
    const began = performance.now();
    act();
    if (n >= WARM) times.push(performance.now() - began);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], p95: sorted[Math.floor(sorted.length * 0.95)] };
};

/** A chart of six courses five weeks apart and 200 check-ins two days apart, each with adherence. */
const chartWith = (addDays, catalogue) => {
  const missing = COURSES.filter((id) => !catalogue.has(id));
  if (missing.length > 0) throw new Error(`The catalogue has no ${missing.join(', ')}`);
  const courses = COURSES.map((id, index) => ({ id, modalityId: id, startedOn: addDays(START, 28 + index * 35), endedOn: null, steps: [] }));
  const checkIns = Array.from({ length: CHECK_INS }, (_, k) => ({
    takenOn: addDays(START, k * 2),
    peg: Math.round((7 - (3 * k) / CHECK_INS + Math.sin(k * 1.7)) * 10) / 10,
    painNow: null,
    sleep: null,
    phq4: null,
    function: null,
    redFlags: [],
    sideEffects: [],
    adherence: courses.map(({ id }) => ({ courseId: id, percent: 80 + (k % 5) * 5 })),
  }));
  return { today: addDays(START, CHECK_INS * 2), plan: { id: 'p', courses }, baseline: null, checkIns, facts: [], events: [] };
};

export const ask = async (load) => {
  const [
    { MODALITY_BY_ID },
    { addDays },
    { attributionFor },
    { attributionFrom, dayOf, fitOf, observedOf },
    { chartQuestion },
    { designOf },
    { noisesAround },
    { batch },
  ] = await Promise.all(
    [
      'catalogue/catalogue',
      'dates',
      ...['chart-attribution', 'attribution', 'chart-question', 'terms', 'mixture', 'batch'].map((name) => `progress/attribution/${name}`),
    ].map(load),
  );
  const chart = chartWith(addDays, MODALITY_BY_ID);
  const question = chartQuestion({ ...chart, courses: chart.plan.courses, catalogue: MODALITY_BY_ID, enrolledHighOn: null, fading: new Map() }, 'peg');
  const fit = fitOf(question);
  const observed = observedOf(question, fit.readings);
  const days = fit.readings.map(({ on }) => dayOf(on));
  const [noise] = noisesAround(observed.reading);
  return {
    courses: COURSES.length,
    checkIns: CHECK_INS,
    settings: fit.mixture.length,
    posterior: timesOf(() => fitOf(question)),
    verdicts: timesOf(() => attributionFrom(fitOf(question))),
    page: timesOf(() => attributionFor(chart, MODALITY_BY_ID, 'peg')),
    oneSettingByCholesky: timesOf(() => batch(designOf(fit.terms, days, 1), noise, observed.values)),
  };
};
