import { any, fact, has, takes } from '../conditions.js';
import { GUIDE } from '../guide-references.js';
import type { Modality } from '../modality.js';
import { NOT_STATED_YET, PLAIN_GENERAL } from '../not-stated.js';
import { CITE } from '../review-defaults.js';
import { caution, days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';

const ON_BLOOD_THINNER = any(takes('anticoagulant'), has('anticoagulated'));
const MANUAL_ROW = source('Interaction row DDI-39; needs clinical review');

/** Yoga, tai chi and qigong share one row of the evidence. */
const MIND_BODY = {
  ...NOT_STATED_YET,
  category: 'complementary',
  tags: ['mind-body', 'exercise', 'foundation'],
  delivery: known('1–2 classes a week for 8–12 weeks with short practice at home; regular short practice beats rare long sessions.', GUIDE, 'guide'),
  defaultSteps: [step(0, '1–2 classes a week and short practice at home', { perWeek: 1, adequate: true })],
  homePractice: known('Short practice at home on most days', GUIDE, 'guide'),
  usualLengthDays: 84,
  trialDays: known(days(56, 84), CITE.clinicDefault),
  assessmentDays: [56],
  effectWindowDays: unknown('While practised'),
  kernel: kernel(7, 28, null, 30),
  prior: prior(-0.5, 1.0),
  benefit: known('Small to moderate.', 'Wieland, Cochrane review 2022'),
  grade: known('B', 'Wieland, Cochrane review 2022'),
  sideEffects: [sideEffect('Strain', 'Distensión o tirón muscular', CITE.clinicDefault)],
  cautions: [
    caution(
      'inform',
      any(has('osteoporosis-severe'), has('joint-instability')),
      text('Severe osteoporosis or an unstable joint: use adapted positions.', 'Osteoporosis grave o articulación inestable: use posturas adaptadas.'),
      source(CITE.clinicDefault),
    ),
    caution(
      'inform',
      any(has('raised-iop'), has('narrow-angle-glaucoma')),
      text('Glaucoma: no head-down positions.', 'Glaucoma: sin posturas con la cabeza hacia abajo.'),
      source(CITE.clinicDefault),
    ),
  ],
  pairsWith: ['act', 'mbsr'],
} as const satisfies Partial<Modality>;

const MIND_BODY_EXPECT = text(
  'Give it 8 to 12 weeks. Short practice on most days works better than a long session now and then.',
  'Dele de 8 a 12 semanas. Practicar poco casi todos los días funciona mejor que una sesión larga de vez en cuando.',
);
const MIND_BODY_WONT = text(
  'It does not cure the cause of the pain, and the effect lasts only while you practise.',
  'No cura la causa del dolor y el efecto dura solo mientras practica.',
);

export const COMPLEMENTARY: readonly Modality[] = [
  {
    ...NOT_STATED_YET,
    id: 'acupuncture',
    name: text('Acupuncture', 'Acupuntura'),
    category: 'complementary',
    class: 'acupuncture',
    tags: ['needling'],
    mechanism: known('Not fully understood: local tissue effects at the needles and wider modulation in the nervous system.', GUIDE, 'guide'),
    delivery: known(
      'Weekly for 6–8 weeks, then less often. NICE: one course of up to 5 hours of clinician time. Medicare for chronic low back pain: 12 visits in 90 days, 8 more if improving, at most 20 a year.',
      `${GUIDE}; NICE via i-base.info (checked); Medicare NCD 30.3.3 (general knowledge)`,
    ),
    defaultSteps: [
      step(0, 'One session a week for 6–8 weeks', {
        perWeek: 1,
        adequate: true,
        holdRule: 'Stop after the course if relief is below 30 % and the global impression is not better',
      }),
    ],
    usualLengthDays: 56,
    trialDays: known(days(42, 56), `${GUIDE}: 6–8 weeks; at least 6 sessions`, 'guide'),
    assessmentDays: [42],
    minSessions: 6,
    effectWindowDays: known(
      days(365),
      'About 90 % of the benefit over no acupuncture and about 50 % of that over sham was kept at 12 months (PMC5393924)',
      'verified',
    ),
    kernel: kernel(0, 14, 180, 120),
    prior: prior(-0.7, 1.1),
    benefit: known(
      'About 0.5 SD better than no acupuncture and about 0.2 SD better than sham needling.',
      'Vickers 2018, individual patient data meta-analysis',
    ),
    grade: known('A', 'Vickers 2018; effect small'),
    sideEffects: [
      sideEffect('Bleeding or bruising', 'Sangrado o moretones', CITE.clinicDefault),
      sideEffect('Collapsed lung (pneumothorax)', 'Colapso del pulmón (neumotórax)', CITE.clinicDefault),
    ],
    monitoring: known('Review after 6 sessions.', CITE.clinicDefault),
    cautions: [
      caution(
        'warn',
        any(ON_BLOOD_THINNER, fact('platelets', '<', 50)),
        text(
          'Blood thinner or platelets below 50: more bleeding from needles; use shallow needling.',
          'Anticoagulante o plaquetas por debajo de 50: más sangrado con las agujas; agujas poco profundas.',
        ),
        source(CITE.clinicDefault),
      ),
      caution(
        'block',
        any(has('neutropenia'), has('infection-active')),
        text('Low white cells or active infection: no needling.', 'Defensas bajas (neutropenia) o infección activa: sin agujas.'),
        source(CITE.clinicDefault),
      ),
      caution(
        'warn',
        any(has('pregnancy'), fact('pregnancy', '=', 'yes')),
        text('Pregnancy: some points must be avoided.', 'Embarazo: hay puntos que deben evitarse.'),
        source(CITE.clinicDefault),
      ),
      caution(
        'warn',
        { any: [{ device: 'pacemaker' }, { device: 'scs_device' }] },
        text(
          'Pacemaker, ICD or stimulator: needles only, no electrical current through them.',
          'Marcapasos, desfibrilador o estimulador: solo agujas, sin corriente eléctrica.',
        ),
        source('Interaction row DDI-38; needs clinical review'),
      ),
    ],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'A trained person puts thin needles into your skin at certain points, once a week for 6 to 8 weeks, then less often.',
        'Una persona formada le pone agujas finas en ciertos puntos de la piel, una vez por semana durante 6 a 8 semanas, y después más espaciado.',
      ),
      expect: text(
        'Some people notice a change after a few visits, others need longer. The benefit is modest. You do not need to believe in it.',
        'Algunas personas notan un cambio tras pocas visitas, otras necesitan más tiempo. El beneficio es moderado. No hace falta creer en ella.',
      ),
      wont: text(
        'It does not cure the cause of the pain. If it has not helped after 6 to 8 visits, it makes sense to stop.',
        'No cura la causa del dolor. Si no ha ayudado después de 6 a 8 visitas, lo razonable es dejarla.',
      ),
      source: source(GUIDE, 'guide'),
    },
    guideDiffers: [
      {
        guide: 'Modest but consistent benefits for back pain, neck pain and osteoarthritis.',
        evidence: 'Against sham needling the difference is about 0.2 SD; most of the benefit over no acupuncture (0.5 SD) includes context.',
        source: source('Vickers 2018', 'general-knowledge'),
      },
    ],
  },
  {
    ...MIND_BODY,
    id: 'yoga',
    name: text('Yoga', 'Yoga'),
    class: 'mind-body-movement',
    mechanism: known('Gentle movement joined with breathing and attention; improves flexibility, strength and pain-related anxiety.', GUIDE, 'guide'),
    plain: {
      involves: text(
        'Gentle stretches and positions with calm breathing, in a class and at home. There are versions for almost every level.',
        'Estiramientos y posturas suaves con respiración tranquila, en clase y en casa. Hay versiones para casi todos los niveles.',
      ),
      expect: MIND_BODY_EXPECT,
      wont: MIND_BODY_WONT,
      source: source(GUIDE, 'guide'),
    },
  },
  {
    ...MIND_BODY,
    id: 'tai_chi',
    name: text('Tai chi', 'Taichí'),
    class: 'mind-body-movement',
    mechanism: known('Slow flowing movement joined with breathing and attention; low impact.', GUIDE, 'guide'),
    plain: {
      involves: text(
        'Slow, flowing movements while standing, with calm breathing. It is easy on the joints.',
        'Movimientos lentos y fluidos de pie, con respiración tranquila. Es suave para las articulaciones.',
      ),
      expect: MIND_BODY_EXPECT,
      wont: MIND_BODY_WONT,
      source: source(GUIDE, 'guide'),
    },
  },
  {
    ...MIND_BODY,
    id: 'qigong',
    name: text('Qigong', 'Chi kung (qigong)'),
    class: 'mind-body-movement',
    mechanism: known('Simple repeated movements joined with breathing and attention; low impact.', GUIDE, 'guide'),
    plain: {
      involves: text(
        'Simple movements repeated slowly, with calm breathing. You can do it standing or sitting.',
        'Movimientos sencillos repetidos despacio, con respiración tranquila. Puede hacerse de pie o sentado.',
      ),
      expect: MIND_BODY_EXPECT,
      wont: MIND_BODY_WONT,
      source: source(GUIDE, 'guide'),
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'massage',
    name: text('Massage therapy', 'Masaje terapéutico'),
    category: 'complementary',
    class: 'massage',
    tags: ['manual', 'passive'],
    mechanism: known('Works on tight areas, trigger points and referred pain; lowers muscle tension and stress.', GUIDE, 'guide'),
    delivery: known('Weekly for 4–8 weeks, then every 2–4 weeks. Also listed among restorative therapies.', `${CITE.clinicDefault}; listing: ${CITE.hhs}`),
    defaultSteps: [
      step(0, 'One session a week for 4–8 weeks', { perWeek: 1, adequate: true }),
      step(56, 'One session every 2–4 weeks', { perWeek: 0.5, adequate: true, holdRule: 'Later than 28 days apart the effect is taken as gone' }),
    ],
    trialDays: known(days(28, 42), CITE.clinicDefault),
    assessmentDays: [28],
    effectWindowDays: known(days(14, 28), CITE.massageSpacing),
    kernel: kernel(0, 2, 10, 7),
    prior: prior(-0.4, 0.9),
    benefit: known('Short-term.', CITE.clinicDefault),
    grade: known('C', CITE.clinicDefault),
    sideEffects: [sideEffect('Soreness', 'Molestia en la zona tratada', CITE.clinicDefault)],
    monitoring: known('Whether relief lasts until the next session.', CITE.clinicDefault),
    cautions: [
      caution(
        'block',
        any(has('dvt'), has('infection-active'), has('fracture')),
        text('Blood clot, infection or fracture: no massage.', 'Trombosis, infección o fractura: sin masaje.'),
        source(CITE.clinicDefault),
      ),
      caution(
        'warn',
        any(ON_BLOOD_THINNER, has('osteoporosis-severe'), has('myelopathy'), has('cervical-artery-symptoms')),
        text(
          'Blood thinner, severe osteoporosis, cord pressure or neck artery signs: no deep tissue work.',
          'Anticoagulante, osteoporosis grave, presión en la médula o signos de las arterias del cuello: sin masaje profundo.',
        ),
        MANUAL_ROW,
      ),
    ],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'A trained therapist works on tight or painful areas. It is not the same as a spa massage.',
        'Un terapeuta formado trabaja las zonas tensas o dolorosas. No es lo mismo que un masaje de spa.',
      ),
      expect: text(
        'Muscles feel looser and you may feel calmer. The relief usually lasts days to weeks.',
        'Los músculos se sienten más sueltos y puede sentirse más tranquilo. El alivio suele durar de días a semanas.',
      ),
      wont: text(
        'The relief does not last for months. It works best as a regular part of a wider plan.',
        'El alivio no dura meses. Funciona mejor como parte regular de un plan más amplio.',
      ),
      source: source(GUIDE, 'guide'),
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'spinal_manipulation',
    name: text('Spinal manipulation', 'Manipulación de la columna'),
    category: 'complementary',
    class: 'manipulation',
    tags: ['manual', 'manipulation', 'passive'],
    mechanism: known('Quick or slow thrusts to spinal joints by a chiropractor or osteopath.', 'General knowledge; needs clinical review'),
    delivery: known('1–2 sessions a week for 4–8 weeks, chiropractic or osteopathic.', CITE.clinicDefault),
    defaultSteps: [step(0, '1–2 sessions a week', { perWeek: 1, adequate: true })],
    usualLengthDays: 56,
    trialDays: known(days(28), CITE.clinicDefault),
    assessmentDays: [28],
    effectWindowDays: unknown('Weeks. No number of days stated'),
    kernel: kernel(0, 7, 30, 21),
    prior: prior(-0.5, 1.0),
    benefit: known('Small; an option in ACP guidance for low back pain.', 'ACP 2017 (guidelinecentral 13349)', 'verified'),
    grade: known('B', `${CITE.clinicDefault}; effect small`),
    cautions: [
      caution(
        'block',
        any(has('myelopathy'), has('cauda-equina'), has('osteoporosis-severe'), has('cervical-artery-symptoms'), ON_BLOOD_THINNER),
        text(
          'Cord pressure, cauda equina signs, severe osteoporosis, neck artery signs or a blood thinner: no manipulation.',
          'Presión en la médula, signos de cola de caballo (cauda equina), osteoporosis grave, signos de las arterias del cuello o anticoagulante: sin manipulación.',
        ),
        MANUAL_ROW,
      ),
    ],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'A chiropractor or osteopath moves joints of your spine with the hands, sometimes with a quick push.',
        'Un quiropráctico u osteópata mueve las articulaciones de su columna con las manos, a veces con un empuje rápido.',
      ),
      expect: text(
        'It is judged after 4 weeks. The benefit is usually small and lasts some weeks.',
        'Se valora después de 4 semanas. El beneficio suele ser pequeño y dura unas semanas.',
      ),
      wont: text(
        'It does not fix the cause of the pain and is not safe for everyone.',
        'No arregla la causa del dolor y no es segura para todas las personas.',
      ),
      source: PLAIN_GENERAL,
    },
  },
];
