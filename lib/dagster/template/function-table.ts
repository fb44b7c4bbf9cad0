/** A function of templates: its arguments in, its result out. */
export type TemplateFunction = (args: readonly unknown[]) => unknown;

/** Functions by name. */
export type TemplateFunctions = Readonly<Record<string, TemplateFunction>>;
