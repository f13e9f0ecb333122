import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as commands from '../../domain/economy/economy.commands.js';
import * as decide from '../../domain/economy/economy.decider.js';
import * as rental from '../../domain/economy/rental.commands.js';
import * as economyEvents from '../../domain/economy/economy.events.js';
import * as rentalEvents from '../../domain/economy/rental.events.js';
import { rowsOf } from '../command-row.js';

const economy = rowsOf('economy', 'registrar', 'public', () => decide.economy);

/** What is recorded in the stream, and corrected there. */
const recording = [
  economy(commands.OpenBudgetYear, decide.openBudgetYear, {
    makes: economyEvents.BudgetYearOpened,
    name: 'open',
    sv: 'Lägg upp ett budgetår',
    en: 'Open a budget year',
    creates: 'year',
  }),
  economy(commands.PresentCostLevels, decide.presentCostLevels, {
    makes: economyEvents.CostLevelsPresented,
    name: 'present-cost-levels',
    sv: 'För in att kostnadsnivåer redovisats för kommande år',
    en: 'Record that cost levels of coming years were presented',
  }),
  economy(commands.ProposePlatformFinancing, decide.proposePlatformFinancing, {
    makes: economyEvents.PlatformFinancingProposed,
    name: 'propose-financing',
    sv: 'För in ett finansieringsförslag för IT-plattformen',
    en: 'Record a proposed financing of the platform',
  }),
  economy(commands.AdoptBudgetProposal, decide.adoptBudgetProposal, {
    makes: economyEvents.BudgetProposalAdopted,
    name: 'adopt-budget-proposal',
    sv: 'För in budgetförslaget för IT-plattformen',
    en: 'Record the budget proposal for the platform',
  }),
  economy(commands.AdoptPlatformPlan, decide.adoptPlatformPlan, {
    makes: economyEvents.PlatformPlanAdopted,
    name: 'adopt-platform-plan',
    sv: 'För in utvecklingsplanen för IT-plattformen',
    en: 'Record the development plan for the platform',
  }),
  economy(rental.PresentRentalSystem, decide.presentRentalSystem, {
    makes: rentalEvents.RentalSystemPresented,
    name: 'present-rental-system',
    sv: 'För in att hyressystemet redovisats',
    en: 'Record that the rental system was presented',
  }),
  economy(rental.DecidePriceList, decide.decidePriceList, {
    makes: rentalEvents.PriceListDecided,
    name: 'decide-price-list',
    sv: 'För in hyran för budgetåret',
    en: 'Record the rent of the budget year',
    // The rent is the financing group's to decide.
    example: { forum: 'financing-group' },
  }),
  economy(rental.ChangePriceList, decide.changePriceList, {
    makes: rentalEvents.PriceListChanged,
    name: 'change-price-list',
    sv: 'För in att hyran ändrats, och varför; den nya prislistan ersätter hela den förra, så ta med alla priser',
    en: 'Record that the rent was changed, and why; the new price list replaces the whole of the former, so give every price',
    example: { version: '2026-2', forum: 'financing-group' },
  }),
  economy(rental.RecordRentalBase, decide.recordRentalBase, {
    makes: rentalEvents.RentalBaseRecorded,
    name: 'record-rental-base',
    sv: 'För in vad enheterna hyr, räknat en viss dag',
    en: 'Record what the units rent, counted on a day',
  }),
  economy(commands.SetFrame, decide.setFrame, {
    makes: economyEvents.BudgetFrameSet,
    name: 'set-frame',
    sv: 'För in en ram: inköp av hyresutrustning eller centrala medel',
    en: 'Record a frame: purchases of rental equipment or central funds',
  }),
  economy(commands.RecordEquipmentPurchases, decide.recordEquipmentPurchases, {
    makes: economyEvents.EquipmentPurchasesRecorded,
    name: 'record-equipment-purchases',
    sv: 'För in inköp av utrustning som hyrs ut',
    en: 'Record purchases of equipment that is rented out',
  }),
  economy(commands.RecordOrders, decide.recordOrders, {
    makes: economyEvents.OrdersCounted,
    name: 'record-orders',
    sv: 'För in hur många beställningar kundservice haft',
    en: 'Record how many orders the service desk had',
  }),
  economy(commands.SetAllocationKey, decide.setAllocationKey, {
    makes: economyEvents.AllocationKeySet,
    name: 'set-allocation-key',
    sv: 'För in en fördelningsnyckel',
    en: 'Record an allocation key',
  }),
];

export const economyRows = [
  ...recording,
  economy(deviations.RecordEconomyDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  economy(corrections.CorrectEconomy, correctAmong(decide.economy, recording), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/occurredAt', value: '2025-03-14' }] },
  }),
];
