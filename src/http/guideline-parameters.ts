import Type from 'typebox';
import { Day, field, RowId } from '../domain/shapes.js';
import { fieldList } from './read-fields.js';

/** What guidelines are asked by. */

const To = field({
  schema: Type.String({ minLength: 1, maxLength: 120 }),
  sv: 'Till version',
  en: 'To version',
  example: 'norrkoping-it-styrning@2',
});
const On = field({ schema: Day, sv: 'Gällde denna dag', en: 'As in force on', example: '2025-06-30' });
const Row = field({
  schema: RowId,
  sv: 'Rad i riktlinjen',
  en: 'Row of the guideline',
  example: 'S149',
});

export const differenceParameters = fieldList({ to: To });
export const settingParameters = fieldList({}, { on: On });
export const coverageParameters = fieldList({}, { row: Row });
