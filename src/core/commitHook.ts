/** The folder beside git's own data where the scanner lies, for all work trees of a repository. */
export const scannerFolder = 'yativo';

/** The file there that runs the scanner, and the scanner itself. */
export const launcherName = 'scan';
export const scannerName = 'yativo-scan.cjs';

const launcher = `"$(git rev-parse --git-common-dir)/${scannerFolder}/${launcherName}"`;

const remedy = 'In VS Code, run "Yativo: Install Pre-commit Hook"';
const sayNotThere = `echo 'No Yativo credential was looked for. ${remedy}.' >&2`;
const sayNotRun = `echo 'No Yativo credential was looked for: the scanner could not run. ${remedy} again.' >&2`;

/** Ends with 0 where the Node of the system can run the scanner. */
const hasNode = `node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null`;

/**
 * A hook that runs the scanner.
 *
 * @param orElse lines that find another scanner than that of the repository, or end the hook where there is none
 */
function hookThat(orElse: string): string {
	return `#!/bin/sh
# Refuses a commit that would hold a Yativo credential.
scan=${launcher}
${orElse}
"$scan" --staged --quiet
case $? in
	0)
		exit 0
		;;
	1)
		echo 'Nothing was committed. Replace the credential, or allow it with a comment: yativo:allow and a reason.' >&2
		;;
	126 | 127)
		${sayNotRun}
		exit 0
		;;
	*)
		echo 'Nothing was committed: Yativo credentials could not be looked for, for the reason above.' >&2
		;;
esac
echo 'To commit once without this check: git commit --no-verify' >&2
exit 1
`;
}

/**
 * The hook that runs before each commit. Git runs it in the top folder of the work tree and refuses the commit when it ends
 * with another status than 0: https://git-scm.com/docs/githooks#_pre_commit
 *
 * A hook may be shared with people who have no scanner: they are told, and can commit. So can those whose scanner could not
 * be started, which ends with 126 or 127: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_08_02
 */
export const hookText = hookThat(`if [ -x node_modules/.bin/yativo-scan ] && ${hasNode}; then
	scan=node_modules/.bin/yativo-scan
elif [ ! -x "$scan" ]; then
	${sayNotThere}
	exit 0
fi`);

/**
 * The same for a folder of hooks that other repositories use too: in those without a scanner it is not heard of, and it never
 * runs a program that a repository brings.
 */
export const sharedHookText = hookThat(`if [ ! -x "$scan" ]; then
	exit 0
fi`);

/** One line that does the same in a hook of somebody else's. */
export const hookLine = `scan=${launcher}; if [ -x "$scan" ]; then "$scan" --staged --quiet || case $? in 126 | 127) ${sayNotRun} ;; *) exit 1 ;; esac; fi`;

/** Whether a hook runs the scanner already, in one way or another. */
export function runsScanner(hook: string): boolean {
	return /^[^#\n]*(?:\byativo-scan\b|\/yativo\/scan\b)/m.test(hook);
}

/**
 * The file that runs the scanner beside it: with the Node of the system or, where there is none or an old one, with that of
 * VS Code, which an update may take away.
 *
 * @param runtime the program that runs this process: Node, or Electron, which a variable turns into Node
 */
export function launcherText(runtime: string): string {
	return `#!/bin/sh
scanner="$(dirname "$0")/${scannerName}"
if [ ! -f "$scanner" ]; then
	exit 127
fi
if ${hasNode}; then
	exec node "$scanner" "$@"
fi
ELECTRON_RUN_AS_NODE=1 exec '${runtime.replaceAll("'", "'\\''")}' "$scanner" "$@"
`;
}
