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
	language: 'YAML',
	path: 'config.yml',
	check: yaml,
	cases: [
		{ why: 'a plain value', before: "a: it's\nkey: §\n", after: "a: it's\nkey: ${YATIVO_API_KEY}\n" },
		{ why: 'double quotes', before: 'key: "§" # x\n', after: 'key: "${YATIVO_API_KEY}" # x\n' },
		{ why: 'a value in braces', before: 'a: { key: §, b: 1 }\n', after: 'a: { key: "${YATIVO_API_KEY}", b: 1 }\n' },
		{ why: 'a part of a value in braces', before: 'a: [Bearer §, b]\n', after: 'a: ["Bearer ${YATIVO_API_KEY}", b]\n' },
		{
			why: 'Compose',
			before: 'services:\n  a:\n    environment:\n      - KEY=§\n',
			after: 'services:\n  a:\n    environment:\n      - KEY=${YATIVO_API_KEY}\n',
			path: 'compose.yaml',
		},
		{
			why: 'GitHub Actions',
			before: 'jobs:\n  a:\n    env:\n      KEY: §\n',
			after: 'jobs:\n  a:\n    env:\n      KEY: ${{ secrets.YATIVO_API_KEY }}\n',
			path: '.github/workflows/ci.yml',
		},
		{
			why: 'a command in GitHub Actions',
			before: 'run: |\n  it\'s\n  curl -H "X-API-Key: §"\n',
			after: 'run: |\n  it\'s\n  curl -H "X-API-Key: ${{ secrets.YATIVO_API_KEY }}"\n',
			path: '.github/workflows/ci.yml',
		},
		{
			why: 'braces in GitHub Actions',
			before: 'env: { KEY: § }\n',
			after: 'env: { KEY: "${{ secrets.YATIVO_API_KEY }}" }\n',
			path: '.github/workflows/ci.yml',
		},
		{ why: 'Serverless', before: 'key: §\n', after: 'key: ${env:YATIVO_API_KEY}\n', path: 'serverless.yml' },
		{ why: 'Kubernetes', before: 'apiVersion: v1\nkind: Pod\nvalue: §\n', after: { refused: 'noReferences' } },
		{ why: 'OpenAPI', before: 'openapi: 3.1.0\nexample: §\n', after: { refused: 'noReferences' } },
		{ why: 'a comment', before: "key: a # it's §\n", after: { refused: 'comment' } },
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

references({
	language: 'Terraform',
	path: 'main.tf',
	isFound: false,
	cases: [
		{
			why: 'an argument',
			before: 'provider "a" {\n  key = "§"\n}\n',
			after: `provider "a" {\n  key = var.yativo_api_key\n}\n\n${declaration}`,
		},
		{
			why: 'a declared variable',
			before: `${declaration}a = "Bearer § \${b["c"]}"\n`,
			after: `${declaration}a = "Bearer \${var.yativo_api_key} \${b["c"]}"\n`,
		},
		{
			why: 'a heredoc',
			before: `${declaration}a = <<-EOT\n  it's "§"\nEOT\n`,
			after: `${declaration}a = <<-EOT\n  it's "\${var.yativo_api_key}"\nEOT\n`,
		},
		{
			why: 'the default of a variable',
			before: 'variable "key" {\n  default = "§"\n}\n',
			after: 'variable "key" {\n  sensitive = true\n}\n',
		},
		{
			why: 'the default of a sensitive variable',
			before: 'variable "key" {\n  sensitive = true\n  default   = "§"\n}\n',
			after: 'variable "key" {\n  sensitive = true\n}\n',
		},
		{
			why: 'a backend',
			before: 'terraform {\n  backend "http" {\n    password = "§"\n  }\n}\n',
			after: { refused: 'constant' },
		},
		{ why: 'values of variables', before: 'key = "§"\n', after: { refused: 'noReferences' }, path: 'prod.tfvars' },
		{ why: 'a comment', before: "// it's §\n", after: { refused: 'comment' } },
	],
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
		{ why: 'a value', before: 'A=1\nYATIVO_API_KEY=§ # x\n', after: 'A=1\nYATIVO_API_KEY= # x\n' },
		{ why: 'a value in quotes', before: 'export YATIVO_API_KEY="§"\n', after: 'export YATIVO_API_KEY=\n' },
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
