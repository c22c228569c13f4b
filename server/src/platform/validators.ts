import { isRecordDay } from '@stagewell/shared/dates';
import { registerDecorator, ValidateIf } from 'class-validator';

/** A day that exists: no time, no 30 February, no year 9999. */
export const isDay = isRecordDay;

/** The field must be such a day. */
export const IsDay = (): PropertyDecorator => (target, property) =>
  registerDecorator({
    name: 'isDay',
    target: target.constructor,
    propertyName: String(property),
    options: { message: `${String(property)} must be a day, YYYY-MM-DD` },
    validator: { validate: isDay },
  });

/** The field must be sent; `null` says "not known". */
export const OrNull = (): PropertyDecorator => ValidateIf((_, value) => value !== null);
