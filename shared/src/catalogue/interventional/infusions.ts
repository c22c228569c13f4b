import { all, allergicTo, any, device, fact, has, takes } from '../conditions.js';
import { GUIDE } from '../guide-references.js';
import type { Modality } from '../modality.js';
import { NOT_STATED_YET, PLAIN_GENERAL } from '../not-stated.js';
import { CITE } from '../review-defaults.js';
import { caution, coding, days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';
import { PREGNANCY_BLOCK } from './procedure-cautions.js';

const KETAMINE_GUIDELINE =
  'Cohen, consensus guideline on ketamine for chronic pain, Reg Anesth Pain Med 2018;43:521-546 (read in summaries by medcentral.com and doctoryg.blogspot)';
const KETAMINE = source(KETAMINE_GUIDELINE, 'verified');
const LIDOCAINE = source("Royal Children's Hospital list of contraindications, rch.org.au", 'verified');
const MYERS_TRIAL = "Randomised trial of 34 people against lactated Ringer's solution, PMID 19250003, abstract";

const NOT_COMPARABLE = {
  guide: 'Intravenous ketamine, NAD+ and vitamin infusions are named side by side.',
  source: source(GUIDE, 'guide'),
} as const;

export const INFUSIONS: readonly Modality[] = [
  {
    ...NOT_STATED_YET,
    id: 'ketamine_iv',
    name: text('Ketamine infusion', 'Infusión de ketamina'),
    category: 'interventional',
    class: 'ketamine-infusion',
    tags: ['procedure', 'infusion', 'sedation'],
    ingredients: ['ketamine'],
    mechanism: known('Blocks NMDA receptors that keep pain amplification going.', 'General knowledge; needs clinical review'),
    delivery: known(
      'CRPS: 22 mg/h for 4 days, or 0.35 mg/kg/h 4 hours a day for 10 days. Other pain: at least 80 mg over more than 2 hours as a trial. Monitored as moderate sedation; escort; no driving for 24 hours.',
      `Dose lines: ${KETAMINE_GUIDELINE}; at least 80 mg, escort and driving: general knowledge`,
    ),
    defaultSteps: [
      step(0, 'One infusion, or a series', {
        adequate: true,
        holdRule:
          'Raise or repeat only if the one before met success: at least 30 % relief for 3 weeks (single) or 6 weeks (series). Defer on the day at 160/100 or above',
      }),
    ],
    onsetDays: known(days(0, 7), 'Hours to 7 days; clinic default, needs clinical review'),
    trialDays: known(days(21, 42), 'Day 21 after a single infusion, day 42 after a series (Cohen 2018; success definition general knowledge)'),
    assessmentDays: [21, 42],
    effectWindowDays: known(days(0, 84), `CRPS up to 12 weeks; other pain has no intermediate or long-term evidence. ${KETAMINE_GUIDELINE}`, 'verified'),
    kernel: kernel(0, 2, 21, 21),
    prior: known(
      { mean: -0.5, sd: 1.5 },
      'Pain other than CRPS (CRPS itself: -1.0, SD 1.7). Calibration start value of the attribution model; expert judgement, context effect included; needs clinical review',
    ),
    benefit: known(
      'Moderate evidence for CRPS up to 12 weeks; weak and short-term for spinal cord injury; weak or none for fibromyalgia, postherpetic and phantom pain, back pain, migraine and cancer pain. Success: at least 30 % relief for 3 weeks (single) or 6 weeks (series).',
      KETAMINE_GUIDELINE,
      'verified',
    ),
    grade: known('C', 'B for CRPS, C for other pain; the lower one is recorded. Cohen 2018'),
    sideEffects: [
      sideEffect('Higher blood pressure and heart rate', 'Presión y pulso más altos', CITE.clinicDefault),
      sideEffect(
        'Feeling detached or seeing strange things (dissociation)',
        'Sensación de estar fuera de sí o ver cosas extrañas (disociación)',
        CITE.clinicDefault,
      ),
      sideEffect('Nausea', 'Náuseas', CITE.clinicDefault),
      sideEffect('Changes in liver tests', 'Cambios en las pruebas del hígado', CITE.clinicDefault),
      sideEffect('Bladder irritation with repeated use', 'Irritación de la vejiga con el uso repetido', CITE.clinicDefault),
      sideEffect('Craving or misuse', 'Deseo intenso o mal uso', CITE.clinicDefault),
    ],
    monitoring: known(
      'Blood pressure, heart rate and sedation during the infusion; pain before and after; call at 24 hours; days 3, 7, 14, 21 and 42. Liver tests before a high dose or a series.',
      CITE.clinicDefault,
    ),
    cautions: [
      caution(
        'block',
        any(has('cardiovascular-uncontrolled'), has('hypertensive-crisis')),
        text('Heart disease or blood pressure out of control.', 'Enfermedad del corazón o presión sin control.'),
        KETAMINE,
      ),
      caution(
        'block',
        any(fact('systolic', '>=', 160), fact('diastolic', '>=', 100)),
        text('Blood pressure of 160/100 or above: defer until it is lower on the day.', 'Presión de 160/100 o más: aplace hasta que baje ese día.'),
        source('Interaction row DDI-33; the numbers are general knowledge and need clinical review'),
      ),
      caution('block', has('psychosis'), text('Active psychosis, mania or delirium.', 'Psicosis activa, manía o delirio.'), KETAMINE),
      caution(
        'warn',
        has('bipolar'),
        text(
          'Bipolar disorder: make sure there is no active mania; active mania is a reason not to give it.',
          'Trastorno bipolar: compruebe que no haya manía activa; con manía activa no se da.',
        ),
        source('Interaction row DDI-34', 'verified'),
      ),
      caution('block', has('severe-hepatic-impairment'), text('Severe liver disease.', 'Enfermedad grave del hígado.'), KETAMINE),
      caution(
        'warn',
        has('liver-disease'),
        text('Moderate liver disease: check liver tests and lower the dose.', 'Enfermedad moderada del hígado: revise las pruebas del hígado y baje la dosis.'),
        KETAMINE,
      ),
      caution(
        'block',
        any(has('raised-icp'), has('raised-iop')),
        text('Raised pressure in the head or the eye.', 'Presión alta en la cabeza o en el ojo.'),
        KETAMINE,
      ),
      caution(
        'block',
        has('substance-use-disorder'),
        text('Active substance use disorder: no series of infusions.', 'Trastorno activo por consumo de sustancias: sin series de infusiones.'),
        KETAMINE,
      ),
      PREGNANCY_BLOCK,
      caution(
        'warn',
        any(takes('benzodiazepine'), all(takes('opioid'), fact('mme', '>=', 50)), takes('alcohol'), has('alcohol-heavy')),
        text(
          'A benzodiazepine, 50 MME of opioid a day or more, or alcohol: deeper sedation.',
          'Benzodiacepina, 50 MME de opioide al día o más, o alcohol: sedación más profunda.',
        ),
        source('Interaction row DDI-35; needs clinical review'),
      ),
      caution(
        'warn',
        takes('theophylline'),
        text('With theophylline: risk of seizures.', 'Con teofilina: riesgo de convulsiones.'),
        source('Interaction row DDI-35; needs clinical review'),
      ),
      caution('block', allergicTo('ketamine'), text('Allergy to ketamine.', 'Alergia a la ketamina.'), source('Interaction row DDI-50; needs clinical review')),
    ],
    repeat: known(
      { minGapDays: null, max: { count: 12, windowDays: 365 }, perRegion: false, onlyIfRelief: { percent: 30, minDays: 21 } },
      'At most 6–12 treatments a year (the outer limit is recorded), only after at least 30 % relief for 21 days (Cohen 2018)',
    ),
    pairing: known(
      { partnerTags: ['rehab', 'psychological'], startFrom: 1, startTo: 7, windowEnd: 21, minSessions: 6 },
      'Window to day 21 after a single infusion (day 42 after a series); clinic sequencing default, needs clinical review',
    ),
    pairsWith: ['pt_exercise', 'cbt', 'act'],
    codes: [coding('rxnorm', '6130', 'ketamine', 'corroborated'), coding('hcpcs', 'J3490', 'Unclassified drug', 'general-knowledge')],
    plain: {
      involves: text(
        'You get ketamine slowly through a vein while staff watch your blood pressure and breathing. Someone must take you home; do not drive for 24 hours.',
        'Recibe ketamina despacio por una vena mientras el personal vigila su presión y su respiración. Alguien debe llevarle a casa; no conduzca durante 24 horas.',
      ),
      expect: text(
        'You may feel far away or see strange things for a while. If it helps, the relief can last for weeks; use them for therapy.',
        'Puede sentirse lejos o ver cosas extrañas un rato. Si ayuda, el alivio puede durar semanas; úselas para la terapia.',
      ),
      wont: text(
        'It is not a cure. It is best shown for CRPS, up to 12 weeks; for fibromyalgia, back pain or migraine the evidence is weak.',
        'No es una cura. Está mejor demostrada en el síndrome de dolor regional complejo, hasta 12 semanas; en fibromialgia, dolor de espalda o migraña la evidencia es débil.',
      ),
      source: source(GUIDE, 'guide'),
    },
    guideDiffers: [
      {
        guide: 'Infusions can give relief in CRPS, fibromyalgia or neuropathic pain when other approaches failed; many people improve.',
        evidence:
          'Moderate evidence for CRPS up to 12 weeks; weak or none for fibromyalgia, postherpetic and phantom pain, back pain, migraine and cancer pain.',
        source: KETAMINE,
      },
      {
        ...NOT_COMPARABLE,
        evidence:
          'They are not comparable: ketamine has grade B evidence for CRPS and C for other pain; NAD+ has none and the vitamin infusion did not beat its control.',
        source: KETAMINE,
      },
    ],
  },
  {
    ...NOT_STATED_YET,
    id: 'lidocaine_iv',
    name: text('Lidocaine infusion', 'Infusión de lidocaína'),
    category: 'interventional',
    class: 'lidocaine-infusion',
    tags: ['procedure', 'infusion', 'local-anaesthetic'],
    ingredients: ['lidocaine'],
    mechanism: known('Blocks sodium channels of overactive nerves.', 'General knowledge; needs clinical review'),
    delivery: known(
      '3–5 mg/kg (at most 7.5) over 30–120 minutes with ECG monitoring; one hospital protocol 5–7.5 mg/kg, at most 500 mg.',
      'rch.org.au protocol (verified); range: clinic default',
    ),
    defaultSteps: [step(0, 'One infusion with ECG monitoring', { adequate: true, holdRule: 'Stop after two infusions with less than 30 % relief' })],
    onsetDays: known(days(0), 'Minutes to hours; clinic default, needs clinical review'),
    trialDays: known(days(7, 14), CITE.clinicDefault),
    assessmentDays: [7, 14],
    effectWindowDays: known(
      days(0),
      'Usually hours; rarely outlasts the infusion (Carroll 2007, abstract). A retrospective series of 233 people reports 41 % long-lasting (ovid 29016948)',
      'verified',
    ),
    kernel: kernel(0, 1, 5, 5),
    prior: prior(-0.4, 1.2),
    benefit: known(
      'Usually hours of relief; a retrospective series reports longer relief in 41 %.',
      'Carroll 2007 abstract (stanfordhealthcare.org); retrospective series, ovid 29016948',
      'verified',
    ),
    grade: known('C', CITE.clinicDefault),
    sideEffects: [
      sideEffect('Tingling around the mouth', 'Hormigueo alrededor de la boca', CITE.clinicDefault),
      sideEffect('Ringing in the ears', 'Zumbido de oídos', CITE.clinicDefault),
      sideEffect('Dizziness', 'Mareo', CITE.clinicDefault),
      sideEffect('Irregular heartbeat', 'Latidos irregulares', CITE.clinicDefault),
      sideEffect('Seizure', 'Convulsión', CITE.clinicDefault),
    ],
    monitoring: known('ECG during the infusion; relief the same day and on days 1, 7 and 14.', CITE.clinicDefault),
    cautions: [
      caution(
        'block',
        any(has('conduction-disease'), has('arrhythmia'), device('pacemaker'), takes('antiarrhythmic-class-i'), takes('antiarrhythmic-class-iii')),
        text('Heart block, irregular heartbeat, a pacemaker or a rhythm medicine.', 'Bloqueo cardíaco, latidos irregulares, marcapasos o antiarrítmico.'),
        LIDOCAINE,
      ),
      caution(
        'block',
        any(has('severe-hepatic-impairment'), has('ckd-4-5'), has('esrd'), has('heart-failure')),
        text(
          'Severe liver, kidney or heart failure: lidocaine builds up.',
          'Insuficiencia grave del hígado, del riñón o del corazón: la lidocaína se acumula.',
        ),
        LIDOCAINE,
      ),
      caution('block', has('seizure-disorder'), text('Seizure disorder.', 'Epilepsia o convulsiones.'), LIDOCAINE),
      PREGNANCY_BLOCK,
      caution(
        'block',
        any(allergicTo('amide-anaesthetic'), allergicTo('lidocaine')),
        text('Allergy to lidocaine or a related anaesthetic.', 'Alergia a la lidocaína o a un anestésico similar.'),
        LIDOCAINE,
      ),
      caution(
        'block',
        takes('local-anaesthetic', 0),
        text('Another local anaesthetic on the same day, patches and creams included.', 'Otro anestésico local el mismo día, incluidos parches y cremas.'),
        LIDOCAINE,
      ),
    ],
    repeat: known(
      { minGapDays: 14, max: null, perRegion: false, onlyIfRelief: null },
      'At least 14–28 days apart (the shorter one is the limit); stop after two with less than 30 % relief; clinic default, needs clinical review',
    ),
    pairing: known({ partnerTags: ['rehab'], startFrom: 0, startTo: 3, windowEnd: 7, minSessions: null }, CITE.sequencing),
    pairsWith: ['pt_exercise'],
    codes: [coding('rxnorm', '6387', 'lidocaine', 'verified')],
    plain: {
      involves: text(
        'You get lidocaine through a vein for half an hour to two hours while a heart monitor is on.',
        'Recibe lidocaína por una vena de media hora a dos horas con un monitor del corazón.',
      ),
      expect: text(
        'Tell staff at once about tingling around the mouth, ringing ears or dizziness. Relief usually lasts hours.',
        'Avise enseguida si siente hormigueo en la boca, zumbido de oídos o mareo. El alivio suele durar horas.',
      ),
      wont: text(
        'The effect seldom outlasts the day. If two infusions do not help, stop.',
        'El efecto rara vez dura más de ese día. Si dos infusiones no ayudan, no siga.',
      ),
      source: PLAIN_GENERAL,
    },
    guideDiffers: [
      {
        guide: 'Specialised infusion protocols can provide relief when other approaches have failed.',
        evidence: 'Relief after lidocaine is usually a matter of hours and rarely outlasts the infusion.',
        source: source('Carroll 2007 abstract, stanfordhealthcare.org', 'verified'),
      },
    ],
  },
  {
    ...NOT_STATED_YET,
    id: 'nad_iv',
    name: text('NAD+ infusion', 'Infusión de NAD+'),
    category: 'interventional',
    class: 'nutrient-infusion',
    tags: ['procedure', 'infusion', 'experimental'],
    ingredients: ['nadide'],
    delivery: known('250–1000 mg over 2–6 hours; a compounded sterile product, not regulated.', CITE.clinicDefault),
    defaultSteps: [
      step(0, 'Two sessions agreed beforehand', {
        adequate: true,
        holdRule: 'Stop after 2–4 sessions at the latest, unless the goal set beforehand was met; must not take the place of options with grade A or B',
      }),
    ],
    trialDays: known(days(14), 'Two sessions agreed beforehand, judged on day 14; clinic default, needs clinical review'),
    assessmentDays: [14],
    minSessions: 2,
    effectWindowDays: unknown('Unknown'),
    kernel: kernel(0, 5, 14, 14),
    prior: prior(0, 0.8),
    benefit: known('No controlled evidence for chronic pain was found.', CITE.clinicDefault),
    grade: known('D', 'No controlled evidence for chronic pain found; needs clinical review'),
    sideEffects: [
      sideEffect('Nausea', 'Náuseas', CITE.clinicDefault),
      sideEffect('Chest or belly cramps when it runs fast', 'Calambres en el pecho o el vientre si va rápido', CITE.clinicDefault),
      sideEffect('Flushing', 'Enrojecimiento y calor', CITE.clinicDefault),
    ],
    monitoring: known('The goal and the stop rule are written down before the first session.', CITE.clinicDefault),
    cautions: [
      PREGNANCY_BLOCK,
      caution(
        'warn',
        any(has('unstable-cardiac'), has('cardiovascular-uncontrolled')),
        text('Unstable heart or blood-vessel disease.', 'Enfermedad inestable del corazón o de los vasos.'),
        source(CITE.clinicDefault),
      ),
      caution(
        'warn',
        has('active-cancer'),
        text('Cancer: ask the cancer team first.', 'Cáncer: consulte antes con el equipo de oncología.'),
        source(CITE.clinicDefault),
      ),
    ],
    repeat: unknown('Cap of 2–4 sessions, then the stop rule; no window in days stated'),
    codes: [coding('hcpcs', 'J3490', 'Unclassified drug', 'general-knowledge')],
    plain: {
      involves: text(
        'NAD+ runs slowly into a vein for 2 to 6 hours. It is mixed by a pharmacy and not an approved medicine.',
        'El NAD+ entra despacio por una vena durante 2 a 6 horas. Lo prepara una farmacia y no es un medicamento aprobado.',
      ),
      expect: text(
        'We found no good studies in chronic pain. Agree beforehand what it must change and when to stop.',
        'No hemos encontrado buenos estudios en dolor crónico. Acuerde antes qué debe cambiar y cuándo dejarlo.',
      ),
      wont: text('It should not take the place of care that is known to help.', 'No debe ocupar el lugar de la atención que se sabe que ayuda.'),
      source: PLAIN_GENERAL,
    },
    guideDiffers: [{ ...NOT_COMPARABLE, evidence: 'No controlled evidence for NAD+ in chronic pain was found (grade D).', source: source(CITE.clinicDefault) }],
  },
  {
    ...NOT_STATED_YET,
    id: 'vitamin_iv',
    name: text('Vitamin and mineral infusion (Myers)', 'Infusión de vitaminas y minerales (Myers)'),
    category: 'interventional',
    class: 'nutrient-infusion',
    tags: ['procedure', 'infusion', 'experimental'],
    ingredients: ['magnesium-sulfate', 'calcium-gluconate', 'cyanocobalamin', 'ascorbic-acid'],
    delivery: known('Magnesium, calcium, B vitamins and vitamin C once a week for 8 weeks. Confirm a deficiency by laboratory first.', CITE.clinicDefault),
    defaultSteps: [step(0, 'One infusion a week for 8 weeks', { perWeek: 1, adequate: true, holdRule: 'Stop at 8 weeks when relief is below 30 %' })],
    usualLengthDays: 56,
    trialDays: known(days(56), CITE.clinicDefault),
    assessmentDays: [56],
    effectWindowDays: known(days(0, 28), 'At most 4 weeks; clinic default, needs clinical review'),
    kernel: kernel(0, 7, 28, 14),
    prior: prior(-0.1, 0.8),
    benefit: known("Both arms of the one randomised trial improved; no difference from lactated Ringer's solution at 8 and 16 weeks.", MYERS_TRIAL, 'verified'),
    grade: known('N', `Stated as N to D; the controlled evidence is recorded. ${MYERS_TRIAL}`, 'verified'),
    sideEffects: [
      sideEffect('Pain in the vein', 'Dolor en la vena', CITE.clinicDefault),
      sideEffect('Low blood pressure', 'Presión baja', CITE.clinicDefault),
      sideEffect('Too much magnesium', 'Exceso de magnesio', CITE.clinicDefault),
    ],
    monitoring: known('Deficiency confirmed by laboratory before the first infusion; judged at 8 weeks.', CITE.clinicDefault),
    cautions: [
      caution(
        'block',
        any(fact('egfr', '<', 30), has('ckd-4-5'), has('esrd')),
        text(
          'Kidney function below 30: no magnesium and no high-dose vitamin C.',
          'Función del riñón por debajo de 30: sin magnesio ni vitamina C en dosis altas.',
        ),
        source('Interaction row DDI-40; needs clinical review'),
      ),
      caution(
        'block',
        has('g6pd-deficiency'),
        text(
          'G6PD deficiency: high-dose vitamin C can destroy red blood cells.',
          'Déficit de G6PD: la vitamina C en dosis altas puede destruir glóbulos rojos.',
        ),
        source('Interaction row DDI-40; needs clinical review'),
      ),
      caution(
        'warn',
        any(has('haemochromatosis'), has('oxalate-stones')),
        text('Iron overload or oxalate kidney stones: vitamin C makes them worse.', 'Exceso de hierro o cálculos de oxalato: la vitamina C los empeora.'),
        source('Interaction row DDI-40; needs clinical review'),
      ),
      caution(
        'warn',
        takes('digoxin'),
        text('With digoxin: calcium into a vein can disturb the heart.', 'Con digoxina: el calcio por vena puede alterar el corazón.'),
        source('Interaction row DDI-40; needs clinical review'),
      ),
    ],
    repeat: unknown('Stop at 8 weeks when relief is below 30 %; no repeat limit stated'),
    codes: [
      coding('hcpcs', 'J3475', 'Magnesium sulfate, 500 mg', 'general-knowledge'),
      coding('hcpcs', 'J3420', 'Vitamin B12, up to 1000 mcg', 'general-knowledge'),
      coding('rxnorm', '1151', 'ascorbic acid', 'verified'),
    ],
    plain: {
      involves: text(
        'Magnesium, calcium, B vitamins and vitamin C run into a vein once a week for 8 weeks.',
        'Magnesio, calcio, vitaminas B y vitamina C entran por una vena una vez por semana durante 8 semanas.',
      ),
      expect: text(
        'In the one good study people felt better with it, and just as much better with plain fluid.',
        'En el único buen estudio las personas mejoraron con ella, y mejoraron igual con suero simple.',
      ),
      wont: text(
        'It has not been shown to work better than plain fluid. It should not take the place of care that helps.',
        'No se ha demostrado que funcione mejor que el suero simple. No debe ocupar el lugar de la atención que ayuda.',
      ),
      source: PLAIN_GENERAL,
    },
    guideDiffers: [
      {
        ...NOT_COMPARABLE,
        evidence: 'In the one randomised trial the vitamin infusion did not differ from its control at 8 and 16 weeks (grade N).',
        source: source(MYERS_TRIAL, 'verified'),
      },
    ],
  },
];
