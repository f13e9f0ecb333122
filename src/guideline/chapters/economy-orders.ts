import * as e from '../../domain/economy/economy.events.js';
import { economyRule } from '../rule.js';

/** Chapter 4: what the operations order from the service desk. Counted a year at a time; none of it is an initiative. */

export const similarOrdersAreNamed = economyRule({
  id: 'similar-orders-are-named',
  version: 1,
  rows: ['S043'],
  mode: 'check',
  judges: [e.OrdersCounted],
  says: {
    sv: 'Beställningar räknas som liknande produkter och tjänster utan att det sägs vad de är.',
    en: 'Orders are counted as similar products and services without saying what they are.',
  },
  remedy: {
    sv: 'Ange vad som beställts, så att det går att bedöma om det hör till kundservice.',
    en: 'Say what was ordered, so that it can be judged whether it belongs at the service desk.',
  },
  check: ({ act }) => act.data.orderKind === 'similar' && !act.texts.includes('note') && {},
});
