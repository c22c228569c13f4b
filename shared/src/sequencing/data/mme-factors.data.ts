/**
 * Morphine milligram equivalents per milligram, by mouth. Source: CDC Clinical Practice Guideline for Prescribing
 * Opioids, 2022. Not for converting between opioids. Buprenorphine has no factor and is left out of the sum.
 */
export const MME_FACTORS: Readonly<Record<string, number>> = {
  codeine: 0.15,
  hydrocodone: 1,
  hydromorphone: 5,
  methadone: 4.7,
  morphine: 1,
  oxycodone: 1.5,
  oxymorphone: 3,
  tapentadol: 0.4,
  tramadol: 0.2,
};
