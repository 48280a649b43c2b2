/** What `--help` prints. */
export const help = `yativo-scan: finds Yativo credentials in source code.

Usage
  yativo-scan [path…]                 scan folders and files; default: here
  yativo-scan --staged                scan what the next commit would hold
  yativo-scan --history [revisions]   scan every version in the history; default: all branches
  yativo-scan --stdin --path NAME     scan standard input, which is NAME's content

Report
  -f, --format FORMAT     text (default), json, sarif, github, gitlab
  -o, --output FILE       write the report to a file
  --min-severity LEVEL    report error, warning or information and above
  --show-suppressed       list suppressed findings in the text report as well
  -q, --quiet             findings only: no summary, no progress
  --no-color              no colours (also: NO_COLOR=1)

What to scan and what to know already
  --baseline FILE         findings listed there are suppressed
  --write-baseline FILE   write today's findings to a baseline and exit 0
  --include-ignored       scan what .gitignore ignores as well
  --max-size MB           skip longer files; default: 50
  --shard I/N             scan the I-th of N parts, to share the work between machines

Rules
  --rules                 print the rules (--format json for machines)
  --export-rules TOOL     print them as configuration for gitleaks, secretlint or github

  -h, --help    -v, --version

Exit status: 0 nothing found, 1 findings, 2 could not do what was asked.
Information alone exits 0, unless --min-severity information asks for it.
To allow a finding, write "yativo:allow" and a reason on its line or the line above, or list its path
or fingerprint in .yativoignore.
`;
