const harmlessWords = new Set(
  '~ true false yes no on off y n none null nil undefined enabled disabled required optional always never auto'.split(
    ' ',
  ),
);

/** Forms of values that say where a secret is, instead of what it is. */
const references = [
  /^\$\([A-Za-z_][\w.-]*\)$/, // Kubernetes: $(NAME)
  /^\$\{[^}]*\}$|^\$\{\{[^}]*\}\}$/, // shell, GitHub: ${NAME}, ${{ secrets.NAME }}
  /^\$[A-Za-z_]\w*$|^%[A-Za-z_]\w*%$|^%\([A-Za-z_]\w*\)s$/, // shell, Windows, Python
  /^\{\{.*\}\}$/s, // templates: {{ env_var('NAME') }}, {{ .password }}
  /^<[^<>]*>$|^\{[^{}]*\}$/, // <placeholder>, {placeholder}
  /^\*+$|^x{3,}$|(\.{3}|…)$/i, // masks, and texts that are cut short
  /^(env|file|secret_ref|secretref|vault|ssm|awssm|awsps|gcpsm|azurekv|op|ref\+[a-z0-9]+|sops):/i,
  /^arn:aws[a-z-]*:(secretsmanager|ssm|kms):/,
  /^projects\/[^/]+\/secrets\//,
  /^(os\.environ|os\.getenv|process\.env|env\.|ENV\[|getenv)/, // code
];

/** True for a text that is a value of its own: not empty, not a switch, and no reference to something elsewhere. */
export function isLiteralValue(text: string): boolean {
  const value = text.trim();
  if (value === '' || harmlessWords.has(value.toLowerCase())) return false;
  return !isFilePath(value) && !references.some((form) => form.test(value));
}

/** True for what could be the name of a Kubernetes object: `dagster-postgresql-secret`. */
export function isObjectName(text: string): boolean {
  return text.length <= 253 && /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(text);
}

/** True for what is most likely the name of a Secret object: `orders-credentials`. */
export function namesSecretObject(text: string): boolean {
  return isObjectName(text) && /[a-z0-9]-(secrets?|credentials?|creds|tokens?|passwords?|keys?|tls)$/.test(text);
}

function isFilePath(value: string): boolean {
  return /^(\/|\.{1,2}\/|~\/|file:\/\/)[\w./@~ -]*$/.test(value) && value.includes('/', 1);
}
