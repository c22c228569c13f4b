import { aged, any, fact, has, takes } from '../conditions.js';
import type { Modality } from '../modality.js';
import { days, kernel, known, prior, sideEffect, source, step, text, unknown } from '../sourced.js';
import { MED, block, medicine, plainGeneral, warn } from './medicine.js';

const INTERACTION = source('Interaction table of the clinic; general knowledge, needs pharmacist review');
const HIGH_PRIORITY = source('High-priority interaction HPDDI-10 (Phansalkar 2012, doi 10.1136/amiajnl-2011-000612)', 'verified');
const OTHER_CYP1A2 = source(
  'Interaction pack after Phansalkar 2012 for amiodarone, propafenone, mexiletine, zileuton and ticlopidine; others general knowledge',
  'corroborated',
);
const RELAXANT_TAGS = ['medication-optimisation', 'systemic', 'muscle-relaxant'];

export const RELAXANTS: readonly Modality[] = [
  medicine({
    id: 'cyclobenzaprine',
    name: text('Cyclobenzaprine', 'Ciclobenzaprina'),
    class: 'muscle-relaxant',
    tags: RELAXANT_TAGS,
    ingredients: ['cyclobenzaprine'],
    mechanism: known('Central muscle relaxation (tricyclic structure)', MED.label),
    delivery: known('5–10 mg three times a day; no longer than 21 days.', MED.label),
    defaultSteps: [step(0, '5 mg three times a day', { dailyMg: 15, adequate: true, holdRule: 'Lower the dose for drowsiness or confusion' })],
    usualLengthDays: 21,
    onsetDays: unknown('Days; no figure stated'),
    trialDays: known(days(14), MED.row),
    assessmentDays: [14],
    kernel: kernel(0, 3, null, 3),
    prior: prior(-0.4, 0.9),
    benefit: known('For acute muscle spasm, 2–3 weeks by its label; little is known for chronic pain.', MED.label),
    grade: known('C', `${MED.row}: chronic use`),
    sideEffects: [sideEffect('Sleepiness', 'Sueño', MED.row), sideEffect('Dry mouth, constipation', 'Boca seca, estreñimiento', MED.row)],
    monitoring: known('Sleepiness, anticholinergic effects.', MED.row),
    cautions: [
      block(
        takes('maoi', 14),
        'A MAO inhibitor now or within 14 days: life-threatening interaction.',
        'Un inhibidor de la MAO ahora o en los últimos 14 días: interacción que pone en peligro la vida.',
      ),
      block(
        any(has('arrhythmia'), has('conduction-disease'), has('heart-failure'), has('recent-mi'), has('hyperthyroid')),
        'Rhythm disorder, heart failure, recent heart attack or overactive thyroid: do not use.',
        'Arritmia, insuficiencia cardíaca, infarto reciente o hipertiroidismo: no usar.',
      ),
      warn(aged(65), 'From age 65 on: falls and confusion.', 'Desde los 65 años: caídas y confusión.', source(MED.beers)),
      warn(
        any(takes('ssri'), takes('snri'), takes('tramadol')),
        'With an antidepressant or tramadol: serotonin syndrome.',
        'Con un antidepresivo o tramadol: síndrome serotoninérgico.',
        INTERACTION,
      ),
    ],
    plain: plainGeneral(
      text(
        'You take a tablet up to three times a day for a short spell of muscle spasm.',
        'Usted toma una pastilla hasta tres veces al día durante una racha corta de espasmo muscular.',
      ),
      text(
        'It helps within days. We look after 2 weeks and stop after 3 at the latest.',
        'Ayuda en unos días. Lo revisamos a las 2 semanas y lo dejamos a las 3 como máximo.',
      ),
      text(
        'It is not meant for the long run. It makes many people drowsy: do not drive, do not drink alcohol.',
        'No es para largo plazo. A muchas personas les da sueño: no conduzca ni tome alcohol.',
      ),
    ),
  }),
  medicine({
    id: 'tizanidine',
    name: text('Tizanidine', 'Tizanidina'),
    class: 'muscle-relaxant',
    tags: [...RELAXANT_TAGS, 'needs-taper'],
    ingredients: ['tizanidine'],
    mechanism: known('α2-adrenergic agonism: relaxes muscle through the spinal cord', MED.label),
    delivery: known('2–4 mg every 6–8 hours; at most 36 mg a day. Taper: pressure rebounds when stopped suddenly.', MED.label),
    defaultSteps: [
      step(0, '2 mg every 8 hours', { dailyMg: 6, adequate: true, holdRule: 'Hold for systolic pressure below 100, fainting or deep drowsiness' }),
    ],
    onsetDays: unknown('Hours to days; no figure stated'),
    trialDays: known(days(14), MED.row),
    assessmentDays: [14],
    kernel: kernel(0, 3, null, 3),
    prior: prior(-0.4, 0.9),
    benefit: known('For muscle spasm; limited evidence in chronic pain.', MED.row),
    grade: known('C', MED.row),
    sideEffects: [
      sideEffect('Sleepiness', 'Sueño', MED.row),
      sideEffect('Low blood pressure', 'Presión baja', MED.row),
      sideEffect('Raised liver values', 'Valores del hígado altos', MED.row),
    ],
    monitoring: known('Liver values on days 0, 30 and 90; blood pressure; sleepiness.', MED.row),
    cautions: [
      block(
        takes('cyp1a2-inhibitor-strong'),
        'With fluvoxamine or ciprofloxacin: dangerous fall of blood pressure.',
        'Con fluvoxamina o ciprofloxacino: caída peligrosa de la presión.',
        HIGH_PRIORITY,
      ),
      warn(
        takes('cyp1a2-inhibitor'),
        'With another CYP1A2 inhibitor (such as amiodarone, famotidine, acyclovir or the pill) the level rises.',
        'Con otro inhibidor de CYP1A2 (como amiodarona, famotidina, aciclovir o la píldora) el nivel sube.',
        OTHER_CYP1A2,
      ),
      block(has('severe-hepatic-impairment'), 'Severe liver disease: do not use.', 'Enfermedad grave del hígado: no usar.'),
      warn(
        has('liver-disease'),
        'Liver disease: avoid, or lower dose with liver tests.',
        'Enfermedad del hígado: evitar, o menos dosis con análisis del hígado.',
      ),
      warn(any(fact('systolic', '<', 100), takes('clonidine')), 'Low blood pressure, or clonidine: fainting.', 'Presión baja o clonidina: desmayos.'),
    ],
    plain: plainGeneral(
      text(
        'You take a small tablet two to four times a day for muscle spasm.',
        'Usted toma una pastilla pequeña de dos a cuatro veces al día para el espasmo muscular.',
      ),
      text(
        'It acts within hours to days. We look after 2 weeks. Blood tests check your liver.',
        'Actúa en horas o días. Lo revisamos a las 2 semanas. Con análisis de sangre se vigila el hígado.',
      ),
      text(
        'It does not treat the cause of the spasm. Stand up slowly, and do not stop it suddenly.',
        'No trata la causa del espasmo. Levántese despacio y no lo deje de golpe.',
      ),
    ),
  }),
  medicine({
    id: 'baclofen',
    name: text('Baclofen', 'Baclofeno'),
    class: 'muscle-relaxant',
    tags: RELAXANT_TAGS,
    ingredients: ['baclofen'],
    defaultSteps: [step(0, 'Dose and steps set by the prescriber')],
    plain: plainGeneral(
      text(
        'You take tablets for tight or cramping muscles. The prescriber sets the dose.',
        'Usted toma pastillas para los músculos tensos o con calambres. Quien lo receta decide la dosis.',
      ),
      text(
        'We agree on a day to look at whether it helps. How much it helps chronic pain is not known.',
        'Acordamos un día para ver si ayuda. No se sabe cuánto ayuda en el dolor crónico.',
      ),
      text(
        'It does not treat the cause. It can make you drowsy; never stop it on your own.',
        'No trata la causa. Puede dar sueño; nunca lo deje por su cuenta.',
      ),
    ),
  }),
  medicine({
    id: 'methocarbamol',
    name: text('Methocarbamol', 'Metocarbamol'),
    class: 'muscle-relaxant',
    tags: RELAXANT_TAGS,
    ingredients: ['methocarbamol'],
    defaultSteps: [step(0, 'Dose and steps set by the prescriber')],
    plain: plainGeneral(
      text(
        'You take tablets for muscle spasm. The prescriber sets the dose.',
        'Usted toma pastillas para el espasmo muscular. Quien lo receta decide la dosis.',
      ),
      text(
        'We agree on a day to look at whether it helps. How much it helps chronic pain is not known.',
        'Acordamos un día para ver si ayuda. No se sabe cuánto ayuda en el dolor crónico.',
      ),
      text('It does not treat the cause, and it can make you drowsy.', 'No trata la causa y puede dar sueño.'),
    ),
  }),
];
