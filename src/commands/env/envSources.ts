import * as vscode from 'vscode';
import { speaksOfEnv } from '../../core/envCheck.ts';
import type { SourceText } from '../../core/envDrift.ts';
import { foreign } from './envFile.ts';

/** Endings of files that may read environment variables. */
const endings =
	'js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte,astro,html,ejs,erb,py,ipynb,rb,php,go,rs,java,kt,kts,scala,sbt,groovy,gradle,cs,cshtml,fs,vb,swift,m,mm,c,h,cc,cpp,hpp,zig,nim,dart,ex,exs,erl,clj,hs,lua,pl,pm,r,R,jl,cr,nix,sh,bash,zsh,fish,ps1,psm1,bat,cmd,yml,yaml,json,jsonc,toml,conf,ini,cfg,properties,xml,tf,mk,cmake,http,rest';

/** Files that may, whatever their ending. Braces inside of braces find nothing in VS Code. */
const fileNames = '*Dockerfile*,*Containerfile*,Makefile,Procfile,Jenkinsfile,.envrc';

const code = `**/{${endings.replaceAll(/\w+/g, '*.$&')},${fileNames}}`;

/** More than this is no code that somebody wrote. */
const maxFileBytes = 1_000_000;
const maxFiles = 10_000;
/** Reads at a time: a file system may be on the other side of the world. */
const batch = 32;

/** What to read. */
export interface SourceQuestion {
	/** The name of the files that document variables. */
	readonly exampleName: string;
	/** Names that are bound: files that speak neither of them nor of Yativo are left out. */
	readonly names: readonly string[];
	readonly signal: AbortSignal;
}

/** What a workspace says of variables. Paths are whole URIs. */
export interface Sources {
	readonly code: readonly SourceText[];
	readonly examples: readonly SourceText[];
	readonly fileCount: number;
	/** Whether no file was left out because there are too many. */
	readonly isWhole: boolean;
}

/** Reads the code and the examples of all folders of the workspace. @throws the signal's reason */
export async function readSources({ exampleName, names, signal }: SourceQuestion): Promise<Sources> {
	const uris = await vscode.workspace.findFiles(code, foreign, maxFiles);
	const examples = await vscode.workspace.findFiles(`**/${exampleName}`, foreign, 50);
	const exampleUris = new Set(examples.map(uri => uri.toString()));
	const isCode = (uri: vscode.Uri) => !exampleUris.has(uri.toString());
	return {
		code: await readAll(uris.filter(isCode), { signal, wanted: text => speaksOfEnv(text, names) }),
		examples: await readAll(examples, { signal, wanted: () => true }),
		fileCount: uris.length,
		isWhole: uris.length < maxFiles,
	};
}

interface Reading {
	readonly signal: AbortSignal;
	readonly wanted: (text: string) => boolean;
}

/** The texts that are wanted. @throws the signal's reason */
export async function readAll(
	uris: readonly vscode.Uri[],
	{ signal, wanted }: Reading,
): Promise<readonly SourceText[]> {
	const texts: SourceText[] = [];
	for (let start = 0; start < uris.length; start += batch) {
		signal.throwIfAborted();
		const read = await Promise.all(uris.slice(start, start + batch).map(readOne));
		texts.push(...read.filter(source => source !== undefined).filter(({ text }) => wanted(text)));
	}
	return texts;
}

/** The text of a file, as an editor has it where one has; `undefined` for what is too large or went away meanwhile. */
async function readOne(uri: vscode.Uri): Promise<SourceText | undefined> {
	const path = uri.toString();
	const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === path);
	if (open) {
		return { path, text: open.getText() };
	}
	try {
		const { size } = await vscode.workspace.fs.stat(uri);
		const bytes = size <= maxFileBytes ? await vscode.workspace.fs.readFile(uri) : undefined;
		return bytes && { path, text: new TextDecoder().decode(bytes) };
	} catch {
		return undefined;
	}
}
