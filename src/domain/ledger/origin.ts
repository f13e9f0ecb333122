/** The name of a log and of what signs it: the ledger's id, and its epoch, which a restored backup begins anew (design §9). */

export const originOf = (ledger: string, epoch = 1): string => `${ledger}/${epoch}`;
