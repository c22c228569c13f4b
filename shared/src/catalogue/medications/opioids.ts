import { aged, all, allergicTo, any, fact, has, takes } from '../conditions.js';
import type { Caution, Modality } from '../modality.js';
import { days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';
import { MED, block, inform, medicine, notForPrimaryPain, plainGeneral, warn } from './medicine.js';

const BOXED = source('FDA boxed warning 2016; CDC 2022 recommendation 11; general knowledge, needs clinical review');
const CDC = source('CDC opioid guideline 2022; general knowledge, needs clinical review');
const INTERACTION = source('Interaction table of the clinic (opioid rows); general knowledge, needs pharmacist review');

/** The rows of the interaction table decide which of these pairs block; here the pair is named once more. */
const OPIOID: readonly Caution[] = [
  warn(takes('benzodiazepine'), 'With a benzodiazepine: breathing may stop.', 'Con una benzodiacepina: puede parar la respiración.', BOXED),
  warn(
    takes('gabapentinoid'),
    'With gabapentin or pregabalin: breathing may slow down.',
    'Con gabapentina o pregabalina: la respiración puede hacerse más lenta.',
    source(MED.fdaGabapentinoid, 'verified'),
  ),
  warn(
    any(takes('muscle-relaxant'), takes('z-drug'), takes('sedating-antihistamine'), takes('alcohol'), has('alcohol-heavy')),
    'With other sedating medicines or alcohol: drowsiness and slow breathing add up.',
    'Con otros medicamentos que dan sueño o con alcohol: se suman el sueño y la respiración lenta.',
    CDC,
  ),
  warn(
    any(has('sleep-apnoea'), has('copd')),
    'Sleep apnoea or COPD: higher risk of slow breathing.',
    'Apnea del sueño o EPOC: mayor riesgo de respiración lenta.',
    CDC,
  ),
  warn(
    any(has('substance-use-disorder'), has('opioid-use-disorder'), has('overdose-history')),
    'Substance use disorder or past overdose: offer treatment and naloxone, think of buprenorphine.',
    'Trastorno por consumo o sobredosis previa: ofrezca tratamiento y naloxona, piense en buprenorfina.',
    CDC,
  ),
  block(
    takes('opioid-antagonist', 10),
    'Naltrexone within 10 days: withdrawal or no effect.',
    'Naltrexona en los últimos 10 días: abstinencia o falta de efecto.',
    INTERACTION,
  ),
  block(allergicTo('opioid'), 'Allergy to opioids is recorded.', 'Consta una alergia a los opioides.', INTERACTION),
  warn(
    any(has('pregnancy'), fact('pregnancy', '=', 'yes')),
    'Pregnancy: risk of withdrawal in the newborn; never stop abruptly.',
    'Embarazo: riesgo de abstinencia en el recién nacido; no suspender de golpe.',
    INTERACTION,
  ),
  notForPrimaryPain,
];
const SIDE_EFFECTS = [
  sideEffect('Sleepiness and slow breathing', 'Sueño y respiración lenta', MED.row),
  sideEffect('Constipation', 'Estreñimiento', MED.row),
  sideEffect('Opioid use disorder', 'Trastorno por consumo de opioides', MED.row),
];
const WONT = text(
  'It does not heal the cause and tends to help less over time. Never mix it with alcohol or sleeping tablets, and never stop it suddenly.',
  'No cura la causa y con el tiempo suele ayudar menos. Nunca lo mezcle con alcohol ni pastillas para dormir y nunca lo deje de golpe.',
);

/** Never a foundation, whatever the grade: an opioid is entered only after other categories were tried. */
export const OPIOIDS: readonly Modality[] = [
  medicine({
    id: 'tramadol',
    name: text('Tramadol', 'Tramadol'),
    class: 'opioid',
    tags: ['systemic', 'opioid', 'controlled', 'needs-taper'],
    ingredients: ['tramadol'],
    mechanism: known('μ-opioid agonism with serotonin and noradrenaline reuptake inhibition', MED.label),
    delivery: known(
      `25–50 mg every 6 hours; at most 400 mg a day (300 mg above age 75, 200 mg in two doses with creatinine clearance below 30). ${MED.titration}.`,
      MED.label,
    ),
    defaultSteps: [
      step(0, '25 mg every 6 hours', { dailyMg: 100, holdRule: 'Stop and call for a seizure, confusion or deep drowsiness' }),
      step(3, '50 mg every 6 hours', { dailyMg: 200, adequate: true, holdRule: 'Step back for drowsiness or nausea' }),
    ],
    onsetDays: unknown('Hours to days; no figure stated'),
    trialDays: known(days(28), MED.dworkin),
    assessmentDays: [35],
    kernel: kernel(0, 3, null, 3),
    prior: prior(-0.7, 1.2),
    benefit: known(
      'Second line, weak recommendation, for nerve pain (2015); second line for chronic low back pain. Harms weigh against it. Counts 0.2 morphine equivalents per mg.',
      `${MED.doses}; ${MED.acp}`,
      'verified',
    ),
    grade: known('B', `${MED.doses}; ${MED.acp}; with harms`),
    sideEffects: [...SIDE_EFFECTS, sideEffect('Seizures', 'Convulsiones', MED.row), sideEffect('Low blood sugar or sodium', 'Azúcar o sodio bajos', MED.row)],
    monitoring: known('Sleepiness, seizures, low blood sugar, sodium, opioid use disorder; review within 1–4 weeks of a start or increase.', MED.row),
    cautions: [
      block(
        takes('maoi', 14),
        'A MAO inhibitor now or within 14 days: life-threatening interaction.',
        'Un inhibidor de la MAO ahora o en los últimos 14 días: interacción que pone en peligro la vida.',
      ),
      block(has('seizure-disorder'), 'Seizure disorder: tramadol can cause seizures.', 'Epilepsia: el tramadol puede causar convulsiones.'),
      warn(
        any(takes('ssri'), takes('snri'), takes('tca'), takes('triptan')),
        'With an antidepressant or triptan: serotonin syndrome and seizures.',
        'Con un antidepresivo o triptán: síndrome serotoninérgico y convulsiones.',
        INTERACTION,
      ),
      warn(
        takes('cyp2d6-inhibitor'),
        'A CYP2D6 inhibitor takes away its effect and raises the risk of seizures.',
        'Un inhibidor de CYP2D6 le quita efecto y aumenta el riesgo de convulsiones.',
        source('CPIC opioids 2020; general knowledge, needs pharmacist review'),
      ),
      block(
        any(has('cyp2d6-ultrarapid-metaboliser'), has('cyp2d6-poor-metaboliser')),
        'CYP2D6 ultrarapid metaboliser: toxic; poor metaboliser: no effect.',
        'Metabolizador ultrarrápido de CYP2D6: tóxico; metabolizador lento: sin efecto.',
        source('CPIC opioids 2020; general knowledge, needs pharmacist review'),
      ),
      warn(aged(76), 'Above age 75: at most 300 mg a day.', 'Más de 75 años: máximo 300 mg al día.'),
      warn(
        fact('crcl', '<', 30),
        'Creatinine clearance below 30: every 12 hours, at most 200 mg a day.',
        'Aclaramiento de creatinina menor de 30: cada 12 horas, máximo 200 mg al día.',
      ),
      warn(has('severe-hepatic-impairment'), 'Severe liver disease: 50 mg every 12 hours.', 'Enfermedad grave del hígado: 50 mg cada 12 horas.'),
      ...OPIOID,
    ],
    plain: plainGeneral(
      text('You take a capsule every 6 hours, starting low.', 'Usted toma una cápsula cada 6 horas, empezando con poco.'),
      text(
        'It acts within hours to days. After 4 weeks we decide together: go on only if you do more and hurt less.',
        'Actúa en horas o días. A las 4 semanas decidimos juntos: seguimos solo si hace más cosas y le duele menos.',
      ),
      WONT,
    ),
  }),
  medicine({
    id: 'opioid_full',
    name: text('Full-agonist opioid (such as morphine or oxycodone)', 'Opioide agonista puro (como morfina u oxicodona)'),
    class: 'opioid',
    tags: ['systemic', 'opioid', 'full-agonist', 'full-agonist-opioid', 'cns-depressant', 'controlled', 'needs-taper'],
    ingredients: [],
    mechanism: known('μ-opioid agonism', MED.label),
    delivery: known(
      'Individual dose; immediate release first; lowest dose that helps. Long-term users taper by at most 10% a month.',
      'CDC 2022; general knowledge, needs clinical review',
    ),
    defaultSteps: [
      step(0, 'Immediate release, lowest effective dose; name the opioid and dose', {
        adequate: true,
        holdRule: 'Hold for sedation or fewer than 10 breaths a minute; no automatic increase',
      }),
    ],
    onsetDays: unknown(),
    trialDays: known(days(28, 42), MED.dworkin),
    assessmentDays: [28],
    kernel: kernel(0, 3, null, 5),
    prior: prior(-0.7, 1.3),
    benefit: known(
      'Small benefit for a short time; over a year no better than other medicines (SPACE). VA/DoD 2022 does not advocate routine opioids for chronic pain and suggests buprenorphine instead of full agonists.',
      'Krebs, JAMA 2018 (general knowledge); VA/DoD 2022 as summarised by hcn.health and patientcareonline',
    ),
    grade: known('C', 'Krebs, JAMA 2018; with harms; general knowledge, needs clinical review'),
    sideEffects: [
      ...SIDE_EFFECTS,
      sideEffect('Low sex hormones', 'Hormonas sexuales bajas', MED.row),
      sideEffect('Worse sleep apnoea', 'Apnea del sueño peor', MED.row),
    ],
    monitoring: known(
      'PEG, prescription monitoring at the start and at least every 3 months, urine test yearly, sleep apnoea, constipation, low sex hormones, use disorder; review within 1–4 weeks of a start or increase.',
      MED.row,
    ),
    cautions: [
      warn(
        takes('maoi', 14),
        'A MAO inhibitor now or within 14 days: meperidine, methadone, tapentadol and fentanyl must not be given.',
        'Un inhibidor de la MAO ahora o en los últimos 14 días: no se puede dar meperidina, metadona, tapentadol ni fentanilo.',
        INTERACTION,
      ),
      warn(
        any(
          ...[
            'codeine',
            'hydrocodone',
            'hydromorphone',
            'morphine',
            'oxycodone',
            'oxymorphone',
            'fentanyl',
            'methadone',
            'meperidine',
            'levorphanol',
            'dihydrocodeine',
            'tapentadol',
          ].map(allergicTo),
        ),
        'Allergy to one of these opioids is recorded: choose another.',
        'Consta una alergia a uno de estos opioides: elija otro.',
        INTERACTION,
      ),
      warn(
        any(fact('egfr', '<', 30), has('ckd-4-5')),
        'eGFR below 30: morphine builds up.',
        'Filtrado renal (eGFR) menor de 30: la morfina se acumula.',
        INTERACTION,
      ),
      inform(
        all(),
        'The rules do not know which opioid is meant: name it, and check its own interactions.',
        'Las reglas no saben de qué opioide se trata: indíquelo y revise sus interacciones.',
        source(MED.row),
      ),
      ...OPIOID,
    ],
    plain: plainGeneral(
      text(
        'You take the smallest dose that helps, beside other treatments. We check safety together often.',
        'Usted toma la dosis más pequeña que ayude, junto con otros tratamientos. Revisamos juntos la seguridad a menudo.',
      ),
      text(
        'After 4 to 6 weeks we decide: go on only if you clearly do more and hurt less.',
        'Tras 4 a 6 semanas decidimos: seguimos solo si claramente hace más y le duele menos.',
      ),
      WONT,
    ),
  }),
  medicine({
    id: 'buprenorphine_pain',
    name: text('Buprenorphine for pain (patch or buccal film)', 'Buprenorfina para el dolor (parche o película bucal)'),
    class: 'opioid',
    tags: ['systemic', 'opioid', 'controlled', 'needs-taper'],
    ingredients: ['buprenorphine'],
    mechanism: known('Partial μ-opioid agonism', MED.label),
    delivery: known('Patch 5–20 mcg/h, changed weekly, or buccal film 75–900 mcg every 12 hours. Not counted in morphine equivalents.', MED.label),
    defaultSteps: [step(0, 'Patch 5 mcg/h, changed every 7 days', { adequate: true, holdRule: 'Hold for sedation or QTc above 500 ms' })],
    onsetDays: known(days(3, 7), MED.row),
    trialDays: known(days(28), MED.row),
    assessmentDays: [28],
    effectWindowDays: unknown('The interval between doses; lasts while taken'),
    kernel: kernel(2, 7, null, 5),
    benefit: known(
      'Preferred over full agonists for long-term daily opioid treatment.',
      'VA/DoD 2022, as summarised by hcn.health and patientcareonline',
      'verified',
    ),
    grade: known('B', 'VA/DoD 2022, as summarised by hcn.health and patientcareonline'),
    sideEffects: [sideEffect('Sleepiness', 'Sueño', MED.row), sideEffect('Changes of the heart rhythm', 'Cambios del ritmo del corazón', MED.row)],
    monitoring: known('QTc, sleepiness; review within 1–4 weeks of a start or increase.', MED.row),
    cautions: [
      block(any(fact('qtc', '>', 500), has('long-qt')), 'QTc above 500 ms: do not use.', 'QTc mayor de 500 ms: no usar.'),
      warn(
        takes('full-agonist-opioid'),
        'Still on a full agonist: starting needs a plan, or withdrawal follows.',
        'Aún toma un agonista puro: hace falta un plan de inicio o habrá abstinencia.',
        INTERACTION,
      ),
      ...OPIOID,
    ],
    plain: plainGeneral(
      text(
        'You wear a patch that is changed once a week, or place a small film in the cheek twice a day.',
        'Usted lleva un parche que se cambia una vez por semana o se pone una película en la mejilla dos veces al día.',
      ),
      text(
        'It starts to work after 3 to 7 days. Give it 4 weeks. It is safer for breathing than stronger opioids, but not free of risk.',
        'Empieza a actuar tras 3 a 7 días. Dele 4 semanas. Es más segura para la respiración que otros opioides más fuertes, pero no está libre de riesgo.',
      ),
      WONT,
    ),
  }),
  medicine({
    id: 'naloxone',
    name: text('Naloxone to have at home', 'Naloxona para tener en casa'),
    class: 'opioid-reversal',
    tags: ['rescue'],
    ingredients: ['naloxone'],
    mechanism: known('Opioid-receptor antagonism: reverses an overdose', MED.label),
    defaultSteps: [step(0, 'Keep at home; people around the patient know how to give it')],
    trialDays: unknown('A rescue medicine is not judged by a trial'),
    effectWindowDays: unknown(),
    monitoring: known(
      'Offer it from 50 morphine equivalents a day on, with sedating medicines, after an overdose, or with substance use disorder.',
      'CDC 2022 recommendation 8; general knowledge, needs clinical review',
    ),
    plain: plainGeneral(
      text(
        'You keep a nasal spray or injection at home. Someone near you gives it if you cannot be woken.',
        'Usted guarda en casa un aerosol nasal o una inyección. Alguien cercano se la da si no pueden despertarlo.',
      ),
      text('It can save a life within minutes. Always call 911 as well.', 'Puede salvar la vida en minutos. Llame siempre también al 911.'),
      text('It does not treat pain. Its effect can wear off before the opioid does.', 'No trata el dolor. Su efecto puede pasar antes que el del opioide.'),
    ),
  }),
];

export const LOW_DOSE_NALTREXONE: Modality = medicine({
  id: 'ldn',
  name: text('Low-dose naltrexone (LDN)', 'Naltrexona en dosis baja (LDN)'),
  class: 'opioid-antagonist',
  tags: ['medication-optimisation', 'systemic', 'opioid-antagonist', 'off-label', 'compounded'],
  ingredients: ['naltrexone'],
  mechanism: known('Opioid-receptor antagonism in a very low dose', MED.row),
  delivery: known(`From 1.5 mg to 4.5 mg at night (6 mg in the FINAL trial); compounded, off-label. ${MED.titration}.`, MED.row),
  defaultSteps: [
    step(0, '1.5 mg at night', { dailyMg: 1.5, holdRule: 'Take it in the morning if dreams are troublesome' }),
    step(7, '3 mg at night', { dailyMg: 3, holdRule: 'Stay while dreams or nausea are troublesome' }),
    step(14, '4.5 mg at night', { dailyMg: 4.5, adequate: true, holdRule: 'Stop before surgery or any opioid' }),
  ],
  onsetDays: known(days(28, 56), MED.row),
  trialDays: known(days(84), MED.row),
  assessmentDays: [98],
  kernel: kernel(7, 28, null, 7),
  prior: prior(-0.4, 1.1),
  benefit: known(
    'Fibromyalgia, 6 mg for 12 weeks: 0.34 points better than placebo (-0.95 to 0.27), not significant; both arms improved (-1.3 and -0.9). Meta-analysis of 4 trials: -0.86 (-1.20 to -0.51).',
    'Bruun 2024 (research.regionh.dk); meta-analysis 2024 (synapse.koreamed.org)',
    'verified',
  ),
  grade: known('C', 'Bruun 2024; meta-analysis 2024'),
  sideEffects: [sideEffect('Vivid dreams', 'Sueños intensos', MED.row), sideEffect('Nausea', 'Náuseas', MED.row)],
  monitoring: known('Dreams, nausea; days 14, 28 and 56; judged after 12 weeks.', MED.row),
  cautions: [
    block(
      any(takes('opioid', 10), has('long-term-opioid')),
      'Any opioid, tramadol and buprenorphine included, now or within 10 days: withdrawal. Methadone and long-acting opioids need longer.',
      'Cualquier opioide, también tramadol y buprenorfina, ahora o en los últimos 10 días: abstinencia. La metadona y los de acción prolongada necesitan más.',
      INTERACTION,
    ),
    block(
      any(has('acute-hepatitis'), has('severe-hepatic-impairment')),
      'Acute hepatitis or liver failure: do not use.',
      'Hepatitis aguda o fallo del hígado: no usar.',
    ),
    warn(
      has('surgery-planned'),
      'Surgery planned: painkillers may not work; stop in time.',
      'Cirugía prevista: los calmantes pueden no funcionar; déjela a tiempo.',
    ),
  ],
  plain: plainGeneral(
    text(
      'You take a tiny dose in the evening, made up by a pharmacy. The dose goes up over about 2 weeks.',
      'Usted toma por la noche una dosis muy pequeña preparada en farmacia. La dosis sube durante unas 2 semanas.',
    ),
    text(
      'Give it 12 weeks. Studies disagree on whether it helps; some people sleep with vivid dreams at first.',
      'Dele 12 semanas. Los estudios no coinciden en si ayuda; algunas personas tienen sueños intensos al principio.',
    ),
    text(
      'It cannot be taken with any opioid. It is not an approved use, and it may not be covered.',
      'No se puede tomar con ningún opioide. No es un uso aprobado y puede que el seguro no lo cubra.',
    ),
  ),
});
