import { any, has, takes } from '../conditions.js';
import { GUIDE } from '../guide-references.js';
import type { Modality } from '../modality.js';
import { NOT_STATED_YET, PLAIN_GENERAL } from '../not-stated.js';
import { CITE } from '../review-defaults.js';
import { caution, coding, days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';
import { BLOOD_THINNER_WARN, INFECTION, LOCAL_ANAESTHETIC, STEROID_CAUTIONS } from './procedure-cautions.js';
import { AFTER_A_PROCEDURE, STEROID_CODES } from './spine-injections.js';

const SORENESS = sideEffect('Soreness', 'Molestia en la zona', CITE.clinicDefault);

/** Blocks of peripheral nerves: with and without steroid they differ in the steroid budget and the yearly limit only. */
const NERVE_BLOCK = {
  ...NOT_STATED_YET,
  category: 'interventional',
  class: 'peripheral-nerve-block',
  defaultSteps: [step(0, 'One block', { adequate: true })],
  onsetDays: known(days(0, 3), 'Hours to 3 days; clinic default, needs clinical review'),
  trialDays: known(days(7, 28), CITE.clinicDefault),
  assessmentDays: [7, 28],
  effectWindowDays: known(days(1, 84), 'Days to 12 weeks, counted from one day; clinic default, needs clinical review'),
  kernel: kernel(0, 2, 28, 14),
  prior: prior(-0.6, 1.2),
  grade: known('C', CITE.clinicDefault),
  sideEffects: [
    ...AFTER_A_PROCEDURE,
    SORENESS,
    sideEffect(
      'Rare: local anaesthetic reaching the blood (ringing ears, numb mouth, seizure)',
      'Raro: anestésico local en la sangre (zumbido de oídos, boca adormecida, convulsión)',
      CITE.clinicDefault,
    ),
  ],
  monitoring: known('Relief on days 7 and 28. New weakness or numbness: ask whether it was there before and whether it is wearing off.', CITE.clinicDefault),
  pairing: known({ partnerTags: ['rehab'], startFrom: 0, startTo: 7, windowEnd: 28, minSessions: null }, CITE.sequencing),
  pairsWith: ['pt_exercise'],
} as const satisfies Partial<Modality>;

const NERVE_BLOCK_WONT = text(
  'It does not repair the cause, and numbness alone is not a lasting result.',
  'No repara la causa, y el adormecimiento solo no es un resultado duradero.',
);

export const PERIPHERAL_INJECTIONS: readonly Modality[] = [
  {
    ...NERVE_BLOCK,
    id: 'nerve_block',
    name: text('Therapeutic nerve block', 'Bloqueo nervioso terapéutico'),
    tags: ['procedure', 'injection', 'nerve-block', 'local-anaesthetic', 'bleed-risk-low'],
    mechanism: known('Local anaesthetic interrupts the pain signal of one nerve.', GUIDE, 'guide'),
    delivery: known('Outpatient: occipital, ilioinguinal, genicular and other nerves, local anaesthetic only.', `${GUIDE}; clinic default`),
    benefit: known('Direct relief for some people; evidence limited.', `${GUIDE}; clinic default`),
    cautions: [BLOOD_THINNER_WARN, ...INFECTION, ...LOCAL_ANAESTHETIC],
    repeat: known(
      { minGapDays: 14, max: null, perRegion: false, onlyIfRelief: { percent: 50, minDays: 0 } },
      'At least 14 days apart; a series goes on only with at least 50 % relief; clinic default, needs clinical review',
    ),
    plain: {
      involves: text(
        'A doctor injects numbing medicine around the nerve that carries your pain. You go home the same day.',
        'El médico inyecta anestesia alrededor del nervio que lleva su dolor. Vuelve a casa el mismo día.',
      ),
      expect: text(
        'The area may be numb or sore at first. Relief can last from days to 12 weeks. Results differ from person to person.',
        'La zona puede quedar adormecida o molesta al principio. El alivio puede durar de días a 12 semanas. Los resultados varían.',
      ),
      wont: NERVE_BLOCK_WONT,
      source: source(GUIDE, 'guide'),
    },
  },
  {
    ...NERVE_BLOCK,
    id: 'nerve_block_steroid',
    name: text('Therapeutic nerve block with steroid', 'Bloqueo nervioso terapéutico con corticoide'),
    tags: ['procedure', 'injection', 'nerve-block', 'local-anaesthetic', 'steroid', 'bleed-risk-low'],
    mechanism: known('Local anaesthetic interrupts the pain signal of one nerve; a steroid is added for a longer effect.', GUIDE, 'guide'),
    delivery: known('Outpatient: occipital, ilioinguinal, genicular and other nerves, local anaesthetic with steroid.', `${GUIDE}; clinic default`),
    flareDays: known(days(1, 7), 'Steroid flare, days 1–7; clinic sequencing default, needs clinical review'),
    benefit: known('Direct relief for some people; evidence limited.', `${GUIDE}; clinic default`),
    cautions: [BLOOD_THINNER_WARN, ...INFECTION, ...LOCAL_ANAESTHETIC, ...STEROID_CAUTIONS],
    repeat: known(
      { minGapDays: 14, max: { count: 4, windowDays: 365 }, perRegion: false, onlyIfRelief: { percent: 50, minDays: 0 } },
      'At least 14 days apart, at most 4 a year with steroid; a series goes on only with at least 50 % relief; clinic default, needs clinical review',
    ),
    codes: STEROID_CODES,
    plain: {
      involves: text(
        'A doctor injects numbing medicine and a steroid around the nerve that carries your pain. You go home the same day.',
        'El médico inyecta anestesia y un corticoide alrededor del nervio que lleva su dolor. Vuelve a casa el mismo día.',
      ),
      expect: text(
        'The area may be numb or sore at first. The steroid may add to the time of relief, up to about 12 weeks.',
        'La zona puede quedar adormecida o molesta al principio. El corticoide puede alargar el alivio, hasta unas 12 semanas.',
      ),
      wont: NERVE_BLOCK_WONT,
      source: source(GUIDE, 'guide'),
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'tpi',
    name: text('Trigger point injection', 'Inyección en puntos gatillo'),
    category: 'interventional',
    class: 'trigger-point-injection',
    tags: ['procedure', 'injection', 'local-anaesthetic', 'bleed-risk-low'],
    mechanism: known('A needle, with or without local anaesthetic, in a tight band of muscle.', 'General knowledge; needs clinical review'),
    delivery: known('Local anaesthetic or dry needle into trigger points.', CITE.clinicDefault),
    defaultSteps: [step(0, 'One session', { adequate: true })],
    onsetDays: unknown('Days. No number stated'),
    trialDays: known(days(14), CITE.clinicDefault),
    assessmentDays: [14],
    effectWindowDays: known(days(14, 42), '2–6 weeks; clinic default, needs clinical review'),
    kernel: kernel(0, 2, 21, 10),
    prior: prior(-0.5, 1.0),
    grade: known('C', CITE.clinicDefault),
    sideEffects: [...AFTER_A_PROCEDURE, SORENESS],
    monitoring: known('Relief on day 14.', CITE.clinicDefault),
    cautions: [BLOOD_THINNER_WARN, ...INFECTION, ...LOCAL_ANAESTHETIC],
    repeat: known(
      { minGapDays: null, max: { count: 3, windowDays: 365 }, perRegion: false, onlyIfRelief: null },
      'At most 3 sessions in 365 days (Medicare LCDs)',
    ),
    pairing: known(
      { partnerTags: ['exercise', 'rehab'], startFrom: 0, startTo: 7, windowEnd: null, minSessions: null },
      'Stretching within 7 days; clinic sequencing default, needs clinical review',
    ),
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'A thin needle goes into a tight, tender spot in a muscle, with or without numbing medicine.',
        'Una aguja fina entra en un punto tenso y sensible del músculo, con o sin anestesia.',
      ),
      expect: text(
        'The muscle may be sore. If it helps, the relief lasts about 2 to 6 weeks. Stretch in the first week.',
        'El músculo puede quedar molesto. Si ayuda, el alivio dura de 2 a 6 semanas. Estire en la primera semana.',
      ),
      wont: text(
        'It does not remove the cause of the tight muscle and is not for endless repetition.',
        'No quita la causa del músculo tenso y no es para repetir sin fin.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'ia_steroid',
    name: text('Joint steroid injection', 'Inyección de corticoide en la articulación'),
    category: 'interventional',
    class: 'joint-steroid',
    tags: ['procedure', 'injection', 'steroid', 'local-anaesthetic', 'bleed-risk-low'],
    mechanism: known('A steroid calms inflammation inside a joint.', 'General knowledge; needs clinical review'),
    delivery: known('Injection into a joint or the sacroiliac joint.', CITE.clinicDefault),
    defaultSteps: [step(0, 'One injection into one joint', { adequate: true })],
    onsetDays: known(days(2, 7), CITE.clinicDefault),
    trialDays: known(days(14, 42), CITE.sequencing),
    assessmentDays: [14, 42],
    effectWindowDays: known(days(28, 84), '4–12 weeks; clinic default, needs clinical review'),
    flareDays: known(days(1, 7), 'Steroid flare, days 1–7; clinic sequencing default, needs clinical review'),
    kernel: kernel(2, 4, 56, 21),
    prior: prior(-0.9, 1.3),
    benefit: known('Short-term.', CITE.clinicDefault),
    grade: known('B', 'Short-term; clinic default, needs clinical review'),
    sideEffects: [
      ...AFTER_A_PROCEDURE,
      sideEffect('Pain flare', 'Brote de dolor', CITE.clinicDefault),
      sideEffect('Higher blood sugar', 'Azúcar más alto', CITE.clinicDefault),
      sideEffect('Harm to cartilage with many injections', 'Daño del cartílago con muchas inyecciones', CITE.clinicDefault),
    ],
    monitoring: known(
      'Safety on days 1–3; relief on days 14, 42 and 90, then every 30 days to relapse. Not within 90 days before a planned joint replacement.',
      CITE.clinicDefault,
    ),
    cautions: [
      BLOOD_THINNER_WARN,
      ...INFECTION,
      ...LOCAL_ANAESTHETIC,
      ...STEROID_CAUTIONS,
      caution(
        'block',
        has('joint-prosthesis'),
        text(
          'Artificial joint, or joint replacement planned within 90 days: do not inject that joint.',
          'Prótesis, o reemplazo de la articulación previsto en 90 días: no inyecte esa articulación.',
        ),
        source(CITE.clinicDefault),
      ),
    ],
    repeat: known(
      { minGapDays: 90, max: { count: 4, windowDays: 365 }, perRegion: true, onlyIfRelief: null },
      'At least 90 days apart, at most 3–4 per joint a year (the outer limit is recorded); clinic default, needs clinical review',
    ),
    pairing: known({ partnerTags: ['rehab'], startFrom: 3, startTo: 14, windowEnd: 60, minSessions: null }, CITE.sequencing),
    pairsWith: ['pt_exercise'],
    codes: STEROID_CODES,
    plain: {
      involves: text(
        'A doctor injects a steroid into a painful joint, often with numbing medicine.',
        'El médico inyecta un corticoide en una articulación dolorida, a menudo con anestesia.',
      ),
      expect: text(
        'It takes 2 to 7 days to work. If it helps, relief lasts about 4 to 12 weeks. Use it for exercise.',
        'Tarda de 2 a 7 días en hacer efecto. Si ayuda, el alivio dura de 4 a 12 semanas. Úselo para el ejercicio.',
      ),
      wont: text(
        'It does not rebuild the joint, and too many injections can harm it.',
        'No reconstruye la articulación, y demasiadas inyecciones pueden dañarla.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'botox',
    name: text('Botulinum toxin injections', 'Inyecciones de toxina botulínica'),
    category: 'interventional',
    class: 'botulinum-toxin',
    tags: ['procedure', 'injection'],
    ingredients: ['onabotulinumtoxina'],
    mechanism: known('Blocks the release of pain and muscle messengers at nerve endings.', 'General knowledge; needs clinical review'),
    delivery: known('155 units for chronic migraine; 50–200 units every 12 weeks for neuropathic pain.', 'NeuPSIG dose table, PMC7807995', 'verified'),
    defaultSteps: [step(0, 'First cycle', { adequate: true }), step(84, 'Second cycle, then judge', { adequate: true })],
    onsetDays: known(days(7, 14), CITE.clinicDefault),
    trialDays: known(days(168), 'After 2 cycles; clinic default, needs clinical review'),
    assessmentDays: [168],
    minSessions: 2,
    effectWindowDays: known(days(84), CITE.clinicDefault),
    kernel: kernel(7, 10, 84, 21),
    prior: prior(-0.8, 1.2),
    benefit: known(
      'Chronic migraine: grade A. Neuropathic pain: third line, grade C.',
      'Migraine: clinic default; neuropathic pain: epocrates summary of Soliman, Lancet Neurol 2025',
    ),
    grade: known('C', 'A for chronic migraine, C for neuropathic pain; the lower one is recorded. Clinic default, needs clinical review'),
    sideEffects: [sideEffect('Weakness', 'Debilidad', CITE.clinicDefault), sideEffect('Drooping eyelid', 'Párpado caído', CITE.clinicDefault)],
    monitoring: known('Judged after two cycles.', CITE.clinicDefault),
    cautions: [
      caution(
        'block',
        has('nmj-disease'),
        text('Disease of the nerve–muscle junction, such as myasthenia.', 'Enfermedad de la unión entre nervio y músculo, como la miastenia.'),
        source(CITE.clinicDefault),
      ),
      caution(
        'warn',
        takes('aminoglycoside'),
        text('An aminoglycoside antibiotic makes the weakness stronger.', 'Un antibiótico aminoglucósido aumenta la debilidad.'),
        source(CITE.clinicDefault),
      ),
      ...INFECTION,
      BLOOD_THINNER_WARN,
    ],
    repeat: known({ minGapDays: 84, max: null, perRegion: false, onlyIfRelief: null }, 'At least 84 days apart; clinic default, needs clinical review'),
    codes: [coding('hcpcs', 'J0585', 'OnabotulinumtoxinA, 1 unit', 'general-knowledge')],
    plain: {
      involves: text(
        'A doctor gives many tiny injections into the skin or muscle, every 12 weeks.',
        'El médico pone muchas inyecciones pequeñas en la piel o el músculo, cada 12 semanas.',
      ),
      expect: text('It starts after 1 to 2 weeks. It is judged after two rounds.', 'Empieza después de 1 a 2 semanas. Se valora después de dos rondas.'),
      wont: text(
        'The effect ends after about 12 weeks. It is best shown for frequent migraine; for nerve pain it is less sure.',
        'El efecto termina a las 12 semanas, más o menos. Está mejor demostrado en la migraña frecuente; en el dolor de los nervios es menos seguro.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'cryo',
    name: text('Cryoneurolysis (freezing a nerve)', 'Crioneurólisis (congelar un nervio)'),
    category: 'interventional',
    class: 'cryoneurolysis',
    tags: ['procedure', 'neurolysis'],
    mechanism: known('Cold interrupts conduction of a nerve for a time.', CITE.hhs),
    onsetDays: unknown('Days. No number stated'),
    effectWindowDays: unknown(),
    kernel: kernel(0, 5, null, 30),
    benefit: known('In selected patients.', CITE.clinicDefault),
    grade: known('B', 'In selected patients (shared row of advanced procedures); clinic default, needs clinical review'),
    sideEffects: [sideEffect('Infection', 'Infección', CITE.clinicDefault)],
    cautions: [
      BLOOD_THINNER_WARN,
      ...INFECTION,
      caution(
        'warn',
        any(has('diabetes-uncontrolled')),
        text('Diabetes that is not under control: check HbA1c first.', 'Diabetes no controlada: revise antes la HbA1c.'),
        source(CITE.clinicDefault),
      ),
    ],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'A doctor freezes a nerve with a thin probe so that it stops sending pain signals for a time.',
        'El médico congela un nervio con una sonda fina para que deje por un tiempo de enviar señales de dolor.',
      ),
      expect: text('It can help selected people. How long it lasts is not well known.', 'Puede ayudar a algunas personas. No se sabe bien cuánto dura.'),
      wont: text('It does not repair the cause; the nerve recovers.', 'No repara la causa; el nervio se recupera.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'prp',
    name: text('Platelet-rich plasma injection (PRP)', 'Inyección de plasma rico en plaquetas (PRP)'),
    category: 'interventional',
    class: 'regenerative',
    tags: ['procedure', 'injection'],
    mechanism: known('A concentrate of the own platelets is injected where it hurts.', CITE.hhs),
    onsetDays: unknown('Days. No number stated'),
    kernel: kernel(0, 5, null, 30),
    benefit: known('Limited or mixed evidence.', CITE.clinicDefault),
    grade: known('C', CITE.clinicDefault),
    sideEffects: [sideEffect('Infection', 'Infección', CITE.clinicDefault)],
    cautions: [BLOOD_THINNER_WARN, ...INFECTION],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'Blood is taken from your arm, its platelets are concentrated and injected into the painful place.',
        'Le sacan sangre del brazo, concentran las plaquetas y las inyectan en la zona dolorida.',
      ),
      expect: text('The evidence is limited and mixed. Ask what it costs you.', 'La evidencia es limitada y contradictoria. Pregunte cuánto le cuesta.'),
      wont: text('It has not been shown to rebuild joints or nerves.', 'No se ha demostrado que reconstruya articulaciones ni nervios.'),
      source: PLAIN_GENERAL,
    },
  },
];
