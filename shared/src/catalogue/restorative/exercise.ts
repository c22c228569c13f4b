import { any, has, takes } from '../conditions.js';
import { GUIDE, PETERSON_2018 } from '../guide-references.js';
import type { Modality } from '../modality.js';
import { NOT_STATED_YET, PLAIN_GENERAL } from '../not-stated.js';
import { BOOSTERS, CITE } from '../review-defaults.js';
import { caution, days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';

const RED_FLAGS = caution(
  'block',
  any(has('cauda-equina'), has('new-motor-deficit'), has('myelopathy')),
  text(
    'New weakness, saddle numbness or signs of spinal cord pressure: examine before any exercise programme.',
    'Debilidad nueva, adormecimiento en la zona de la silla de montar o signos de presión en la médula: hay que examinar antes de cualquier programa de ejercicio.',
  ),
  source('Red-flag practice in physical therapy; needs clinical review'),
);
const CARDIAC = caution(
  'warn',
  any(has('unstable-cardiac'), has('cardiovascular-uncontrolled')),
  text(
    'Unstable heart disease: get medical clearance before graded exercise.',
    'Enfermedad del corazón inestable: pida autorización médica antes del ejercicio gradual.',
  ),
  source(CITE.clinicDefault),
);
const FRACTURE = caution(
  'warn',
  any(has('fracture'), has('joint-instability')),
  text(
    'Fracture or unstable joint: the therapist must know and adapt the programme.',
    'Fractura o articulación inestable: el terapeuta debe saberlo y adaptar el programa.',
  ),
  source(CITE.clinicDefault),
);
/** One row of the evidence covers these siblings: only its trial length is stated for all. */
const SIBLING_TRIAL = known(days(28, 84), 'Shared range for restorative siblings; clinic default, needs clinical review');

export const EXERCISE_THERAPIES: readonly Modality[] = [
  {
    ...NOT_STATED_YET,
    id: 'pt_exercise',
    name: text('Physical therapy with graded exercise', 'Fisioterapia con ejercicio gradual'),
    category: 'restorative',
    class: 'exercise',
    tags: ['rehab', 'exercise', 'foundation'],
    mechanism: known('Builds strength, flexibility and tolerance for movement step by step; education lowers fear of movement.', GUIDE, 'guide'),
    delivery: known('1–2 sessions a week for 8–12 weeks, with home exercise 3–5 times a week.', `${GUIDE} (8–12 weeks); cadence: clinic default`),
    defaultSteps: [step(0, '1–2 sessions a week and home exercise 3–5 times a week', { perWeek: 1, adequate: true })],
    homePractice: known('Home exercise 3–5 times a week', CITE.clinicDefault),
    usualLengthDays: 84,
    trialDays: known(days(56, 84), `${GUIDE}: 8–12 weeks of consistent sessions`, 'guide'),
    assessmentDays: [56],
    minSessions: 6,
    effectWindowDays: unknown('Months if exercise continues; declines without practice. No number of days stated'),
    flareDays: known(days(0, 21), `${GUIDE}: early increase usually settles within 2–3 weeks`, 'guide'),
    kernel: kernel(7, 28, 84, 60),
    prior: prior(-0.8, 1.2),
    benefit: known(
      'Chronic low back pain: about 15 of 100 points less pain than no treatment or usual care. First choice in NICE and ACP guidance. Evidence grade A to B.',
      'Hayden, Cochrane review 2021',
    ),
    grade: known('B', 'Stated as A to B; the lower end is recorded (Hayden, Cochrane review 2021)'),
    sideEffects: [sideEffect('More pain at first, usually for 2–3 weeks', 'Más dolor al principio, por lo general durante 2 o 3 semanas', GUIDE, 'guide')],
    monitoring: known('Weekly adherence; flare check on days 7, 14 and 21; falls.', CITE.clinicDefault),
    cautions: [RED_FLAGS, CARDIAC, FRACTURE],
    boosterDays: BOOSTERS,
    pairsWith: ['esi', 'rfa', 'nerve_block', 'ia_steroid', 'cbt', 'act'],
    plain: {
      involves: text(
        'You work with a physical therapist. You start with gentle movements and slowly build up to the things you want to do. You also practise at home.',
        'Usted trabaja con un fisioterapeuta. Empieza con movimientos suaves y avanza poco a poco hacia lo que quiere volver a hacer. También practica en casa.',
      ),
      expect: text(
        'Give it 8 to 12 weeks. Pain may rise a little at first and usually settles within 2 to 3 weeks.',
        'Dele de 8 a 12 semanas. El dolor puede subir un poco al principio y suele calmarse en 2 o 3 semanas.',
      ),
      wont: text(
        'Going to sessions alone will not change much: the home practice does. The gains fade if you stop moving.',
        'Ir a las sesiones no basta: lo que ayuda es practicar en casa. Lo ganado se pierde si deja de moverse.',
      ),
      source: source(GUIDE, 'guide'),
    },
    guideDiffers: [
      {
        guide: 'Foundations are often medication optimisation and psychological therapy.',
        evidence: 'ACP 2017 and NICE NG193 put exercise and other non-drug care first, so exercise counts as a foundation here.',
        source: source('ACP 2017 (guidelinecentral 13349); NICE NG193 summaries', 'verified'),
      },
    ],
  },
  {
    ...NOT_STATED_YET,
    id: 'ot',
    name: text('Occupational therapy', 'Terapia ocupacional'),
    category: 'restorative',
    class: 'occupational-therapy',
    tags: ['rehab', 'self-management'],
    mechanism: known('Finds how pain gets in the way of self-care, work and leisure, and changes the task, the tools or the pace.', GUIDE, 'guide'),
    delivery: known('Weekly for 8–12 weeks: pacing, energy conservation, adaptive equipment.', GUIDE, 'guide'),
    defaultSteps: [step(0, 'One session a week with practice at home', { perWeek: 1, adequate: true })],
    homePractice: known('Use the strategies of the session at home', GUIDE, 'guide'),
    usualLengthDays: 84,
    trialDays: known(days(56, 84), `${GUIDE}: 8–12 weeks of consistent sessions`, 'guide'),
    assessmentDays: [56],
    effectWindowDays: unknown('Months. No number of days stated'),
    flareDays: known(days(0, 21), `${GUIDE}: early increase usually settles within 2–3 weeks`, 'guide'),
    kernel: kernel(14, 28, 84, 90),
    prior: prior(-0.3, 0.9),
    benefit: known('Helps function more than pain intensity.', CITE.clinicDefault),
    grade: known('C', CITE.clinicDefault),
    monitoring: known('Weekly; activity goals by goal attainment scaling; flare check on days 7, 14 and 21.', CITE.clinicDefault),
    repeat: unknown('Refresh when the role or the tasks change; no limit stated'),
    boosterDays: BOOSTERS,
    pairsWith: ['pt_exercise', 'cbt', 'act'],
    plain: {
      involves: text(
        'A therapist looks at the daily tasks that pain makes hard, such as cooking, dressing or work. You learn other ways to do them and may get tools that help.',
        'Un terapeuta mira las tareas diarias que el dolor dificulta, como cocinar, vestirse o trabajar. Usted aprende otras formas de hacerlas y puede recibir utensilios que ayudan.',
      ),
      expect: text(
        'Give it 8 to 12 weeks of sessions and practice. Doing more may come before hurting less.',
        'Dele de 8 a 12 semanas de sesiones y práctica. Puede que logre hacer más antes de sentir menos dolor.',
      ),
      wont: text(
        'It does not treat the cause of the pain. It works only as far as you use it at home.',
        'No trata la causa del dolor. Solo funciona si lo usa en casa.',
      ),
      source: source(GUIDE, 'guide'),
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'aquatic',
    name: text('Aquatic exercise', 'Ejercicio en el agua'),
    category: 'restorative',
    class: 'exercise',
    tags: ['rehab', 'exercise'],
    mechanism: known('Water carries part of the body weight, so movement loads the joints less.', 'General knowledge; needs clinical review'),
    trialDays: SIBLING_TRIAL,
    assessmentDays: [28],
    cautions: [RED_FLAGS, CARDIAC],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'You exercise in a warm pool with a therapist or in a class. The water holds you up.',
        'Hace ejercicio en una piscina templada con un terapeuta o en una clase. El agua le sostiene.',
      ),
      expect: text(
        'Many people find it easier to move in water than on land. It is judged after 4 to 12 weeks.',
        'A muchas personas les cuesta menos moverse en el agua que fuera. Se valora después de 4 a 12 semanas.',
      ),
      wont: text(
        'It does not replace moving on land. We do not know well how much it lowers pain.',
        'No sustituye el movimiento fuera del agua. No se sabe bien cuánto baja el dolor.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'work_conditioning',
    name: text('Work conditioning', 'Acondicionamiento para el trabajo'),
    category: 'restorative',
    class: 'work-rehabilitation',
    tags: ['rehab', 'exercise'],
    mechanism: known('Graded practice of the loads and tasks of the job.', 'General knowledge; needs clinical review'),
    trialDays: SIBLING_TRIAL,
    assessmentDays: [28],
    cautions: [RED_FLAGS, CARDIAC, FRACTURE],
    pairsWith: ['ot', 'pt_exercise'],
    plain: {
      involves: text(
        'You practise the movements and loads of your job, a little more each week.',
        'Practica los movimientos y las cargas de su trabajo, un poco más cada semana.',
      ),
      expect: text(
        'The aim is to get back to work tasks. It is judged after 4 to 12 weeks.',
        'La meta es volver a las tareas del trabajo. Se valora después de 4 a 12 semanas.',
      ),
      wont: text(
        'It is not a promise of going back to the same job, and it does not treat the cause of the pain.',
        'No promete volver al mismo puesto y no trata la causa del dolor.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'fn_restoration',
    name: text('Functional restoration programme', 'Programa de restauración funcional'),
    category: 'restorative',
    class: 'interdisciplinary-programme',
    tags: ['rehab', 'exercise', 'foundation', 'group'],
    mechanism: known('One team joins exercise, occupational and behavioural therapy in one intensive programme.', 'General knowledge; needs clinical review'),
    delivery: known('Interdisciplinary programme of at least 100 hours over 3–4 weeks.', CITE.clinicDefault),
    defaultSteps: [step(0, 'At least 100 hours over 3–4 weeks', { adequate: true })],
    usualLengthDays: 28,
    trialDays: SIBLING_TRIAL,
    assessmentDays: [28],
    benefit: known('Improves function and return to work.', CITE.clinicDefault),
    grade: known('B', CITE.clinicDefault),
    cautions: [RED_FLAGS, CARDIAC, FRACTURE],
    pairsWith: ['cbt', 'pt_exercise', 'ot'],
    plain: {
      involves: text(
        'A full programme with several therapists: exercise, daily tasks and coping skills, for at least 100 hours in 3 to 4 weeks.',
        'Un programa completo con varios terapeutas: ejercicio, tareas diarias y manejo del dolor, al menos 100 horas en 3 o 4 semanas.',
      ),
      expect: text(
        'It is hard work. Most of the gain is in what you can do and in work.',
        'Exige esfuerzo. Lo que más mejora es lo que usted puede hacer y el trabajo.',
      ),
      wont: text(
        'It is not a cure and pain may stay. The gains need practice afterwards.',
        'No es una cura y el dolor puede seguir. Lo ganado necesita práctica después.',
      ),
      source: PLAIN_GENERAL,
    },
    guideDiffers: [
      {
        guide:
          'Multimodal models with decision support and monitoring outperform sequential single treatments; together they give more than the sum of the parts (Kroenke et al., 2018).',
        evidence: `The record is ${PETERSON_2018}. It found benefit over 9–12 months (NNT 4–13) with low strength of evidence; each model rests on one randomised trial, mostly back pain in primary care.`,
        source: source('link.springer.com 10.1007/s11606-018-4328-7; ohsu.elsevierpure.com', 'verified'),
      },
    ],
  },
  {
    ...NOT_STATED_YET,
    id: 'manual_therapy',
    name: text('Manual therapy', 'Terapia manual'),
    category: 'restorative',
    class: 'manual-therapy',
    tags: ['manual', 'passive'],
    mechanism: known('Joint mobilisation and soft-tissue work, with techniques for trigger points and fascia.', GUIDE, 'guide'),
    delivery: known('1–2 sessions a week for 4–6 weeks.', CITE.clinicDefault),
    defaultSteps: [step(0, '1–2 sessions a week', { perWeek: 1, adequate: true })],
    usualLengthDays: 42,
    trialDays: known(days(28), CITE.clinicDefault),
    assessmentDays: [28],
    effectWindowDays: known(days(14, 28), CITE.massageSpacing),
    kernel: kernel(0, 5, 14, 7),
    prior: prior(-0.4, 0.9),
    benefit: known('Small, short-term. Evidence grade B to C.', CITE.clinicDefault),
    grade: known('C', 'Stated as B to C; the lower end is recorded. Clinic default, needs clinical review'),
    sideEffects: [sideEffect('Soreness', 'Molestia en la zona tratada', CITE.clinicDefault)],
    monitoring: known('Soreness; whether relief lasts until the next session.', CITE.clinicDefault),
    cautions: [
      caution(
        'warn',
        any(takes('anticoagulant'), has('anticoagulated'), has('osteoporosis-severe')),
        text(
          'Blood thinner or severe osteoporosis: no deep or forceful techniques.',
          'Anticoagulante u osteoporosis grave: sin técnicas profundas ni con fuerza.',
        ),
        source('Interaction row DDI-39; needs clinical review'),
      ),
      caution(
        'block',
        any(has('cervical-artery-symptoms'), has('myelopathy')),
        text(
          'Signs of neck artery disease or spinal cord pressure: no manual treatment of the spine until examined.',
          'Signos de enfermedad de las arterias del cuello o de presión en la médula: sin tratamiento manual de la columna hasta examinar.',
        ),
        source('Interaction row DDI-39; needs clinical review'),
      ),
    ],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'A therapist uses the hands to move stiff joints and work on tight muscles.',
        'Un terapeuta usa las manos para mover las articulaciones rígidas y trabajar los músculos tensos.',
      ),
      expect: text(
        'It may ease pain and help you move for days to weeks. You may feel sore afterwards.',
        'Puede aliviar el dolor y ayudarle a moverse durante días o semanas. Puede sentir molestias después.',
      ),
      wont: text('The relief is temporary. It works best together with exercise.', 'El alivio es temporal. Funciona mejor junto con el ejercicio.'),
      source: source(GUIDE, 'guide'),
    },
  },
];
