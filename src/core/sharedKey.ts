import { digest } from './digest.ts';

/**
 * SHA-256 of the two halves of the sandbox key that the documentation prints for everybody. Anyone may read and write that
 * account. Source: https://docs.yativo.com/sandbox/authentication
 */
const sharedDigests: readonly string[] = [
	'033692e9061157df19eb0e1d6fa9a114493cb985ec803d643d2023424b894316',
	'4fd19cd2ac784642c638c8ecee3b737a9d9f7e8f44cbf263ea667adea652a8d3',
];

/** Whether a value is one half of the public sandbox key of the documentation. */
export function isSharedSandboxKey(value: string): boolean {
	return sharedDigests.includes(digest(value));
}
