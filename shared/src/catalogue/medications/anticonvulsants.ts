import { aged, all, any, fact, has, not, takes } from '../conditions.js';
import { GUIDE } from '../guide-references.js';
import type { Caution, Modality } from '../modality.js';
import { days, kernel, known, prior, sideEffect, source, step, text } from '../sourced.js';
import { FOUNDATION, GUIDE_TRIAL, MED, block, inform, medicine, notForPrimaryPain, plain, plainGeneral, warn } from './medicine.js';

const FDA = source(MED.fdaGabapentinoid, 'verified');
const SUICIDALITY = source('FDA warning on antiepileptic medicines; general knowledge, needs clinical review');
const SUICIDAL: Caution = warn(
  any(has('suicidality'), fact('phq9_item9', '>=', 1)),
  'Suicidal thoughts: check mood after 7 to 14 days.',
  'Ideas de suicidio: revise el ánimo a los 7 a 14 días.',
  SUICIDALITY,
);

/** The pairs with opioids and other depressants that block have rows of their own; here they warn. */
const GABAPENTINOID: readonly Caution[] = [
  warn(
    any(takes('opioid'), takes('benzodiazepine'), has('copd'), has('sleep-apnoea'), aged(65)),
    'With an opioid or benzodiazepine, lung disease, sleep apnoea or from age 65 on, breathing may slow down.',
    'Con un opioide o una benzodiacepina, enfermedad pulmonar, apnea del sueño o desde los 65 años, la respiración puede hacerse más lenta.',
    FDA,
  ),
  warn(
    any(has('substance-use-disorder'), has('opioid-use-disorder')),
    'Substance use disorder: risk of misuse.',
    'Trastorno por consumo de sustancias: riesgo de mal uso.',
  ),
  SUICIDAL,
  notForPrimaryPain,
  inform(
    all(has('low-back-pain'), not(has('neuropathic-pain'))),
    'Low back pain or sciatica without nerve damage: trials show no useful benefit.',
    'Dolor lumbar o ciática sin daño de nervios: los estudios no muestran un beneficio útil.',
    source('Enke 2018; Mathieson 2017; general knowledge, needs clinical review'),
  ),
];
const MECHANISM = known('α2δ calcium-channel ligand: calms overactive nerve signals', `${GUIDE}; class by ${MED.label}`);
const SIDE_EFFECTS = [
  sideEffect('Sleepiness', 'Sueño', MED.row),
  sideEffect('Dizziness', 'Mareo', MED.row),
  sideEffect('Swelling of the legs', 'Hinchazón de las piernas', MED.row),
  sideEffect('Low mood', 'Ánimo bajo', MED.row),
  sideEffect('Misuse', 'Mal uso', MED.row),
];
const MONITORING = 'Contact every week while the dose goes up; sleepiness, dizziness, swelling, mood, misuse; eGFR at the start and every year.';
const WONT = text(
  'It does not help every kind of pain: for plain back pain it has not worked in trials. Do not drive while it makes you drowsy, and do not stop it suddenly.',
  'No sirve para todo tipo de dolor: en el dolor de espalda común no ha funcionado en los estudios. No conduzca si le da sueño y no lo deje de golpe.',
);

export const GABAPENTINOIDS: readonly Modality[] = [
  medicine({
    id: 'gabapentin',
    name: text('Gabapentin', 'Gabapentina'),
    class: 'gabapentinoid',
    tags: [...FOUNDATION, 'systemic', 'needs-taper'],
    ingredients: ['gabapentin'],
    mechanism: MECHANISM,
    delivery: known(
      `From 100–300 mg to 1200–3600 mg a day in three doses. Taper over 1 week or more. Less with weak kidneys. ${MED.titration}.`,
      `Dose range: ${MED.doses}, verified; taper and kidney limits: ${MED.label}`,
    ),
    defaultSteps: [
      step(0, '300 mg at night', { dailyMg: 300, holdRule: 'Stay while drowsy or dizzy' }),
      step(7, '300 mg twice a day', { dailyMg: 600, holdRule: 'Stay while drowsy or dizzy' }),
      step(14, '300 mg three times a day', { dailyMg: 900, holdRule: 'Stay while drowsy or dizzy' }),
      step(21, '400 mg three times a day', { dailyMg: 1200, adequate: true, holdRule: 'Step back for sleepiness or confusion; never above the kidney limit' }),
      step(28, '600 mg three times a day if tolerated', {
        dailyMg: 1800,
        adequate: true,
        holdRule: 'Keep the highest tolerated dose for at least 14 days; never above the kidney limit',
      }),
    ],
    taper: [step(0, 'Cut the dose in steps'), step(7, 'Stop', { dailyMg: 0 })],
    onsetDays: known(days(7, 14), MED.row),
    trialDays: known(days(14), `2 weeks at the highest tolerated dose, after 21–56 days of going up (35–70 days in all); ${MED.dworkin}`),
    assessmentDays: [56],
    kernel: kernel(5, 12, null, 7),
    prior: prior(-0.8, 1.2),
    benefit: known(
      'Nerve pain: of 7.2 people treated, one more than with placebo is clearly better (2015). No useful benefit in low back pain or sciatica.',
      MED.nnt2015,
      'verified',
    ),
    grade: known('A', `Nerve pain only (${MED.nnt2015}); N for low back pain and sciatica (Enke 2018, Mathieson 2017; general knowledge)`),
    sideEffects: SIDE_EFFECTS,
    monitoring: known(MONITORING, MED.row),
    cautions: [
      ...GABAPENTINOID,
      warn(
        fact('crcl', '<', 60),
        'Weak kidneys, creatinine clearance 30–59: 400–1400 mg a day; 15–29: 200–700 mg; below 15: 100–300 mg.',
        'Riñones débiles, aclaramiento de creatinina 30–59: 400–1400 mg al día; 15–29: 200–700 mg; menos de 15: 100–300 mg.',
      ),
    ],
    plain: plain(
      text(
        'You take capsules three times a day. The dose goes up slowly over several weeks.',
        'Usted toma cápsulas tres veces al día. La dosis sube despacio durante varias semanas.',
      ),
      text(
        'It calms overactive nerves. Give it 5 to 10 weeks, with the last 2 at your best dose.',
        'Calma los nervios demasiado activos. Dele de 5 a 10 semanas, las 2 últimas con su mejor dosis.',
      ),
      WONT,
    ),
  }),
  medicine({
    id: 'pregabalin',
    name: text('Pregabalin', 'Pregabalina'),
    class: 'gabapentinoid',
    tags: [...FOUNDATION, 'systemic', 'needs-taper', 'controlled'],
    ingredients: ['pregabalin'],
    mechanism: MECHANISM,
    delivery: known(
      'From 75 mg twice a day to 300–600 mg a day in two doses (450 mg in fibromyalgia). Taper. Schedule V. Less with weak kidneys.',
      `Dose range: ${MED.doses}, verified; the rest: ${MED.label}`,
    ),
    defaultSteps: [
      step(0, '75 mg twice a day', { dailyMg: 150, holdRule: 'Stay while drowsy or dizzy' }),
      step(7, '150 mg twice a day', { dailyMg: 300, adequate: true, holdRule: 'Step back for sleepiness or swelling; never above the kidney limit' }),
    ],
    onsetDays: known(days(7), MED.row),
    trialDays: known(days(28), MED.dworkin),
    assessmentDays: [35],
    kernel: kernel(3, 8, null, 7),
    prior: prior(-0.9, 1.2),
    benefit: known('Nerve pain: of 7.7 people treated, one more than with placebo is clearly better (2015). Fibromyalgia: grade B.', MED.nnt2015, 'verified'),
    grade: known('A', `Nerve pain (${MED.nnt2015}); B for fibromyalgia`),
    sideEffects: [...SIDE_EFFECTS, sideEffect('Weight gain', 'Aumento de peso', MED.row)],
    monitoring: known(`${MONITORING} Weight.`, MED.row),
    cautions: [
      ...GABAPENTINOID,
      warn(
        fact('crcl', '<', 60),
        'Weak kidneys, creatinine clearance 30–60: at most 300 mg a day; 15–30: 150 mg; below 15: 75 mg.',
        'Riñones débiles, aclaramiento de creatinina 30–60: máximo 300 mg al día; 15–30: 150 mg; menos de 15: 75 mg.',
      ),
      warn(
        has('heart-failure'),
        'Heart failure, above all NYHA III or IV: swelling and strain on the heart.',
        'Insuficiencia cardíaca, sobre todo NYHA III o IV: hinchazón y sobrecarga del corazón.',
      ),
      warn(takes('thiazolidinedione'), 'With a glitazone: more swelling and weight gain.', 'Con una glitazona: más hinchazón y aumento de peso.'),
    ],
    plain: plain(
      text('You take a capsule twice a day. The dose goes up after a week.', 'Usted toma una cápsula dos veces al día. La dosis sube tras una semana.'),
      text(
        'First effects may come after a week. Give it 4 weeks at the full dose.',
        'Los primeros efectos pueden llegar tras una semana. Dele 4 semanas con la dosis completa.',
      ),
      WONT,
    ),
  }),
];

const CPIC = source('CPIC carbamazepine guidance and FDA boxed warning; general knowledge, needs pharmacist review');
const INTERACTION = source('Interaction table of the clinic (antiepileptic rows); general knowledge, needs pharmacist review');
const HLA: Caution = block(
  fact('hla_b1502', '=', 'yes'),
  'HLA-B*15:02 carrier: risk of a life-threatening skin reaction. Test before the first dose in people of at-risk ancestry.',
  'Portador de HLA-B*15:02: riesgo de una reacción grave de la piel. Haga la prueba antes de la primera dosis en personas con ascendencia de riesgo.',
  CPIC,
);
const PREGNANT = any(has('pregnancy'), fact('pregnancy', '=', 'yes'));
const CHILDBEARING: Caution = block(
  any(PREGNANT, fact('childbearing', '=', 'yes')),
  'Pregnancy, or pregnancy possible without reliable contraception: serious harm to the child.',
  'Embarazo, o embarazo posible sin anticoncepción fiable: daño grave al bebé.',
  source('FDA boxed warning (valproate) and label (topiramate); general knowledge, needs clinical review'),
);
const DOSE_BY_PRESCRIBER = [step(0, 'Dose and steps set by the prescriber')];
const TRIGEMINAL_PLAIN = plainGeneral(
  text(
    'You take tablets. The dose goes up in steps, with blood tests on the way.',
    'Usted toma pastillas. La dosis sube por pasos, con análisis de sangre por el camino.',
  ),
  text(
    'It is the first choice for trigeminal neuralgia, the electric-shock pain in the face. Give it 4 to 8 weeks.',
    'Es la primera opción para la neuralgia del trigémino, el dolor como descargas en la cara. Dele de 4 a 8 semanas.',
  ),
  text(
    'It is not a painkiller for every pain. Stop and call at once if you get a rash.',
    'No es un calmante para cualquier dolor. Si le sale un sarpullido, déjelo y llame enseguida.',
  ),
);
const SODIUM_CHANNEL = {
  class: 'sodium-channel-antiepileptic',
  tags: ['medication-optimisation', 'systemic', 'needs-taper'],
  mechanism: known('Sodium-channel block: fewer bursts of nerve signals', `${GUIDE}; class by ${MED.label}`),
  defaultSteps: DOSE_BY_PRESCRIBER,
  trialDays: GUIDE_TRIAL,
  benefit: known('First line for trigeminal neuralgia.', MED.row),
  monitoring: known('HLA-B*15:02 before the start, sodium, blood count.', MED.row),
  plain: TRIGEMINAL_PLAIN,
} as const;

export const OTHER_ANTICONVULSANTS: readonly Modality[] = [
  medicine({
    ...SODIUM_CHANNEL,
    id: 'carbamazepine',
    name: text('Carbamazepine', 'Carbamazepina'),
    ingredients: ['carbamazepine'],
    sideEffects: [
      sideEffect('Rash, rarely a dangerous one', 'Sarpullido, rara vez peligroso', MED.row),
      sideEffect('Low sodium', 'Sodio bajo', MED.row),
      sideEffect('Changes of the blood count', 'Cambios en la sangre', MED.row),
    ],
    cautions: [
      HLA,
      warn(
        any(takes('doac'), takes('oral-contraceptive'), takes('tramadol'), takes('methadone')),
        'Carbamazepine weakens direct anticoagulants, the pill, tramadol and methadone.',
        'La carbamazepina reduce el efecto de los anticoagulantes directos, la píldora, el tramadol y la metadona.',
        INTERACTION,
      ),
      warn(PREGNANT, 'Pregnancy: risk to the child.', 'Embarazo: riesgo para el bebé.', INTERACTION),
      SUICIDAL,
    ],
  }),
  medicine({
    ...SODIUM_CHANNEL,
    id: 'oxcarbazepine',
    name: text('Oxcarbazepine', 'Oxcarbazepina'),
    ingredients: ['oxcarbazepine'],
    sideEffects: [sideEffect('Rash, rarely a dangerous one', 'Sarpullido, rara vez peligroso', MED.row), sideEffect('Low sodium', 'Sodio bajo', MED.row)],
    cautions: [HLA, SUICIDAL],
  }),
  medicine({
    id: 'topiramate',
    name: text('Topiramate', 'Topiramato'),
    class: 'topiramate',
    tags: ['medication-optimisation', 'systemic', 'needs-taper'],
    ingredients: ['topiramate'],
    mechanism: known('Antiepileptic: calms overactive nerve signals', `${GUIDE}; class by ${MED.label}`, 'guide'),
    defaultSteps: DOSE_BY_PRESCRIBER,
    trialDays: GUIDE_TRIAL,
    benefit: known('Used to prevent migraine.', MED.row),
    sideEffects: [sideEffect('Kidney stones', 'Piedras en el riñón', MED.row), sideEffect('Acid in the blood', 'Acidez en la sangre', MED.row)],
    monitoring: known('Kidney stones, acidosis; pregnancy.', MED.row),
    cautions: [
      CHILDBEARING,
      warn(has('oxalate-stones'), 'Kidney stones: topiramate makes new ones likelier.', 'Piedras en el riñón: el topiramato favorece otras nuevas.'),
      warn(takes('valproate'), 'With valproate: ammonia may rise.', 'Con valproato: puede subir el amoníaco.', INTERACTION),
      warn(takes('oral-contraceptive'), 'A low-dose pill may fail.', 'Una píldora de dosis baja puede fallar.', INTERACTION),
      SUICIDAL,
    ],
    plain: plainGeneral(
      text('You take tablets. The prescriber raises the dose in steps.', 'Usted toma pastillas. La dosis se sube por pasos según indique quien lo receta.'),
      text(
        'It is used to have fewer migraine days. Give it 4 to 8 weeks. Drink plenty of water.',
        'Se usa para tener menos días de migraña. Dele de 4 a 8 semanas. Beba mucha agua.',
      ),
      text(
        'It does not stop a migraine that has begun. It must not be taken in pregnancy.',
        'No quita una migraña que ya empezó. No se debe tomar en el embarazo.',
      ),
    ),
  }),
  medicine({
    id: 'valproate',
    name: text('Valproate', 'Valproato'),
    class: 'valproate',
    tags: ['medication-optimisation', 'systemic', 'needs-taper'],
    ingredients: ['valproate'],
    mechanism: known('Antiepileptic: calms overactive nerve signals', `${GUIDE}; class by ${MED.label}`, 'guide'),
    defaultSteps: DOSE_BY_PRESCRIBER,
    trialDays: GUIDE_TRIAL,
    benefit: known('Used to prevent migraine.', MED.row),
    cautions: [
      CHILDBEARING,
      warn(takes('topiramate'), 'With topiramate: ammonia may rise.', 'Con topiramato: puede subir el amoníaco.', INTERACTION),
      SUICIDAL,
    ],
    plain: plainGeneral(
      text('You take tablets. The prescriber raises the dose in steps.', 'Usted toma pastillas. La dosis se sube por pasos según indique quien lo receta.'),
      text('It is used to have fewer migraine days. Give it 4 to 8 weeks.', 'Se usa para tener menos días de migraña. Dele de 4 a 8 semanas.'),
      text(
        'It does not stop a migraine that has begun. It must not be taken if you are or may become pregnant.',
        'No quita una migraña que ya empezó. No se debe tomar si está o puede quedar embarazada.',
      ),
    ),
  }),
];
