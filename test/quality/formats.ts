import { expand } from '../unit/detect/samples.ts';

export type Random = () => number;

/** One kind of credential as the generator writes it. */
export interface Format {
	readonly id: string;
	/** Makes a value that never existed. */
	value(random: Random): string;
	/** The words of its name, without the vendor: `api secret`. */
	readonly name: string;
	/** Whether it is a credential also where nothing speaks of Yativo. */
	readonly tellsItself: boolean;
	/** What must stand beside it, as a name and a value. */
	readonly beside?: readonly [string, string];
	/** Whether the generator writes it under a name that speaks of Yativo only. */
	readonly qualifiedOnly?: true;
}

const template = (text: string) => (random: Random) => expand(text, random);

export const formats: readonly Format[] = [
	{ id: 'crypto key', value: template('yativo_{hex48}'), name: 'api key', tellsItself: true },
	{ id: 'crypto secret', value: template('{hex64}'), name: 'api secret', tellsItself: false },
	{ id: 'guide key', value: template('yvk_live_{alnum32}'), name: 'api key', tellsItself: true },
	{ id: 'guide secret', value: template('yvs_live_{alnum48}'), name: 'api secret', tellsItself: true },
	{ id: 'guide key, test', value: template('yvk_test_{alnum24}'), name: 'api key', tellsItself: true },
	{ id: 'older key', value: template('yk_live_{alnum26}'), name: 'api key', tellsItself: true },
	{ id: 'older secret', value: template('ys_live_{hex32}'), name: 'api secret', tellsItself: true },
	{ id: 'business key', value: template('yat_live_{alnum35}'), name: 'business key', tellsItself: true },
	{
		id: 'app secret',
		value: template('{alnum40}'),
		name: 'app secret',
		tellsItself: false,
		beside: ['account id', 'acct_9K2M4P7Q1R8S3T6V5W0X2Y4'],
	},
	{ id: 'access token', value: template('{token}'), name: 'access token', tellsItself: false },
	{ id: 'webhook secret', value: template('whsec_{alnum32}'), name: 'webhook secret', tellsItself: false },
	{ id: 'chosen webhook secret', value: template('{alnum32}'), name: 'webhook secret', tellsItself: false },
];

/** A name in the ways that languages write one. */
export interface Name {
	readonly words: string;
	readonly snake: string;
	readonly upper: string;
	readonly camel: string;
	readonly pascal: string;
	readonly kebab: string;
	readonly header: string;
	readonly dotted: string;
}

export function nameOf(words: string): Name {
	const parts = words.split(' ');
	const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
	const pascal = parts.map(capital).join('');
	return {
		words,
		snake: parts.join('_'),
		upper: parts.join('_').toUpperCase(),
		camel: `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`,
		pascal,
		kebab: parts.join('-'),
		header: `X-${parts.map(word => (word === 'api' ? 'API' : capital(word))).join('-')}`,
		dotted: parts.join('.'),
	};
}
