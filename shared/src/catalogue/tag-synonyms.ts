import type { Tag } from './tags.js';

/** What people also call the treatments of a tag, in English and Spanish, so that a search by their word finds them. */
export const TAG_SYNONYMS: Readonly<Partial<Record<Tag, string>>> = {
  antiepileptic: 'anticonvulsant anticonvulsivo antiepiléptico seizure medicine nerve pain',
  antidepressant: 'antidepresivo',
  nsaid: 'anti-inflammatory antiinflamatorio non-steroidal',
  opioid: 'narcotic opioide',
  steroid: 'cortisone cortisona corticosteroid corticoide',
  topical: 'cream gel patch crema parche',
  infusion: 'drip IV intravenous suero vena',
  'nerve-block': 'nerve block bloqueo',
  ablation: 'RFA burn nerve radiofrecuencia',
  needling: 'needles agujas',
  'mind-body': 'mindful movement cuerpo mente',
  manual: 'hands-on',
  rehab: 'rehabilitation rehabilitación',
  psychological: 'psychotherapy counseling psicoterapia psicología',
  neuromodulation: 'stimulator estimulador',
};
