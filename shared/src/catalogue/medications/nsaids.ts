import { all, allergicTo, any, fact, has, not, takes, within } from '../conditions.js';
import { GUIDE } from '../guide-references.js';
import type { Caution, Modality } from '../modality.js';
import { days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';
import { FOUNDATION, MED, block, inform, medicine, notForPrimaryPain, plain, warn } from './medicine.js';

const INTERACTION = source('Interaction table of the clinic (NSAID rows); general knowledge, needs pharmacist review');

/** Every systemic NSAID. */
const SYSTEMIC: readonly Caution[] = [
  block(any(fact('egfr', '<', 30), has('ckd-4-5')), 'eGFR below 30: do not give an NSAID.', 'Filtrado renal (eGFR) menor de 30: no dar antiinflamatorios.'),
  warn(
    within('egfr', 30, 60),
    'eGFR 30 to 59: lowest dose, shortest time, and check the kidneys.',
    'eGFR de 30 a 59: dosis mínima, tiempo mínimo y control de los riñones.',
  ),
  warn(
    all(has('gi-bleed-or-ulcer'), not(takes('ppi'))),
    'Past ulcer or stomach bleeding without a stomach protector: add one or choose another medicine.',
    'Úlcera o sangrado digestivo previo sin protector gástrico: añada uno o elija otro medicamento.',
  ),
  block(
    any(takes('anticoagulant'), has('anticoagulated')),
    'With an anticoagulant, an NSAID raises the risk of bleeding 2 to 4 times.',
    'Con un anticoagulante, el antiinflamatorio aumenta de 2 a 4 veces el riesgo de sangrado.',
    INTERACTION,
  ),
  block(
    any(has('heart-failure'), has('post-cabg')),
    'Heart failure, or after bypass surgery: do not give an NSAID.',
    'Insuficiencia cardíaca o cirugía de derivación coronaria: no dar antiinflamatorios.',
  ),
  block(
    all(any(has('pregnancy'), fact('pregnancy', '=', 'yes')), fact('gestational_weeks', '>=', 20)),
    'Pregnancy from week 20 on: do not give an NSAID.',
    'Embarazo a partir de la semana 20: no dar antiinflamatorios.',
  ),
  warn(
    all(any(takes('ace-inhibitor'), takes('arb')), takes('diuretic')),
    'Together with an ACE inhibitor or ARB and a diuretic, the kidneys may fail suddenly.',
    'Junto con un IECA o ARA-II y un diurético, los riñones pueden fallar de repente.',
    INTERACTION,
  ),
  warn(takes('lithium'), 'NSAIDs raise lithium levels: check the level.', 'Los antiinflamatorios suben el nivel de litio: contrólelo.', INTERACTION),
  warn(
    takes('methotrexate'),
    'NSAIDs raise methotrexate levels: ask the prescriber of methotrexate.',
    'Los antiinflamatorios suben el nivel de metotrexato: consulte a quien lo receta.',
    INTERACTION,
  ),
  warn(
    takes('aspirin'),
    'Aspirin for the heart: bleeding adds up, and some NSAIDs weaken its protection.',
    'Aspirina para el corazón: el sangrado se suma y algunos antiinflamatorios reducen su protección.',
    INTERACTION,
  ),
  notForPrimaryPain,
];

const BENEFIT = known(
  'Chronic low back pain: about 0.7 of 10 points less than placebo. Consistent but small.',
  'Enthoven, Cochrane review 2016; general knowledge, needs clinical review',
);
const GRADE = known('A' as const, 'Enthoven, Cochrane review 2016; effect small; general knowledge, needs clinical review');
const ONSET = known(days(0), `${MED.row}: hours after a dose`);
const TRIAL = known(days(14), MED.row);
const MECHANISM = known('Cyclo-oxygenase inhibition: less inflammation', `${GUIDE} (pain with an inflammatory component); class by ${MED.label}`);
const SIDE_EFFECTS = [
  sideEffect('Stomach upset or bleeding', 'Malestar o sangrado de estómago', MED.row),
  sideEffect('Higher blood pressure', 'Presión arterial más alta', MED.row),
  sideEffect('Swelling of the legs', 'Hinchazón de las piernas', MED.row),
  sideEffect('Strain on the kidneys', 'Daño en los riñones', MED.row),
];
const MONITORING = known('Blood pressure and creatinine on days 14–28 when at risk, then every 3–6 months; bleeding, oedema.', MED.row);
const LIMIT = 'Lowest dose for the shortest time';
const PLAIN = plain(
  text(
    'You take a tablet that calms inflammation, with food, at the lowest dose that helps.',
    'Usted toma una pastilla que calma la inflamación, con comida y en la dosis más baja que le ayude.',
  ),
  text(
    'A dose works within hours. After about 2 weeks of steady use we look together at whether it helps. For back pain the help is usually small.',
    'Cada dosis actúa en horas. Tras unas 2 semanas de uso constante vemos juntos si ayuda. En el dolor de espalda la ayuda suele ser pequeña.',
  ),
  text(
    'It rarely takes all the pain away, and it is not harmless: stomach, heart and kidneys can suffer. Do not add another anti-inflammatory from the shop.',
    'Rara vez quita todo el dolor y no es inofensiva: pueden sufrir el estómago, el corazón y los riñones. No añada otro antiinflamatorio de la farmacia.',
  ),
);

const SHARED = {
  class: 'nsaid',
  tags: [...FOUNDATION, 'systemic', 'nsaid'],
  mechanism: MECHANISM,
  onsetDays: ONSET,
  trialDays: TRIAL,
  assessmentDays: [14],
  kernel: kernel(0, 3, null, 3),
  prior: prior(-0.6, 1.0),
  benefit: BENEFIT,
  grade: GRADE,
  sideEffects: SIDE_EFFECTS,
  monitoring: MONITORING,
  pairsWith: ['pt_exercise'],
  plain: PLAIN,
} as const;

export const NSAIDS: readonly Modality[] = [
  medicine({
    ...SHARED,
    id: 'ibuprofen',
    name: text('Ibuprofen', 'Ibuprofeno'),
    ingredients: ['ibuprofen'],
    delivery: known(`400–800 mg every 6–8 hours; at most 3200 mg a day on prescription, 1200 mg over the counter. ${LIMIT}.`, MED.label),
    defaultSteps: [step(0, '400 mg every 8 hours with food', { dailyMg: 1200, adequate: true, holdRule: 'Stop for black stools, swelling or less urine' })],
    cautions: SYSTEMIC,
  }),
  medicine({
    ...SHARED,
    id: 'naproxen',
    name: text('Naproxen', 'Naproxeno'),
    ingredients: ['naproxen'],
    delivery: known('250–500 mg twice a day; at most 1000 mg a day (1500 mg for a short time).', MED.label),
    defaultSteps: [step(0, '250 mg twice a day with food', { dailyMg: 500, adequate: true, holdRule: 'Stop for black stools, swelling or less urine' })],
    cautions: SYSTEMIC,
  }),
  medicine({
    ...SHARED,
    id: 'celecoxib',
    name: text('Celecoxib', 'Celecoxib'),
    ingredients: ['celecoxib'],
    mechanism: known('Cyclo-oxygenase-2 inhibition: less inflammation', MED.label),
    delivery: known('100–200 mg once or twice a day; at most 400 mg a day.', MED.label),
    defaultSteps: [step(0, '100 mg twice a day', { dailyMg: 200, adequate: true, holdRule: 'Stop for black stools, chest pain, swelling or less urine' })],
    monitoring: known('Blood pressure and creatinine on days 14–28 when at risk, then every 3–6 months.', MED.row),
    cautions: [
      ...SYSTEMIC,
      warn(
        allergicTo('sulfonamide'),
        'Allergy to sulfonamides: choose another NSAID or ask about the reaction.',
        'Alergia a las sulfamidas: elija otro antiinflamatorio o pregunte por la reacción.',
      ),
      warn(has('cyp2c9-poor-metaboliser'), 'CYP2C9 poor metaboliser: halve the dose.', 'Metabolizador lento de CYP2C9: dar la mitad de la dosis.'),
      warn(
        any(has('coronary-disease'), has('stroke')),
        'Coronary disease or stroke: higher risk of heart attack and stroke.',
        'Enfermedad coronaria o derrame cerebral: mayor riesgo de infarto y derrame cerebral.',
      ),
    ],
  }),
  medicine({
    ...SHARED,
    id: 'meloxicam',
    name: text('Meloxicam', 'Meloxicam'),
    ingredients: ['meloxicam'],
    delivery: known('7.5–15 mg once a day.', MED.label),
    defaultSteps: [step(0, '7.5 mg once a day with food', { dailyMg: 7.5, adequate: true, holdRule: 'Stop for black stools, swelling or less urine' })],
    effectWindowDays: unknown('24 hours after a dose; lasts while taken'),
    cautions: [
      ...SYSTEMIC,
      warn(
        has('cyp2c9-poor-metaboliser'),
        'CYP2C9 poor metaboliser: avoid or halve the dose.',
        'Metabolizador lento de CYP2C9: evitar o dar la mitad de la dosis.',
      ),
    ],
  }),
];

export const DICLOFENAC_TOPICAL: Modality = medicine({
  id: 'diclofenac_top',
  name: text('Diclofenac gel', 'Diclofenaco en gel'),
  class: 'topical-nsaid',
  tags: [...FOUNDATION, 'topical'],
  ingredients: ['diclofenac-topical'],
  mechanism: known('Cyclo-oxygenase inhibition at the joint', MED.label),
  delivery: known('1% gel, 2–4 g on the joint four times a day; at most 32 g a day.', MED.label),
  defaultSteps: [step(0, '2–4 g of 1% gel on the joint four times a day', { adequate: true, holdRule: 'Stop for a rash' })],
  onsetDays: unknown(`${MED.row}: days; no figure stated`),
  trialDays: known(days(14, 28), MED.row),
  assessmentDays: [28],
  kernel: kernel(0, 5, null, 5),
  prior: prior(-0.6, 1.0),
  benefit: known(
    'Osteoarthritis of hand or knee: about 5 to 10 people need it for one to be clearly better than with a plain gel.',
    'Derry, Cochrane review 2016; general knowledge, needs clinical review',
  ),
  grade: known('A', 'Derry, Cochrane review 2016: hand and knee only; general knowledge, needs clinical review'),
  sideEffects: [
    sideEffect('Skin irritation', 'Irritación de la piel', MED.row),
    sideEffect('Rarely, strain on the kidneys', 'Rara vez, daño en los riñones', MED.row),
  ],
  monitoring: known('Skin; rarely kidney function.', MED.row),
  cautions: [
    block(
      any(allergicTo('nsaid'), allergicTo('aspirin')),
      'Allergy to aspirin or NSAIDs: no diclofenac, not even as a gel.',
      'Alergia a la aspirina o a los antiinflamatorios: tampoco diclofenaco en gel.',
    ),
    inform(
      any(takes('anticoagulant'), has('anticoagulated')),
      'With an anticoagulant: little is absorbed from the gel, but watch for bleeding and bruises.',
      'Con un anticoagulante: del gel se absorbe poco, pero vigile sangrados y moretones.',
      source('Clinic decision: a topical NSAID with an anticoagulant informs; needs pharmacist review'),
    ),
    inform(
      any(fact('egfr', '<', 30), has('ckd-4-5'), has('gi-bleed-or-ulcer'), has('heart-failure')),
      'Some of the gel is absorbed: what rules out an NSAID tablet deserves thought here too.',
      'Parte del gel se absorbe: lo que impide tomar un antiinflamatorio también hay que pensarlo aquí.',
    ),
  ],
  pairsWith: ['pt_exercise'],
  plain: plain(
    text(
      'You rub a measured amount of gel on the sore joint four times a day.',
      'Usted se pone una cantidad medida de gel en la articulación dolorida cuatro veces al día.',
    ),
    text('Give it 2 to 4 weeks. It works best for hands and knees.', 'Dele de 2 a 4 semanas. Funciona mejor en manos y rodillas.'),
    text(
      'It does not reach deep joints well, and a little still gets into the body. Tell us about all other painkillers.',
      'No llega bien a las articulaciones profundas y un poco pasa al cuerpo. Díganos qué otros calmantes toma.',
    ),
  ),
  guideDiffers: [
    {
      guide: 'Topical treatments work without systemic side effects.',
      evidence: 'Absorption is low, not absent: allergy to NSAIDs still forbids it, and an anticoagulant or weak kidneys still deserve a look.',
      source: source(MED.label),
    },
  ],
});
