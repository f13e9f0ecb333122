import * as f from '../fields.js';
import { defineEvent } from '../event-definition.js';

/** A guideline comes into force, the whole pack with it, so that every decision can be judged by the rules of its day. */
export const GuidelineAdopted = defineEvent({
  type: 'GuidelineAdopted',
  sv: 'Riktlinje antagen',
  schema: 1,
  required: {
    guideline: f.GuidelineId,
    version: f.GuidelineVersion,
    title: f.Title,
    inForceFrom: f.InForceFrom,
    pack: f.Pack,
  },
  optional: {},
});

/** The municipality sets, from a day, what the guideline leaves open (domain §6.7). */
export const ParameterSet = defineEvent({
  type: 'ParameterSet',
  sv: 'Parameter satt',
  schema: 1,
  required: { parameter: f.ParameterName, value: f.ParameterSetting, from: f.InForceFrom },
  optional: { reasons: f.Reasons, forum: f.Forum },
});
