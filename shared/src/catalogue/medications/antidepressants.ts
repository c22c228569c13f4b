import { aged, all, any, fact, has, not, takes } from '../conditions.js';
import { GUIDE } from '../guide-references.js';
import type { Caution, Modality } from '../modality.js';
import { days, kernel, known, prior, sideEffect, source, step, text } from '../sourced.js';
import { FOUNDATION, MED, block, inform, medicine, plain, plainGeneral, warn } from './medicine.js';

const INTERACTION = source('Interaction table of the clinic (serotonin rows); general knowledge, needs pharmacist review');
const SUICIDALITY = source('FDA boxed warning on antidepressants; general knowledge, needs clinical review');

const MAOI_14: Caution = block(
  takes('maoi', 14),
  'A MAO inhibitor now or within 14 days: life-threatening interaction.',
  'Un inhibidor de la MAO ahora o en los últimos 14 días: interacción que pone en peligro la vida.',
);
const SEROTONIN: Caution = warn(
  any(takes('ssri'), takes('snri'), takes('tramadol'), takes('triptan')),
  'Together with another medicine that raises serotonin: serotonin syndrome; do not double the class.',
  'Junto con otro medicamento que aumenta la serotonina: síndrome serotoninérgico; no duplique la clase.',
  INTERACTION,
);
const BLEEDING: Caution = warn(
  any(takes('anticoagulant'), takes('nsaid'), has('anticoagulated')),
  'With an anticoagulant or NSAID: more bleeding.',
  'Con un anticoagulante o antiinflamatorio: más sangrado.',
  INTERACTION,
);
const LIVER: Caution = block(
  any(has('liver-disease'), has('severe-hepatic-impairment'), has('alcohol-heavy')),
  'Chronic liver disease or heavy drinking: the liver may be harmed.',
  'Enfermedad crónica del hígado o consumo alto de alcohol: puede dañar el hígado.',
);
const GLAUCOMA: Caution = block(
  has('narrow-angle-glaucoma'),
  'Narrow-angle glaucoma: eye pressure may rise dangerously.',
  'Glaucoma de ángulo cerrado: la presión del ojo puede subir peligrosamente.',
);
const UNCONTROLLED_PRESSURE = any(has('cardiovascular-uncontrolled'), has('hypertensive-crisis'), fact('systolic', '>=', 160), fact('diastolic', '>=', 100));
const PRESSURE_SOURCE = source('Limit 160/100 is the safety-trigger default of the clinic; caution by FDA label; needs clinical review');
const YOUNG: Caution = inform(
  aged(0, 24),
  'Up to age 24: watch mood and suicidal thoughts closely in the first weeks.',
  'Hasta los 24 años: vigile de cerca el ánimo y las ideas de suicidio en las primeras semanas.',
  SUICIDALITY,
);

const SNRI_SIDE_EFFECTS = [
  sideEffect('Nausea', 'Náuseas', MED.row),
  sideEffect('Higher blood pressure or pulse', 'Presión o pulso más altos', MED.row),
  sideEffect('Low sodium', 'Sodio bajo', MED.row),
  sideEffect('Sexual problems', 'Problemas sexuales', MED.row),
  sideEffect('Poor sleep', 'Dormir mal', MED.row),
  sideEffect('Mood changes or suicidal thoughts, mostly up to age 24', 'Cambios de ánimo o ideas de suicidio, sobre todo hasta los 24 años', MED.row),
];
const SNRI_MECHANISM = known(
  'Serotonin and noradrenaline reuptake inhibition: dampens pain signals in brain and spinal cord, also without depression',
  GUIDE,
  'guide',
);
const SNRI_WONT = text(
  'It is not given because the pain is "in your head". It rarely removes all the pain. Do not stop it from one day to the next.',
  'No se da porque el dolor esté «en su cabeza». Rara vez quita todo el dolor. No lo deje de un día para otro.',
);

export const SNRIS: readonly Modality[] = [
  medicine({
    id: 'duloxetine',
    name: text('Duloxetine', 'Duloxetina'),
    class: 'snri',
    tags: [...FOUNDATION, 'systemic', 'needs-taper'],
    ingredients: ['duloxetine'],
    mechanism: SNRI_MECHANISM,
    delivery: known('30 mg once a day for 7 days, then 60 mg once a day; up to 120 mg adds little. Taper over 2 weeks or more.', MED.label),
    defaultSteps: [
      step(0, '30 mg once a day', { dailyMg: 30, holdRule: 'Stay at 30 mg while nausea is troublesome' }),
      step(7, '60 mg once a day', {
        dailyMg: 60,
        adequate: true,
        holdRule: 'Back to 30 mg and call for blood pressure of 160/100 or more, or troublesome side effects',
      }),
    ],
    taper: [step(0, '30 mg once a day', { dailyMg: 30 }), step(14, 'Stop', { dailyMg: 0 })],
    onsetDays: known(days(7, 14), MED.row),
    trialDays: known(days(28), `4 weeks at 60 mg or more; ${MED.dworkin}`),
    assessmentDays: [35],
    kernel: kernel(3, 10, null, 14),
    prior: prior(-0.9, 1.2),
    benefit: known(
      'Neuropathic pain: of 4.6 to 8.9 people treated with a first-line class, one more than with placebo is clearly better; of 13.9 to 26.2, one more stops for side effects (strong first line in 2025; for this class 6.4 in 2015). Second line for chronic low back pain.',
      `${MED.soliman}; ${MED.nnt2015}; ${MED.acp}`,
      'verified',
    ),
    grade: known('A', MED.soliman),
    sideEffects: SNRI_SIDE_EFFECTS,
    monitoring: known('Mood and blood pressure on days 7–14; day 28; judged on days 35–56; sodium on days 14–28 from age 65 on or with a diuretic.', MED.row),
    cautions: [
      MAOI_14,
      block(any(fact('egfr', '<', 30), has('ckd-4-5')), 'eGFR below 30: do not use.', 'Filtrado renal (eGFR) menor de 30: no usar.'),
      LIVER,
      GLAUCOMA,
      warn(
        UNCONTROLLED_PRESSURE,
        'Blood pressure not controlled: treat it first, measure it at each step.',
        'Presión no controlada: trátela primero y mídala en cada paso.',
        PRESSURE_SOURCE,
      ),
      SEROTONIN,
      BLEEDING,
      block(
        takes('cyp1a2-inhibitor-strong'),
        'With fluvoxamine or ciprofloxacin the level of duloxetine rises strongly.',
        'Con fluvoxamina o ciprofloxacino el nivel de duloxetina sube mucho.',
        INTERACTION,
      ),
      block(takes('thioridazine'), 'With thioridazine: dangerous heart rhythm.', 'Con tioridazina: arritmia peligrosa.', INTERACTION),
      YOUNG,
    ],
    pairsWith: ['cbt', 'pt_exercise'],
    plain: plain(
      text(
        'You take one capsule a day: a low dose for a week, then the full dose.',
        'Usted toma una cápsula al día: una dosis baja durante una semana y después la dosis completa.',
      ),
      text(
        'First effects may come after 1 to 2 weeks. Give it at least 4 weeks at the full dose. A good result is pain that is about a third to a half lower, and more of your day back.',
        'Los primeros efectos pueden llegar tras 1 o 2 semanas. Dele al menos 4 semanas con la dosis completa. Un buen resultado es que el dolor baje entre un tercio y la mitad y que usted recupere parte de su día.',
      ),
      SNRI_WONT,
    ),
    guideDiffers: [
      {
        guide: 'Duloxetine and related medicines help chronic pain even without depression.',
        evidence: 'True on average, but most people do not reach clear relief from this medicine alone: one more than with placebo among about 5 to 9 treated.',
        source: source(MED.soliman, 'verified'),
      },
    ],
  }),
  medicine({
    id: 'venlafaxine',
    name: text('Venlafaxine XR', 'Venlafaxina de liberación prolongada'),
    class: 'snri',
    tags: [...FOUNDATION, 'systemic', 'needs-taper'],
    ingredients: ['venlafaxine'],
    mechanism: SNRI_MECHANISM,
    delivery: known(`Extended release, from 37.5 mg to 150–225 mg once a day. Taper. ${MED.titration}.`, MED.label),
    defaultSteps: [
      step(0, '37.5 mg once a day', { dailyMg: 37.5, holdRule: 'Stay while nausea is troublesome' }),
      step(7, '75 mg once a day', { dailyMg: 75, holdRule: 'Measure blood pressure before the next step' }),
      step(14, '150 mg once a day', { dailyMg: 150, adequate: true, holdRule: 'Step back for blood pressure of 160/100 or more' }),
    ],
    onsetDays: known(days(14), MED.row),
    trialDays: known(days(28, 42), `4–6 weeks at 150 mg or more; ${MED.dworkin}`),
    assessmentDays: [56],
    kernel: kernel(3, 12, null, 14),
    prior: prior(-0.8, 1.2),
    benefit: known('As the class in neuropathic pain (see duloxetine). Evidence grade A to B.', MED.soliman, 'verified'),
    grade: known('B', 'Stated as A to B; the lower end is recorded'),
    sideEffects: [...SNRI_SIDE_EFFECTS, sideEffect('Withdrawal when stopped quickly', 'Síntomas de abstinencia al dejarlo rápido', MED.row)],
    monitoring: known('Blood pressure (rises with the dose), sodium, mood on days 7–14; day 28; withdrawal when stopping.', MED.row),
    cautions: [
      MAOI_14,
      warn(any(fact('egfr', '<', 30), has('ckd-4-5')), 'eGFR below 30: halve the dose.', 'Filtrado renal (eGFR) menor de 30: dar la mitad de la dosis.'),
      LIVER,
      GLAUCOMA,
      block(UNCONTROLLED_PRESSURE, 'Blood pressure not controlled: do not start.', 'Presión no controlada: no empezar.', PRESSURE_SOURCE),
      SEROTONIN,
      BLEEDING,
      YOUNG,
    ],
    pairsWith: ['cbt', 'pt_exercise'],
    plain: plain(
      text(
        'You take one capsule a day. The dose goes up in steps over about 2 weeks.',
        'Usted toma una cápsula al día. La dosis sube por pasos durante unas 2 semanas.',
      ),
      text(
        'Give it 4 to 6 weeks once the full dose is reached. Your blood pressure is checked on the way.',
        'Dele de 4 a 6 semanas desde que alcance la dosis completa. Durante el camino se controla su presión.',
      ),
      SNRI_WONT,
    ),
  }),
  medicine({
    id: 'milnacipran',
    name: text('Milnacipran', 'Milnaciprán'),
    class: 'snri',
    tags: [...FOUNDATION, 'systemic', 'needs-taper'],
    ingredients: ['milnacipran'],
    mechanism: SNRI_MECHANISM,
    delivery: known('From 12.5 mg to 50 mg twice a day over one week; at most 100 mg twice a day.', MED.label),
    defaultSteps: [
      step(0, '12.5 mg once', { dailyMg: 12.5 }),
      step(1, '12.5 mg twice a day', { dailyMg: 25 }),
      step(3, '25 mg twice a day', { dailyMg: 50, holdRule: 'Stay while nausea is troublesome' }),
      step(7, '50 mg twice a day', { dailyMg: 100, adequate: true, holdRule: 'Step back for a racing heart or high blood pressure' }),
    ],
    onsetDays: known(days(7, 28), MED.row),
    trialDays: known(days(28, 84), MED.row),
    assessmentDays: [56],
    kernel: kernel(3, 14, null, 14),
    prior: prior(-0.7, 1.1),
    benefit: known(
      'Fibromyalgia: of 8 to 11 people treated, one more than with placebo has at least 30% less pain.',
      'Cording, Cochrane review 2015; general knowledge, needs clinical review',
    ),
    grade: known('B', 'Cording, Cochrane review 2015; general knowledge, needs clinical review'),
    sideEffects: [
      sideEffect('Nausea', 'Náuseas', MED.row),
      sideEffect('Higher blood pressure or pulse', 'Presión o pulso más altos', MED.row),
      sideEffect('Trouble passing urine', 'Dificultad para orinar', MED.row),
    ],
    monitoring: known('Blood pressure, heart rate, nausea, passing urine.', MED.row),
    cautions: [
      MAOI_14,
      warn(
        all(any(fact('egfr', '<', 30), has('ckd-4-5')), not(has('esrd'))),
        'eGFR below 30: half the dose.',
        'Filtrado renal (eGFR) menor de 30: la mitad de la dosis.',
      ),
      block(has('esrd'), 'End-stage kidney disease: do not use.', 'Enfermedad renal terminal: no usar.'),
      warn(
        any(UNCONTROLLED_PRESSURE, has('arrhythmia')),
        'High blood pressure or fast heart rhythm not controlled: treat it first.',
        'Presión alta o ritmo rápido del corazón sin controlar: trátelo primero.',
        PRESSURE_SOURCE,
      ),
    ],
    pairsWith: ['pt_exercise'],
    plain: plain(
      text(
        'You take a tablet twice a day. The dose goes up during the first week.',
        'Usted toma una pastilla dos veces al día. La dosis sube durante la primera semana.',
      ),
      text('Give it at least 4 weeks, better 8 to 12. It is used for fibromyalgia.', 'Dele al menos 4 semanas, mejor de 8 a 12. Se usa para la fibromialgia.'),
      SNRI_WONT,
    ),
  }),
];

const TCA_CAUTIONS: readonly Caution[] = [
  MAOI_14,
  block(
    any(has('recent-mi'), fact('qtc', '>', 500), has('long-qt'), has('conduction-disease')),
    'Recent heart attack, QTc above 500 ms or a conduction block: do not use.',
    'Infarto reciente, QTc mayor de 500 ms o bloqueo de la conducción: no usar.',
  ),
  warn(
    all(fact('qtc', '>=', 450), fact('qtc', '<=', 500)),
    'QTc 450–500 ms: consider another medicine; repeat the ECG.',
    'QTc de 450 a 500 ms: piense en otro medicamento; repita el ECG.',
  ),
  warn(
    aged(65),
    'From age 65 on: falls, confusion; avoid if another medicine will do, and be wary above 75 mg a day.',
    'Desde los 65 años: caídas y confusión; evítelo si hay otra opción y tenga cuidado por encima de 75 mg al día.',
    source(MED.beers),
  ),
  warn(
    any(has('narrow-angle-glaucoma'), has('urinary-retention'), has('bph')),
    'Narrow-angle glaucoma, urine retention or enlarged prostate may get worse.',
    'Puede empeorar el glaucoma de ángulo cerrado, la retención de orina o la próstata agrandada.',
  ),
  warn(
    any(has('suicidality'), fact('phq9_item9', '>=', 1)),
    'Suicidal thoughts: dangerous in overdose; give only a small supply.',
    'Ideas de suicidio: peligroso en sobredosis; entregue solo una pequeña cantidad.',
    SUICIDALITY,
  ),
  warn(
    takes('cyp2d6-inhibitor'),
    'A CYP2D6 inhibitor raises the tricyclic level: lower dose, ECG.',
    'Un inhibidor de CYP2D6 sube el nivel del tricíclico: menos dosis y ECG.',
    source('CPIC tricyclics 2016; general knowledge, needs pharmacist review'),
  ),
  warn(takes('tramadol'), 'With tramadol: seizures and serotonin syndrome.', 'Con tramadol: convulsiones y síndrome serotoninérgico.', INTERACTION),
  warn(
    has('bipolar'),
    'Bipolar disorder: may trigger mania without a mood stabiliser.',
    'Trastorno bipolar: puede provocar manía sin un estabilizador del ánimo.',
    SUICIDALITY,
  ),
  YOUNG,
];
const TCA_SIDE_EFFECTS = [
  sideEffect('Dry mouth, constipation, blurred sight', 'Boca seca, estreñimiento, vista borrosa', MED.row),
  sideEffect('Sleepiness and falls', 'Sueño y caídas', MED.row),
  sideEffect('Weight gain', 'Aumento de peso', MED.row),
  sideEffect('Changes of the heart rhythm', 'Cambios del ritmo del corazón', MED.row),
  sideEffect('Dangerous in overdose', 'Peligroso en sobredosis', MED.row),
];
const TCA_TRIAL = known(days(42, 56), `6–8 weeks, with at least 2 weeks at the highest tolerated dose; ${MED.dworkin}`);
const TCA_MECHANISM = known(
  'Serotonin and noradrenaline reuptake inhibition (tricyclic): dampens pain signals in brain and spinal cord',
  `${GUIDE}; class by ${MED.label}`,
);
const TCA_ECG = 'ECG at the start from age 50 on or with heart disease; days 14 and 28; judged on days 42–56.';
const TCA_PLAIN = plainGeneral(
  text(
    'You take a small tablet in the evening. The dose goes up slowly, as far as you tolerate it.',
    'Usted toma una pastilla pequeña por la noche. La dosis sube despacio, hasta donde la tolere.',
  ),
  text(
    'It may help sleep first. Give it 6 to 8 weeks, with the last 2 at your best dose.',
    'Puede que primero mejore el sueño. Dele de 6 a 8 semanas, las 2 últimas con su mejor dosis.',
  ),
  text(
    'The dose is too low to treat depression. It may make you drowsy the next morning; it rarely removes all the pain.',
    'La dosis es demasiado baja para tratar la depresión. Puede dar sueño a la mañana siguiente y rara vez quita todo el dolor.',
  ),
);
const TCA = {
  class: 'tca',
  tags: [...FOUNDATION, 'systemic', 'needs-taper'],
  mechanism: TCA_MECHANISM,
  onsetDays: known(days(7, 21), MED.row),
  trialDays: TCA_TRIAL,
  assessmentDays: [56],
  kernel: kernel(5, 14, null, 10),
  prior: prior(-1.0, 1.3),
  sideEffects: TCA_SIDE_EFFECTS,
  cautions: TCA_CAUTIONS,
  plain: TCA_PLAIN,
} as const;
const TCA_STEPS = [
  step(0, '25 mg at night (10 mg from age 65 on or when sensitive)', {
    dailyMg: 25,
    adequate: true,
    holdRule: 'Step back for confusion, falls or trouble passing urine',
  }),
  step(14, '50 mg at night if tolerated', { dailyMg: 50, adequate: true, holdRule: 'Keep the highest tolerated dose for at least 14 days' }),
];

export const TCAS: readonly Modality[] = [
  medicine({
    ...TCA,
    id: 'amitriptyline',
    name: text('Amitriptyline', 'Amitriptilina'),
    ingredients: ['amitriptyline'],
    delivery: known(`From 10–25 mg to 25–150 mg at night. ${MED.titration}.`, MED.row),
    defaultSteps: TCA_STEPS,
    benefit: known(
      'Neuropathic pain, tricyclics as a class: of 3.6 people treated (3.0–4.4), one more than with placebo is clearly better; small old trials. Evidence grade A to B.',
      MED.nnt2015,
      'verified',
    ),
    grade: known('B', 'Stated as A to B, small old trials; the lower end is recorded'),
    monitoring: known(`${TCA_ECG} Anticholinergic effects, falls, weight, overdose risk.`, MED.row),
    pairsWith: ['cbt_i'],
  }),
  medicine({
    ...TCA,
    id: 'nortriptyline',
    name: text('Nortriptyline', 'Nortriptilina'),
    ingredients: ['nortriptyline'],
    delivery: known(`From 10–25 mg to 25–75 mg (at most 150 mg) at night. ${MED.titration}.`, MED.row),
    defaultSteps: TCA_STEPS,
    benefit: known('As the class: of 3.6 people treated (3.0–4.4), one more than with placebo is clearly better; small old trials.', MED.nnt2015, 'verified'),
    grade: known('B', MED.nnt2015),
    monitoring: known(`${TCA_ECG} Anticholinergic effects (milder), falls, weight, overdose risk.`, MED.row),
  }),
];
