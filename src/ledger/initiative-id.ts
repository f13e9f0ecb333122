import { v5 as uuidv5 } from 'uuid';

const INITIATIVES = '3f1d1d3a-53a5-5b36-9a0e-6f8f4f6f2a10';

/** An initiative is named after the command that reported its need, so that a retry on any node meets itself. */
export const initiativeIdOf = (commandId: string): string => uuidv5(commandId, INITIATIVES);
