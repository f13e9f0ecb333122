import { field, Year } from '../shapes.js';

/** The money of one budget year: cost levels, rents, budgets, frames and keys. Money is öre exclusive of VAT. */

export const BudgetYear = field({ schema: Year, sv: 'Budgetår', en: 'Budget year', example: '2026' });
