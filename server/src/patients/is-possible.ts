import { isPossible, rangeText } from '@stagewell/shared/patients/fact-ranges';
import { FACTS } from '@stagewell/shared/patients/facts';
import { lifeEventProblem, type NewLifeEvent } from '@stagewell/shared/patients/life-event';
import { questionProblem, type NewPatientQuestion } from '@stagewell/shared/patients/patient-question';
import type { NewFact } from '@stagewell/shared/patients/patient';
import { registerDecorator, type ValidationArguments } from 'class-validator';

/** A value that its fact can have, in the fact's own unit. One in another unit came by import and is as it was received. */
export const IsPossible = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isPossible',
    target: target.constructor,
    propertyName: String(property),
    options: { message: ({ object }: ValidationArguments) => `It can be ${rangeText((object as NewFact).code)}` },
    validator: {
      validate: (value: unknown, { object } = {} as ValidationArguments) => {
        const { code, unit } = object as NewFact;
        // A code that is not known is refused by its own check.
        if (typeof value !== 'number' || !Object.hasOwn(FACTS, code)) return true;
        return unit !== '' && unit !== FACTS[code].unit ? Math.abs(value) <= LARGEST : isPossible(code, value);
      },
    },
  });

/** A life event does not end before it began. */
export const IsOrdered = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isOrdered',
    target: target.constructor,
    propertyName: String(property),
    options: { message: ({ object }: ValidationArguments) => lifeEventProblem(object as NewLifeEvent) ?? '' },
    validator: { validate: (_: unknown, { object } = {} as ValidationArguments) => lifeEventProblem(object as NewLifeEvent) === null },
  });

/** An answer of a question has a day, and a day an answer. */
export const IsAnswered = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isAnswered',
    target: target.constructor,
    propertyName: String(property),
    options: { message: ({ object }: ValidationArguments) => answerProblem(object) ?? '' },
    validator: { validate: (_: unknown, { object } = {} as ValidationArguments) => answerProblem(object) === null },
  });

/** What is no text or no day is refused by its own check. */
const answerProblem = (object: object): string | null => {
  const { askedOn, answer, answeredOn } = object as Partial<NewPatientQuestion>;
  return typeof askedOn !== 'string' || typeof answer !== 'string' || answeredOn === undefined ? null : questionProblem({ askedOn, answer, answeredOn });
};

const LARGEST = 1e6;
