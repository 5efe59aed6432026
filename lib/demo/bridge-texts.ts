import { bridgeBriefs } from './bridge-briefs';
import { bridgeReports } from './bridge-reports';
import { bridgeStatements } from './bridge-statements';

/** Every document of the second case, by the word that its claims call it by. */
export const bridgeDocuments = { ...bridgeStatements, ...bridgeReports, ...bridgeBriefs } as const;

export type BridgeDocument = keyof typeof bridgeDocuments;
