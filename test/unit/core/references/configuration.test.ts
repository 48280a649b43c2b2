import { references } from './cases.ts';
import { bash, grammar, yaml } from './parsers.ts';

references({
	language: 'shell',
	path: 'pay.sh',
	check: bash,
	cases: [
		{ why: 'an assignment', before: 'KEY=§\n', after: 'KEY="${YATIVO_API_KEY}"\n' },
		{ why: 'an assignment in double quotes', before: 'export KEY="§"\n', after: 'export KEY="${YATIVO_API_KEY}"\n' },
		{ why: 'an assignment in single quotes', before: "KEY='§'\n", after: 'KEY="${YATIVO_API_KEY}"\n' },
		{
			why: 'a header in double quotes',
			before: 'curl -H "X-API-Key: §" "$(f "a")"\n',
			after: 'curl -H "X-API-Key: ${YATIVO_API_KEY}" "$(f "a")"\n',
		},
		{
			why: 'a header in single quotes',
			before: "curl -H 'X-API-Key: §' -d '{\"a\": 1}'\n",
			after: 'curl -H \'X-API-Key: \'"${YATIVO_API_KEY}" -d \'{"a": 1}\'\n',
		},
		{
			why: 'JSON in single quotes',
			before: 'curl -d \'{"key": "§"}\'\n',
			after: 'curl -d \'{"key": "\'"${YATIVO_API_KEY}"\'"}\'\n',
		},
		{ why: 'a word', before: 'pay --key §\n', after: 'pay --key "${YATIVO_API_KEY}"\n' },
		{ why: 'a part of a word', before: 'pay --key=§,x\n', after: 'pay --key="${YATIVO_API_KEY}",x\n' },
		{
			why: 'a command in a string',
			before: 'a="$(pay --key \'§\')"\n',
			after: 'a="$(pay --key "${YATIVO_API_KEY}")"\n',
		},
		{
			why: 'a here-document',
			before: 'cat <<EOF\nit\'s "§"\nEOF\n',
			after: 'cat <<EOF\nit\'s "${YATIVO_API_KEY}"\nEOF\n',
		},
		{ why: 'a here-document without expansion', before: "cat <<'EOF'\n§\nEOF\n", after: { refused: 'notUnderstood' } },
		{
			why: 'code behind a here-document',
			before: "cat <<-EOF | f 'x'\n\tit's\n\tEOF\nKEY='§'\n",
			after: "cat <<-EOF | f 'x'\n\tit's\n\tEOF\nKEY=\"${YATIVO_API_KEY}\"\n",
		},
		{
			why: 'escaped quotes and lengths before it',
			before: 'echo \\" ${#a} $# "a\\"b"; KEY="§"\n',
			after: 'echo \\" ${#a} $# "a\\"b"; KEY="${YATIVO_API_KEY}"\n',
		},
		{ why: 'a comment', before: "f # it's §\n", after: { refused: 'comment' } },
		{
			why: 'a variable of direnv, which keeps the value it is given',
			before: 'export YATIVO_API_KEY="§"\n',
			after: 'export YATIVO_API_KEY="${YATIVO_API_KEY}"\n',
			path: 'api/.envrc',
		},
		{
			why: 'code for direnv',
			before: 'if has pay; then\n  pay login §\nfi\n',
			after: 'if has pay; then\n  pay login "${YATIVO_API_KEY}"\nfi\n',
			path: '.envrc.local',
		},
	],
});

references({
	language: 'Fish',
	path: 'pay.fish',
	isFound: true,
	cases: [
		{ why: 'an assignment', before: 'set -x KEY §\n', after: 'set -x KEY "$YATIVO_API_KEY"\n' },
		{ why: 'a header', before: 'curl -H "X-API-Key: §"\n', after: 'curl -H "X-API-Key: $YATIVO_API_KEY"\n' },
		{ why: 'a name that would go on', before: 'f "§s"\n', after: 'f """$YATIVO_API_KEY""s"\n' },
		{
			why: 'a header in single quotes',
			before: "curl -H 'X-API-Key: §'\n",
			after: 'curl -H \'X-API-Key: \'"$YATIVO_API_KEY"\n',
		},
	],
});

references({
	language: 'PowerShell',
	path: 'pay.ps1',
	check: await grammar('powershell'),
	cases: [
		{ why: 'an assignment', before: '$key = "§"\n', after: '$key = $env:YATIVO_API_KEY\n' },
		{ why: 'single quotes', before: "$key = '§'\n", after: '$key = $env:YATIVO_API_KEY\n' },
		{
			why: 'a longer string',
			before: '$h = "Bearer § `" $($a["b"])"\n',
			after: '$h = "Bearer ${env:YATIVO_API_KEY} `" $($a["b"])"\n',
		},
		{ why: 'a longer string in single quotes', before: "f 'it''s §'\n", after: "f ('it''s ' + $env:YATIVO_API_KEY)\n" },
		{ why: 'a here-string', before: '$h = @"\nit\'s "§"\n"@\n', after: '$h = @"\nit\'s "${env:YATIVO_API_KEY}"\n"@\n' },
		{ why: 'a here-string without expansion', before: "$h = @'\n§\n'@\n", after: { refused: 'notUnderstood' } },
		{ why: 'a table', before: "$h = @{ 'X-API-Key' = '§' }\n", after: "$h = @{ 'X-API-Key' = $env:YATIVO_API_KEY }\n" },
		{ why: 'an argument', before: 'Pay -Key §\n', after: 'Pay -Key ${env:YATIVO_API_KEY}\n' },
		{ why: 'a comment', before: "f <# it's § #>\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'Dockerfile',
	path: 'Dockerfile',
	cases: [
		{
			why: 'a command of the build',
			before: 'FROM node\nRUN curl -H "X-API-Key: §" \\\n  https://x\n',
			after:
				'FROM node\nRUN --mount=type=secret,id=YATIVO_API_KEY,env=YATIVO_API_KEY curl -H "X-API-Key: ${YATIVO_API_KEY}" \\\n  https://x\n',
		},
		{
			why: 'the second line of a command',
			before: "FROM node\nRUN a && \\\n  # it's\n  pay --key '§'\n",
			after:
				'FROM node\nRUN --mount=type=secret,id=YATIVO_API_KEY,env=YATIVO_API_KEY a && \\\n  # it\'s\n  pay --key "${YATIVO_API_KEY}"\n',
		},
		{ why: 'a command that is run', before: 'CMD pay --key §\n', after: 'CMD pay --key "${YATIVO_API_KEY}"\n' },
		{ why: 'a command in a list', before: 'CMD ["pay", "§"]\n', after: { refused: 'notUnderstood' } },
		...[
			'echo "K=§" >> .env',
			"echo '§' > /app/key",
			'> .env printf %s §',
			'f && echo § >>.env; g',
			'echo §  2>&1 | tee -a .env > /dev/null',
			'{ echo a; echo §; } > .env',
			'(echo a && echo §) | tee .env',
			'cat <<< "§" >| .env',
			'export K=§ && echo "K=$K" >> .env',
			'K="§" && \\\n  echo $K | tee .env',
			'echo § &> .env',
		].map(command => ({
			why: `what a command of the build writes into the image: ${command}`,
			before: `FROM node\nRUN ${command}\n`,
			after: { refused: 'image' } as const,
		})),
		...[
			['echo § | pay login > /dev/null 2>&1', 'echo "${YATIVO_API_KEY}" | pay login > /dev/null 2>&1'],
			['curl -H "K: §" x > out', 'curl -H "K: ${YATIVO_API_KEY}" x > out'],
			['a && \\\n  curl -d § x > out', 'a && \\\n  curl -d "${YATIVO_API_KEY}" x > out'],
			['pay "a > b" § && echo ok > done', 'pay "a > b" "${YATIVO_API_KEY}" && echo ok > done'],
			['K=§ pay && tee --version', 'K="${YATIVO_API_KEY}" pay && tee --version'],
		].map(([before, after]) => ({
			why: `a command of the build that writes something else: ${before}`,
			before: `FROM node\nRUN ${before}\n`,
			after: `FROM node\nRUN --mount=type=secret,id=YATIVO_API_KEY,env=YATIVO_API_KEY ${after}\n`,
		})),
		{
			why: 'what a container writes when it runs',
			before: 'CMD echo § > .env\n',
			after: 'CMD echo "${YATIVO_API_KEY}" > .env\n',
		},
		{ why: 'the environment of the image', before: 'ENV YATIVO_API_KEY=§\n', after: { refused: 'image' } },
		{ why: 'a comment', before: "# it's §\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'a Dockerfile that takes an argument',
	path: 'api.dockerfile',
	isFound: false,
	cases: [
		{
			why: 'the default value',
			before: 'ARG YATIVO_API_KEY="§"\nFROM node\n',
			after: 'ARG YATIVO_API_KEY\nFROM node\n',
		},
		{ why: 'a part of the default value', before: 'ARG A=x-§\n', after: { refused: 'notUnderstood' } },
	],
});

references({
	language: 'YAML that nothing tells the reader of',
	path: 'config.yml',
	check: yaml,
	cases: [
		{ why: 'a plain value', before: "a: it's\nkey: §\n", after: "a: it's\nkey: ${YATIVO_API_KEY}\n" },
		{ why: 'double quotes', before: 'key: "§" # x\n', after: 'key: "${YATIVO_API_KEY}" # x\n' },
		{ why: 'a value in braces', before: 'a: { key: §, b: 1 }\n', after: 'a: { key: "${YATIVO_API_KEY}", b: 1 }\n' },
		{ why: 'a part of a value in braces', before: 'a: [Bearer §, b]\n', after: 'a: ["Bearer ${YATIVO_API_KEY}", b]\n' },
		{
			why: 'a list over several lines',
			before: "keys: [\n  it's, # a [b\n  §, # c\n  d\n]\n",
			after: 'keys: [\n  it\'s, # a [b\n  "${YATIVO_API_KEY}", # c\n  d\n]\n',
		},
		{
			why: 'the last item of a list over several lines',
			before: 'keys: [\n  §  # c\n]\n',
			after: 'keys: [\n  "${YATIVO_API_KEY}"  # c\n]\n',
		},
		{
			why: 'braces over several lines',
			before: '- a: {\n    b: [1, 2],\n    key: §,\n    c: https://x }\n',
			after: '- a: {\n    b: [1, 2],\n    key: "${YATIVO_API_KEY}",\n    c: https://x }\n',
		},
		{
			why: 'an address in braces',
			before: 'a: {\n  url: https://§@x/y\n}\n',
			after: 'a: {\n  url: "https://${YATIVO_API_KEY}@x/y"\n}\n',
		},
		{
			why: 'a value in braces that goes on below',
			before: 'a: [\n  Bearer\n  §\n]\n',
			after: { refused: 'notUnderstood' } as const,
		},
		{
			why: 'a value in braces that goes on above',
			before: 'a: [\n  §\n  and more\n]\n',
			after: { refused: 'notUnderstood' } as const,
		},
		{
			why: 'a value below text with brackets',
			before: 'a: |\n  [x {\nb: c [d\nkey: §\n',
			after: 'a: |\n  [x {\nb: c [d\nkey: ${YATIVO_API_KEY}\n',
		},
		{
			why: 'a text with brackets',
			before: 'a: |\n  if [ x ]; then {\n    f §\n  }\n',
			after: 'a: |\n  if [ x ]; then {\n    f ${YATIVO_API_KEY}\n  }\n',
		},
	].map(each => ({ ...each, ...(typeof each.after === 'string' && { isGuess: true as const }) })),
});

references({
	language: 'YAML',
	path: 'config.yml',
	check: yaml,
	cases: [
		{
			why: 'Compose',
			before: 'services:\n  a:\n    environment:\n      - KEY=§\n',
			after: 'services:\n  a:\n    environment:\n      - KEY=${YATIVO_API_KEY}\n',
			path: 'compose.yaml',
		},
		{ why: 'Serverless', before: 'key: §\n', after: 'key: ${env:YATIVO_API_KEY}\n', path: 'serverless.yml' },
		{
			why: 'settings of Spring',
			before: 'a:\n  key: §\n',
			after: 'a:\n  key: ${YATIVO_API_KEY}\n',
			path: 'src/main/resources/application-prod.yml',
		},
		{ why: 'Kubernetes', before: 'apiVersion: v1\nkind: Pod\nvalue: §\n', after: { refused: 'noReferences' } },
		{ why: 'OpenAPI', before: 'openapi: 3.1.0\nexample: §\n', after: { refused: 'noReferences' } },
		...['chart/values.yaml', 'values-prod.yml', 'deploy/values.prod.yaml', 'chart/Chart.yaml'].map(path => ({
			why: `Helm, ${path}`,
			before: 'key: §\n',
			after: { refused: 'noReferences' } as const,
			path,
		})),
		{ why: 'a comment', before: "key: a # it's §\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'Ansible',
	path: 'group_vars/all.yml',
	check: yaml,
	cases: [
		{ why: 'a value', before: 'key: § # x\n', after: "key: \"{{ lookup('env', 'YATIVO_API_KEY') }}\" # x\n" },
		{ why: 'an item', before: 'keys:\n  - §\n', after: "keys:\n  - \"{{ lookup('env', 'YATIVO_API_KEY') }}\"\n" },
		{
			why: 'double quotes',
			before: 'h: "Bearer §"\n',
			after: "h: \"Bearer {{ lookup('env', 'YATIVO_API_KEY') }}\"\n",
		},
		{ why: 'single quotes', before: "key: '§'\n", after: 'key: \'{{ lookup("env", "YATIVO_API_KEY") }}\'\n' },
		{
			why: 'a part of a value',
			before: 'url: https://§@x\n',
			after: "url: https://{{ lookup('env', 'YATIVO_API_KEY') }}@x\n",
		},
		{
			why: 'braces',
			before: 'a: { key: § }\n',
			after: "a: { key: \"{{ lookup('env', 'YATIVO_API_KEY') }}\" }\n",
		},
		{
			why: 'a line of a text',
			before: 'content: |\n  a\n  §\n',
			after: "content: |\n  a\n  {{ lookup('env', 'YATIVO_API_KEY') }}\n",
		},
		{ why: 'a template', before: 'a: "{{ f(\'§\') }}"\n', after: { refused: 'notUnderstood' } },
		{
			why: 'a playbook',
			before: '- name: Pay\n  hosts: all\n  vars:\n    key: §\n',
			after: "- name: Pay\n  hosts: all\n  vars:\n    key: \"{{ lookup('env', 'YATIVO_API_KEY') }}\"\n",
			path: 'pay.yml',
		},
		{
			why: 'a script in a task of a role',
			before: '- shell: |\n    f §\n',
			after: "- shell: |\n    f {{ lookup('env', 'YATIVO_API_KEY') }}\n",
			path: 'roles/pay/tasks/main.yml',
		},
	],
});

references({
	language: 'pipelines that start shells',
	path: '.circleci/config.yml',
	check: yaml,
	cases: [
		{
			why: 'a command of CircleCI',
			before: 'steps:\n  - run: pay --key §\n',
			after: 'steps:\n  - run: pay --key ${YATIVO_API_KEY}\n',
		},
		{
			why: 'a longer command of CircleCI',
			before: 'steps:\n  - run:\n      command: |\n        curl -H "K: §"\n',
			after: 'steps:\n  - run:\n      command: |\n        curl -H "K: ${YATIVO_API_KEY}"\n',
		},
		{
			why: 'single quotes in a command of CircleCI',
			before: "steps:\n  - run: |\n      curl -H 'K: §'\n",
			after: { refused: 'notUnderstood' },
		},
		{
			why: 'the environment of CircleCI',
			before: 'jobs:\n  a:\n    environment:\n      KEY: §\n',
			after: { refused: 'noReferences' },
		},
		{
			why: 'a variable of GitLab',
			before: 'variables:\n  KEY: §\n',
			after: 'variables:\n  KEY: ${YATIVO_API_KEY}\n',
			path: '.gitlab-ci.yml',
		},
		{
			why: 'a script of GitLab in quotes',
			before: "a:\n  script:\n    - 'pay §'\n",
			after: "a:\n  script:\n    - 'pay ${YATIVO_API_KEY}'\n",
			path: '.gitlab-ci.yml',
		},
		{
			why: 'single quotes in a script of GitLab',
			before: "a:\n  script:\n    - pay '§'\n",
			after: { refused: 'notUnderstood' },
			path: '.gitlab-ci.yml',
		},
	],
});

/** Lines of a workflow in which a secret may be read, and where not even its name is known. */
const job = 'on: push\njobs:\n  a:\n';

references({
	language: 'GitHub Actions',
	path: '.github/workflows/ci.yml',
	check: yaml,
	cases: [
		...[
			'env:\n  KEY: ',
			`${job}    env:\n      KEY: `,
			`${job}    container:\n      env:\n        KEY: `,
			`${job}    container:\n      credentials:\n        password: `,
			`${job}    services:\n      db:\n        image: x\n        env:\n          KEY: `,
			`${job}    services:\n      db:\n        credentials:\n          password: `,
			`${job}    secrets:\n      key: `,
			`${job}    steps:\n    - uses: x\n      with:\n        key: `,
			`${job}    steps:\n      - name: `,
			`${job}    steps:\n      - run: pay `,
			`${job}    steps:\n      - id: a\n        env:\n          # it's\n          KEY: `,
			`${job}    steps:\n      - run: |\n          it's\n          if: { name: `,
		].map(before => ({
			why: before,
			before: `${before}§\n`,
			after: `${before}\${{ secrets.YATIVO_API_KEY }}\n`,
		})),
		...[
			'name: ',
			'run-name: ',
			'concurrency: ',
			'concurrency:\n  group: ',
			'on:\n  workflow_call:\n    inputs:\n      key:\n        default: ',
			`${job}    if: `,
			`${job}    name: `,
			`${job}    runs-on: `,
			`${job}    with:\n      key: `,
			`${job}    strategy:\n      matrix:\n        key:\n          - `,
			`${job}    container:\n      image: `,
			`${job}    services:\n      db:\n        image: `,
			`${job}    environment:\n      url: `,
			`${job}    steps:\n      - if: `,
			`${job}    steps:\n      - uses: `,
			`${job}    steps:\n      - shell: `,
		].map(before => ({ why: before, before: `${before}§\n`, after: { refused: 'constant' } as const })),
		{
			why: 'a matrix in braces',
			before: `${job}    strategy: { matrix: { key: [§] } }\n`,
			after: { refused: 'constant' },
		},
		{
			why: 'braces',
			before: 'env: { A: 1, KEY: § }\n',
			after: 'env: { A: 1, KEY: "${{ secrets.YATIVO_API_KEY }}" }\n',
		},
		{
			why: 'a command of a composite action',
			before: 'runs:\n  using: composite\n  steps:\n    - run: pay §\n',
			after: { refused: 'noReferences' },
			path: '.github/actions/pay/action.yml',
		},
		{
			why: 'an action at the top of its repository',
			before: 'runs:\n  using: composite\n  steps:\n    - run: pay §\n',
			after: { refused: 'noReferences' },
			path: 'action.yaml',
		},
	],
});

references({
	language: 'Azure Pipelines',
	path: 'azure-pipelines.yml',
	check: yaml,
	isFound: false,
	cases: [{ why: 'a variable', before: 'key: §\n', after: 'key: $(YATIVO_API_KEY)\n' }],
});

const declaration = 'variable "yativo_api_key" {\n  type      = string\n  sensitive = true\n}\n';

const terraform = { reads: 'TF_VAR_yativo_api_key' };

references({
	language: 'Terraform',
	path: 'main.tf',
	cases: [
		{
			why: 'an argument',
			before: 'provider "a" {\n  key = "§"\n}\n',
			after: `provider "a" {\n  key = var.yativo_api_key\n}\n\n${declaration}`,
			...terraform,
		},
		{
			why: 'a declared variable',
			before: `${declaration}a = "Bearer § \${b["c"]}"\n`,
			after: `${declaration}a = "Bearer \${var.yativo_api_key} \${b["c"]}"\n`,
			...terraform,
		},
		{
			why: 'a variable that another file declares',
			before: 'provider "a" {\n  key = "§"\n}\n',
			after: 'provider "a" {\n  key = var.yativo_api_key\n}\n',
			hints: { declared: ['a', 'yativo_api_key'] },
			...terraform,
		},
		{
			why: 'a name that is one of Terraform already',
			before: `${declaration}a = "§"\n`,
			after: `${declaration}a = var.yativo_api_key\n`,
			name: 'TF_VAR_yativo_api_key',
			...terraform,
		},
		{
			why: 'a heredoc',
			before: `${declaration}a = <<-EOT\n  it's "§"\nEOT\n`,
			after: `${declaration}a = <<-EOT\n  it's "\${var.yativo_api_key}"\nEOT\n`,
			...terraform,
		},
		{
			why: 'an object and a list',
			before: `${declaration}locals {\n  a = { b = [f("x"), "§"] } # {\n}\n`,
			after: `${declaration}locals {\n  a = { b = [f("x"), var.yativo_api_key] } # {\n}\n`,
			...terraform,
		},
		{
			why: 'a condition of a lifecycle',
			before: `${declaration}resource "a" "b" {\n  lifecycle {\n    precondition {\n      condition = a.b != "§"\n    }\n  }\n}\n`,
			after: `${declaration}resource "a" "b" {\n  lifecycle {\n    precondition {\n      condition = a.b != var.yativo_api_key\n    }\n  }\n}\n`,
			...terraform,
		},
		{
			why: 'the default of a variable',
			before: 'variable "key" {\n  default = "§"\n}\n',
			after: 'variable "key" {\n  sensitive = true\n}\n',
			reads: 'TF_VAR_key',
		},
		{
			why: 'the default of a variable on one line',
			before: 'variable "key" { default = "§" }\nvariable "b" {\n  sensitive = true\n}\n',
			after: 'variable "key" { sensitive = true }\nvariable "b" {\n  sensitive = true\n}\n',
			reads: 'TF_VAR_key',
		},
		{
			why: 'the default of a sensitive variable',
			before: 'variable "key" {\n  sensitive = true\n  default   = "§"\n}\n',
			after: 'variable "key" {\n  sensitive = true\n}\n',
			reads: 'TF_VAR_key',
		},
		{
			why: 'the default of a variable with conditions',
			before:
				'variable "key" {\n  validation {\n    condition = f({ a = var.key })\n  }\n  default = "§" # {\n  validation {\n    condition = true\n  }\n  sensitive = true\n}\n',
			after:
				'variable "key" {\n  validation {\n    condition = f({ a = var.key })\n  }\n # {\n  validation {\n    condition = true\n  }\n  sensitive = true\n}\n',
			reads: 'TF_VAR_key',
		},
		...[
			'variable "k" {\n  default = { a = "§" }\n}',
			'variable "k" {\n  default = {\n    a = "§"\n  }\n}',
			'variable "k" {\n  default = ["§"]\n}',
			'variable "k" {\n  default = "x§"\n}',
			'variable "k" {\n  default = "§" == "a"\n}',
			'variable "k" {\n  default = <<A\n§\nA\n}',
			'variable "my-key" {\n  default = "§"\n}',
			'variable "k" {\n  description = "§"\n}',
			'variable "k" {\n  validation {\n    condition = var.k != "§"\n  }\n}',
			'output "k" {\n  description = "§"\n  value = 1\n}',
			'module "a" {\n  source = "https://§@x/y"\n}',
			'module "a" {\n  version = "§"\n}',
			'terraform {\n  backend "http" {\n    password = "§"\n  }\n}',
			'terraform {\n  backend "http" {\n    headers = { a = "§" }\n  }\n}',
			'terraform {\n  required_providers {\n    a = { source = "§" }\n  }\n}',
			'resource "a" "b" {\n  lifecycle {\n    ignore_changes = [tags["§"]]\n  }\n}',
			'resource "a" "b" {\n  for_each = toset(["§"])\n}',
			'resource "a" "b" {\n  depends_on = ["§"]\n}',
		].map(before => ({ why: before, before: `${before}\n`, after: { refused: 'constant' } as const })),
		{ why: 'values of variables', before: 'key = "§"\n', after: { refused: 'noReferences' }, path: 'prod.tfvars' },
		{ why: 'a comment', before: "// it's §\n", after: { refused: 'comment' } },
	],
});

references({
	language: 'other files of HCL',
	path: 'live/terragrunt.hcl',
	languageId: 'hcl',
	cases: [
		{
			why: 'an input of Terragrunt',
			before: 'inputs = {\n  key = "§"\n}\n',
			after: 'inputs = {\n  key = get_env("YATIVO_API_KEY")\n}\n',
		},
		{
			why: 'a longer text of Terragrunt',
			before: 'terraform {\n  source = "https://§@x/y"\n}\n',
			after: 'terraform {\n  source = "https://${get_env("YATIVO_API_KEY")}@x/y"\n}\n',
			path: 'live/root.hcl',
		},
		{
			why: 'Packer',
			before: 'source "a" "b" {\n  key = "§"\n}\n',
			after: { refused: 'noReferences' },
			path: 'image.pkr.hcl',
		},
		{ why: 'Vault', before: 'key = "§"\n', after: { refused: 'noReferences' }, path: 'vault.hcl' },
	],
});

references({
	language: 'Terraform in JSON',
	path: 'main.tf.json',
	languageId: 'terraform',
	cases: [{ why: 'an argument', before: '{"locals": {"a": "§"}}', after: { refused: 'noReferences' } }],
});

references({
	language: 'HTTP files',
	path: 'pay.http',
	cases: [
		{
			why: 'a header',
			before: 'GET https://x\nX-API-Key: §\n',
			after: 'GET https://x\nX-API-Key: {{$processEnv YATIVO_API_KEY}}\n',
		},
		{
			why: 'a body',
			before: 'POST https://x\n\n{"it\'s": "§"}\n',
			after: 'POST https://x\n\n{"it\'s": "{{$processEnv YATIVO_API_KEY}}"}\n',
		},
		{ why: 'a variable', before: '@key = §\n', after: '@key = {{$processEnv YATIVO_API_KEY}}\n' },
		{ why: 'a comment', before: '# §\n', after: { refused: 'comment' } },
	],
});

references({
	language: 'dotenv files and others',
	path: '.env.example',
	isFound: false,
	cases: [
		{
			why: 'a value',
			before: 'A=1\nYATIVO_API_KEY=§ # x\n',
			after: 'A=1\nYATIVO_API_KEY= # x\n',
			reads: 'YATIVO_API_KEY',
		},
		{
			why: 'a value in quotes, under another name',
			before: 'export MY_YATIVO_KEY="§"\n',
			after: 'export MY_YATIVO_KEY=\n',
			reads: 'MY_YATIVO_KEY',
		},
		{ why: 'a value under a name that nothing can serve', before: 'pay.key=§\n', after: 'pay.key=\n' },
		{ why: 'a part of a value', before: 'URL="https://§@x"\n', after: 'URL="https://${YATIVO_API_KEY}@x"\n' },
		{
			why: 'a part of a value that is not expanded',
			before: "URL='https://§@x'\n",
			after: { refused: 'notUnderstood' },
		},
		{ why: 'a comment', before: '# A=§\n', after: { refused: 'comment' } },
		{
			why: "Spring's properties",
			before: 'a.key=§\n',
			after: 'a.key=${YATIVO_API_KEY}\n',
			path: 'src/main/resources/application.properties',
		},
		{ why: 'other properties', before: 'a.key=§\n', after: { refused: 'noReferences' }, path: 'gradle.properties' },
		{ why: 'JSON', before: '{"key": "§"}', after: { refused: 'noReferences' }, path: 'a.json' },
		{ why: 'Markdown', before: '`§`', after: { refused: 'noReferences' }, path: 'README.md' },
		{ why: 'HTML', before: '<p>§</p>', after: { refused: 'noReferences' }, path: 'index.html' },
		{ why: 'plain text', before: '§', after: { refused: 'noReferences' }, path: 'notes' },
	],
});
