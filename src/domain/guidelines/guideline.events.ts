import * as f from '../fields.js';
import * as g from './guideline.fields.js';
import { defineEvent } from '../event-definition.js';

/** A guideline comes into force, the whole pack with it, so that every decision can be judged by the rules of its day. */
export const GuidelineAdopted = defineEvent({
  type: 'GuidelineAdopted',
  sv: 'Riktlinje antagen',
  schema: 1,
  required: {
    guideline: g.GuidelineId,
    version: g.GuidelineVersion,
    title: f.Title,
    inForceFrom: g.InForceFrom,
    pack: g.Pack,
  },
  optional: {},
});

/** The municipality sets, from a day, what the guideline leaves open (domain §6.7). */
export const ParameterSet = defineEvent({
  type: 'ParameterSet',
  sv: 'Parameter satt',
  schema: 1,
  required: { parameter: g.ParameterName, value: g.ParameterSetting, from: g.InForceFrom },
  optional: { reasons: f.Reasons, forum: f.Forum },
});
