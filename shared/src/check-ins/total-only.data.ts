import type { Source } from '../catalogue/modality.js';
import type { Band, Instrument } from './instrument.js';
import type { TotalOnlyId } from './questionnaire.js';
import { cite, loinc } from './scored-instruments.data.js';
import { say } from '../text.js';

const TOTAL = say('Only the total of the completed, licensed form is kept.', 'Solo se guarda el total del formulario completo y con licencia.');
const bands = (...list: readonly (readonly [from: number, en: string, es: string])[]): readonly Band[] =>
  list.map(([from, en, es]) => ({ label: say(en, es), from }));
const points = (of: number, percent: number | null, source: Source): Instrument['mcid'] => ({ points: of, percent, source });
const T_SCORE = cite('PROMIS T-scores: mean 50, SD 10; 55, 60 and 70', 'general-knowledge');
const T_BANDS = bands([0, 'Within normal limits', 'Dentro de lo normal'], [55, 'Mild', 'Leve'], [60, 'Moderate', 'Moderado'], [70, 'Severe', 'Grave']);
const HEALTH_MEASURES = cite('healthmeasures.net: electronic and commercial use need written permission', 'verified');
const MAPI = cite('Mapi Research Trust (eprovide): a licence is needed', 'verified');
const OWNER = cite('Licence of the instrument’s owner applies; not confirmed', 'general-knowledge');

interface Facts {
  readonly name: string;
  readonly range: { readonly min: number; readonly max: number };
  readonly worse?: 'higher' | 'lower';
  readonly bands?: readonly Band[];
  readonly bandSource?: Source;
  readonly mcid?: Instrument['mcid'];
  readonly positiveFrom?: number;
  readonly codes?: Instrument['codes'];
  readonly licence: Source;
}

const totalOnly = (id: TotalOnlyId, facts: Facts): Instrument => ({
  id,
  version: '1',
  name: say(facts.name, facts.name),
  recall: null,
  stem: null,
  items: [],
  anchors: [],
  range: facts.range,
  worse: facts.worse ?? 'higher',
  scoring: 'total-entered',
  missing: TOTAL,
  bands: facts.bands ?? [],
  bandSource: facts.bandSource ?? null,
  positiveFrom: facts.positiveFrom ?? null,
  mcid: facts.mcid ?? null,
  codes: facts.codes ?? [],
  licence: { decision: 'total-only', text: 'The wording is not shown here; use the clinic’s licensed form and enter its total', source: facts.licence },
  source: facts.licence,
  translation: null,
});

const PROMIS = { range: { min: 0, max: 100 }, bands: T_BANDS, bandSource: T_SCORE, licence: HEALTH_MEASURES } as const;

/** Instruments whose wording may not be shown; a value not known is left out. */
export const TOTAL_ONLY: Readonly<Record<TotalOnlyId, Instrument>> = {
  promis_pain_interference: totalOnly('promis_pain_interference', {
    ...PROMIS,
    name: 'PROMIS Pain Interference (T-score)',
    mcid: points(3, null, cite('Chen 2018: 2–3 T in pain; the stricter is used', 'verified')),
  }),
  // A higher T-score means better function: the bands of symptoms do not apply.
  promis_physical_function: totalOnly('promis_physical_function', {
    name: 'PROMIS Physical Function (T-score)',
    range: PROMIS.range,
    worse: 'lower',
    licence: HEALTH_MEASURES,
  }),
  promis_sleep_disturbance: totalOnly('promis_sleep_disturbance', { ...PROMIS, name: 'PROMIS Sleep Disturbance (T-score)' }),
  isi: totalOnly('isi', {
    name: 'Insomnia Severity Index',
    range: { min: 0, max: 28 },
    bands: bands([0, 'None', 'Ninguno'], [8, 'Subthreshold', 'Subclínico'], [15, 'Moderate', 'Moderado'], [22, 'Severe', 'Grave']),
    bandSource: cite('ISI: 0–7, 8–14, 15–21, 22–28', 'general-knowledge'),
    mcid: points(6, null, cite('PubMed 19689221: 6 points on the ISI', 'verified')),
    licence: MAPI,
  }),
  pcs: totalOnly('pcs', {
    name: 'Pain Catastrophizing Scale',
    range: { min: 0, max: 52 },
    positiveFrom: 30,
    mcid: points(7, 40, cite('PCS: about 40 % or 6–7 points', 'general-knowledge')),
    licence: MAPI,
  }),
  whodas12: totalOnly('whodas12', {
    name: 'WHODAS 2.0, 12 items',
    range: { min: 0, max: 48 },
    licence: cite('WHO: electronic use needs written permission', 'verified'),
  }),
  odi: totalOnly('odi', {
    name: 'Oswestry Disability Index 2.1 (%)',
    range: { min: 0, max: 100 },
    bands: bands(
      [0, 'Minimal', 'Mínima'],
      [21, 'Moderate', 'Moderada'],
      [41, 'Severe', 'Grave'],
      [61, 'Crippling', 'Invalidante'],
      [81, 'Bed-bound', 'En cama'],
    ),
    bandSource: cite('ODI: 0–20, 21–40, 41–60, 61–80, 81–100', 'general-knowledge'),
    mcid: points(10, 30, cite('Ostelo 2008: 10 points or 30 %', 'general-knowledge')),
    licence: MAPI,
  }),
  bpi_interference: totalOnly('bpi_interference', {
    name: 'Brief Pain Inventory, interference (mean)',
    range: { min: 0, max: 10 },
    mcid: points(1, null, cite('Dworkin 2008: BPI interference 1 point', 'verified')),
    codes: [loinc('77565-0', 'Brief Pain Inventory', 'general-knowledge')],
    licence: OWNER,
  }),
  dvprs: totalOnly('dvprs', {
    name: 'DVPRS 2.0, pain 0–10',
    range: { min: 0, max: 10 },
    mcid: points(2, 30, cite('As the numeric rating scale', 'general-knowledge')),
    licence: OWNER,
  }),
  // The cut-off differs by sex (4 for men, 3 for women); the lower one never misses.
  audit_c: totalOnly('audit_c', {
    name: 'AUDIT-C',
    range: { min: 0, max: 12 },
    positiveFrom: 3,
    codes: [loinc('75626-2', 'AUDIT-C total score', 'general-knowledge')],
    licence: OWNER,
  }),
  pc_ptsd5: totalOnly('pc_ptsd5', { name: 'PC-PTSD-5', range: { min: 0, max: 5 }, licence: OWNER }),
  taps: totalOnly('taps', { name: 'TAPS, highest substance score', range: { min: 0, max: 4 }, licence: OWNER }),
  ort_oud: totalOnly('ort_oud', {
    name: 'Opioid Risk Tool, ORT-OUD',
    range: { min: 0, max: 9 },
    positiveFrom: 3,
    licence: cite('lynnwebstermd.com: clinical users request permission of the author', 'verified'),
  }),
  comm: totalOnly('comm', { name: 'Current Opioid Misuse Measure', range: { min: 0, max: 68 }, positiveFrom: 9, licence: OWNER }),
};
