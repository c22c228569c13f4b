import { device, has, not, any } from '../conditions.js';
import { COCHRANE_EPIDURAL, GUIDE } from '../guide-references.js';
import type { Modality } from '../modality.js';
import { NOT_STATED_YET, PLAIN_GENERAL } from '../not-stated.js';
import { CITE } from '../review-defaults.js';
import { caution, coding, days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';
import {
  ANTICOAGULATED_WARN,
  BLOOD_THINNER_BLOCK,
  BLOOD_THINNER_WARN,
  CLOTTING_BLOCK,
  CLOTTING_WARN,
  CONTRAST_BLOCK,
  INFECTION,
  LOCAL_ANAESTHETIC,
  NEW_DEFICIT_BLOCK,
  PREGNANCY_XRAY_BLOCK,
  STEROID_CAUTIONS,
} from './procedure-cautions.js';

/** What the guide says of every procedure: expected, so not a failure and not a red flag by itself. */
export const AFTER_A_PROCEDURE = [
  sideEffect('Numbness right after the procedure', 'Adormecimiento justo después del procedimiento', GUIDE, 'guide'),
  sideEffect('More pain for a short time', 'Más dolor durante poco tiempo', GUIDE, 'guide'),
] as const;
/** Codes of the steroids that a clinic may use; which one is a matter of the order. */
export const STEROID_CODES = [
  coding('hcpcs', 'J3301', 'Triamcinolone acetonide, 10 mg', 'general-knowledge'),
  coding('hcpcs', 'J1100', 'Dexamethasone sodium phosphate, 1 mg', 'general-knowledge'),
  coding('hcpcs', 'J1010', 'Methylprednisolone acetate, 1 mg', 'general-knowledge'),
] as const;

export const SPINE_INJECTIONS: readonly Modality[] = [
  {
    ...NOT_STATED_YET,
    id: 'esi',
    name: text('Epidural steroid injection', 'Inyección epidural de corticoide'),
    category: 'interventional',
    class: 'epidural-steroid',
    tags: ['procedure', 'injection', 'steroid', 'local-anaesthetic', 'neuraxial', 'fluoroscopy', 'bleed-risk-intermediate'],
    mechanism: known('Brings an anti-inflammatory steroid directly to irritated nerve roots in the spine.', GUIDE, 'guide'),
    delivery: known(
      'Outpatient, image-guided: interlaminar, transforaminal or caudal; a single level per visit (transforaminal up to two). Local anaesthetic, sometimes sedation. Full effect takes several days.',
      `${GUIDE} (outpatient, anaesthetic, sedation, days to effect); technique: clinic default`,
    ),
    defaultSteps: [step(0, 'One injection, one level', { adequate: true })],
    onsetDays: known(days(2, 14), CITE.clinicDefault),
    trialDays: known(days(14, 42), CITE.sequencing),
    assessmentDays: [14, 42],
    effectWindowDays: known(days(90, 180), `${GUIDE}: 3–6 months; a relief window in those who respond`, 'guide'),
    flareDays: known(days(1, 7), 'Steroid flare, days 1–7 (most often 24–72 hours); clinic sequencing default, needs clinical review'),
    kernel: kernel(2, 4, 90, 30),
    prior: prior(-0.8, 1.4),
    benefit: known(
      'For radicular pain only. Against placebo injection 4.9 of 100 points less leg pain and 4.2 of 100 less disability from 2 weeks to 3 months; no added benefit after 3 months.',
      COCHRANE_EPIDURAL,
      'verified',
    ),
    grade: known('B', `${COCHRANE_EPIDURAL}; effect small`, 'verified'),
    sideEffects: [
      ...AFTER_A_PROCEDURE,
      sideEffect('Pain flare for 24–72 hours', 'Brote de dolor de 24 a 72 horas', CITE.clinicDefault),
      sideEffect('Higher blood sugar for 3–14 days', 'Azúcar más alto de 3 a 14 días', CITE.clinicDefault),
      sideEffect('Flushing', 'Enrojecimiento y calor en la cara', CITE.clinicDefault),
      sideEffect('Headache that is worse when upright (dural puncture)', 'Dolor de cabeza que empeora de pie (punción de la dura)', CITE.clinicDefault),
      sideEffect('Rare: bleeding or abscess near the spine', 'Raro: sangrado o absceso junto a la columna', CITE.clinicDefault),
    ],
    monitoring: known('Safety on days 1–3; relief on days 14, 42 and 90, then every 30 days to relapse. Relief counts from 50 %.', CITE.clinicDefault),
    cautions: [
      BLOOD_THINNER_BLOCK,
      ANTICOAGULATED_WARN,
      CLOTTING_BLOCK,
      ...INFECTION,
      CONTRAST_BLOCK,
      ...STEROID_CAUTIONS,
      ...LOCAL_ANAESTHETIC,
      PREGNANCY_XRAY_BLOCK,
      NEW_DEFICIT_BLOCK,
      caution(
        'warn',
        not(has('radicular-pain')),
        text(
          'No radicular pain on the problem list: the benefit was shown for radicular pain only.',
          'No consta dolor radicular: el beneficio se ha visto solo en dolor radicular.',
        ),
        source(COCHRANE_EPIDURAL, 'verified'),
      ),
    ],
    repeat: known(
      { minGapDays: 14, max: { count: 4, windowDays: 365 }, perRegion: true, onlyIfRelief: { percent: 50, minDays: 90 } },
      'At most 4 sessions per spinal region in any 365 days, repeat needs at least 50 % relief (summary of LCD L33906, verified); at least 14 days apart, at most 3 in 6 months (eviCore summary); relief for 3 months (LCD L39036/L39054, general knowledge)',
    ),
    pairing: known({ partnerTags: ['rehab'], startFrom: 3, startTo: 14, windowEnd: 90, minSessions: 6 }, CITE.sequencing),
    pairsWith: ['pt_exercise', 'cbt', 'act'],
    codes: STEROID_CODES,
    plain: {
      involves: text(
        'With X-ray guidance a doctor injects a steroid near an irritated nerve in your spine. You go home the same day. You get numbing medicine and sometimes a sedative.',
        'Con guía de rayos X, el médico inyecta un corticoide cerca de un nervio irritado de la columna. Vuelve a casa el mismo día. Recibe anestesia local y a veces un sedante.',
      ),
      expect: text(
        'You may be numb or hurt more for a few days. It takes several days to work. If it helps your leg or arm pain, use the easier weeks for exercise.',
        'Puede sentir adormecimiento o más dolor unos días. Tarda varios días en hacer efecto. Si le alivia el dolor de la pierna o del brazo, aproveche esas semanas para el ejercicio.',
      ),
      wont: text(
        'The relief does not last for good, and not everyone gets it. It is not for back pain without nerve pain.',
        'El alivio no es para siempre y no todas las personas lo tienen. No es para el dolor de espalda sin dolor del nervio.',
      ),
      source: source(GUIDE, 'guide'),
    },
    guideDiffers: [
      {
        guide: 'Significant temporary relief for radicular pain; effects typically last 3–6 months.',
        evidence:
          'Against placebo injection the mean gain is small (4.9 of 100 points of leg pain, 4.2 of 100 of disability, 2 weeks to 3 months) and there is no added benefit after 3 months. The 90–180 days are kept as a window in those who respond.',
        source: source(COCHRANE_EPIDURAL, 'verified'),
      },
    ],
  },
  {
    ...NOT_STATED_YET,
    id: 'mbb',
    name: text('Diagnostic medial branch block', 'Bloqueo diagnóstico de la rama medial'),
    category: 'interventional',
    class: 'medial-branch-block',
    tags: ['procedure', 'injection', 'diagnostic', 'nerve-block', 'local-anaesthetic', 'fluoroscopy', 'bleed-risk-low'],
    mechanism: known('Numbs the small nerves of the facet joints to find out whether they carry the pain.', GUIDE, 'guide'),
    delivery: known('Two blocks, at least 14 days apart, local anaesthetic only; pain diary on the same day.', CITE.clinicDefault),
    defaultSteps: [step(0, 'One block with a pain diary on the same day', { adequate: true })],
    onsetDays: known(days(0), 'Hours: same day; clinic default, needs clinical review'),
    trialDays: known(days(0), 'Judged by the diary of the same day; clinic default, needs clinical review'),
    assessmentDays: [0],
    minSessions: 2,
    effectWindowDays: known(days(0, 2), 'Hours to 2 days; clinic default, needs clinical review'),
    kernel: kernel(0, 0.2, 1, 0.3),
    prior: unknown('Diagnostic: not a treatment, left out of attribution'),
    benefit: known(
      'Diagnostic. Two concordant blocks with at least 80 % relief come before a first ablation.',
      'LCD L38841/L34892; see also the 2020 consensus on single blocks',
    ),
    grade: unknown('Diagnostic: not graded as a treatment'),
    sideEffects: [...AFTER_A_PROCEDURE, sideEffect('Soreness', 'Molestia en la zona', CITE.clinicDefault)],
    monitoring: known('Diary on the day of the block.', CITE.clinicDefault),
    cautions: [BLOOD_THINNER_WARN, CLOTTING_WARN, ...INFECTION, CONTRAST_BLOCK, ...LOCAL_ANAESTHETIC, PREGNANCY_XRAY_BLOCK, NEW_DEFICIT_BLOCK],
    repeat: known({ minGapDays: 14, max: null, perRegion: true, onlyIfRelief: null }, 'At least 14 days apart (LCD L38841/L34892)'),
    pairing: unknown('None: not a treatment'),
    pairsWith: ['rfa'],
    plain: {
      involves: text(
        'A doctor numbs the small nerves of the spine joints with X-ray guidance. You then note your pain every hour that day.',
        'El médico adormece los pequeños nervios de las articulaciones de la columna con guía de rayos X. Ese día anota su dolor cada hora.',
      ),
      expect: text(
        'It is a test. Relief for some hours shows that these nerves carry your pain. It is done twice.',
        'Es una prueba. Un alivio de algunas horas muestra que esos nervios llevan su dolor. Se hace dos veces.',
      ),
      wont: text('It is not a treatment; the relief goes when the numbing wears off.', 'No es un tratamiento; el alivio se va al pasar la anestesia.'),
      source: source(GUIDE, 'guide'),
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'rfa',
    name: text('Radiofrequency ablation (facet, SI or knee nerves)', 'Ablación por radiofrecuencia (nervios facetarios, sacroilíacos o de la rodilla)'),
    category: 'interventional',
    class: 'radiofrequency-ablation',
    tags: ['procedure', 'ablation', 'local-anaesthetic', 'fluoroscopy', 'bleed-risk-low'],
    mechanism: known('Heat interrupts conduction in the nerve that carries the pain.', GUIDE, 'guide'),
    delivery: known('Outpatient, after positive diagnostic blocks. Local anaesthetic, sometimes sedation.', `${GUIDE}; clinic default`),
    defaultSteps: [step(0, 'One ablation after two positive diagnostic blocks', { adequate: true })],
    onsetDays: unknown('Relief builds after the neuritis of the first 14–21 days. No number of days stated'),
    trialDays: known(days(42, 90), CITE.sequencing),
    assessmentDays: [42, 90],
    effectWindowDays: known(days(180, 365), `${GUIDE}: 6–12 months`, 'guide'),
    flareDays: known(days(0, 21), 'Neuritis up to 14–21 days; clinic sequencing default, needs clinical review'),
    kernel: kernel(7, 14, 270, 60),
    prior: prior(-1.2, 1.5),
    benefit: known('In selected patients, above all facet joint pain of the spine.', `${GUIDE}; clinic default`),
    grade: known('B', 'In selected patients; clinic default, needs clinical review'),
    sideEffects: [
      ...AFTER_A_PROCEDURE,
      sideEffect('Nerve irritation for up to 14–21 days', 'Irritación del nervio hasta 14 a 21 días', CITE.clinicDefault),
      sideEffect('Numb skin', 'Piel adormecida', CITE.clinicDefault),
      sideEffect('Burning pain like a sunburn', 'Ardor como una quemadura de sol', CITE.clinicDefault),
    ],
    monitoring: known('Days 3, 14 and 21 (neuritis), 42, 90, 180 and 270. Relief counts from 50 %.', CITE.clinicDefault),
    cautions: [
      BLOOD_THINNER_WARN,
      CLOTTING_WARN,
      ...INFECTION,
      ...LOCAL_ANAESTHETIC,
      PREGNANCY_XRAY_BLOCK,
      NEW_DEFICIT_BLOCK,
      caution(
        'warn',
        any(device('pacemaker'), device('scs_device')),
        text(
          'Pacemaker, ICD or stimulator: agree a device plan before the day.',
          'Marcapasos, desfibrilador o estimulador: acuerde un plan para el aparato antes del día.',
        ),
        source('Interaction row DDI-38; needs clinical review'),
      ),
    ],
    repeat: known(
      { minGapDays: 180, max: { count: 2, windowDays: 365 }, perRegion: true, onlyIfRelief: { percent: 50, minDays: 180 } },
      'At least 180 days between the same level, at most 2 sessions per region in 365 days, repeat only after at least 50 % relief for 6 months (LCD L38841)',
    ),
    pairing: known({ partnerTags: ['rehab'], startFrom: 14, startTo: 28, windowEnd: 180, minSessions: 6 }, CITE.sequencing),
    pairsWith: ['pt_exercise', 'mbb', 'cbt', 'act'],
    plain: {
      involves: text(
        'After test blocks have shown the right nerve, a doctor heats it with a thin needle so that it stops sending pain signals.',
        'Cuando los bloqueos de prueba han mostrado el nervio correcto, el médico lo calienta con una aguja fina para que deje de enviar señales de dolor.',
      ),
      expect: text(
        'You may hurt more for 2 to 3 weeks. Relief then builds and can last 6 to 12 months. Start exercise 2 to 4 weeks after it.',
        'Puede doler más durante 2 o 3 semanas. Después el alivio crece y puede durar de 6 a 12 meses. Empiece el ejercicio 2 a 4 semanas después.',
      ),
      wont: text(
        'The nerve grows back, so the relief ends. It does not repair the joint, and it does not help everyone.',
        'El nervio vuelve a crecer y el alivio termina. No repara la articulación y no ayuda a todas las personas.',
      ),
      source: source(GUIDE, 'guide'),
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'sympathetic_block',
    name: text('Sympathetic nerve block (stellate or lumbar)', 'Bloqueo del nervio simpático (estrellado o lumbar)'),
    category: 'interventional',
    class: 'sympathetic-block',
    tags: ['procedure', 'injection', 'nerve-block', 'local-anaesthetic', 'bleed-risk-intermediate'],
    mechanism: known('Numbs sympathetic nerves that can keep limb pain going.', 'General knowledge; needs clinical review'),
    delivery: known('Series of 1–6 blocks.', CITE.clinicDefault),
    defaultSteps: [step(0, 'One block of a series of 1–6', { adequate: true, holdRule: 'Stop the series when relief is below 50 % after two blocks' })],
    onsetDays: unknown('Days. No number stated'),
    trialDays: unknown('Judged after 1–2 blocks. No number of days stated'),
    effectWindowDays: unknown('Hours to weeks. No number of days stated'),
    kernel: kernel(0, 2, 14, 10),
    benefit: known('Complex regional pain syndrome.', CITE.clinicDefault),
    grade: known('C', CITE.clinicDefault),
    sideEffects: [
      ...AFTER_A_PROCEDURE,
      sideEffect('Hoarse voice', 'Voz ronca', CITE.clinicDefault),
      sideEffect('Drooping eyelid and small pupil for some hours (Horner)', 'Párpado caído y pupila pequeña durante unas horas (Horner)', CITE.clinicDefault),
      sideEffect('Low blood pressure', 'Presión baja', CITE.clinicDefault),
    ],
    monitoring: known('Relief after each block. A collapsed lung on the other side must be ruled out before a stellate block.', CITE.clinicDefault),
    cautions: [BLOOD_THINNER_BLOCK, ANTICOAGULATED_WARN, ...INFECTION, ...LOCAL_ANAESTHETIC],
    repeat: known(
      { minGapDays: null, max: null, perRegion: true, onlyIfRelief: { percent: 50, minDays: 0 } },
      'Stop the series when relief is below 50 % after two; clinic default, needs clinical review',
    ),
    pairing: known(
      { partnerTags: ['rehab'], startFrom: 0, startTo: 7, windowEnd: null, minSessions: null },
      'Desensitisation therapy from the same day to day 7; clinic sequencing default, needs clinical review',
    ),
    pairsWith: ['pt_exercise', 'ot'],
    plain: {
      involves: text(
        'A doctor numbs a group of nerves in the neck or the low back that can keep arm or leg pain going.',
        'El médico adormece un grupo de nervios del cuello o de la zona lumbar que puede mantener el dolor del brazo o de la pierna.',
      ),
      expect: text(
        'The limb may feel warm. Relief lasts hours to weeks; use it for therapy from the same day on.',
        'El brazo o la pierna puede sentirse caliente. El alivio dura de horas a semanas; úselo para la terapia desde el mismo día.',
      ),
      wont: text(
        'It is not a cure. If two blocks do not help, more are unlikely to.',
        'No es una cura. Si dos bloqueos no ayudan, es poco probable que otros lo hagan.',
      ),
      source: PLAIN_GENERAL,
    },
  },
];
