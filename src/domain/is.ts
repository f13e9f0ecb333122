import { registerDecorator } from 'class-validator';
import { noteField, type Field } from './field.js';
import { problemsOf } from './schema-check.js';

/**
 * The one decorator of a command's property: it is checked by class-validator with the field's own schema, the same
 * schema the event is built from.
 */
export function Is(field: Field, presence: 'required' | 'optional' = 'required'): PropertyDecorator {
  const required = presence === 'required';
  return (prototype, property) => {
    const name = String(property);
    noteField(prototype, { property: name, field, required });
    registerDecorator({
      name: 'is',
      target: prototype.constructor,
      propertyName: name,
      validator: {
        validate: (value: unknown) =>
          value === undefined ? !required : problemsOf(field.schema, value).length === 0,
        // The sentences are read from the schema by the door; class-validator only needs to know that it failed.
        defaultMessage: () => 'does not fit its field',
      },
    });
  };
}
