import type { Rule, Selector } from '../rules.js';
import { cited, GUIDE, OURS, rule, text } from './row.js';

const ANY: Selector = { any: [] };
const TAPERED: Selector = { any: ['opioid', 'benzodiazepine', 'antidepressant', 'gabapentinoid'] };
const ADHERENCE_WHY = text(
  'What was not taken or done has not been tried: ask why, then extend the trial once by half.',
  'Lo que no se tomó o no se hizo no se ha probado: pregunte por qué y prolongue la prueba una vez, la mitad más.',
);
const BOOSTER_WHY = text(
  'What was learned fades without practice: booster sessions after 1, 3, 6 and 12 months, and a look at home practice every month.',
  'Lo aprendido se pierde sin práctica: sesiones de refuerzo a los 1, 3, 6 y 12 meses, y revisar cada mes la práctica en casa.',
);
const ADHERENCE = cited('The clinic’s guide; limits of 80 % and 70 % after PQA measures, general knowledge');
const TAPER_SOURCE = cited('CDC Clinical Practice Guideline for Prescribing Opioids, 2022, recommendation 5; HHS 2019 tapering guide');

/** What is looked at between a start and the end of a plan. */
export const ALONG_THE_WAY: readonly Rule[] = [
  rule('SEQ-15', {
    kind: 'trial',
    severity: 'inform',
    parameters: { subject: ANY, expect: 'clear-of-flare', graceDays: 0 },
    rationale: text(
      'Exercise, ablation and steroid may make pain worse at first; up to 2 points then is no failure. More, longer, or a warning sign is looked at.',
      'El ejercicio, la ablación y el corticoide pueden empeorar el dolor al principio; hasta 2 puntos no es un fracaso. Más, más tiempo o un signo de alarma se valora.',
    ),
    source: GUIDE,
  }),
  rule('SEQ-16', {
    kind: 'trial',
    severity: 'inform',
    parameters: { subject: { any: ['psychological', 'rehab'] }, expect: 'boosted', graceDays: 14, least: 1 },
    rationale: BOOSTER_WHY,
    source: GUIDE,
  }),
  rule('SEQ-16', {
    row: 'missed',
    kind: 'trial',
    severity: 'warn',
    parameters: { subject: { any: ['psychological', 'rehab'] }, expect: 'boosted', graceDays: 14, least: 2 },
    rationale: BOOSTER_WHY,
    source: GUIDE,
  }),
  rule('SEQ-17', {
    kind: 'trial',
    severity: 'inform',
    parameters: { subject: { any: ['manual'] }, expect: 'kept-up', graceDays: 28 },
    rationale: text('Its effect lasts days to weeks.', 'Su efecto dura de días a semanas.'),
    source: GUIDE,
  }),
  rule('SEQ-18', {
    kind: 'trial',
    severity: 'warn',
    parameters: { subject: { any: ['medication'], none: ['opioid'] }, expect: 'lasting', graceDays: 0 },
    rationale: text(
      'A medicine that has lost half of its gain: adjust the dose, rotate, or add a complement.',
      'Un medicamento que perdió la mitad de su beneficio: ajuste la dosis, cámbielo o añada un complemento.',
    ),
    source: GUIDE,
  }),
  rule('SEQ-18', {
    row: 'opioid',
    kind: 'trial',
    severity: 'warn',
    parameters: { subject: { any: ['opioid'] }, expect: 'lasting', graceDays: 0 },
    rationale: text(
      'An opioid that fades is not simply raised: think of hyperalgesia, and talk about a taper.',
      'Un opioide que pierde efecto no se sube sin más: piense en hiperalgesia y hable de reducirlo.',
    ),
    source: cited('CDC 2022, recommendation 5; the clinic’s guide'),
  }),
  rule('SEQ-19', {
    kind: 'taper',
    severity: 'warn',
    parameters: { subject: TAPERED, expect: 'alone', days: 14, percent: 0, when: null },
    rationale: text(
      'Withdrawal and a new treatment cannot be told apart; one at a time.',
      'La abstinencia y un tratamiento nuevo no se distinguen; de uno en uno.',
    ),
    source: TAPER_SOURCE,
  }),
  rule('SEQ-19', {
    row: 'pace',
    kind: 'taper',
    severity: 'warn',
    parameters: { subject: { any: ['opioid'] }, expect: 'slow', days: 30, percent: 10, when: { condition: 'long-term-opioid' } },
    rationale: text(
      'After long use an opioid is lowered by at most 10 % a month: withdrawal, pain and despair follow a faster one.',
      'Tras un uso prolongado el opioide baja como mucho un 10 % al mes: más deprisa causa abstinencia, dolor y desesperación.',
    ),
    source: TAPER_SOURCE,
  }),
  rule('SEQ-28', {
    kind: 'composition',
    severity: 'inform',
    parameters: { need: 'horizon', fromDays: 270, toDays: 365 },
    rationale: text(
      'Programmes with monitoring helped over 9 to 12 months, with a review conference every 90 days.',
      'Los programas con seguimiento ayudaron en 9 a 12 meses, con una reunión de revisión cada 90 días.',
    ),
    source: cited('Peterson et al., J Gen Intern Med 2018 (low strength of evidence)', 'verified'),
  }),
  rule('SEQ-29', {
    kind: 'trial',
    severity: 'inform',
    parameters: { subject: ANY, expect: 'undisturbed', graceDays: 14 },
    rationale: text(
      'Surgery, injury, infection, a loss, trouble at work, a steroid burst or travel changes pain by itself: judging waits 14 days.',
      'Una operación, lesión, infección, pérdida, problema laboral, tanda de corticoide o viaje cambia el dolor por sí solo: la valoración espera 14 días.',
    ),
    source: OURS,
  }),
  rule('SEQ-31', {
    row: 'medicine',
    kind: 'trial',
    severity: 'warn',
    parameters: { subject: { any: ['medication'], none: ['procedure', 'rescue'] }, expect: 'followed', graceDays: 0, least: 80 },
    rationale: ADHERENCE_WHY,
    source: ADHERENCE,
  }),
  rule('SEQ-31', {
    row: 'sessions',
    kind: 'trial',
    severity: 'warn',
    parameters: { subject: { any: [], none: ['medication', 'procedure'] }, expect: 'followed', graceDays: 0, least: 70 },
    rationale: ADHERENCE_WHY,
    source: ADHERENCE,
  }),
  rule('SEQ-32', {
    kind: 'history',
    severity: 'block',
    parameters: { subject: ANY, expect: 'tolerated', failures: 1, forgottenAfterDays: null },
    rationale: text(
      'Side effects that outweigh the benefit: stop or taper now, with its prescriber. It counts as not tolerated afterwards.',
      'Efectos adversos que pesan más que el beneficio: suspender o reducir ahora, con quien lo receta. Después cuenta como no tolerado.',
    ),
    source: GUIDE,
  }),
];
