import { any, device, fact, has } from '../conditions.js';
import type { Modality } from '../modality.js';
import { NOT_STATED_YET, PLAIN_GENERAL } from '../not-stated.js';
import { CITE } from '../review-defaults.js';
import { caution, coding, days, kernel, known, prior, sideEffect, source, step, text } from '../sourced.js';

const DEVICE_ROW = source('Interaction row DDI-38; needs clinical review');
const SIBLING_TRIAL = known(days(28, 84), 'Shared range for restorative siblings; clinic default, needs clinical review');

export const PHYSICAL_AGENTS: readonly Modality[] = [
  {
    ...NOT_STATED_YET,
    id: 'tens',
    name: text('TENS (nerve stimulation through the skin)', 'TENS (estimulación de los nervios a través de la piel)'),
    category: 'restorative',
    class: 'electrotherapy',
    tags: ['electrical', 'self-management', 'passive'],
    mechanism: known('A strong but painless current through skin pads dampens pain signals while it runs.', 'General knowledge; needs clinical review'),
    delivery: known('30–60 minutes as needed or daily, strong but not painful.', CITE.clinicDefault),
    defaultSteps: [step(0, '30–60 minutes daily or as needed, strong but not painful', { adequate: true })],
    trialDays: known(days(14, 28), CITE.clinicDefault),
    assessmentDays: [14],
    effectWindowDays: known(days(0), 'Hours: relief on the same day; clinic default, needs clinical review'),
    kernel: kernel(0, 2, null, 2),
    prior: prior(-0.4, 0.9),
    benefit: known('Small, mainly while the device runs. NICE advises against it for chronic primary pain.', 'NICE NG193 as summarised by iatrox', 'verified'),
    grade: known('C', CITE.clinicDefault),
    sideEffects: [sideEffect('Skin irritation under the pads', 'Irritación de la piel bajo los parches', CITE.clinicDefault)],
    monitoring: known('Skin under the pads.', CITE.clinicDefault),
    cautions: [
      caution(
        'block',
        device('pacemaker'),
        text(
          'Pacemaker or ICD: TENS may disturb it. Do not use, and never over the chest.',
          'Marcapasos o desfibrilador: el TENS puede alterarlo. No lo use, y nunca sobre el pecho.',
        ),
        DEVICE_ROW,
      ),
      caution(
        'warn',
        device('scs_device'),
        text('Spinal cord stimulator: agree a device plan first.', 'Estimulador de la médula: acuerde antes un plan para el aparato.'),
        DEVICE_ROW,
      ),
      caution(
        'warn',
        any(has('pregnancy'), fact('pregnancy', '=', 'yes')),
        text('Pregnancy: never over the abdomen.', 'Embarazo: nunca sobre el abdomen.'),
        source(CITE.clinicDefault),
      ),
      caution(
        'warn',
        has('seizure-disorder'),
        text('Epilepsy: never on the head or neck.', 'Epilepsia: nunca en la cabeza ni en el cuello.'),
        source(CITE.clinicDefault),
      ),
      caution('warn', has('broken-skin'), text('Never over broken skin.', 'Nunca sobre piel lesionada.'), source(CITE.clinicDefault)),
    ],
    pairsWith: ['pt_exercise'],
    codes: [
      coding('hcpcs', 'E0720', 'TENS device, two lead', 'general-knowledge'),
      coding('hcpcs', 'E0730', 'TENS device, four or more leads', 'general-knowledge'),
      coding('hcpcs', 'G0283', 'Electrical stimulation, unattended', 'general-knowledge'),
    ],
    plain: {
      involves: text(
        'A small device sends a tingling current through pads on your skin. You use it at home for 30 to 60 minutes.',
        'Un aparato pequeño envía una corriente con hormigueo por unos parches en la piel. Lo usa en casa de 30 a 60 minutos.',
      ),
      expect: text(
        'If it helps, it helps mostly while it is on or for some hours. Try it for 2 to 4 weeks.',
        'Si ayuda, es sobre todo mientras está encendido o durante unas horas. Pruébelo de 2 a 4 semanas.',
      ),
      wont: text('It does not change the cause of the pain and the effect does not last.', 'No cambia la causa del dolor y el efecto no dura.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'bracing',
    name: text('Bracing', 'Férulas y fajas'),
    category: 'restorative',
    class: 'bracing',
    tags: ['passive'],
    mechanism: known('Supports or rests a joint or the back.', 'General knowledge; needs clinical review'),
    trialDays: SIBLING_TRIAL,
    assessmentDays: [28],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'You wear a brace or support on a painful joint or on the back for certain tasks.',
        'Lleva una férula o faja en la articulación dolorida o en la espalda para ciertas tareas.',
      ),
      expect: text(
        'It may make some activities easier. It is judged after 4 to 12 weeks.',
        'Puede facilitar algunas actividades. Se valora después de 4 a 12 semanas.',
      ),
      wont: text('It does not build strength and does not replace exercise.', 'No da fuerza y no sustituye el ejercicio.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'heat_cold',
    name: text('Heat and cold', 'Calor y frío'),
    category: 'restorative',
    class: 'thermotherapy',
    tags: ['passive', 'self-management'],
    mechanism: known('Warmth relaxes muscle; cold numbs the area.', 'General knowledge; needs clinical review'),
    trialDays: SIBLING_TRIAL,
    assessmentDays: [28],
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'You put something warm or cold on the painful place, with a cloth between it and your skin.',
        'Se pone algo caliente o frío en la zona que duele, con una tela entre eso y la piel.',
      ),
      expect: text('It may feel soothing for a short time, for example in a flare.', 'Puede calmar un rato, por ejemplo en una crisis de dolor.'),
      wont: text('It does not change long-term pain.', 'No cambia el dolor a largo plazo.'),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'ultrasound',
    name: text('Therapeutic ultrasound', 'Ultrasonido terapéutico'),
    category: 'restorative',
    class: 'ultrasound',
    tags: ['passive', 'experimental'],
    mechanism: known('Sound waves warm deep tissue.', 'General knowledge; needs clinical review'),
    trialDays: SIBLING_TRIAL,
    assessmentDays: [28],
    benefit: known('Controlled evidence of no useful benefit.', CITE.clinicDefault),
    grade: known('N', CITE.clinicDefault),
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text(
        'A therapist moves a small sound-wave head over the painful place.',
        'Un terapeuta pasa por la zona dolorida un cabezal que emite ondas de sonido.',
      ),
      expect: text('Studies have not shown that it helps chronic pain.', 'Los estudios no han mostrado que ayude en el dolor crónico.'),
      wont: text(
        'It should not take the place of exercise or other care that helps.',
        'No debe ocupar el lugar del ejercicio ni de otra atención que sí ayuda.',
      ),
      source: PLAIN_GENERAL,
    },
  },
  {
    ...NOT_STATED_YET,
    id: 'traction',
    name: text('Traction', 'Tracción'),
    category: 'restorative',
    class: 'traction',
    tags: ['passive', 'experimental'],
    mechanism: known('A pulling force on the spine.', 'General knowledge; needs clinical review'),
    trialDays: SIBLING_TRIAL,
    assessmentDays: [28],
    benefit: known('Controlled evidence of no useful benefit.', CITE.clinicDefault),
    grade: known('N', CITE.clinicDefault),
    pairsWith: ['pt_exercise'],
    plain: {
      involves: text('A table or a harness gently pulls on your spine.', 'Una camilla o un arnés tira con suavidad de la columna.'),
      expect: text('Studies have not shown that it helps chronic pain.', 'Los estudios no han mostrado que ayude en el dolor crónico.'),
      wont: text(
        'It should not take the place of exercise or other care that helps.',
        'No debe ocupar el lugar del ejercicio ni de otra atención que sí ayuda.',
      ),
      source: PLAIN_GENERAL,
    },
  },
];
