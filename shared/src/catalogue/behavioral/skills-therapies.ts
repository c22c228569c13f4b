import { any, has } from '../conditions.js';
import { COCHRANE_PSYCHOLOGICAL, GUIDE, SANABRIA_MAZO_2023, WANG_DOAN_2024 } from '../guide-references.js';
import type { Caution, Modality } from '../modality.js';
import { NOT_STATED_YET } from '../not-stated.js';
import { BOOSTERS, CITE } from '../review-defaults.js';
import { caution, days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';

/** What must be treated first, and what asks for an adapted therapy. */
const TREAT_FIRST: readonly Caution[] = [
  caution(
    'warn',
    any(has('suicidality'), has('psychosis')),
    text('Suicidal thoughts or active psychosis: treat that first.', 'Pensamientos suicidas o psicosis activa: trate eso primero.'),
    source(CITE.clinicDefault),
  ),
  caution(
    'warn',
    has('bipolar'),
    text('Bipolar disorder: make sure there is no active mania; treat that first.', 'Trastorno bipolar: compruebe que no haya manía activa; trátela primero.'),
    source(CITE.clinicDefault),
  ),
  caution(
    'inform',
    has('cognitive-impairment'),
    text('Cognitive impairment: adapt the therapy and involve a carer.', 'Deterioro cognitivo: adapte la terapia e incluya a una persona de apoyo.'),
    source(CITE.clinicDefault),
  ),
];

const PAIN_INTENSITY = {
  guide: 'Psychological therapy is presented among treatments that reduce pain and suffering.',
  evidence: `In people with pain and distress it improved depression, anxiety and quality of life, but pain intensity and catastrophizing did not differ from usual care (${SANABRIA_MAZO_2023}; the guide names other authors for this record). Judge it first on interference, mood and sleep.`,
  source: source('frontiersin.org, abstract', 'verified'),
} as const;

export const SKILLS_THERAPIES: readonly Modality[] = [
  {
    ...NOT_STATED_YET,
    id: 'cbt',
    name: text('Cognitive behavioral therapy for pain (CBT)', 'Terapia cognitivo-conductual para el dolor (TCC)'),
    category: 'behavioral',
    class: 'cognitive-behavioral',
    tags: ['psychological', 'foundation'],
    mechanism: known(
      'Changes thought patterns that amplify suffering, such as expecting the worst, and builds skills: flare plans, pacing, problem solving.',
      GUIDE,
      'guide',
    ),
    delivery: known('Weekly or every two weeks for 8–12 weeks, 45–60 minutes alone or in a group, with homework.', GUIDE, 'guide'),
    defaultSteps: [step(0, 'One session a week (or every two weeks) with homework', { perWeek: 1, adequate: true })],
    homePractice: known('Homework between sessions: practise the skills', GUIDE, 'guide'),
    usualLengthDays: 84,
    trialDays: known(days(56, 84), `${GUIDE}: 8–12 weeks`, 'guide'),
    assessmentDays: [56],
    minSessions: 6,
    effectWindowDays: unknown('Fades without practice (guide). No number of days stated'),
    kernel: kernel(7, 28, 84, 90),
    prior: prior(-0.4, 1.0),
    benefit: known(
      'Against usual care: pain SMD -0.22, disability -0.32, distress -0.34. Against an active control: -0.09, -0.12, -0.09. Consistent but small.',
      COCHRANE_PSYCHOLOGICAL,
      'verified',
    ),
    grade: known('A', `${COCHRANE_PSYCHOLOGICAL}; effect small`, 'verified'),
    monitoring: known('Mood (PHQ), homework done, catastrophizing; mid-course check on days 28–42; judged at the end.', CITE.clinicDefault),
    cautions: TREAT_FIRST,
    boosterDays: BOOSTERS,
    pairsWith: ['duloxetine', 'pt_exercise', 'esi', 'rfa', 'ketamine_iv'],
    plain: {
      involves: text(
        'You meet a therapist weekly or every two weeks. You learn to notice thoughts that make pain worse, to plan for flares and to pace what you do. There is homework.',
        'Se reúne con un terapeuta cada semana o cada dos semanas. Aprende a notar los pensamientos que empeoran el dolor, a planear las crisis y a dosificar sus actividades. Hay tareas para casa.',
      ),
      expect: text(
        'Give it 8 to 12 weeks. Mood, sleep and what you can do often change before the pain number does.',
        'Dele de 8 a 12 semanas. El ánimo, el sueño y lo que puede hacer suelen cambiar antes que el número del dolor.',
      ),
      wont: text(
        'It does not mean the pain is "in your head". It does not repair joints or nerves, it is seldom enough alone for moderate or severe pain, and the skills fade without practice.',
        'No quiere decir que el dolor esté «en su cabeza». No repara articulaciones ni nervios, rara vez basta sola si el dolor es moderado o fuerte, y lo aprendido se pierde sin práctica.',
      ),
      source: source(GUIDE, 'guide'),
    },
    guideDiffers: [
      PAIN_INTENSITY,
      {
        guide: 'More than 60 % of people with chronic pain also have significant psychological distress (Sánchez-Rodríguez et al., 2023).',
        evidence: `No source was found for the figure. The record cited is ${SANABRIA_MAZO_2023}.`,
        source: source('frontiersin.org, record and abstract', 'verified'),
      },
      {
        guide: 'CBT is the most researched psychological treatment (Wang et al., 2024, Frontiers in Pain Research).',
        evidence: `The record behind that reference is ${WANG_DOAN_2024}.`,
        source: source('ouci.dntb.gov.ua bibliographic record', 'verified'),
      },
    ],
  },
  {
    ...NOT_STATED_YET,
    id: 'act',
    name: text('Acceptance and commitment therapy (ACT)', 'Terapia de aceptación y compromiso (ACT)'),
    category: 'behavioral',
    class: 'acceptance-commitment',
    tags: ['psychological', 'foundation'],
    mechanism: known('Builds psychological flexibility: to feel pain and still do what matters. Mindfulness is a core part.', GUIDE, 'guide'),
    delivery: known('Weekly for 8–12 weeks.', CITE.clinicDefault),
    defaultSteps: [step(0, 'One session a week with practice at home', { perWeek: 1, adequate: true })],
    homePractice: known('Practise at home between sessions', CITE.clinicDefault),
    usualLengthDays: 84,
    trialDays: known(days(56, 84), CITE.clinicDefault),
    assessmentDays: [56],
    effectWindowDays: unknown('Fades without practice (guide). No number of days stated'),
    kernel: kernel(7, 28, 84, 90),
    prior: prior(-0.4, 1.0),
    benefit: known(
      'Against an active control pain did not differ (very low quality). NICE: may be considered. Evidence grade B to C.',
      COCHRANE_PSYCHOLOGICAL,
      'verified',
    ),
    grade: known('C', 'Stated as B to C; the lower end is recorded. Its better end makes it eligible as a foundation. Clinic default, needs clinical review'),
    monitoring: known('Interference; goals and the values behind them; mid-course check on days 28–42.', CITE.clinicDefault),
    cautions: TREAT_FIRST,
    boosterDays: BOOSTERS,
    pairsWith: ['duloxetine', 'pt_exercise', 'esi', 'rfa', 'ketamine_iv', 'yoga', 'tai_chi', 'qigong'],
    plain: {
      involves: text(
        'You work out what matters most to you and take small steps toward it, even while you have pain. You also learn to watch the pain without fighting it.',
        'Usted aclara qué es lo que más le importa y da pequeños pasos hacia ello, aunque haya dolor. También aprende a observar el dolor sin luchar contra él.',
      ),
      expect: text(
        'Give it 8 to 12 weeks. Life often gets wider before pain gets less.',
        'Dele de 8 a 12 semanas. La vida suele ampliarse antes de que baje el dolor.',
      ),
      wont: text(
        'It does not make pain pleasant, does not cure the cause and needs practice to last. Alone it is seldom enough for moderate or severe pain.',
        'No vuelve agradable el dolor, no cura la causa y necesita práctica para durar. Sola rara vez basta si el dolor es moderado o fuerte.',
      ),
      source: source(GUIDE, 'guide'),
    },
    guideDiffers: [PAIN_INTENSITY],
  },
  {
    ...NOT_STATED_YET,
    id: 'mbsr',
    name: text('Mindfulness-based stress reduction (MBSR)', 'Reducción del estrés basada en la atención plena (MBSR)'),
    category: 'behavioral',
    class: 'mindfulness',
    tags: ['psychological', 'mind-body', 'foundation', 'group'],
    mechanism: known('Trains attention to notice sensations without reacting to them.', 'General knowledge; needs clinical review'),
    delivery: known('Eight sessions of 2.5 hours.', CITE.clinicDefault),
    defaultSteps: [step(0, 'One session of 2.5 hours a week for 8 weeks', { perWeek: 1, adequate: true })],
    usualLengthDays: 56,
    trialDays: known(days(56), CITE.clinicDefault),
    assessmentDays: [56],
    kernel: kernel(7, 28, 56, 60),
    prior: prior(-0.4, 1.0),
    benefit: known('Small.', CITE.clinicDefault),
    grade: known('B', `${CITE.clinicDefault}; effect small`),
    sideEffects: [sideEffect('Memories of trauma may come up', 'Pueden aparecer recuerdos de un trauma', CITE.clinicDefault)],
    monitoring: known('Mid-course check on days 28–42; judged at the end.', CITE.clinicDefault),
    boosterDays: BOOSTERS,
    pairsWith: ['yoga', 'tai_chi', 'qigong', 'pt_exercise'],
    plain: {
      involves: text(
        'A class of eight long sessions. You practise quiet attention, breathing and gentle movement, also at home.',
        'Un curso de ocho sesiones largas. Practica atención tranquila, respiración y movimiento suave, también en casa.',
      ),
      expect: text(
        'It is judged after 8 weeks. The effect is usually small and grows with practice.',
        'Se valora después de 8 semanas. El efecto suele ser pequeño y crece con la práctica.',
      ),
      wont: text(
        'It does not cure the cause of the pain. If you have lived through trauma, tell the teacher first.',
        'No cura la causa del dolor. Si ha vivido un trauma, dígaselo antes a quien imparte el curso.',
      ),
      source: source(GUIDE, 'guide'),
    },
    guideDiffers: [PAIN_INTENSITY],
  },
];
