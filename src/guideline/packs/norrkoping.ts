import type { GuidelinePack } from '../../domain/guidelines/pack.js';
import pack from './norrkoping.json' with { type: 'json' };

/**
 * The guideline pack that comes with the program: Norrköping's guideline for IT governance and IT organisation, every
 * row of it with its quote. A municipality copies the JSON and makes it its own.
 */
export const NORRKOPING = pack as GuidelinePack;
