const leakCommandNames = [
	'replaceLeak',
	'replaceAllLeaks',
	'rotateLeak',
	'revokeLeak',
	'storeLeak',
	'allowLeak',
	'ignoreLeak',
	'copyKeptValue',
	'scanWorkspace',
	'scanStaged',
	'scanHistory',
	'cancelScan',
	'groupLeaksByKey',
	'groupLeaksByFile',
	'filterLeaks',
	'exportLeaks',
	'installHook',
] as const;

export type LeakCommandId = `yativo.${(typeof leakCommandNames)[number]}`;

/** Commands about leaks, which are loaded after activation. */
export const leakCommandIds = leakCommandNames.map((name): LeakCommandId => `yativo.${name}`);

/** All other commands. With those about leaks, they are what package.json contributes: a test compares them. */
const otherCommandIds = [
	'yativo.connect',
	'yativo.signIn',
	'yativo.disconnect',
	'yativo.renameProfile',
	'yativo.chooseSurface',
	'yativo.showConnections',
	'yativo.refresh',
	'yativo.createKey',
	'yativo.rotateKey',
	'yativo.replaceKey',
	'yativo.editScopes',
	'yativo.revokeKey',
	'yativo.repairChanges',
	'yativo.copySecret',
	'yativo.copyApiKey',
	'yativo.addToEnvExample',
	'yativo.writeEnvFile',
	'yativo.checkEnv',
	'yativo.bindEnv',
	'yativo.newTerminal',
	'yativo.importSecret',
	'yativo.forgetSecret',
	'yativo.copyKeyId',
	'yativo.openDashboard',
	'yativo.showLog',
] as const;

export type CommandId = LeakCommandId | (typeof otherCommandIds)[number];

export const commandIds: readonly CommandId[] = [...otherCommandIds, ...leakCommandIds];

/** The type of tasks whose program gets secrets, as package.json contributes it. */
export const taskType = 'yativo';

export const keysViewId = 'yativo.keys';

export const leaksViewId = 'yativo.leaks';

/** The scheme of documents that show what was leaked in the past: versions of files that git keeps. */
export const leaksScheme = 'yativo-leak';

/** The AuthenticationProvider's id, which names our sessions in the Accounts menu. */
export const authenticationProviderId = 'yativo';

export const contextKeys = {
	/** Which welcome content the keys view shows; `Welcome` in `views/keysView.ts` lists the values. */
	keysState: 'yativo.keysState',
} as const;

/** Of the leaks view; they come with the bundle that shows it. */
export const leaksContextKeys = {
	/** Which welcome content the leaks view shows; `State` in `diagnostics/list/leaksView.ts` lists the values. */
	state: 'yativo.leaksState',
	/** Whether the list is arranged by `key` or by `file`. */
	grouping: 'yativo.leaksGrouping',
	/** Whether a scan is going on. */
	scanning: 'yativo.leaksScanning',
} as const;
