import { any, fact, has } from '../conditions.js';
import type { Caution, Modality } from '../modality.js';
import { NOT_STATED_YET, PLAIN_GENERAL } from '../not-stated.js';
import { CITE } from '../review-defaults.js';
import { caution, coding, days, kernel, known, sideEffect, source, step, text, unknown } from '../sourced.js';
import {
  ANTICOAGULATED_WARN,
  ASPIRIN_HIGH_RISK_WARN,
  BLOOD_THINNER_BLOCK,
  CLOTTING_BLOCK,
  INFECTION_BLOCK,
  NEW_DEFICIT_BLOCK,
  PREGNANCY_XRAY_BLOCK,
} from './procedure-cautions.js';

const ROW = 'Shared row of advanced procedures; clinic default, needs clinical review';

const BLEEDING: readonly Caution[] = [BLOOD_THINNER_BLOCK, ANTICOAGULATED_WARN, ASPIRIN_HIGH_RISK_WARN, CLOTTING_BLOCK];
const GLUCOSE = caution(
  'warn',
  any(has('diabetes-uncontrolled'), fact('hba1c', '>', 9)),
  text(
    'Blood sugar out of control raises the risk of infection: check HbA1c before.',
    'El azúcar sin control aumenta el riesgo de infección: revise antes la HbA1c.',
  ),
  source(`${ROW}; limit as for steroid procedures`),
);
const PSYCHOLOGICAL = caution(
  'warn',
  any(has('depression'), has('anxiety'), has('substance-use-disorder'), has('suicidality'), has('psychosis')),
  text(
    'A psychological assessment comes before an implant; plan support with it.',
    'Antes de un implante se hace una evaluación psicológica; planee apoyo junto con ella.',
  ),
  source(ROW),
);

/** What the evidence states once for implants and advanced spine procedures. */
const SHARED = {
  ...NOT_STATED_YET,
  category: 'interventional',
  onsetDays: unknown('Days. No number stated'),
  effectWindowDays: unknown('Years. No number stated'),
  kernel: kernel(0, 5, null, 30),
  benefit: known('In selected patients.', ROW),
  grade: known('B', `In selected patients. ${ROW}`),
} as const satisfies Partial<Modality>;

const DEVICE_EFFECTS = [
  sideEffect('Infection', 'Infección', ROW),
  sideEffect('Lead moves or breaks', 'El cable se mueve o se rompe', ROW),
  sideEffect('A second operation (revision)', 'Una segunda operación (revisión)', ROW),
] as const;
const DEVICE_CAUTIONS: readonly Caution[] = [...BLEEDING, INFECTION_BLOCK, GLUCOSE, PSYCHOLOGICAL, PREGNANCY_XRAY_BLOCK];
const DEVICE = {
  ...SHARED,
  sideEffects: DEVICE_EFFECTS,
  monitoring: known('Programming visits together with physical therapy. Ask about later MRI scans before choosing a device.', ROW),
  cautions: DEVICE_CAUTIONS,
  pairsWith: ['pt_exercise', 'cbt'],
  codes: [
    coding('hcpcs', 'C1767', 'Generator, neurostimulator, implantable, non-rechargeable', 'general-knowledge'),
    coding('hcpcs', 'C1820', 'Generator, neurostimulator, implantable, rechargeable', 'general-knowledge'),
    coding('hcpcs', 'L8679', 'Implantable neurostimulator, pulse generator (first of L8679-L8689)', 'general-knowledge'),
  ],
} as const satisfies Partial<Modality>;

const DEVICE_WONT = text(
  'It does not repair the cause. Some people get no relief, and the device can need repair.',
  'No repara la causa. Algunas personas no sienten alivio y el aparato puede necesitar arreglo.',
);

export const IMPLANTS_AND_SPINE_PROCEDURES: readonly Modality[] = [
  {
    ...DEVICE,
    id: 'scs_trial',
    name: text('Spinal cord stimulation, trial', 'Estimulación de la médula espinal, prueba'),
    class: 'spinal-cord-stimulation',
    tags: ['procedure', 'neuraxial', 'neuromodulation', 'fluoroscopy', 'bleed-risk-high'],
    mechanism: known('Current from a lead near the spinal cord changes pain signals.', CITE.hhs),
    delivery: known('A temporary lead for 3–10 days; success is at least 50 % relief.', ROW),
    defaultSteps: [step(0, 'Temporary lead for 3–10 days', { adequate: true })],
    usualLengthDays: 10,
    trialDays: known(days(3, 10), ROW),
    assessmentDays: [10],
    effectWindowDays: unknown('A test of 3–10 days; the relief ends with the lead'),
    plain: {
      involves: text(
        'A thin wire is placed near your spinal cord for 3 to 10 days. A small box outside the body sends current through it.',
        'Se coloca un cable fino cerca de la médula durante 3 a 10 días. Una caja pequeña fuera del cuerpo envía corriente.',
      ),
      expect: text(
        'It is a test at home. If your pain falls by half or more, you can talk about an implant.',
        'Es una prueba en casa. Si el dolor baja a la mitad o más, puede hablar de un implante.',
      ),
      wont: text('It is not permanent and does not repair the cause of the pain.', 'No es permanente y no repara la causa del dolor.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...DEVICE,
    id: 'scs_implant',
    name: text('Spinal cord stimulator, implant', 'Estimulador de la médula espinal, implante'),
    class: 'spinal-cord-stimulation',
    tags: ['procedure', 'neuraxial', 'neuromodulation', 'implant', 'fluoroscopy', 'bleed-risk-high'],
    mechanism: known('Current from an implanted lead near the spinal cord changes pain signals.', CITE.hhs),
    delivery: known('Implant after a trial with at least 50 % relief, then programming.', ROW),
    defaultSteps: [step(0, 'Implant, then programming', { adequate: true })],
    plain: {
      involves: text(
        'After a good test, a small device is placed under your skin with wires near the spinal cord.',
        'Después de una buena prueba, se coloca un aparato pequeño bajo la piel con cables cerca de la médula.',
      ),
      expect: text(
        'The device is set step by step in the first weeks. Relief can last for years.',
        'El aparato se ajusta poco a poco en las primeras semanas. El alivio puede durar años.',
      ),
      wont: DEVICE_WONT,
      source: PLAIN_GENERAL,
    },
  },
  {
    ...DEVICE,
    id: 'drg',
    name: text('Dorsal root ganglion stimulation', 'Estimulación del ganglio de la raíz dorsal'),
    class: 'drg-stimulation',
    tags: ['procedure', 'neuraxial', 'neuromodulation', 'implant', 'fluoroscopy', 'bleed-risk-high'],
    mechanism: known('Current at one nerve root ganglion changes the pain signals of a small area.', CITE.hhs),
    delivery: known('Trial with at least 50 % relief, then implant and programming.', ROW),
    defaultSteps: [step(0, 'Trial, then implant and programming', { adequate: true })],
    plain: {
      involves: text(
        'A wire at one nerve root and a small device under the skin send current to a small area.',
        'Un cable en una raíz nerviosa y un aparato pequeño bajo la piel envían corriente a una zona pequeña.',
      ),
      expect: text(
        'First comes a test. Relief in the right patient can last for years.',
        'Primero se hace una prueba. En la persona adecuada el alivio puede durar años.',
      ),
      wont: DEVICE_WONT,
      source: PLAIN_GENERAL,
    },
  },
  {
    ...DEVICE,
    id: 'pns',
    name: text('Peripheral nerve stimulation', 'Estimulación de un nervio periférico'),
    class: 'peripheral-nerve-stimulation',
    tags: ['procedure', 'neuromodulation', 'implant', 'bleed-risk-high'],
    mechanism: known('Current next to a nerve of the arm, leg or trunk changes its pain signals.', CITE.hhs),
    cautions: [...BLEEDING, INFECTION_BLOCK, GLUCOSE, PSYCHOLOGICAL],
    plain: {
      involves: text(
        'A thin wire next to a painful nerve, with a small device, sends current to it.',
        'Un cable fino junto al nervio dolorido, con un aparato pequeño, le envía corriente.',
      ),
      expect: text('It can help selected people with pain from one nerve.', 'Puede ayudar a algunas personas con dolor de un solo nervio.'),
      wont: DEVICE_WONT,
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'intrathecal',
    name: text('Intrathecal pump', 'Bomba intratecal'),
    class: 'intrathecal-therapy',
    tags: ['procedure', 'neuraxial', 'implant', 'fluoroscopy', 'bleed-risk-high'],
    mechanism: known('A pump gives small amounts of medicine into the fluid around the spinal cord.', CITE.hhs),
    sideEffects: [sideEffect('Infection', 'Infección', ROW), sideEffect('A second operation (revision)', 'Una segunda operación (revisión)', ROW)],
    cautions: DEVICE_CAUTIONS,
    codes: [coding('hcpcs', 'J2278', 'Ziconotide', 'general-knowledge')],
    plain: {
      involves: text(
        'A pump under the skin gives tiny amounts of medicine near the spinal cord. It is refilled with a needle.',
        'Una bomba bajo la piel da cantidades muy pequeñas de medicina cerca de la médula. Se rellena con una aguja.',
      ),
      expect: text(
        'It is for selected people whose pain did not respond to other care. Relief can last for years.',
        'Es para algunas personas cuyo dolor no respondió a otra atención. El alivio puede durar años.',
      ),
      wont: text(
        'It is not a cure. It needs refills and checks for as long as you have it.',
        'No es una cura. Necesita rellenos y controles mientras la tenga.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'vertebral_augmentation',
    name: text('Vertebral augmentation', 'Refuerzo de una vértebra (vertebroplastia)'),
    class: 'vertebral-augmentation',
    tags: ['procedure', 'fluoroscopy', 'bleed-risk-high'],
    mechanism: known('Bone cement steadies a broken vertebra.', CITE.hhs),
    sideEffects: [sideEffect('Infection', 'Infección', ROW)],
    cautions: [...BLEEDING, INFECTION_BLOCK, GLUCOSE, PREGNANCY_XRAY_BLOCK, NEW_DEFICIT_BLOCK],
    plain: {
      involves: text(
        'With X-ray guidance a doctor puts bone cement into a broken vertebra through a needle.',
        'Con guía de rayos X, el médico pone cemento óseo en una vértebra rota a través de una aguja.',
      ),
      expect: text('It can help selected people with a painful spine fracture.', 'Puede ayudar a algunas personas con una fractura dolorosa de la columna.'),
      wont: text('It does not treat weak bones or other causes of back pain.', 'No trata los huesos débiles ni otras causas de dolor de espalda.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...SHARED,
    id: 'basivertebral_ablation',
    name: text('Basivertebral nerve ablation', 'Ablación del nervio basivertebral'),
    class: 'basivertebral-ablation',
    tags: ['procedure', 'neurolysis', 'fluoroscopy', 'bleed-risk-high'],
    mechanism: known('Heat interrupts a nerve inside a vertebra.', 'General knowledge; needs clinical review'),
    sideEffects: [sideEffect('Infection', 'Infección', ROW)],
    cautions: [...BLEEDING, INFECTION_BLOCK, GLUCOSE, PREGNANCY_XRAY_BLOCK, NEW_DEFICIT_BLOCK],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'A doctor heats a small nerve inside a vertebra with a probe, under X-ray guidance.',
        'El médico calienta con una sonda un pequeño nervio dentro de una vértebra, con guía de rayos X.',
      ),
      expect: text(
        'It can help selected people with a certain kind of low back pain. Relief can last for years.',
        'Puede ayudar a algunas personas con cierto tipo de dolor lumbar. El alivio puede durar años.',
      ),
      wont: text('It does not help nerve root pain or every back pain.', 'No ayuda en el dolor de la raíz nerviosa ni en todo dolor de espalda.'),
      source: PLAIN_GENERAL,
    },
  },
];
